import Foundation
import Testing

@testable import Domain

@Suite("Values")
struct ValueTests {
  @Test func `an identifier reads back what it wrote and no other kind's`() {
    let id = VerificationID(at: Date())
    #expect(VerificationID(id.description) == id)
    #expect(ApplicantID(id.description) == nil)
    #expect(id.description.hasPrefix("ver_0"))
    #expect(id.description.utf8.count == 30)
  }

  @Test func `identifiers sort by their time`() {
    let early = JobID(at: Date(timeIntervalSince1970: 1_000_000))
    let late = JobID(at: Date(timeIntervalSince1970: 1_000_001))
    #expect(early < late)
    #expect(early.description < late.description)
  }

  @Test(arguments: [
    "", "ver_", "ver_0123456789abcdefghjkmnpqr", "ver_8zzzzzzzzzzzzzzzzzzzzzzzzz", "ver_0000000000000000000000000u",
    "ver_00000000000000000000000000 ", "VER_00000000000000000000000000",
  ])
  func `what is no identifier is none`(text: String) {
    #expect(VerificationID(text) == nil)
  }

  @Test(arguments: [
    ("2024-02-29", true), ("2023-02-29", false), ("2000-02-29", true), ("1900-02-29", false), ("2024-04-31", false),
    ("2024-13-01", false), ("2024-1-01", false), ("0000-01-01", false), ("9999-12-31", true),
  ])
  func `a date exists or does not`(text: String, exists: Bool) {
    #expect((CalendarDate(iso: text) != nil) == exists)
    if exists { #expect(CalendarDate(iso: text)?.description == text) }
  }

  @Test(arguments: [(0, "1970-01-01"), (-1, "1969-12-31"), (19_782, "2024-02-29"), (-719_162, "0001-01-01")])
  func `days since 1970 and dates are the same thing`(days: Int, text: String) throws {
    let date = try #require(CalendarDate(iso: text))
    #expect(date.epochDays == days)
    #expect(CalendarDate(utc: Date(timeIntervalSince1970: Double(days) * 86_400 + 1)) == date)
  }

  @Test(arguments: [("2008-11-23", 18), ("2008-11-24", 17), ("2008-02-29", 18)])
  func `an age is completed on the birthday`(birth: String, age: Int) throws {
    let today = try #require(CalendarDate(iso: "2026-11-23"))
    #expect(try #require(CalendarDate(iso: birth)).age(on: today) == age)
  }

  @Test(arguments: [
    "2026-11-23T02:10:14Z", "2026-11-23T02:10:14.5Z", "2026-11-23T03:10:14+01:00", "2026-11-22t21:10:14-05:00",
  ])
  func `instants of any offset are read`(text: String) throws {
    let instant = try #require(Date(rfc3339: text))
    #expect(abs(instant.timeIntervalSince1970 - 1_795_399_814) < 1)
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z"), (-0.5, "1969-12-31T23:59:59.500Z"), (86_399.9994, "1970-01-01T23:59:59.999Z"),
    (1_795_399_814.5, "2026-11-23T02:10:14.500Z"), (253_402_300_799.5, "9999-12-31T23:59:59.500Z"),
    (-62_135_596_800, "0001-01-01T00:00:00.000Z"), (-62_135_646_000, "0001-01-01T00:00:00.000Z"),
    (253_402_300_800, "9999-12-31T23:59:59.999Z"),
  ])
  func `an instant is written in UTC with milliseconds, within the calendar`(seconds: Double, text: String) {
    #expect(Date(timeIntervalSince1970: seconds).rfc3339 == text)
  }

  /// As the clock cuts it, and as a database reads it: the two dates differ in their last bits.
  @Test func `a microsecond is written alike however its date was made`() {
    for step in 0..<20_000 as Range<Int64> {
      let micros = 1_796_083_200_000_000 + step * 7_919_000
      let cut = Date(timeIntervalSince1970: Double(micros) / 1_000_000)
      let read = Date(
        timeIntervalSinceReferenceDate: Double(micros / 1_000_000 - 978_307_200)
          + Double(micros % 1_000_000) / 1_000_000)
      #expect(cut.milliseconds == micros / 1000)
      #expect(read.milliseconds == micros / 1000)
    }
  }

  @Test(arguments: ["2026-11-23", "2026-11-23T25:00:00Z", "2026-11-23T02:10:14", "2026-02-30T02:10:14Z", "x"])
  func `what is no instant is none`(text: String) {
    #expect(Date(rfc3339: text) == nil)
  }
}

@Suite("JSON")
struct JSONTests {
  @Test(arguments: [
    "null", "true", "[]", "{}", "[1,-2,3.5]", #"{"a":{"b":[{"c":"d"}]}}"#, #""äöü 😀 \"\\ \n""#, "9223372036854775807",
  ])
  func `a value is written as it was read`(text: String) throws {
    #expect(try JSON.parse(Array(text.utf8)).compactText == text)
  }

  @Test(arguments: [
    "", "nul", "[1,]", "{\"a\":1,\"a\":2}", "01", "1.", "1e", "\"\\u0000\"", "\"\\ud800\"", "\"\u{1}\"", "[1] 2",
    "{a:1}",
    "1e999", String(repeating: "[", count: 40),
  ])
  func `what is no JSON is refused`(text: String) {
    #expect(throws: JSONParseError.self) { try JSON.parse(Array(text.utf8)) }
  }

  @Test func `bytes that are not UTF-8 are refused`() {
    #expect(throws: JSONParseError.self) { try JSON.parse([0x22, 0xC3, 0x28, 0x22]) }
  }

  @Test func `the canonical form sorts names by UTF-16`() throws {
    // RFC 8785, section 3.2.3.
    let text = "{\"€\":1,\"\\r\":2,\"\u{FB33}\":3,\"1\":4,\"😀\":5,\"ö\":6}"
    let names = try JSON.parse(Array(text.utf8)).canonical.members?.map(\.name)
    #expect(names == ["\r", "1", "ö", "€", "😀", "\u{FB33}"])
  }
}
