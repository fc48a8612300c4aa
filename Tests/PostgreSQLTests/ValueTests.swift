import Foundation
import Testing

@testable import PostgreSQL

@Suite struct ValueTests {
  private func numeric(_ digits: [Int16], weight: Int16, sign: UInt16 = 0, scale: Int16) -> String? {
    var bytes: [UInt8] = []
    bytes.append(bigEndian: Int16(digits.count))
    bytes.append(bigEndian: weight)
    bytes.append(bigEndian: sign)
    bytes.append(bigEndian: scale)
    for digit in digits { bytes.append(bigEndian: digit) }
    return bytes.withUnsafeBytes { NumericText.decode($0) }
  }

  @Test func `numeric keeps its scale and its zeros`() {
    #expect(numeric([], weight: 0, scale: 0) == "0")
    #expect(numeric([], weight: 0, scale: 3) == "0.000")
    #expect(numeric([35], weight: -1, scale: 4) == "0.0035")
    #expect(numeric([1], weight: 2, scale: 0) == "100000000")
    #expect(numeric([12, 3400], weight: 0, sign: 0x4000, scale: 2) == "-12.34")
    #expect(numeric([5], weight: -3, scale: 12) == "0.000000000005")
    #expect(numeric([], weight: 0, sign: 0xC000, scale: 0) == "NaN")
  }

  @Test func `a numeric that is cut short is refused`() {
    for bytes: [UInt8] in [[], [0, 0], [0, 2, 0, 0, 0, 0, 0, 0, 0, 1]] {
      let text = bytes.withUnsafeBytes { NumericText.decode($0) }
      #expect(text == nil)
    }
  }

  @Test(arguments: [
    (Int64(0), "2000-01-01T00:00:00Z"), (-1, "1999-12-31T23:59:59.999999Z"), (1, "2000-01-01T00:00:00.000001Z"),
    (5_097_600_000_000, "2000-02-29T00:00:00Z"), (-3_155_673_600_000_000, "1900-01-01T00:00:00Z"),
    (845_164_799_999_999, "2026-10-12T23:59:59.999999Z"),
  ])
  func `a moment is written as RFC 3339`(microseconds: Int64, text: String) {
    #expect(ServerTime.isoTime(microseconds: microseconds) == text)
  }

  @Test func `every microsecond of our age survives the way through Date`() {
    for microseconds in stride(from: Int64(838_000_000_000_000), to: 838_000_000_100_000, by: 97) {
      #expect(ServerTime.microseconds(ServerTime.date(microseconds: microseconds)) == microseconds)
    }
  }

  @Test func `the ends of time are infinite`() {
    #expect(ServerTime.microseconds(.distantFuture) == .max)
    #expect(ServerTime.microseconds(.distantPast) == .min)
    #expect(ServerTime.date(microseconds: .max) == .distantFuture)
    #expect(ServerTime.date(days: .min) == .distantPast)
  }

  @Test func `text with a NUL is refused with its place`() {
    var encoder = ParameterEncoder()
    #expect(throws: PostgreSQLError.invalidParameter(index: 1)) { try encoder.encode([.text(""), .text("a\0b")]) }
    #expect(throws: PostgreSQLError.invalidParameter(index: 0)) { try encoder.encode([.textArray(["a", "\0"])]) }
    #expect(throws: Never.self) { try encoder.encode([.bytes([0])]) }
  }

  @Test func `array text escapes quotes and backslashes`() {
    var bytes: [UInt8] = []
    ArrayText.append(["a\"b", "c\\d", "", "null"], to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == #"{"a\"b","c\\d","","null"}"#)
  }

  @Test func `NULL takes the type that another call has shown`() {
    var prepared = PreparedStatements()
    let statement: Statement = "select $1, $2"
    let any = ParameterEncoder.anyType
    let first = prepared.choose(statement, types: [TypeID.uuid, any])
    #expect(first.typesToPrepare == [TypeID.uuid, any])
    #expect(prepared.choose(statement, types: [any, any]).number == first.number)
    let second = prepared.choose(statement, types: [any, TypeID.int8])
    #expect(second.typesToPrepare == [TypeID.uuid, TypeID.int8])
    #expect(prepared.choose(statement, types: [TypeID.uuid, any]).number == second.number)
  }

  @Test func `a name is never used twice`() {
    var prepared = PreparedStatements()
    let statement: Statement = "select 1"
    let first = prepared.choose(statement, types: [])
    prepared.forget(first.number, of: statement.key)
    #expect(prepared.choose(statement, types: []).number > first.number)
    prepared.dropAll()
    let drops = [prepared.takeDrop(), prepared.takeDrop()]
    #expect(drops == [true, false])
    #expect(prepared.choose(statement, types: []).number > first.number + 1)
  }
}
