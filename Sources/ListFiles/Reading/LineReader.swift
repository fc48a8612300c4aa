/// Lines of a file, each held alone.
struct LineReader {
  /// A line without its end.
  struct Line {
    /// The bytes; nil for a line of more bytes than a row may have.
    let bytes: [UInt8]?
    let number: Int
    /// False for a last line without a line feed.
    let isEnded: Bool
  }

  let source: ByteSource
  let limits: ListLimits

  /// The next line; nil at the end of the file.
  /// - Throws: `lineTooLong` as soon as a line has more than ``ListLimits/lineBytesMax``.
  func next() throws(ListFileError) -> Line? {
    guard try source.peek() != nil else { return nil }
    let number = source.line
    let feed = UInt8(ascii: "\n")
    var bytes: [UInt8] = []
    var count = 0
    while try source.peek() != nil, try source.peek() != feed {
      count += try source.take(
        until: feed, or: feed, into: &bytes, max: max(0, limits.rowBytesMax - bytes.count))
      guard count <= limits.lineBytesMax else {
        throw source.error(.lineTooLong(bytesMax: limits.lineBytesMax), line: number)
      }
    }
    let isEnded = try source.next() != nil
    return Line(bytes: count <= limits.rowBytesMax ? bytes : nil, number: number, isEnded: isEnded)
  }
}
