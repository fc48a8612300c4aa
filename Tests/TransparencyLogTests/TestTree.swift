import Foundation
import Testing
import TransparencyLog

/// A tree whose leaves are numbers, and its tiles in memory.
struct TestTree {
  private(set) var growth = TileGrowth()
  let tiles = MemoryTiles()
  /// Heads by size.
  private(set) var heads = [TreeHead.empty]

  init(size: Int64) { for _ in 0..<size { grow(by: 1) } }

  var head: TreeHead { growth.head }
  var tiled: TiledTree { TiledTree(head: head, tiles: tiles) }

  mutating func grow(by count: Int64) {
    let start = head.size
    tiles.store(growth.append((start..<start + count).map(Self.leaf)))
    if count == 1 { heads.append(head) }
  }

  static func entry(_ index: Int64) -> [UInt8] { Array("entry \(index)".utf8) }
  static func leaf(_ index: Int64) -> TreeHash { MerkleHashing.leaf(entry(index)) }
}

/// Keeps of each tile its widest version, as storage does, and counts what is read.
final class MemoryTiles: TileReading, @unchecked Sendable {
  struct Missing: Error {}

  // Safe: tests write before they read, and each has its own.
  private(set) var stored: [String: [UInt8]] = [:]
  private(set) var readCount = 0

  func store(_ tiles: [Tile]) {
    for tile in tiles { stored[Self.name(tile.coordinate)] = tile.bytes }
  }

  func read(_ tiles: [TileCoordinate]) async throws -> [[UInt8]] {
    readCount += tiles.count
    return try tiles.map { tile in
      guard let bytes = stored[Self.name(tile)] else { throw Missing() }
      return bytes
    }
  }

  func flip(bit: Int, of name: String) {
    stored[name]?[bit / 8] ^= 1 << UInt8(bit % 8)
  }

  private static func name(_ tile: TileCoordinate) -> String { "\(tile.level)/\(tile.index)" }
}

extension TreeHash {
  /// The hash with one bit changed.
  func flipping(bit: Int) throws -> TreeHash {
    var bytes = bytes
    bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    return try #require(TreeHash(bytes))
  }
}
