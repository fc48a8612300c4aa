import Domain

/// Rows of a file of comma-separated values by the names of its columns.
struct CSVTable {
  /// A row by the names of its columns.
  struct Record {
    let line: Int
    fileprivate let cells: [String]
    fileprivate let places: [String: Int]

    /// The cell of a column, cleaned; nil where it is empty or there is no such column.
    subscript(name: String) -> String? {
      places[name].flatMap { ListText.clean(cells[$0]) }
    }
  }

  private var reader: CSVReader
  private let places: [String: Int]
  private let width: Int

  /// Takes a header row as the names of the columns.
  init(_ reader: CSVReader, header: [String]) {
    self.reader = reader
    width = header.count
    places = Dictionary(header.enumerated().map { (Self.key($1), $0) }) { first, _ in first }
  }

  /// Whether there is such a column.
  func has(_ name: String) -> Bool { places[name] != nil }

  /// The next row; rows with another number of cells are left out.
  /// - Throws: `truncated` for a last row that lacks cells and its line feed.
  mutating func next(_ draft: inout ReadingDraft) throws(ListFileError) -> Record? {
    while let result = try reader.next() {
      draft.rowCount += 1
      switch result {
      case .rejected(let reason, let line): draft.reject(reason, in: reader.source, line: line)
      case .row(let row):
        if row.cells.count == width { return Record(line: row.line, cells: row.cells, places: places) }
        guard row.isEnded || row.cells.count > width else {
          throw reader.source.error(.truncated, line: row.line)
        }
        draft.reject(.malformed, in: reader.source, line: row.line)
      }
    }
    return nil
  }

  /// A column's name as it is compared: in small letters, cleaned.
  static func key(_ name: String) -> String {
    (ListText.clean(name) ?? "").lowercased()
  }
}
