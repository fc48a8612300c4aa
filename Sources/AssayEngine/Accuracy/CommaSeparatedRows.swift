import Foundation

/// Rows of a file of comma-separated values (RFC 4180).
enum CommaSeparatedRows {
  /// The cells of every row that is not empty.
  /// - Throws: where the file cannot be read.
  static func cells(of file: URL) throws -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var before: UInt8 = 0
    func close() {
      row.append(String(decoding: cell, as: UTF8.self))
      cell = []
    }
    for byte in try Data(contentsOf: file) {
      switch byte {
      case UInt8(ascii: "\""):
        if !isQuoted, before == byte { cell.append(byte) }
        isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted: close()
      case UInt8(ascii: "\n") where !isQuoted:
        close()
        if row != [""] { rows.append(row) }
        row = []
      case UInt8(ascii: "\r") where !isQuoted: break
      default: cell.append(byte)
      }
      before = byte
    }
    close()
    if row != [""] { rows.append(row) }
    return rows
  }

  /// Rows by the names of the first row; rows with another number of cells are left out.
  /// - Throws: where the file cannot be read.
  static func records(of file: URL) throws -> [[String: String]] {
    let rows = try cells(of: file)
    guard let names = rows.first else { return [] }
    return rows.dropFirst().filter { $0.count == names.count }.map { row in
      Dictionary(zip(names, row)) { first, _ in first }
    }
  }
}
