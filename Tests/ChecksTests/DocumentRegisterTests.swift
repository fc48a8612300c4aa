import Domain
import Testing

@testable import Checks

@Suite("Reported documents")
struct DocumentRegisterTests {
  @Test(arguments: [
    ("DEU", "c01x-00t47", "DEU", "C01X00T47"), ("D", "C01X00T47", "DEU", "C01X00T47"),
    ("uto", "XU 4821907", "UTO", "XU4821907"),
  ])
  func `one document has one reference, however it is written`(
    issuer: String, number: String, code: String, bare: String
  ) throws {
    let reference = try #require(DocumentReference(issuer: issuer, number: number))
    #expect(reference.issuer == code && reference.number == bare)
  }

  @Test(arguments: [
    ("XYZ", "1"), ("DEU", ""), ("DEU", "---"), ("DEU", String(repeating: "1", count: 41)), ("", "1"), ("DEU", "١٢"),
  ])
  func `what names no document is no reference`(issuer: String, number: String) {
    #expect(DocumentReference(issuer: issuer, number: number) == nil)
  }

  @Test(
    arguments: [
      (nil, CheckOutcome.clear, [ReasonCode](), nil), (false, .clear, [], "not_listed"),
      (true, .consider, [.documentReported], "reported"),
    ] as [(Bool?, CheckOutcome, [ReasonCode], String?)])
  func `a reported document is for a person to look at`(
    isReported: Bool?, outcome: CheckOutcome, reasons: [ReasonCode], said: String?
  ) throws {
    var expectations = try DocumentRulesTests.expectations()
    expectations.isReported = isReported
    let report = DocumentRules.report(on: DocumentRulesTests.observation(), against: expectations)
    #expect(report.outcome == outcome && report.reasons == reasons)
    #expect(report.breakdown["comparisons"]?["register"]?.text == said)
  }

  @Test func `the register is asked for what the zone says`() throws {
    let today = try DocumentRulesTests.expectations().today
    let reference = DocumentRules.reference(of: DocumentRulesTests.observation(), today: today)
    #expect(reference == DocumentReference(issuer: "UTO", number: "XU4821907"))
    #expect(DocumentRules.reference(of: DocumentRulesTests.observation(nil), today: today) == nil)
  }
}
