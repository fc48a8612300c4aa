import Testing

@testable import Domain

@Suite("Zones in texts")
struct MRZSearchTests {
  static func find(_ text: String) throws -> MachineReadableZone? {
    MachineReadableZone.find(in: text, today: try #require(CalendarDate(year: 2026, month: 11, day: 23)))
  }

  @Test(arguments: MRZFormat.allCases, ["\n", "\r\n", "", " ", "\\n"])
  func `every format is found, however its lines are parted`(format: MRZFormat, separator: String) throws {
    let lines = try #require(MRZFindingTests.zones[format])
    for (before, after) in [("", ""), ("mrz: ", "; "), ("{\"zone\":\"", "\"}"), ("ID\n", "\nEND")] {
      let zone = try #require(try Self.find(before + lines.joined(separator: separator) + after))
      #expect(zone.format == format && zone.lines == lines)
    }
  }

  @Test(arguments: MRZFormat.allCases)
  func `a zone of which a check digit does not hold is none`(format: MRZFormat) throws {
    var lines = try #require(MRZFindingTests.zones[format])
    let (line, place) = format == .td1 ? (1, 0) : format == .fra ? (1, 27) : (1, 13)
    var row = Array(lines[line])
    row[place] = row[place] == "1" ? "2" : "1"
    lines[line] = String(row)
    #expect(try Self.find(lines.joined(separator: "\n")) == nil)
  }

  @Test func `figures of a zone's length are none`() throws {
    for length in [30, 36, 44, 72, 88, 90] {
      #expect(try Self.find(String(repeating: "0", count: length)) == nil)
      #expect(try Self.find(String(repeating: "V", count: length)) == nil)
    }
    #expect(try Self.find("") == nil)
    // A document code where digits have to stand: the check digits alone would hold by chance.
    #expect(try Self.find("V<" + String(repeating: "0", count: 86)) == nil)
  }

  @Test func `only the first 8,192 characters are looked at`() throws {
    let lines = try #require(MRZFindingTests.zones[.td3]).joined(separator: "\n")
    #expect(try Self.find(String(repeating: ".", count: 8192 - lines.count) + lines) != nil)
    #expect(try Self.find(String(repeating: ".", count: 8193 - lines.count) + lines) == nil)
  }
}
