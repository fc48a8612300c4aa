/// What a tiled log serves under `tile/`: hashes of the tree, or the entries below its lowest level.
public enum TileResource: Sendable, Hashable {
  /// `tile/<L>/<N>[.p/<W>]`: hashes, 32 bytes each.
  case hashes(TileCoordinate)
  /// `tile/entries/<N>[.p/<W>]`: entries, as ``EntryBundle`` writes them; the coordinate's level is 0.
  case entries(TileCoordinate)

  /// Path below the log's prefix, without a leading slash, such as `tile/0/x001/x234/067.p/5` (C2SP tlog-tiles).
  public var path: String {
    switch self {
    case .hashes(let tile): "tile/\(tile.level)/" + Self.suffix(of: tile)
    case .entries(let tile): "tile/entries/" + Self.suffix(of: tile)
    }
  }

  /// Reads a path; nil for any but the one spelling of a tile that a tree can have.
  public init?(path: some StringProtocol) {
    guard path.utf8.count <= Self.pathBytesMax else { return nil }
    var parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Array($0) }
    guard parts.count >= 3, parts[0] == Array("tile".utf8) else { return nil }
    let kind = parts[1]
    parts.removeFirst(2)
    var width = TileCoordinate.fullWidth
    if parts.count >= 2, parts[parts.count - 2].suffix(2) == Array(".p".utf8)[...] {
      guard let partial = Self.decimal(parts.removeLast()), partial < TileCoordinate.fullWidth else { return nil }
      width = Int(partial)
      parts[parts.count - 1].removeLast(2)
    }
    guard let index = Self.index(of: parts) else { return nil }
    let isEntries = kind == Array("entries".utf8)
    guard let level = isEntries ? 0 : Self.decimal(kind), level <= TileCoordinate.levelMax,
      let tile = TileCoordinate(level: Int(level), index: index, width: width)
    else { return nil }
    self = isEntries ? .entries(tile) : .hashes(tile)
  }

  /// Longer than any path: `tile/entries/`, seven groups of three digits with `x` and `/`, and `.p/255`.
  private static let pathBytesMax = 64
  /// 2^63 has 19 digits.
  private static let groupsMax = 7

  /// The index in groups of three digits, all but the last led by `x`, and the width of a partial tile.
  private static func suffix(of tile: TileCoordinate) -> String {
    var rest = tile.index
    var path = ""
    repeat {
      let digits = String(rest % 1000)
      let group = String(repeating: "0", count: 3 - digits.utf8.count) + digits
      path = path.isEmpty ? group : "x" + group + "/" + path
      rest /= 1000
    } while rest > 0
    return tile.isFull ? path : path + ".p/\(tile.width)"
  }

  private static func index(of groups: [[UInt8]]) -> Int64? {
    guard !groups.isEmpty, groups.count <= groupsMax else { return nil }
    var index: Int64 = 0
    for (position, group) in groups.enumerated() {
      let isLast = position == groups.count - 1
      guard isLast || group.first == UInt8(ascii: "x") else { return nil }
      let digits = isLast ? group[...] : group.dropFirst()
      guard digits.count == 3, digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) else { return nil }
      let value = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
      let (scaled, isTooGreat) = index.multipliedReportingOverflow(by: 1000)
      let (sum, isBeyond) = scaled.addingReportingOverflow(value)
      // A leading group of zeros would be a second spelling.
      guard !isTooGreat, !isBeyond, isLast || sum > 0 else { return nil }
      index = sum
    }
    return index
  }

  /// Decimal digits without a leading zero, up to three.
  private static func decimal(_ digits: [UInt8]) -> Int64? {
    guard (1...3).contains(digits.count), digits.count == 1 || digits[0] != UInt8(ascii: "0"),
      digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    else { return nil }
    return digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
  }
}
