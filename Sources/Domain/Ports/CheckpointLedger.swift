import FoundationEssentials

/// The newest checkpoint of each log that was shown to the world, kept outside the database: after a restore or a
/// failover the database may be older, and must not sign another history than the one that was seen (DESIGN §7).
public protocol CheckpointLedger: Sendable {
  /// The signed note that was kept last; nil before the first.
  /// - Throws: ``StoreError/unavailable`` where it cannot be read: nothing is signed then.
  func newest(of log: TenantID) async throws(StoreError) -> [UInt8]?

  /// Keeps a note in place of one of a smaller tree, durably, whoever else does so at the same time; where a tree as
  /// great is kept, nothing changes.
  /// - Throws: ``StoreError/unavailable``; ``StoreError/damaged`` where what is kept, or the note, is no checkpoint.
  func keep(_ note: [UInt8], of log: TenantID) async throws(StoreError)

  /// Takes a note, or that there is none, for what was shown, whatever was kept before: an operator's word that the
  /// database is right.
  /// - Throws: ``StoreError/unavailable``
  func adopt(_ note: [UInt8]?, of log: TenantID, at now: Date) async throws(StoreError)
}
