import Testing

@testable import ListFiles

@Suite("Records that come piece by piece")
struct RecordSplitterTests {
  private func records(_ text: String, _ grammar: RecordSplitter.Grammar, pieces: Int, most: Int = 1000) -> [String] {
    var splitter = RecordSplitter(grammar, recordBytesMax: most)
    var records: [RecordSplitter.Record] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: pieces) {
      records += splitter.take(bytes[start..<min(start + pieces, bytes.count)])
    }
    if let last = splitter.finish() { records.append(last) }
    return records.map { record in
      if case .bytes(let bytes) = record { String(decoding: bytes, as: UTF8.self) } else { "too long" }
    }
  }

  @Test(
    arguments: [
      ("", []), ("a\nb\n", ["a", "b"]), ("a\nb", ["a", "b"]), ("a\n\nb\n", ["a", "", "b"]),
      ("\"a\nb\",c\nd", ["\"a\nb\",c", "d"]), ("a\"b\nc\"\n", ["a\"b", "c\""]),
      ("\"a\"\"\nb\"\nc\n", ["\"a\"\"\nb\"", "c"]), ("x,\"a\nb\"\r\nc\n", ["x,\"a\nb\"\r", "c"]),
      ("\"a\" \"b\nc\",d\n", ["\"a\" \"b", "c\",d"]), ("\"a\"x,\"b\nc\n", ["\"a\"x,\"b", "c"]),
    ], [1, 2, 1000])
  func `rows end where the reader of rows ends them, wherever the pieces are cut`(
    example: (text: String, records: [String]), pieces: Int
  ) {
    #expect(records(example.text, .csv, pieces: pieces) == example.records)
  }

  @Test func `a plain line ends at its line feed, quotes or not`() {
    #expect(records("{\"a\":\"b\n\"}\n", .lines, pieces: 3) == ["{\"a\":\"b", "\"}"])
  }

  @Test(arguments: [(5, ["12345", "ab"]), (4, ["too long", "ab"])])
  func `a record is taken at its bound and told one byte past it`(most: Int, expected: [String]) {
    #expect(records("12345\nab\n", .lines, pieces: 2, most: most) == expected)
  }

  @Test func `a quote that nothing closes is told, since nobody knows where the next row begins`() {
    var splitter = RecordSplitter(.csv, recordBytesMax: 4)
    #expect(splitter.take(Array("\"abcdef\n".utf8)).isEmpty)
    #expect(splitter.isQuoted && splitter.isTooLong)
  }

  @Test(arguments: [
    ("a,b", ["a", "b"]), ("\u{FEFF}a,b\r", ["a", "b"]), ("", []), ("  ", []), ("\"a\nb\",\"\"\"c\"", ["a\nb", "\"c"]),
    ("\"a\"b", nil), ("a\u{0}", nil),
  ])
  func `a record's cells are read as the reader of files reads them`(text: String, cells: [String]?) {
    #expect(CSVRecord.cells(of: Array(text.utf8)) == cells)
  }

  @Test func `cells that are not UTF-8 are no row`() {
    #expect(CSVRecord.cells(of: [0x61, 0xFF]) == nil)
  }
}
