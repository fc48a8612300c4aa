import Domain
import FoundationEssentials
import Testing

@testable import Checks

@Suite("Documents seen while a check ran")
struct LateSightingsTests {
  static let earlier = VerificationID(at: Date(timeIntervalSince1970: 1_790_000_000))
  static let late = VerificationID(at: Date(timeIntervalSince1970: 1_790_000_001))

  static func report(
    _ seen: EarlierSightings?, today: String = "2026-11-23", isReported: Bool? = nil, givenNames: String? = nil
  ) throws -> CheckReport {
    let record = givenNames.map { JSON.object([JSON.Member("given_names", .string($0))]) } ?? .object([])
    var expectations = try DocumentRulesTests.expectations(today: today, record: record)
    expectations.isReported = isReported
    expectations.seenBefore = seen
    return DocumentRules.report(on: DocumentRulesTests.observation(), against: expectations)
  }

  @Test(
    arguments: [
      ("2026-11-23", nil, [], CheckOutcome.consider), ("2026-11-23", true, [], .consider),
      ("2034-06-03", nil, [], .rejected), ("2026-11-23", nil, [earlier], .consider),
    ] as [(String, Bool?, [VerificationID], CheckOutcome)])
  func `a late sighting makes the report that an early one would have made`(
    today: String, isReported: Bool?, pictures: [VerificationID], outcome: CheckOutcome
  ) throws {
    let missed = try Self.report(EarlierSightings(pictures: pictures), today: today, isReported: isReported)
    let seen = try Self.report(
      EarlierSightings(documents: [Self.late], pictures: pictures), today: today, isReported: isReported)
    #expect(LateSightings.concern(missed))
    #expect(LateSightings.amended(missed, with: [Self.late]) == seen)
    #expect(seen.outcome == outcome && seen.reasons.contains(.documentSeenBefore))
  }

  @Test func `the late reason stands behind those that were there`() throws {
    let missed = try Self.report(EarlierSightings(), givenNames: "Anna")
    let seen = try Self.report(EarlierSightings(documents: [Self.late]), givenNames: "Anna")
    var amended = LateSightings.amended(missed, with: [Self.late])
    #expect(amended.reasons == [.documentDataMismatch, .documentSeenBefore])
    #expect(Set(amended.reasons) == Set(seen.reasons))
    amended.reasons = seen.reasons
    #expect(amended == seen)
  }

  @Test func `what the report knew of, or nobody asked for, changes nothing`() throws {
    let known = try Self.report(EarlierSightings(documents: [Self.late, Self.earlier]))
    for documents in [[], [Self.earlier], [Self.late, Self.earlier]] {
      #expect(LateSightings.amended(known, with: documents) == known)
    }
    let another = VerificationID(at: Date(timeIntervalSince1970: 1_790_000_002))
    let all = [another, Self.late, Self.earlier]
    let seen = try Self.report(EarlierSightings(documents: all))
    #expect(LateSightings.amended(known, with: all) == seen)
    let ignoring = try Self.report(nil)
    #expect(!LateSightings.concern(ignoring))
    #expect(LateSightings.amended(ignoring, with: [Self.late]) == ignoring)
  }

  @Test func `what is not assessed stays so, and its record is whole`() {
    var report = CheckReport.notAssessed(.imageGlare, retake: .documentFront)
    #expect(!LateSightings.concern(report))
    report.breakdown = ["comparisons": ["seen_before": ["documents": [], "pictures": []]]]
    let amended = LateSightings.amended(report, with: [Self.late])
    #expect(amended.outcome == .notAssessed && amended.reasons == [.imageGlare])
    let documents = amended.breakdown["comparisons"]?["seen_before"]?["documents"]
    #expect(documents?.elements?.compactMap(\.text) == [Self.late.description])
  }
}
