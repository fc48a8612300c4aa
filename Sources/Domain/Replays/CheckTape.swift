import Synchronization

/// What others told a check while it ran: written down, so that a replay is told the same and asks nobody again. Each
/// teller has a name and speaks once a run. Personal data: sealed at rest.
public final class CheckTape: Sendable {
  private let told: Mutex<[JSON.Member]>
  /// True where a replay is told what was written down.
  public let isPlayed: Bool

  /// An empty tape, to be written.
  public init() {
    told = Mutex([])
    isPlayed = false
  }

  /// A tape that was written, to be played.
  public init(playing json: JSON) {
    told = Mutex(json.members ?? [])
    isPlayed = true
  }

  /// The stored form.
  public var json: JSON { .object(told.withLock { $0 }) }

  /// What a teller said; nil where it said nothing.
  public subscript(name: String) -> JSON? { told.withLock { $0.first { $0.name == name }?.value } }

  /// Writes down what a teller said; what it said before in the same run is replaced.
  public func note(_ name: String, _ value: JSON) {
    told.withLock { told in
      told.removeAll { $0.name == name }
      told.append(JSON.Member(name, value))
    }
  }
}

/// What a tape holds beside what others told.
extension CheckTape {
  /// Digest of the program that judged.
  public static let build = "build"
  /// The day in UTC.
  public static let day = "day"
  /// What the check that this one follows read, as ``CheckWork/document``.
  public static let document = "document"
  /// Verifications of others that showed the same document while the check ran, as they were taken into its result.
  public static let late = "late"
}
