/// Recomputes a whole log from its entries and holds it against its head and every tile. Pure: whoever has the files
/// gives their bytes.
public enum LogAudit {
  /// Checks a log.
  /// - Parameters:
  ///   - head: of a checkpoint that is believed.
  ///   - bytes: what is served for a tile; nil where there is nothing. Partial tiles may be given as wider ones.
  public static func verdict(
    on head: TreeHead, bytes: (TileResource) throws -> [UInt8]?
  ) rethrows -> LogAuditVerdict {
    var growth = TileGrowth()
    var partial: [Int: Tile] = [:]
    let width = Int64(TileCoordinate.fullWidth)
    var first: Int64 = 0
    while first < head.size {
      let count = Int(min(width, head.size - first))
      let resource = TileResource.entries(
        TileCoordinate(checkedLevel: 0, index: first / width, width: count))
      guard let bundle = try bytes(resource) else { return .missing(resource) }
      guard let entries = EntryBundle.entries(of: bundle, width: count) else { return .differs(resource) }
      for tile in growth.append(entries.map { MerkleHashing.leaf($0) }) {
        partial[tile.coordinate.level] = tile.coordinate.isFull ? nil : tile
        guard tile.coordinate.isFull else { continue }
        if let fault = try fault(of: tile, bytes) { return fault }
      }
      first += Int64(count)
    }
    for tile in partial.values.sorted(by: { $0.coordinate.level < $1.coordinate.level }) {
      if let fault = try fault(of: tile, bytes) { return fault }
    }
    return growth.head == head ? .whole : .otherRoot
  }

  private static func fault(
    of tile: Tile, _ bytes: (TileResource) throws -> [UInt8]?
  ) rethrows -> LogAuditVerdict? {
    let resource = TileResource.hashes(tile.coordinate)
    guard let stored = try bytes(resource) else { return .missing(resource) }
    return stored.starts(with: tile.bytes) ? nil : .differs(resource)
  }
}

/// What checking a whole log gave.
public enum LogAuditVerdict: Sendable, Hashable {
  /// Entries and tiles make up the tree of the head.
  case whole
  /// A tile or bundle is not there.
  case missing(TileResource)
  /// A tile or bundle is not the one that the entries make.
  case differs(TileResource)
  /// The entries make another tree than the checkpoint says.
  case otherRoot
}
