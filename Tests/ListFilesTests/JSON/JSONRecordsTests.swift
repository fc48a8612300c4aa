import Domain
import Testing

@testable import ListFiles

@Suite("JSON lines and arrays")
struct JSONRecordsTests {
  private func rows(_ text: String, limits: ListLimits = ListLimits()) throws -> [String] {
    var records = JSONRecords(ByteSource(Sample.file("a", Array(text.utf8), chunkBytes: 1)), limits: limits)
    var rows: [String] = []
    while let row = try records.next() {
      switch row {
      case .record(let json, let line): rows.append("\(line): " + json.compactText)
      case .rejected(let reason, let line): rows.append("\(line): \(reason.rawValue)")
      }
    }
    return rows
  }

  @Test(arguments: [
    ("", []),
    ("\n \r\n", []),
    ("{\"a\":1}\n{\"b\":2}", ["1: {\"a\":1}", "2: {\"b\":2}"]),
    ("{\"a\":1}\r\n\n{\"b\":2}\n", ["1: {\"a\":1}", "3: {\"b\":2}"]),
    ("{\"a\":1}\n{broken}\n[]\n{\"b\":2}\n", ["1: {\"a\":1}", "2: malformed", "3: malformed", "4: {\"b\":2}"]),
    ("[]", []),
    ("[{\"a\":\"}]\\\"\"},\n {\"b\":[{}]}\n]\n", ["1: {\"a\":\"}]\\\"\"}", "2: {\"b\":[{}]}"]),
    ("[{\"a\":1}, {b}, {\"c\":3}]", ["1: {\"a\":1}", "1: malformed", "1: {\"c\":3}"]),
    ("\u{FEFF}{\"a\":1}", ["1: {\"a\":1}"]),
    ("{\"a\":1,\"a\":2,\"a\":3}", ["1: {\"a\":1,\"#a\":2,\"##a\":3}"]),
  ])
  func `objects are read one by one`(text: String, expected: [String]) throws {
    #expect(try rows(text) == expected)
  }

  @Test(arguments: [
    ("{\"a\":1}\n{\"b\":", ListFileError.Problem.truncated, 2),
    ("[{\"a\":1}", .truncated, 1),
    ("[{\"a\":1},\n{\"b\":\"", .truncated, 2),
    ("not JSON\n", .notTheFormat, 1),
    ("{\n\"a\": 1}\n", .notTheFormat, 1),
    ("17\n", .notTheFormat, 1),
    ("[1]", .notTheFormat, 1),
    ("[{\"a\":1}] x", .notTheFormat, 1),
  ])
  func `a file that is none or is cut is an error`(text: String, problem: ListFileError.Problem, line: Int) {
    let error = #expect(throws: ListFileError.self) { try rows(text) }
    #expect(error == ListFileError(problem, file: "a", line: line))
  }

  @Test func `an object that is too long is left out and the next is read`() throws {
    let limits = ListLimits(rowBytesMax: 10)
    #expect(
      try rows("{\"a\":1}\n{\"a\":\"0123\"}\n{\"b\":2}\n", limits: limits)
        == ["1: {\"a\":1}", "2: too_long", "3: {\"b\":2}"])
    #expect(try rows("[{\"a\":\"0123\"},{\"b\":2}]", limits: limits) == ["1: too_long", "1: {\"b\":2}"])
  }

  @Test func `names that stand twice too often make a row malformed`() throws {
    let many = (0..<80).map { _ in "\"a\":1" }.joined(separator: ",")
    #expect(try rows("{\"a\":1}\n{\(many)}\n{\"b\":2}\n") == ["1: {\"a\":1}", "2: malformed", "3: {\"b\":2}"])
  }
}
