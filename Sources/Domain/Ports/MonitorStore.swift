import FoundationEssentials

/// Keeps who is watched, and how far: whoever is verified, from the decision on. Every method that writes is one
/// transaction.
public protocol MonitorStore: Sendable {
  /// Those at whom a look is due: the watch is new, the record changed, a list did, or nobody decided what an alert
  /// began; not before their time to retry.
  /// - Parameter limit: most that are read, at least 1.
  func due(_ kind: MonitorKind, in realm: Realm, at now: Date, limit: Int) async throws(StoreError) -> [WatchedCustomer]
  /// Records that a customer was looked at as it was read, with the verification that an alert began, if one did.
  func looked(at customer: WatchedCustomer, alerting verification: VerificationID?, in realm: Realm, at now: Date)
    async throws(StoreError)
  /// Puts off a look that could not be taken.
  func putOff(_ monitor: MonitorID, in realm: Realm, until retry: Date) async throws(StoreError)
  /// The watched, in the order of their monitors.
  /// - Parameters:
  ///   - after: reads those that follow.
  ///   - limit: most that are read, at least 1.
  /// - Returns: a page, and where the next one goes on; nil behind the last.
  func watched(_ kind: MonitorKind, in realm: Realm, after: MonitorID?, limit: Int)
    async throws(StoreError) -> (customers: [WatchedCustomer], next: MonitorID?)
  /// Versions of lists up to which the watched were looked at, or are due.
  func marks(in realm: Realm) async throws(StoreError) -> [ListMark]
  /// Puts marks in the place of those there are, and makes a look due at whoever what changed may mean: both or
  /// neither.
  func mark(_ marks: [ListMark], due monitors: [MonitorID], in realm: Realm, at now: Date) async throws(StoreError)
  /// Monitors in the order of their identifiers.
  /// - Parameters:
  ///   - applicant: only of this one; nil for all.
  ///   - after: reads those that follow.
  ///   - limit: most that are read, at least 1.
  func monitors(of applicant: ApplicantID?, in realm: Realm, after: MonitorID?, limit: Int)
    async throws(StoreError) -> [Monitor]
}
