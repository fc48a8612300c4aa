import Billing
import Domain
import Foundation
import Testing

@testable import Workflows

@Suite("What a check's result is recorded with")
struct CheckSettlementTests {
  private static let now = Date(timeIntervalSince1970: 1_800_000_000)

  private static func settlement(
    of type: CheckType = .document, price: JSON = "0.35", window: Duration? = nil
  ) throws -> CheckSettlement {
    let book = try PriceBook(json: [
      "slug": "standard-2026", "version": 1, "currency": "EUR", "effective_from": "2026-01-01",
      "prices": .object([JSON.Member(type.rawValue, price)]),
    ])
    let work = CheckWork(
      check: CheckID(at: now), type: type, verification: VerificationID(at: now), applicant: ApplicantID(at: now),
      record: ApplicantRecord(), request: .object([]), policyVersion: 1, evidence: [], granted: [], key: nil,
      dimensions: [:], wasBilledBefore: false)
    return CheckSettlement(
      work: work, status: .complete, views: [:],
      meter: try #require(book.meter(type.rawValue)), dedupeWindow: window, mode: .live,
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
      (.document, nil, false), (.document, .seconds(3600), true), (.proofOfAddress, .seconds(3600), true),
      (.screening, .seconds(3600), false), (.creditHistory, .seconds(3600), false),
      (.behaviourRisk, .seconds(3600), false),
    ] as [(CheckType, Duration?, Bool)])
  func `what looks at evidence is free where the like was billed in the dedupe window, and nothing else is`(
    type: CheckType, window: Duration?, isFree: Bool
  ) throws {
    let settlement = try Self.settlement(of: type, window: window)
    let completion = settlement.completion(of: CheckReport(outcome: .clear))
    #expect(completion.usage.freeBecause == nil && completion.usage.unitPrice == "0.35")
    #expect(completion.duplicate?.usage.freeBecause == (isFree ? .duplicate : nil))
    #expect(completion.duplicate?.usage.unitPrice == (isFree ? "0" : nil))
    #expect(completion.duplicate?.usage.id == (isFree ? completion.usage.id : nil))
    #expect(completion.duplicate?.since == (isFree ? Self.now.addingTimeInterval(-3600) : nil))
    // What is free anyway keeps its own reason.
    let blurred = settlement.completion(of: .notAssessed(.imageBlurred))
    #expect(blurred.usage.freeBecause == .imageQuality)
    let stays = blurred.duplicate == nil
    #expect(stays)
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
