/// The right border of a tiled tree, ready to take leaves: what the one who sequences a log keeps between two
/// checkpoints, at most 255 hashes a level.
///
/// Appending `k` leaves to a tree of `n` costs O(k + log n) hashes and writes the tiles that changed.
public struct TileGrowth: Sendable {
  private var tree: CompactTree
  /// The hashes of each level's partial tile.
  private var rows: [[TreeHash]]

  /// The border of a tree without leaves.
  public init() {
    tree = CompactTree()
    rows = Array(repeating: [], count: TileCoordinate.levelMax + 1)
  }

  /// Takes a tree up where its stored tiles leave it.
  ///
  /// - Throws: ``TileError/disagree(head:)`` where the tiles have another root than the head, so that a tree that a
  ///   restore set back cannot be continued unseen; ``TileError/malformed``; or what the tiles' source throws.
  public init(resuming head: TreeHead, from tiles: any TileReading) async throws {
    self.init()
    guard head.size >= 0 else { throw TileError.outOfRange(size: head.size) }
    let coordinates = TileCoordinate.partial(of: head.size)
    let read = try await tiles.read(coordinates)
    guard read.count == coordinates.count else { throw TileError.malformed }
    for (coordinate, bytes) in zip(coordinates, read) {
      guard let tile = Tile(coordinate, bytes: bytes) else { throw TileError.malformed }
      rows[coordinate.level] = tile.hashes
    }
    tree = CompactTree(size: head.size, roots: Self.border(of: rows))
    guard tree.head == head else { throw TileError.disagree(head: head) }
  }

  /// Size and root of the tree as it is now.
  public var head: TreeHead { tree.head }

  /// Appends leaves' hashes (``MerkleHashing/leaf(_:)``) and returns every tile that is new or wider than before:
  /// full tiles, and the partial ones that a checkpoint of the new size needs.
  public mutating func append(_ leaves: some Sequence<TreeHash>) -> [Tile] {
    var written: [Tile] = []
    var grown: Set<Int> = []
    for leaf in leaves {
      let size = tree.size + 1
      tree.append(leaf) { level, root in
        guard level % TileCoordinate.height == 0 else { return }
        let row = level / TileCoordinate.height
        rows[row].append(root)
        grown.insert(row)
        guard rows[row].count == TileCoordinate.fullWidth else { return }
        written.append(Tile(level: row, index: Self.tileIndex(level: row, size: size) - 1, hashes: rows[row]))
        rows[row].removeAll(keepingCapacity: true)
      }
    }
    for row in grown.sorted() where !rows[row].isEmpty {
      written.append(Tile(level: row, index: Self.tileIndex(level: row, size: tree.size), hashes: rows[row]))
    }
    return written
  }

  /// Full tiles of a level, so the position of the one after them.
  private static func tileIndex(level: Int, size: Int64) -> Int64 {
    size >> Int64(TileCoordinate.height * (level + 1))
  }

  /// Roots of the perfect subtrees at the right border, from the left: highest level first.
  private static func border(of rows: [[TreeHash]]) -> [TreeHash] {
    rows.reversed().flatMap { row in
      LeafRange(start: 0, end: Int64(row.count)).nodes.map { node in
        let first = Int(node.index) << node.level
        return MerkleHashing.perfect(row[first..<first + 1 << node.level])
      }
    }
  }
}
