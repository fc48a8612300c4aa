import Domain
import Hummingbird
import ListFiles

/// How rows are written; its raw value is the media type.
enum RowFormat: String, Sendable, CaseIterable {
  /// A line of JSON each.
  case lines = "application/x-ndjson"
  /// Comma-separated values (RFC 4180) under a line with the columns' names.
  case csv = "text/csv"
}

/// One row as it was sent: its value, whatever it may be, or why it has none.
enum SentRow: Sendable {
  case value(JSON)
  case broken(FieldError)
}

/// A body of rows that is read as it comes: memory holds a block of rows and one piece of the body.
struct RowBody: Sendable {
  let format: RowFormat
  let schema: Schema
  let body: RequestBody
  /// `Content-Length`; nil for a body in chunks, whose end is marked.
  let bytesAnnounced: Int?
  let reader: BodyReader

  /// Hands over the rows in blocks of `size`, or of fewer that are long; the last one of what is left. The next piece
  /// of the body is asked for only after a block was taken. Of a body that ends early no row behind the last block is
  /// handed over.
  /// - Throws: ``Problem``: what `take` threw, or what is wrong with the body as a whole.
  func forEach(blockOf size: Int, _ take: @escaping @Sendable ([SentRow]) async throws -> Void) async throws {
    let start = RowIntake(format, schema: schema, rowBytesMax: reader.limits.rowBytesMax)
    let limits = reader.limits
    var intake = try await reader.read(body, into: start) { intake, piece in
      try intake.take(piece.readableBytesView)
      while intake.rows.count >= size || intake.heldBytes >= limits.rowsHeldBytesMax {
        // In the one shape that the reader lets through.
        do { try await take(intake.remove(size)) } catch { throw Problem(error) }
      }
    }
    // Of a connection that broke, the last row may be half a row.
    if let bytesAnnounced, intake.byteCount != bytesAnnounced { throw Problem.malformed("The body ended early.") }
    try intake.finish()
    while !intake.rows.isEmpty { try await take(intake.remove(size)) }
  }
}

/// Makes rows out of pieces of a body. Pure.
struct RowIntake: Sendable {
  private let format: RowFormat
  private let schema: Schema
  private var splitter: RecordSplitter
  private var columns: RowColumns?
  /// Bytes that were taken in.
  private(set) var byteCount = 0
  /// Bytes of the rows that came since some were removed.
  private(set) var heldBytes = 0
  /// Rows that were not removed yet.
  private(set) var rows: [SentRow] = []
  /// Rows that were removed.
  private var removedCount = 0

  init(_ format: RowFormat, schema: Schema, rowBytesMax: Int) {
    self.format = format
    self.schema = schema
    splitter = RecordSplitter(format == .csv ? .csv : .lines, recordBytesMax: rowBytesMax)
  }

  /// Takes in a piece of the body.
  /// - Throws: ``Problem`` for a header that cannot be, or a quote that nothing closes: where the next row would begin
  ///   is not known then.
  mutating func take(_ piece: some Collection<UInt8>) throws {
    byteCount += piece.count
    for record in splitter.take(piece) { try take(record) }
    if splitter.isTooLong, splitter.isQuoted { throw unclosed }
  }

  /// The body came to its end.
  mutating func finish() throws {
    if splitter.isQuoted { throw unclosed }
    if let record = splitter.finish() { try take(record) }
  }

  /// Hands over the first `count` rows, or all where there are fewer.
  mutating func remove(_ count: Int) -> [SentRow] {
    defer {
      removedCount += min(count, rows.count)
      rows.removeFirst(min(count, rows.count))
      heldBytes = 0
    }
    return Array(rows.prefix(count))
  }

  private mutating func take(_ record: RecordSplitter.Record) throws {
    guard case .bytes(var bytes) = record else {
      return rows.append(.broken(FieldError(pointer: "", code: "too_long", detail: "has more bytes than a row may")))
    }
    heldBytes += bytes.count
    switch format {
    case .lines:
      // A byte order mark, as editors put it before the first line.
      if removedCount + rows.count == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
      if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { return }
      do throws(JSONParseError) {
        rows.append(.value(try JSON.parse(bytes)))
      } catch {
        rows.append(.broken(FieldError(pointer: "", code: "malformed", detail: error.words)))
      }
    case .csv:
      let cells = CSVRecord.cells(of: bytes)
      if cells?.isEmpty == true { return }
      guard let columns else { return columns = try RowColumns(cells, of: schema) }
      rows.append(columns.row(cells))
    }
  }

  private var unclosed: Problem {
    .malformed("Nothing closes a quote in the row that is number \(removedCount + rows.count + 1) of those sent.")
  }
}
