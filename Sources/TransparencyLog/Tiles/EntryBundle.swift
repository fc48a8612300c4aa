/// Up to 256 entries that stand side by side: each led by its length in two bytes, most significant first (C2SP
/// tlog-tiles, "Log entries").
public enum EntryBundle {
  /// Longest entry that two bytes can announce.
  public static let entryBytesMax = 65_535

  /// Writes entries; nil unless there are 1 through 256 of at most 65,535 bytes.
  public static func bytes(of entries: [[UInt8]]) -> [UInt8]? {
    guard (1...TileCoordinate.fullWidth).contains(entries.count) else { return nil }
    var output: [UInt8] = []
    output.reserveCapacity(entries.reduce(0) { $0 + 2 + $1.count })
    for entry in entries {
      guard entry.count <= entryBytesMax else { return nil }
      output.append(UInt8(entry.count >> 8))
      output.append(UInt8(entry.count & 255))
      output.append(contentsOf: entry)
    }
    return output
  }

  /// Reads exactly `width` entries; nil where the bytes hold fewer, more, or half of one.
  public static func entries(of bytes: [UInt8], width: Int) -> [[UInt8]]? {
    guard (1...TileCoordinate.fullWidth).contains(width) else { return nil }
    var entries: [[UInt8]] = []
    var offset = 0
    while entries.count < width {
      guard bytes.count - offset >= 2 else { return nil }
      let length = Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
      offset += 2
      guard bytes.count - offset >= length else { return nil }
      entries.append(Array(bytes[offset..<offset + length]))
      offset += length
    }
    return offset == bytes.count ? entries : nil
  }
}
