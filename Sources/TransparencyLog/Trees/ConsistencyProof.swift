/// The hashes that show a tree to continue an older one without a change (RFC 6962, section 2.1.2).
public struct ConsistencyProof: Sendable, Hashable {
  /// The proof's hashes; at most 64.
  public let path: [TreeHash]

  /// A proof as somebody gave it; ``connects(_:to:)`` says whether it is one.
  public init(path: [TreeHash]) { self.path = path }

  /// Whether the new tree begins with every leaf of the old one, by the steps of RFC 9162, section 2.1.4.2.
  ///
  /// Every tree continues the empty one, and each tree itself; both need no hashes, and then none may be there.
  public func connects(_ old: TreeHead, to new: TreeHead) -> Bool {
    guard old.size >= 0, old.size <= new.size else { return false }
    guard old.size > 0 else { return path.isEmpty && old == .empty }
    guard old.size < new.size else { return path.isEmpty && old.root == new.root }
    guard !path.isEmpty else { return false }
    var (node, last) = (old.size - 1, new.size - 1)
    while node & 1 == 1 { (node, last) = (node >> 1, last >> 1) }
    // An old tree of a power of two is itself the first subtree, which the proof leaves out.
    let isPerfect = old.size & (old.size - 1) == 0
    let first = isPerfect ? old.root : path[0]
    var (oldRoot, newRoot) = (first, first)
    for hash in isPerfect ? path[...] : path.dropFirst() {
      guard last > 0 else { return false }
      if node & 1 == 1 || node == last {
        oldRoot = MerkleHashing.node(hash, oldRoot)
        newRoot = MerkleHashing.node(hash, newRoot)
        while node & 1 == 0, node > 0 { (node, last) = (node >> 1, last >> 1) }
      } else {
        newRoot = MerkleHashing.node(newRoot, hash)
      }
      (node, last) = (node >> 1, last >> 1)
    }
    return last == 0 && oldRoot == old.root && newRoot == new.root
  }
}
