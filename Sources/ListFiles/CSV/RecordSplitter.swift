/// Parts bytes that come piece by piece into records: rows of comma-separated values as ``CSVReader`` reads them, whose
/// quoted cells may hold line feeds, or plain lines. Memory holds one record, however long it is sent.
public struct RecordSplitter: Sendable {
  /// What ends a record.
  public enum Grammar: Sendable, Hashable {
    /// A line feed.
    case lines
    /// A line feed outside of quotes (RFC 4180).
    case csv
  }

  /// A record without the line feed that ends it.
  public enum Record: Sendable, Hashable {
    case bytes([UInt8])
    /// One of more bytes than a record may have; they are gone.
    case tooLong
  }

  private enum Place { case start, plain, quoted, closed, trailing, broken }

  private let grammar: Grammar
  private let recordBytesMax: Int
  private var bytes: [UInt8] = []
  /// Whether the record that is being read has more bytes than it may.
  public private(set) var isTooLong = false
  private var isEmpty = true
  private var place = Place.start

  /// A splitter of records of at most `recordBytesMax` bytes each.
  public init(_ grammar: Grammar, recordBytesMax: Int) {
    self.grammar = grammar
    self.recordBytesMax = recordBytesMax
  }

  /// Whether the record that is being read is inside of quotes.
  public var isQuoted: Bool { place == .quoted }

  /// Takes bytes and hands over the records that they end.
  public mutating func take(_ piece: some Sequence<UInt8>) -> [Record] {
    var records: [Record] = []
    for byte in piece {
      if byte == UInt8(ascii: "\n"), place != .quoted {
        records.append(end())
        continue
      }
      isEmpty = false
      if bytes.count < recordBytesMax { bytes.append(byte) } else { isTooLong = true }
      if grammar == .csv { place = place(after: byte) }
    }
    return records
  }

  /// The last record, where no line feed ends it; nil where nothing followed the last one.
  public mutating func finish() -> Record? { isEmpty ? nil : end() }

  private mutating func end() -> Record {
    defer { (bytes, isTooLong, isEmpty, place) = ([], false, true, .start) }
    return isTooLong ? .tooLong : .bytes(bytes)
  }

  /// Where the next byte stands: a quote opens a cell at its beginning alone, and what follows a closed one other than
  /// the cell's end breaks the row up to its line's end.
  private func place(after byte: UInt8) -> Place {
    switch (place, byte) {
    case (.broken, _): .broken
    case (.start, UInt8(ascii: "\"")): .quoted
    case (.quoted, UInt8(ascii: "\"")): .closed
    case (.quoted, _): .quoted
    // Two quotes in a row are one that belongs to the cell.
    case (.closed, UInt8(ascii: "\"")): .quoted
    case (.closed, UInt8(ascii: " ")), (.trailing, UInt8(ascii: " ")): .trailing
    case (.closed, UInt8(ascii: "\r")), (.trailing, UInt8(ascii: "\r")): .plain
    case (_, UInt8(ascii: ",")): .start
    case (.closed, _), (.trailing, _): .broken
    default: .plain
    }
  }
}

/// One row of comma-separated values.
public enum CSVRecord {
  /// The row's cells as ``CSVReader`` reads them; none of a blank one, nil of one that is malformed or not UTF-8.
  public static func cells(of record: [UInt8]) -> [String]? {
    do throws(ListFileError) {
      var reader = CSVReader(
        // With the line feed that ended it, without which a carriage return before it would belong to a cell.
        ByteSource(ListFile(name: "", bytes: record + [UInt8(ascii: "\n")])),
        limits: ListLimits(rowBytesMax: record.count + 1, lineBytesMax: record.count + 1))
      switch try reader.next() {
      case nil: return []
      case .rejected: return nil
      // A record is one row: what follows it was split where the reader does not.
      case .row(let row): return try reader.next() == nil ? row.cells : nil
      }
    } catch {
      return nil
    }
  }
}
