import Domain

/// Rows of a file of comma-separated values (RFC 4180), each held alone. A quote inside a cell that does not begin
/// with one stands for itself, since lists have such cells.
struct CSVReader {
  /// A row's cells.
  struct Row {
    let cells: [String]
    /// The line that it begins on.
    let line: Int
    /// False for a last row without a line feed.
    let isEnded: Bool
  }

  /// A row, or why it is none.
  enum Result {
    case row(Row)
    case rejected(RejectedRow.Reason, line: Int)
  }

  /// Most cells of a row; the widest known list has 58.
  static let cellsMax = 1000

  let source: ByteSource
  let limits: ListLimits
  private var isOpened = false

  init(_ source: ByteSource, limits: ListLimits) {
    self.source = source
    self.limits = limits
  }

  /// The next row that is not blank; nil at the end of the file, or where nothing follows but the end-of-file mark of
  /// old systems (byte 26).
  /// - Throws: `truncated` for a quote that nothing closes, `notUTF8`, `lineTooLong`.
  mutating func next() throws(ListFileError) -> Result? {
    if !isOpened { try source.skipByteOrderMark() }
    isOpened = true
    while let byte = try source.peek() {
      if byte == 26 {
        _ = try source.next()
        if try source.peek() == nil { return nil }
        return try .rejected(.malformed, line: skipLine(from: source.line))
      }
      var cells = CSVCells(line: source.line, rowBytesMax: limits.rowBytesMax)
      try read(into: &cells)
      if cells.isBlank { continue }
      return try finish(cells)
    }
    return nil
  }

  private func finish(_ cells: CSVCells) throws(ListFileError) -> Result {
    if cells.isTooLong { return .rejected(.tooLong, line: cells.line) }
    if cells.isMalformed { return .rejected(.malformed, line: cells.line) }
    guard let texts = cells.texts else { throw source.error(.notUTF8, line: cells.line) }
    return .row(Row(cells: texts, line: cells.line, isEnded: cells.isEnded))
  }

  /// Reads bytes up to the row's end.
  private func read(into cells: inout CSVCells) throws(ListFileError) {
    let quote = UInt8(ascii: "\"")
    var isAtStart = true
    while let byte = try source.next() {
      cells.count += 1
      guard cells.count <= limits.lineBytesMax else {
        throw source.error(.lineTooLong(bytesMax: limits.lineBytesMax), line: cells.line)
      }
      switch byte {
      case quote where isAtStart:
        cells.wasQuoted = true
        try readQuoted(into: &cells)
        if cells.isMalformed {
          _ = try skipLine(from: cells.line)
          return
        }
      case UInt8(ascii: ","):
        cells.close()
        isAtStart = true
        continue
      case UInt8(ascii: "\n"):
        cells.close()
        cells.isEnded = true
        return
      case UInt8(ascii: "\r"):
        if try source.peek() == UInt8(ascii: "\n") { continue }
        cells.append(byte)
      case 0: cells.isMalformed = true
      default: cells.append(byte)
      }
      isAtStart = false
    }
    cells.close()
  }

  /// Reads bytes behind an opening quote up to the closing one. What follows that other than the end of the cell, of
  /// the row or of the file, or blanks before them, makes the row malformed.
  private func readQuoted(into cells: inout CSVCells) throws(ListFileError) {
    let quote = UInt8(ascii: "\"")
    while true {
      let room = max(0, limits.rowBytesMax - cells.bytes.count)
      cells.count += try source.take(until: quote, or: 0, into: &cells.bytes, max: room)
      guard cells.count <= limits.lineBytesMax else {
        throw source.error(.lineTooLong(bytesMax: limits.lineBytesMax), line: cells.line)
      }
      guard let byte = try source.next() else { throw source.error(.truncated, line: cells.line) }
      cells.count += 1
      if byte == 0 {
        cells.isMalformed = true
      } else if byte == quote {
        guard try source.peek() == quote else { break }
        _ = try source.next()
        cells.append(quote)
      }
    }
    while let byte = try source.peek(), byte == UInt8(ascii: " ") {
      _ = try source.next()
      cells.count += 1
    }
    switch try source.peek() {
    case nil, UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r"): break
    default: cells.isMalformed = true
    }
  }

  private func skipLine(from line: Int) throws(ListFileError) -> Int {
    var nothing: [UInt8] = []
    let feed = UInt8(ascii: "\n")
    var count = 0
    while try source.peek() != nil, try source.peek() != feed {
      count += try source.take(until: feed, or: feed, into: &nothing, max: 0)
      guard count <= limits.lineBytesMax else {
        throw source.error(.lineTooLong(bytesMax: limits.lineBytesMax), line: line)
      }
    }
    _ = try source.next()
    return line
  }
}
