/// A perfect subtree: the leaves from `index << level` on, `1 << level` of them.
struct SubtreeNode: Sendable, Hashable {
  /// Height above the leaves, 0 through 62.
  let level: Int
  /// Position among the subtrees of its level, from 0.
  let index: Int64
}

/// Leaves that stand side by side and whose hash a tree of RFC 6962 contains.
struct LeafRange: Sendable, Hashable {
  /// First leaf.
  let start: Int64
  /// One past the last leaf.
  let end: Int64

  /// The greatest power of two below the count of leaves (RFC 6962, section 2.1: `k`); the range holds at least two.
  var split: Int64 { 1 << Int64(63 - (end - start - 1).leadingZeroBitCount) }

  /// The perfect subtrees that make up the range, from the left; each is lower than the one before it.
  ///
  /// The range must begin where a subtree of its height may, as every range that RFC 6962 hashes does.
  var nodes: [SubtreeNode] {
    var nodes: [SubtreeNode] = []
    var start = start
    while start < end {
      let level = 63 - (end - start).leadingZeroBitCount
      nodes.append(SubtreeNode(level: level, index: start >> Int64(level)))
      start += 1 << Int64(level)
    }
    return nodes
  }
}
