/// What is shown of logs, in forms that tools of others read (DESIGN §7). A log is a tenant's, or the operator's
/// (``Identifier/installation``).
public protocol ProofArchive: Sendable {
  /// A checkpoint, a signed note (C2SP tlog-checkpoint) with the cosignatures that witnesses have given it.
  /// - Throws: ``StoreError/notFound`` where there is none such.
  func checkpoint(of log: TenantID, _ choice: CheckpointChoice) async throws(StoreError) -> [UInt8]

  /// A tile or a bundle of entries (C2SP tlog-tiles).
  /// - Parameter path: below the log's prefix, such as `tile/0/x001/067.p/5`.
  /// - Throws: ``StoreError/notFound`` for a path of another form, and a tile that the tree does not have.
  func tile(_ path: String, of log: TenantID) async throws(StoreError) -> [UInt8]

  /// A proof file that a leaf stands at an index, from 0; without what opens it.
  /// - Parameter index: the newest leaf's where nil.
  /// - Throws: ``StoreError/notFound`` beyond the newest checkpoint.
  func inclusion(of index: Int64?, in log: TenantID) async throws(StoreError) -> JSON

  /// The proof that the newest tree continues the one of `size` leaves (RFC 6962, section 2.1.2).
  /// - Throws: ``StoreError/notFound`` beyond the newest checkpoint.
  func consistency(from size: Int64, in log: TenantID) async throws(StoreError) -> ConsistencyView

  /// The proof file of the newest decision on a verification.
  /// - Parameter global: the checkpoint of the operator's log that the proof leads to.
  /// - Throws: ``StoreError/notFound``; ``StoreError/notAllowed(_:)`` with `notProven` before it is decided and
  ///   sequenced.
  func proof(
    of verification: VerificationID, in realm: Realm, global: CheckpointChoice
  ) async throws(StoreError) -> JSON

  /// The proof file of all reasons of the newest decision on a verification, also of those for compliance alone.
  /// - Parameter global: the checkpoint of the operator's log that the proof leads to.
  /// - Throws: as ``proof(of:in:global:)``; `notProven` for a decision from before they had a leaf, too.
  func proof(
    ofReasonsOf verification: VerificationID, in realm: Realm, global: CheckpointChoice
  ) async throws(StoreError) -> JSON

  /// The proof file of a usage event.
  /// - Parameter global: the checkpoint of the operator's log that the proof leads to.
  /// - Throws: ``StoreError/notFound``; ``StoreError/notAllowed(_:)`` with `notProven` before it is sequenced.
  func proof(of usage: UsageID, in realm: Realm, global: CheckpointChoice) async throws(StoreError) -> JSON

  /// The log's public keys, oldest first.
  func keys(of log: TenantID) async throws(StoreError) -> [LogKeyView]
}

/// Which checkpoint of a log is meant.
public enum CheckpointChoice: Sendable, Hashable {
  /// The newest.
  case newest
  /// The newest that at least so many witnesses have cosigned, from 1.
  case witnessed(by: Int)
  /// The one of a tree of so many leaves, such as one that is anchored.
  case sized(Int64)
}

/// That a log only grew.
public struct ConsistencyView: Sendable, Hashable {
  /// Leaves of the earlier tree.
  public let from: Int64
  /// Its root, base64.
  public let root: String
  /// The proof's hashes, base64.
  public let path: [String]
  /// The newest checkpoint, a signed note.
  public let checkpoint: String

  /// A proof.
  public init(from: Int64, root: String, path: [String], checkpoint: String) {
    self.from = from
    self.root = root
    self.path = path
    self.checkpoint = checkpoint
  }
}

/// A public key of a log and the trees that it signs.
public struct LogKeyView: Sendable, Hashable {
  /// `<name>+<key ID>+<base64>` (C2SP signed-note).
  public let verifier: String
  /// Sizes of the trees that it signs.
  public let sizes: ClosedRange<Int64>

  /// A key.
  public init(verifier: String, sizes: ClosedRange<Int64>) {
    self.verifier = verifier
    self.sizes = sizes
  }

  /// The key as a line of a file of trusted keys: whose log's it is (`log` for a tenant's, `global` for the
  /// operator's), the key, and the sizes, the last one left out where it has no end.
  public func line(of role: String) -> String {
    "\(role) \(verifier) \(sizes.lowerBound)" + (sizes.upperBound == .max ? "" : " \(sizes.upperBound)")
  }
}
