import FoundationEssentials

/// Keeps screenings of names without a verification, runs without a match included.
public protocol ScreeningRegister: Sendable {
  /// Records a run with its usage event, both or neither.
  /// - Throws: ``StoreError/replay(resource:)`` or ``StoreError/idempotencyKeyReused`` for a known key;
  ///   ``StoreError/notAllowed(_:)`` with `spendCap` where the period's cap leaves no room.
  func record(_ run: ScreeningRun, within cap: SpendCap?, by actor: Actor) async throws(StoreError)
  /// A run as it was recorded.
  /// - Throws: ``StoreError/notAllowed(_:)`` with `erased` once its time was over.
  func run(_ id: ScreeningID, in realm: Realm) async throws(StoreError) -> ScreeningRun
  /// Destroys the keys of what was run at `end` or before, in either mode, and what they sealed, the oldest first; that
  /// and when something was screened, and what it cost, stays. Each is one entry of the audit log.
  /// - Parameter limit: most that go at once, all or none of them.
  /// - Returns: how many went; `limit` where there may be more.
  func erase(runBy end: Date, of tenant: TenantID, by actor: Actor, at now: Date, limit: Int)
    async throws(StoreError) -> Int
}

/// A screening of a name without a verification. Personal data: its report is sealed at rest.
public struct ScreeningRun: Sendable {
  /// Its identifier.
  public let id: ScreeningID
  /// The tenant and mode.
  public let realm: Realm
  /// What was found.
  public let report: CheckReport
  /// What it costs.
  public let usage: UsageEvent
  /// When it was run.
  public let at: Date

  /// A run.
  public init(id: ScreeningID, realm: Realm, report: CheckReport, usage: UsageEvent, at: Date) {
    self.id = id
    self.realm = realm
    self.report = report
    self.usage = usage
    self.at = at
  }
}
