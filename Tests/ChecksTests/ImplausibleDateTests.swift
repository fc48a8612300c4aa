import Domain
import Testing

@testable import Checks

@Suite("Dates that cannot be")
struct ImplausibleDateTests {
  static func dates(birth: String?, issue: String?, expiry: String?) throws -> [ImplausibleDate] {
    var document = DocumentFields(source: .visualZone)
    document.dateOfBirth = birth.flatMap { CalendarDate(iso: $0) }
    document.dateOfIssue = issue.flatMap { CalendarDate(iso: $0) }
    document.dateOfExpiry = expiry.flatMap { CalendarDate(iso: $0) }
    return ImplausibleDate.all(of: document, on: try #require(CalendarDate(iso: "2026-11-23")))
  }

  @Test(
    arguments: [
      ("2026-11-23", nil, nil, nil), ("2026-11-24", nil, nil, .birthInTheFuture),
      ("1900-11-24", nil, nil, nil), ("1900-11-23", nil, nil, .ageTooHigh),
      (nil, "2026-11-23", nil, nil), (nil, "2026-11-24", nil, .issueInTheFuture),
      ("2020-05-04", "2020-05-04", nil, nil), ("2020-05-04", "2020-05-03", nil, .issueBeforeBirth),
      (nil, "2024-05-04", "2024-05-04", nil), (nil, "2024-05-04", "2024-05-03", .expiryBeforeIssue),
      ("2020-05-04", nil, "2020-05-04", nil), ("2020-05-04", nil, "2020-05-03", .expiryBeforeBirth),
      (nil, nil, nil, nil),
    ] as [(String?, String?, String?, ImplausibleDate?)])
  func `each limit holds through its last day`(
    birth: String?, issue: String?, expiry: String?, implausible: ImplausibleDate?
  ) throws {
    #expect(try Self.dates(birth: birth, issue: issue, expiry: expiry) == [implausible].compactMap(\.self))
  }

  @Test(arguments: [
    ("02 JUN 2023", [String](), [ReasonCode](), "equal"),
    ("01 JUN 2023", [], [.documentIrregular], "different"),
    ("24 NOV 2026", ["issue_in_the_future"], [.documentIrregular], "equal"),
  ])
  func `the day of issue that print gives is held against the zone's dates`(
    day: String, codes: [String], reasons: [ReasonCode], validity: String
  ) throws {
    var side = DocumentRulesTests.observation().sides[0]
    side.hasPortrait = true
    side.lines = [PrintedDocumentTests.line("Date of issue", 400, 200), PrintedDocumentTests.line(day, 400, 225)]
    side.zone = DocumentRulesTests.zone(try ZoneFindingTests.lines(at: 21, "340602"))
    let report = DocumentRules.report(
      on: DocumentRulesTests.observation([side]), against: try DocumentRulesTests.expectations())
    #expect(report.extracted?.dateOfIssue != nil)
    #expect(report.reasons == reasons)
    let found = report.breakdown["comparisons"]?["implausible_dates"]?.elements?.compactMap(\.text)
    #expect((found ?? []) == codes)
    #expect(report.breakdown["comparisons"]?["validity_years"]?.text == validity)
  }

  @Test func `a zone's passport that runs out too late is for a person, though every check digit holds`() throws {
    let seen = DocumentRulesTests.observation(try ZoneFindingTests.lines(at: 21, "371124"))
    let report = DocumentRules.report(on: seen, against: try DocumentRulesTests.expectations())
    #expect(report.outcome == .consider && report.reasons == [.documentIrregular])
  }
}
