import Domain

/// Rows of one of OFAC's files, each with the number of its entry.
struct OFACRows {
  /// A row's cells; nil for OFAC's `-0-`.
  struct Row {
    let key: String
    let line: Int
    let cells: [String?]
  }

  private var reader: CSVReader
  private let width: Int
  private var count = 0
  private var malformedCount = 0

  init(_ source: ByteSource, width: Int, limits: ListLimits) {
    reader = CSVReader(source, limits: limits)
    self.width = width
  }

  /// The next row.
  /// - Throws: `truncated` for a last row that lacks cells and its line feed, `notTheFormat` where no row is one of
  ///   this file.
  mutating func next(_ draft: inout ReadingDraft) throws(ListFileError) -> Row? {
    while let result = try reader.next() {
      draft.rowCount += 1
      count += 1
      switch result {
      case .rejected(let reason, let line): reject(reason, line, nil, &draft)
      case .row(let row):
        if row.cells.count < width, !row.isEnded { throw reader.source.error(.truncated, line: row.line) }
        let cells = row.cells.map { ListText.clean($0).flatMap { $0 == "-0-" ? nil : $0 } }
        guard cells.count == width else {
          reject(.malformed, row.line, nil, &draft)
          continue
        }
        guard let key = cells[0] else {
          reject(.missingKey, row.line, "ent_num", &draft)
          continue
        }
        guard key.utf8.allSatisfy({ (48...57).contains($0) }), key.utf8.count <= 18 else {
          reject(.badValue, row.line, "ent_num", &draft)
          continue
        }
        return Row(key: key, line: row.line, cells: cells)
      }
    }
    if count > 0, malformedCount == count { throw reader.source.error(.notTheFormat, line: 1) }
    return nil
  }

  private mutating func reject(
    _ reason: RejectedRow.Reason, _ line: Int, _ field: String?, _ draft: inout ReadingDraft
  ) {
    malformedCount += 1
    draft.reject(reason, in: reader.source, line: line, field: field)
  }
}
