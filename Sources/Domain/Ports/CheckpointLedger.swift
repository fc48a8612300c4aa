/// The newest checkpoint of each log that was shown to the world, kept outside the database: after a restore or a
/// failover the database may be older, and must not sign another history than the one that was seen (DESIGN §7).
public protocol CheckpointLedger: Sendable {
  /// The signed note that was kept last; nil before the first.
  /// - Throws: ``StoreError/unavailable`` where it cannot be read: nothing is signed then.
  func newest(of log: TenantID) async throws(StoreError) -> [UInt8]?

  /// Keeps a note in place of the one before, durably.
  /// - Throws: ``StoreError/unavailable``
  func keep(_ note: [UInt8], of log: TenantID) async throws(StoreError)
}
