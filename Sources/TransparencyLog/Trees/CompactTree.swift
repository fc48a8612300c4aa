/// A tree that only grows, kept as the roots of its perfect subtrees: at most 63 hashes, whatever its size.
///
/// Appending costs one node's hash a leaf on average; the root costs one a subtree.
public struct CompactTree: Sendable, Hashable {
  /// Leaves, from 0.
  public private(set) var size: Int64
  /// Roots of the perfect subtrees from the left, one for each set bit of `size` (greatest first).
  private var roots: [TreeHash]

  /// A tree without leaves.
  public init() {
    size = 0
    roots = []
  }

  /// A tree of a known right border.
  /// - Precondition: a root for each set bit of `size`, greatest first.
  init(size: Int64, roots: [TreeHash]) {
    self.size = size
    self.roots = roots
  }

  /// Size and root (RFC 6962, section 2.1).
  public var head: TreeHead { TreeHead(size: size, root: MerkleHashing.fold(roots)) }

  /// Appends the hash of one leaf (``MerkleHashing/leaf(_:)``).
  public mutating func append(_ leaf: TreeHash) { append(leaf) { _, _ in } }

  /// Appends the hash of one leaf and tells of each perfect subtree that it completes, from the leaf up.
  mutating func append(_ leaf: TreeHash, completed: (_ level: Int, _ root: TreeHash) -> Void) {
    var (hash, level) = (leaf, 0)
    completed(0, leaf)
    // Each low set bit of the size is a subtree as high as the one just completed.
    while size >> Int64(level) & 1 == 1, let left = roots.popLast() {
      hash = MerkleHashing.node(left, hash)
      level += 1
      completed(level, hash)
    }
    roots.append(hash)
    size += 1
  }
}
