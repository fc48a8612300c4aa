import Crypto

/// The hashes of RFC 6962, section 2.1, with SHA-256: leaves and nodes are set apart by their first byte, so that no
/// node can pass for a leaf.
public enum MerkleHashing {
  private static let leafPrefix: UInt8 = 0x00
  private static let nodePrefix: UInt8 = 0x01

  /// The root of a tree without leaves: the hash of no bytes.
  public static let emptyRoot = TreeHash(SHA256().finalize())

  /// SHA-256(0x00 ‖ entry).
  public static func leaf(_ entry: some Collection<UInt8>) -> TreeHash {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: entry.count + 1) { buffer in
      buffer.initializeElement(at: 0, to: leafPrefix)
      _ = UnsafeMutableBufferPointer(rebasing: buffer[1...]).initialize(fromContentsOf: entry)
      return hash(UnsafeRawBufferPointer(buffer))
    }
  }

  /// SHA-256(0x01 ‖ left ‖ right).
  public static func node(_ left: TreeHash, _ right: TreeHash) -> TreeHash {
    let half = TreeHash.byteCount
    return withUnsafeTemporaryAllocation(byteCount: 1 + 2 * half, alignment: 1) { buffer in
      buffer[0] = nodePrefix
      left.withBytes { UnsafeMutableRawBufferPointer(rebasing: buffer[1..<1 + half]).copyMemory(from: $0) }
      right.withBytes { UnsafeMutableRawBufferPointer(rebasing: buffer[(1 + half)...]).copyMemory(from: $0) }
      return hash(UnsafeRawBufferPointer(buffer))
    }
  }

  /// The root over hashes of perfect subtrees that stand side by side, each lower than the one before it (section 2.1:
  /// a tree splits at the greatest power of two below its size, so the right border folds from its end).
  /// - Returns: the hash of no bytes where there are none.
  static func fold(_ roots: some BidirectionalCollection<TreeHash>) -> TreeHash {
    guard let last = roots.last else { return emptyRoot }
    return roots.dropLast().reversed().reduce(last) { node($1, $0) }
  }

  /// The root of a perfect subtree over a power of two of hashes, by pairs.
  static func perfect(_ hashes: ArraySlice<TreeHash>) -> TreeHash {
    guard var level = hashes.first.map({ _ in Array(hashes) }) else { return emptyRoot }
    while level.count > 1 {
      level = stride(from: 0, to: level.count - 1, by: 2).map { node(level[$0], level[$0 + 1]) }
    }
    return level[0]
  }

  private static func hash(_ bytes: UnsafeRawBufferPointer) -> TreeHash {
    var hasher = SHA256()
    hasher.update(bufferPointer: bytes)
    return TreeHash(hasher.finalize())
  }
}
