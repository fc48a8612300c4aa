import Domain
import TransparencyLog

/// What a round did to one log.
public struct LogRound: Sendable, Hashable {
  /// How it ended.
  public enum Result: Sendable, Hashable {
    /// Nothing was to be done, as where another server was faster.
    case idle
    /// A checkpoint of this size was signed.
    case signed(size: Int64)
    /// No witness has said yet what it has seen: nothing was signed.
    case awaited
    /// The stored tree does not continue the one that was shown: nothing was signed, and nothing will be before
    /// somebody has looked.
    case refused(SigningRefusal)
    /// It could not be done now.
    case failed(StoreError)
  }

  /// Whose log.
  public let log: TenantID
  /// How it ended.
  public let result: Result
}
