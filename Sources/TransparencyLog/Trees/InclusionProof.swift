/// The audit path of one leaf: the hashes that lead from it to a root (RFC 6962, section 2.1.1).
public struct InclusionProof: Sendable, Hashable {
  /// The leaf's position, from 0.
  public let index: Int64
  /// Leaves of the tree that it leads into.
  public let size: Int64
  /// Siblings from the leaf up; at most 63.
  public let path: [TreeHash]

  /// A proof as somebody gave it; ``leads(from:to:)`` says whether it is one.
  public init(index: Int64, size: Int64, path: [TreeHash]) {
    self.index = index
    self.size = size
    self.path = path
  }

  /// Whether the leaf stands at the index of the tree with this root, by the steps of RFC 9162, section 2.1.3.2.
  public func leads(from leaf: TreeHash, to root: TreeHash) -> Bool {
    guard index >= 0, index < size else { return false }
    var (node, last) = (index, size - 1)
    var hash = leaf
    for sibling in path {
      guard last > 0 else { return false }
      if node & 1 == 1 || node == last {
        hash = MerkleHashing.node(sibling, hash)
        // A right border without a sibling on these levels: it is carried up as it is.
        while node & 1 == 0, node > 0 { (node, last) = (node >> 1, last >> 1) }
      } else {
        hash = MerkleHashing.node(hash, sibling)
      }
      (node, last) = (node >> 1, last >> 1)
    }
    return last == 0 && hash == root
  }
}
