/// How many leaves a tree has, and its root: all that a checkpoint says of it.
public struct TreeHead: Sendable, Hashable {
  /// Leaves, from 0.
  public let size: Int64
  /// Merkle tree hash over all of them (RFC 6962, section 2.1).
  public let root: TreeHash

  /// A tree's head.
  public init(size: Int64, root: TreeHash) {
    self.size = size
    self.root = root
  }

  /// A tree without leaves.
  public static let empty = TreeHead(size: 0, root: MerkleHashing.emptyRoot)
}
