/// Gives stored tiles. The one who has them, a database or a folder, fulfils it.
public protocol TileReading: Sendable {
  /// The bytes of tiles, in the order asked for: for each its hashes one after the other, or those of a wider version
  /// of the same tile, which begins with them.
  /// - Throws: where a tile is missing or cannot be read.
  func read(_ tiles: [TileCoordinate]) async throws -> [[UInt8]]
}

/// Why tiles do not give what was asked.
public enum TileError: Error, Sendable, Hashable {
  /// A leaf or a tree size that the tree does not have.
  case outOfRange(size: Int64)
  /// A tile of another length than its width, or another count of tiles than asked for.
  case malformed
  /// The tiles are those of another tree than its head says: a bit was lost, or they were altered.
  case disagree(head: TreeHead)
}
