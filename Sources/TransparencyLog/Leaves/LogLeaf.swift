import Crypto

/// An entry of a log: one byte for its kind, then 32 that tell nothing by themselves.
public enum LogLeaf: Sendable, Hashable {
  /// In a tenant's log: a commitment to a record.
  case record(LeafCommitment)
  /// In the global log: SHA-256 of a tenant's checkpoint text. Its root cannot be guessed, so the global log tells
  /// outsiders neither tenants nor how much they do; whoever has the checkpoint finds it there.
  case checkpoint(digest: TreeHash)

  private static let recordByte: UInt8 = 0x01
  private static let checkpointByte: UInt8 = 0x02

  /// The leaf of a tenant's checkpoint in the global log. Signatures do not matter, so that keys may change and
  /// witnesses be added later.
  public init(_ checkpoint: Checkpoint) {
    self = .checkpoint(digest: TreeHash(SHA256.hash(data: Array(checkpoint.text.utf8))))
  }

  /// Reads an entry; nil where its kind is not known or its length is another.
  public init?(entry: [UInt8]) {
    let rest = Array(entry.dropFirst())
    switch entry.first {
    case Self.recordByte:
      guard let commitment = LeafCommitment(bytes: rest) else { return nil }
      self = .record(commitment)
    case Self.checkpointByte:
      guard let digest = TreeHash(rest) else { return nil }
      self = .checkpoint(digest: digest)
    default: return nil
    }
  }

  /// Reads an entry in base64 (RFC 4648, section 4); nil as ``init(entry:)``.
  public init?(base64 text: some StringProtocol) {
    guard let bytes = Base64.bytes(of: text) else { return nil }
    self.init(entry: bytes)
  }

  /// The entry's 33 bytes, as bundles hold them.
  public var entry: [UInt8] {
    switch self {
    case .record(let commitment): [Self.recordByte] + commitment.bytes
    case .checkpoint(let digest): [Self.checkpointByte] + digest.bytes
    }
  }

  /// The entry in base64, as proof files write it.
  public var base64: String { Base64.text(of: entry) }

  /// The entry's hash in the tree.
  public var hash: TreeHash { MerkleHashing.leaf(entry) }
}
