/// How much of a source is taken before it counts as hostile or broken. Memory holds one row, the entries read so far
/// and one chunk of the caller's; it does not grow with a long line.
public struct ListLimits: Sendable, Hashable {
  /// Most bytes of a row, a JSON record or an XML entry; a longer one is left out as too long. The longest known
  /// record of a public list has about 0.3 MiB.
  public var rowBytesMax: Int
  /// Most bytes of a line, or of one tag, text or comment of XML, after which the file is given up.
  public var lineBytesMax: Int
  /// Most entries, and most records that are folded into them. The largest public collection has about 4 million
  /// records.
  public var entitiesMax: Int
  /// Deepest nesting of elements, arrays and objects.
  public var depthMax: Int

  /// Limits; by themselves 4 MiB a row, 64 MiB a line, 5 million entries, 32 levels.
  public init(
    rowBytesMax: Int = 4 << 20, lineBytesMax: Int = 64 << 20, entitiesMax: Int = 5_000_000, depthMax: Int = 32
  ) {
    self.rowBytesMax = rowBytesMax
    self.lineBytesMax = lineBytesMax
    self.entitiesMax = entitiesMax
    self.depthMax = depthMax
  }
}
