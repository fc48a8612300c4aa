internal import CLibpq
import Glibc
import Synchronization

// Safe: libpq's results do not change once made, so any number of threads may read one; it is freed in `deinit` alone.

/// One statement's result, owned. Its memory is libpq's and is freed with it.
final class ResultSet: @unchecked Sendable {
  private let result: OpaquePointer
  let rowCount: Int32
  let columnCount: Int32
  private let mark = Atomic<Int32>(0)

  init(_ result: OpaquePointer) {
    self.result = result
    self.rowCount = PQntuples(result)
    self.columnCount = PQnfields(result)
  }

  deinit { PQclear(result) }

  var status: ExecStatusType { PQresultStatus(result) }

  /// What the server said where it refused; nil for an error that libpq made up itself, as when the connection ended.
  var serverError: ServerError? {
    guard let state = field("C") else { return nil }
    return ServerError(
      state: SQLState(rawValue: state), message: field("M") ?? "", schema: field("s"), table: field("t"),
      column: field("c"), constraint: field("n"))
  }

  /// Whether the server ends the connection with this error.
  var endsSession: Bool {
    let severity = field("V")
    return severity == "FATAL" || severity == "PANIC"
  }

  /// A field of an error message, by its code (PostgreSQL, section 55.8; libpq's `PG_DIAG_…`).
  private func field(_ code: Character) -> String? {
    PQresultErrorField(result, Int32(code.asciiValue ?? 0)).map { String(cString: $0) }
  }

  var rows: [Row] { (0..<rowCount).map { Row(result: self, index: $0) } }

  /// How many rows the command changed, or returned for a SELECT; 0 for commands that count nothing.
  var affectedCount: Int { PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0 }

  /// The command's tag, such as `COMMIT` or `ROLLBACK`.
  var tag: String { PQcmdStatus(result).map { String(cString: $0) } ?? "" }

  /// Where two columns share a name, of either.
  func position(of column: String) -> Int32? {
    // Columns are mostly read in their order: the one behind the last that was found is looked at first. Any number of
    // threads may move the mark; it only saves time.
    let likely = mark.load(ordering: .relaxed)
    let found = column.withCString { name -> Int32? in
      // Not `PQfnumber`, which folds case and copies the name on every call.
      func isNamed(_ index: Int32) -> Bool { PQfname(result, index).map { strcmp($0, name) == 0 } ?? false }
      return likely < columnCount && isNamed(likely) ? likely : (0..<columnCount).first(where: isNamed)
    }
    if let found { mark.store(found + 1, ordering: .relaxed) }
    return found
  }

  /// Row and column must exist.
  func cell(row: Int32, column: Int32) -> Cell {
    let type = PQftype(result, column)
    guard PQgetisnull(result, row, column) == 0 else {
      return Cell(type: type, bytes: UnsafeRawBufferPointer(start: nil, count: 0), isNull: true)
    }
    let start = PQgetvalue(result, row, column).map { UnsafeRawPointer($0) }
    let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
    return Cell(type: type, bytes: bytes)
  }
}
