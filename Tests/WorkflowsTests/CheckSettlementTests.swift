import Domain
import Foundation
import Testing

@testable import Workflows

@Suite("What a check's result is recorded with")
struct CheckSettlementTests {
  private static let now = Date(timeIntervalSince1970: 1_800_000_000)

  private static func settlement() -> CheckSettlement {
    let work = CheckWork(
      check: CheckID(at: now), type: .document, verification: VerificationID(at: now), applicant: ApplicantID(at: now),
      record: ApplicantRecord(), request: .object([]), policyVersion: 1, evidence: [], granted: [], key: nil,
      dimensions: [:], wasBilledBefore: false)
    return CheckSettlement(
      work: work, status: .complete, views: [:],
      price: UnitPrice(amount: "0.35", currency: "EUR", priceBook: "standard-2026@1"), mode: .live,
      duration: .milliseconds(5), usage: UsageID(at: now), now: now)
  }

  @Test func `a result that learns of another applicant late is told and metered as what it became`() throws {
    let late = VerificationID(at: Self.now)
    let breakdown: JSON = ["comparisons": ["seen_before": ["documents": [], "pictures": []]]]
    let completion = Self.settlement().completion(of: CheckReport(outcome: .clear, breakdown: breakdown))
    #expect(completion.report.outcome == .clear && completion.usage.outcome == .clear)
    let reconsider = try #require(completion.reconsider)
    #expect(reconsider([]).report == completion.report && reconsider([]).usage == completion.usage)
    let amended = reconsider([late])
    #expect(amended.report.outcome == .consider && amended.report.reasons == [.documentSeenBefore])
    #expect(amended.usage.outcome == .consider && amended.usage.id == completion.usage.id)
    #expect(amended.usage.unitPrice == "0.35" && amended.usage.freeBecause == nil)
    #expect(amended.work.check == completion.work.check && amended.completedAt == Self.now)
  }

  @Test func `a report that was not held against earlier sightings is not reconsidered`() {
    let isFixed = Self.settlement().completion(of: CheckReport(outcome: .clear)).reconsider == nil
    #expect(isFixed)
  }
}
