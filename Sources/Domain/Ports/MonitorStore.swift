import FoundationEssentials

/// Keeps who is watched, and how far. Every method that writes is one transaction.
public protocol MonitorStore: Sendable {
  /// Ends the watch over whoever is no longer verified, and begins it for up to `limit` who are and are not watched, or
  /// of whom something else is known since.
  /// - Returns: those for whom it began, with what a screening looks for.
  func settle(_ kind: MonitorKind, in realm: Realm, at now: Date, limit: Int)
    async throws(StoreError) -> [WatchedCustomer]
  /// The watched, in the order of their monitors.
  /// - Parameters:
  ///   - after: reads those that follow.
  ///   - limit: most that are read, at least 1.
  func watched(_ kind: MonitorKind, in realm: Realm, after: MonitorID?, limit: Int)
    async throws(StoreError) -> [WatchedCustomer]
  /// Versions of lists up to which the watched were screened.
  func marks(in realm: Realm) async throws(StoreError) -> [ListMark]
  /// Puts marks in the place of those there are.
  func mark(_ marks: [ListMark], in realm: Realm, at now: Date) async throws(StoreError)
  /// Ties a verification that an alert began to its monitor; nothing where it is tied already.
  func tie(_ verification: VerificationID, to monitor: MonitorID, in realm: Realm, at now: Date)
    async throws(StoreError)
  /// Monitors in the order of their identifiers.
  /// - Parameters:
  ///   - applicant: only of this one; nil for all.
  ///   - after: reads those that follow.
  ///   - limit: most that are read, at least 1.
  func monitors(of applicant: ApplicantID?, in realm: Realm, after: MonitorID?, limit: Int)
    async throws(StoreError) -> [Monitor]
}
