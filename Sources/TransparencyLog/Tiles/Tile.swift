/// A tile with its hashes.
public struct Tile: Sendable, Hashable {
  /// Which tile.
  public let coordinate: TileCoordinate
  /// As many hashes as the coordinate's width says.
  public let hashes: [TreeHash]

  /// A tile whose width is the count of its hashes.
  init(level: Int, index: Int64, hashes: [TreeHash]) {
    coordinate = TileCoordinate(checkedLevel: level, index: index, width: hashes.count)
    self.hashes = hashes
  }

  /// Reads what is stored for a tile; a wider version of it serves as well, since tiles only grow.
  /// - Returns: nil where the bytes are no whole hashes, fewer than the width or more than a full tile.
  public init?(_ coordinate: TileCoordinate, bytes: [UInt8]) {
    let wide = TreeHash.byteCount * TileCoordinate.fullWidth
    guard bytes.count >= TreeHash.byteCount * coordinate.width, bytes.count <= wide,
      bytes.count % TreeHash.byteCount == 0
    else { return nil }
    self.coordinate = coordinate
    hashes = (0..<coordinate.width).compactMap { position in
      TreeHash(bytes[position * TreeHash.byteCount..<(position + 1) * TreeHash.byteCount])
    }
  }

  /// The hashes one after the other, as tiles are stored and served (C2SP tlog-tiles).
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(hashes.count * TreeHash.byteCount)
    for hash in hashes { hash.withBytes { bytes.append(contentsOf: $0) } }
    return bytes
  }
}
