import Domain
import FoundationEssentials
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

  @Test func `a document or picture that another applicant gave is for a person to look at, with where`() throws {
    let earlier = VerificationID(at: .init(timeIntervalSince1970: 1_790_000_000))
    for (seen, reasons) in [
      (EarlierSightings(), [ReasonCode]()), (EarlierSightings(documents: [earlier]), [.documentSeenBefore]),
      (EarlierSightings(pictures: [earlier]), [.documentSeenBefore]),
      (EarlierSightings(portraits: [earlier]), [.documentSeenBefore]),
    ] {
      var expectations = try DocumentRulesTests.expectations()
      expectations.seenBefore = seen
      let report = DocumentRules.report(on: DocumentRulesTests.observation(), against: expectations)
      #expect(report.outcome == (reasons.isEmpty ? .clear : .consider) && report.reasons == reasons)
      let told = report.breakdown["comparisons"]?["seen_before"]
      #expect(told?["documents"]?.elements?.compactMap(\.text) == seen.documents.map(\.description))
      #expect(told?["pictures"]?.elements?.compactMap(\.text) == seen.pictures.map(\.description))
      #expect(told?["portraits"]?.elements?.compactMap(\.text) == seen.portraits.map(\.description))
    }
  }

  @Test func `a picture whose file names an editor is for a person to look at, and says which`() throws {
    var seen = DocumentRulesTests.observation()
    seen.sides[0].software = "photoshop"
    let report = DocumentRules.report(on: seen, against: try DocumentRulesTests.expectations())
    #expect(report.outcome == .consider && report.reasons == [.documentEdited])
    #expect(report.breakdown["comparisons"]?["editing_software"]?["document_front"]?.text == "photoshop")
  }

  @Test func `the register is asked for what the zone says`() throws {
    let today = try DocumentRulesTests.expectations().today
    let reference = DocumentRules.reference(of: DocumentRulesTests.observation(), today: today)
    #expect(reference == DocumentReference(issuer: "UTO", number: "XU4821907"))
    #expect(DocumentRules.reference(of: DocumentRulesTests.observation(nil), today: today) == nil)
  }
}
