/// The cells of one row while it is read: their bytes one behind the other, and where each ends.
struct CSVCells {
  let line: Int
  let rowBytesMax: Int
  var bytes: [UInt8] = []
  /// Bytes of the row, kept or not.
  var count = 0
  var isEnded = false
  var isMalformed = false
  var wasQuoted = false
  private var ends: [Int] = []

  init(line: Int, rowBytesMax: Int) {
    self.line = line
    self.rowBytesMax = rowBytesMax
  }

  /// Keeps a byte of the cell, as long as the row may have more.
  mutating func append(_ byte: UInt8) {
    if bytes.count < rowBytesMax { bytes.append(byte) }
  }

  /// Ends the cell.
  mutating func close() {
    guard ends.count < CSVReader.cellsMax else {
      isMalformed = true
      return
    }
    ends.append(bytes.count)
  }

  /// A row of nothing, or of blanks, without a separator.
  var isBlank: Bool { ends.count <= 1 && !wasQuoted && !isMalformed && bytes.allSatisfy { $0 == 0x20 || $0 == 0x0D } }

  /// More bytes than a row may have.
  var isTooLong: Bool { count > rowBytesMax }

  /// The cells as text; nil where one is not UTF-8.
  var texts: [String]? {
    var start = 0
    var texts: [String] = []
    texts.reserveCapacity(ends.count)
    for end in ends {
      guard let text = String(validating: bytes[start..<end], as: UTF8.self) else { return nil }
      texts.append(text)
      start = end
    }
    return texts
  }
}
