import FoundationEssentials

/// Keeps how far the watches of dates are. Every method that writes is one transaction.
public protocol DatedMonitorStore: Sendable {
  /// Those at whom a look is due: the watch is new, something else is known of the customer, the policy changed, or the
  /// next step's time has come; not before their time to retry.
  /// - Parameters:
  ///   - settings: what moments are reckoned with now.
  ///   - checks: those that prove anew what the kind watches.
  ///   - now: by the clock of the mode.
  ///   - real: the time by which a look is tried again.
  ///   - limit: most that are read, at least 1.
  func due(
    _ kind: MonitorKind, under settings: String, provedBy checks: [CheckType], in realm: Realm, at now: Date,
    real: Date, limit: Int
  ) async throws(StoreError) -> [DatedCustomer]
  /// Records what a look came to: how far the watch is, and with a step its alert, event, metered event, and the lapse
  /// of the standing, all or nothing. Nothing is recorded where anything
  /// happened to the watch since the look read it.
  /// - Parameter real: when it is recorded.
  /// - Returns: false where nothing was recorded; the look is due still, or somebody else took it.
  func record(_ look: DatedLook, of customer: DatedCustomer, in realm: Realm, at real: Date)
    async throws(StoreError) -> Bool
  /// Puts off a look that could not be taken.
  func putOff(_ monitor: MonitorID, in realm: Realm, until retry: Date) async throws(StoreError)
  /// Forgets what is due for a kind that the policy does not ask for; once it does again, all of it is reckoned anew,
  /// and what was done is not done again.
  func pause(_ kind: MonitorKind, in realm: Realm) async throws(StoreError)
}

/// The clock by which the watches of a tenant's test mode run.
public protocol TestClocks: Sendable {
  /// The time that the clock stands at; nil where none was set: test mode runs by the time there is.
  func now(of tenant: TenantID) async throws(StoreError) -> Date?
  /// Moves the clock on; it stands still from then on.
  /// - Throws: ``StoreError/stale`` for a time that lies before the one that it stands at.
  func move(_ tenant: TenantID, to now: Date, by actor: Actor, at real: Date) async throws(StoreError)
  /// Gives the clock up.
  func remove(_ tenant: TenantID, by actor: Actor, at real: Date) async throws(StoreError)
}
