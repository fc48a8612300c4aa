import Domain
import Testing

@testable import ListFiles

@Suite("Comma-separated values")
struct CSVReaderTests {
  private func rows(_ text: String, limits: ListLimits = ListLimits()) throws -> [String] {
    var reader = CSVReader(ByteSource(Sample.file("a", Array(text.utf8), chunkBytes: 1)), limits: limits)
    var rows: [String] = []
    while let result = try reader.next() {
      switch result {
      case .row(let row): rows.append("\(row.line): " + row.cells.joined(separator: "|"))
      case .rejected(let reason, let line): rows.append("\(line): \(reason.rawValue)")
      }
    }
    return rows
  }

  @Test(arguments: [
    ("", []),
    ("a,b\nc,d", ["1: a|b", "2: c|d"]),
    ("a,b\r\nc,d\r\n", ["1: a|b", "2: c|d"]),
    ("a,\n,b\n,\n", ["1: a|", "2: |b", "3: |"]),
    ("\"a,b\",\"say \"\"no\"\"\"\n", ["1: a,b|say \"no\""]),
    ("\"two\nlines\",x\ny,z\n", ["1: two\nlines|x", "3: y|z"]),
    ("a\"b,c\n", ["1: a\"b|c"]),
    ("\"\"\n\n \n\"\",\n", ["1: ", "4: |"]),
    ("\"a\" ,b \n", ["1: a|b "]),
    ("\"a\"x,b\nc,d\n", ["1: malformed", "2: c|d"]),
    ("a\u{0},b\nc,d\n", ["1: malformed", "2: c|d"]),
    ("a,b\n\u{1A}", ["1: a|b"]),
    ("a,b\n\u{1A}c\nd,e\n", ["1: a|b", "2: malformed", "3: d|e"]),
    ("\u{FEFF}a,b\n", ["1: a|b"]),
    ("a\rb,c\n", ["1: a\rb|c"]),
    ("é,\"東\"\n", ["1: é|東"]),
  ])
  func `rows are read as RFC 4180 has them`(text: String, expected: [String]) throws {
    #expect(try rows(text) == expected)
  }

  @Test func `a quote that nothing closes is a file that is cut, at the line that the row began on`() {
    let error = #expect(throws: ListFileError.self) { try rows("a,b\nc,\"d\ne\nf") }
    #expect(error == ListFileError(.truncated, file: "a", line: 2))
  }

  @Test func `a row that is too long is left out and the next is read`() throws {
    let limits = ListLimits(rowBytesMax: 10)
    #expect(try rows("a,b\n0123456789,x\nc,d\n", limits: limits) == ["1: a|b", "2: too_long", "3: c|d"])
    #expect(try rows("a,\"0123456789\"\nc,d\n", limits: limits) == ["1: too_long", "2: c|d"])
  }

  @Test func `a row of more cells than any list has is malformed`() throws {
    let row = String(repeating: ",", count: CSVReader.cellsMax)
    #expect(try rows(row + "\na\n") == ["1: malformed", "2: a"])
    #expect(try rows(row.dropLast() + "\n").count == 1)
  }
}
