/// Which tile of a tree: up to 256 hashes that stand side by side (C2SP tlog-tiles, "Merkle Tree").
public struct TileCoordinate: Sendable, Hashable {
  /// Hashes of a full tile.
  public static let fullWidth = 256
  /// Highest level that a tree of at most 2^63 - 1 leaves reaches: 256^8 is beyond it.
  public static let levelMax = 7
  /// Levels of the tree that a tile spans.
  static let height = 8

  /// Each hash is the root over 256^level leaves, 0 through 7.
  public let level: Int
  /// Position within the level, from 0.
  public let index: Int64
  /// Hashes in the tile, 1 through 256; below 256 in the last tile of a level alone.
  public let width: Int

  /// A tile of a tree.
  /// - Returns: nil outside the bounds of level, index and width.
  public init?(level: Int, index: Int64, width: Int = fullWidth) {
    guard (0...Self.levelMax).contains(level), index >= 0, (1...Self.fullWidth).contains(width) else { return nil }
    self.init(checkedLevel: level, index: index, width: width)
  }

  init(checkedLevel level: Int, index: Int64, width: Int) {
    self.level = level
    self.index = index
    self.width = width
  }

  /// True where nothing can be appended to it any more.
  public var isFull: Bool { width == Self.fullWidth }

  /// The tile of a level that holds a hash, as wide as a tree of `size` leaves has it.
  /// - Precondition: the tree has that hash.
  static func holding(hash: Int64, level: Int, size: Int64) -> TileCoordinate {
    let index = hash >> Int64(height)
    let hashes = size >> Int64(height * level)
    let left = hashes - index << Int64(height)
    return TileCoordinate(checkedLevel: level, index: index, width: Int(min(left, Int64(fullWidth))))
  }

  /// The partial tiles at the right border of a tree, by level: the one of level `l` has ⌊size / 256^l⌋ mod 256 hashes
  /// (C2SP tlog-tiles, "Partial Tiles"); levels where that is 0 have none.
  public static func partial(of size: Int64) -> [TileCoordinate] {
    (0...levelMax).compactMap { level in
      let hashes = size >> Int64(height * level)
      return TileCoordinate(level: level, index: hashes >> Int64(height), width: Int(hashes & 255))
    }
  }
}
