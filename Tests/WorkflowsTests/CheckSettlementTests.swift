import Billing
import Domain
import Foundation
import Testing

@testable import Workflows

@Suite("What a check's result is recorded with")
struct CheckSettlementTests {
  private static let now = Date(timeIntervalSince1970: 1_800_000_000)

  private static func settlement(
    price: JSON = "0.35", window: Duration? = nil, alikeBefore: TimeInterval? = nil
  ) throws -> CheckSettlement {
    let book = try PriceBook(json: [
      "slug": "standard-2026", "version": 1, "currency": "EUR", "effective_from": "2026-01-01",
      "prices": ["document": price],
    ])
    var work = CheckWork(
      check: CheckID(at: now), type: .document, verification: VerificationID(at: now), applicant: ApplicantID(at: now),
      record: ApplicantRecord(), request: .object([]), policyVersion: 1, evidence: [], granted: [], key: nil,
      dimensions: [:], wasBilledBefore: false)
    work.alikeBilledAt = alikeBefore.map { now.addingTimeInterval(-$0) }
    return CheckSettlement(
      work: work, status: .complete, views: [:],
      meter: try #require(book.meter("document")), dedupeWindow: window, mode: .live,
      duration: .milliseconds(5), usage: UsageID(at: now), now: now)
  }

  @Test func `a result that learns of another applicant late is told and metered as what it became`() throws {
    let late = VerificationID(at: Self.now)
    let breakdown: JSON = ["comparisons": ["seen_before": ["documents": [], "pictures": []]]]
    let completion = try Self.settlement().completion(of: CheckReport(outcome: .clear, breakdown: breakdown))
    #expect(completion.report.outcome == .clear && completion.usage.outcome == .clear)
    let reconsider = try #require(completion.reconsider)
    #expect(reconsider([]).report == completion.report && reconsider([]).usage == completion.usage)
    let amended = reconsider([late])
    #expect(amended.report.outcome == .consider && amended.report.reasons == [.documentSeenBefore])
    #expect(amended.usage.outcome == .consider && amended.usage.id == completion.usage.id)
    #expect(amended.usage.unitPrice == "0.35" && amended.usage.freeBecause == nil)
    #expect(amended.work.check == completion.work.check && amended.completedAt == Self.now)
    #expect(amended.report.told[CheckTape.late]?.elements == [.string(late.description)])
  }

  @Test func `a report that was not held against earlier sightings is not reconsidered`() throws {
    let isFixed = try Self.settlement().completion(of: CheckReport(outcome: .clear)).reconsider == nil
    #expect(isFixed)
  }

  @Test(
    arguments: [
      (nil, 1, nil), (.seconds(3600), nil, nil), (.seconds(3600), 1, .duplicate), (.seconds(3600), 3600, .duplicate),
      (.seconds(3600), 3601, nil),
    ] as [(Duration?, TimeInterval?, FreeReason?)])
  func `the same check over the same evidence is free through the dedupe window's end`(
    window: Duration?, before: TimeInterval?, reason: FreeReason?
  ) throws {
    let settlement = try Self.settlement(window: window, alikeBefore: before)
    let usage = settlement.completion(of: CheckReport(outcome: .clear)).usage
    #expect(usage.freeBecause == reason && usage.unitPrice == (reason == nil ? "0.35" : "0"))
    #expect(settlement.completion(of: .notAssessed(.imageBlurred)).usage.freeBecause == .imageQuality)
  }

  @Test(arguments: [("DEU", "0.30", ["document.country": "DEU"]), ("FRA", "0.35", ["document.country": "FRA"])])
  func `usage keeps what its price depends on, and nothing else of the document`(
    country: String, price: String, dimensions: [String: String]
  ) throws {
    let prices: JSON = [["when": ["country": ["DEU"]], "price": "0.30"], ["price": "0.35"]]
    var report = CheckReport(outcome: .clear)
    var extracted = ExtractedDocument()
    extracted.issuingCountry = country
    extracted.documentType = "passport"
    report.extracted = extracted
    let usage = try Self.settlement(price: prices).completion(of: report).usage
    #expect(usage.unitPrice == price && usage.dimensions == dimensions)
    let plain = try Self.settlement().completion(of: report).usage
    #expect(plain.unitPrice == "0.35" && plain.dimensions.isEmpty)
  }
}
