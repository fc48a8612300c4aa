import FoundationEssentials

/// Keeps screenings of names without a verification, runs without a match included.
public protocol ScreeningRegister: Sendable {
  /// Records a run with its usage event, both or neither.
  /// - Throws: ``StoreError/replay(resource:)`` or ``StoreError/idempotencyKeyReused`` for a known key;
  ///   ``StoreError/notAllowed(_:)`` with `spendCap` where the period's cap leaves no room.
  func record(_ run: ScreeningRun, within cap: SpendCap?, by actor: Actor) async throws(StoreError)
  /// A run as it was recorded.
  func run(_ id: ScreeningID, in realm: Realm) async throws(StoreError) -> ScreeningRun
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
