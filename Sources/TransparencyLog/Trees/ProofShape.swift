/// Which ranges of leaves the hashes of a proof stand for, in the proof's order.
enum ProofShape {
  /// The audit path of a leaf, from the leaf up (RFC 6962, section 2.1.1: `PATH`).
  /// - Precondition: 0 ≤ index < size; the caller has checked it.
  static func inclusion(of index: Int64, size: Int64) -> [LeafRange] {
    var path: [LeafRange] = []
    var tree = LeafRange(start: 0, end: size)
    while tree.end - tree.start > 1 {
      let middle = tree.start + tree.split
      let (left, right) = (LeafRange(start: tree.start, end: middle), LeafRange(start: middle, end: tree.end))
      path.append(index < middle ? right : left)
      tree = index < middle ? left : right
    }
    return path.reversed()
  }

  /// The proof that a tree continues an older one (RFC 6962, section 2.1.2: `PROOF` and `SUBPROOF`).
  ///
  /// Empty where the old tree is empty or is the whole tree: then there is nothing to prove.
  /// - Precondition: 0 ≤ old ≤ size; the caller has checked it.
  static func consistency(from old: Int64, size: Int64) -> [LeafRange] {
    guard old > 0, old < size else { return [] }
    var path: [LeafRange] = []
    var tree = LeafRange(start: 0, end: size)
    while tree.end != old {
      let middle = tree.start + tree.split
      let (left, right) = (LeafRange(start: tree.start, end: middle), LeafRange(start: middle, end: tree.end))
      path.append(old <= middle ? right : left)
      tree = old <= middle ? left : right
    }
    // The verifier has the old root itself, so it is left out where the last subtree is the old tree.
    if tree.start > 0 { path.append(tree) }
    return path.reversed()
  }
}
