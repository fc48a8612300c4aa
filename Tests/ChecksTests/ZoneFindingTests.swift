import Domain
import Testing

@testable import Checks

@Suite("Findings of zones, as the check weighs them")
struct ZoneFindingTests {
  /// The zone with a text in place of what stands in its second line, its check digits set right again.
  static func lines(at place: Int, _ text: String) throws -> [String] {
    var row = Array(DocumentRulesTests.lines[1])
    row.replaceSubrange(place..<(place + text.count), with: text)
    func seal(_ ranges: [Range<Int>], _ digit: Int) throws {
      let value = try #require(CheckDigit.of(ranges.flatMap { row[$0] }))
      row[digit] = Character(String(value))
    }
    for (field, digit) in [(0..<9, 9), (13..<19, 19), (21..<27, 27)] { try seal([field], digit) }
    try seal([0..<10, 13..<20, 21..<43], 43)
    return [DocumentRulesTests.lines[0], String(row)]
  }

  @Test(arguments: [
    (13, "861319", "not_a_date", "doubt", [ReasonCode.documentIrregular]),
    (13, "86<<<<", "partly_unknown_date", "variant", []), (13, "<<<<<<", "unknown_date", "deviation", []),
    (20, "X", "sex", "doubt", [.documentIrregular]),
    (21, "340631", "not_a_date", "doubt", [.documentIrregular, .documentUnreadable]),
    (0, "<<<<<<<<<", "no_document_number", "doubt", [.documentIrregular]),
  ])
  func `what no issuer prints is for a person, though every check digit holds`(
    place: Int, text: String, code: String, weight: String, reasons: [ReasonCode]
  ) throws {
    let seen = DocumentRulesTests.observation(try Self.lines(at: place, text))
    let report = DocumentRules.report(on: seen, against: try DocumentRulesTests.expectations())
    #expect(report.breakdown["check_digits"]?["composite"] == .bool(true))
    let finding = try #require(report.breakdown["zone_findings"]?.elements?.first { $0["code"]?.text == code })
    #expect(finding["weight"]?.text == weight)
    #expect(Set(report.reasons) == Set(reasons))
    #expect(report.outcome == (reasons.isEmpty ? .clear : .consider))
  }

  @Test(
    arguments: [
      ("86<<<<", 39, []), ("86<<<<", 40, [.documentUnreadable]), ("86<<<<", 41, [.applicantUnderage]),
      ("10<<<<", 17, [.applicantUnderage]), ("<<<<<<", 18, [.documentUnreadable]),
    ] as [(String, Int, [ReasonCode])])
  func `where only the year of birth is known, the year settles the age or a person does`(
    birth: String, minimum: Int, reasons: [ReasonCode]
  ) throws {
    let seen = DocumentRulesTests.observation(try Self.lines(at: 13, birth))
    let report = DocumentRules.report(
      on: seen, against: try DocumentRulesTests.expectations(minimumAge: minimum))
    #expect(report.reasons == reasons)
  }

  @Test func `a zone that keeps to the standard has none`() throws {
    let report = DocumentRules.report(
      on: DocumentRulesTests.observation(), against: try DocumentRulesTests.expectations())
    #expect(report.breakdown["zone_findings"] == .array([]))
  }

  @Test func `every finding says what it is, how much and where`() {
    let findings: [(MRZFinding, JSON)] = [
      (.documentCode("XX"), ["code": "document_code", "weight": "doubt", "value": "XX"]),
      (
        .misplacedCharacter(line: 1, place: 9),
        ["code": "misplaced_character", "weight": "doubt", "line": 2, "position": 10]
      ),
      (.unknownDate(.dateOfExpiry), ["code": "unknown_date", "weight": "deviation", "field": "date_of_expiry"]),
      (.frenchLayout, ["code": "french_layout", "weight": "variant"]),
    ]
    for (finding, record) in findings { #expect(finding.record == record) }
  }
}
