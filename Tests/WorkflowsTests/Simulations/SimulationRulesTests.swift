import Domain
import Foundation
import Testing

@testable import Workflows

@Suite("Drafts held against rulings")
struct SimulationRulesTests {
  private static let now = Date(timeIntervalSince1970: 1_790_000_000)

  static func ruling(
    _ results: [PolicyFacts.Result], score: Double? = 0.9, verdict: PolicyVerdict.Kind? = nil
  ) -> JudgedRuling {
    let facts = PolicyFacts(results: results, country: "UTO", age: 30, attempts: 0)
    return JudgedRuling(
      id: RulingID(at: now), verification: VerificationID(at: now),
      verdict: verdict ?? DecisionRules.decide(facts, under: TenantPolicy()).kind, policyVersion: 1, facts: facts,
      faceScore: score)
  }

  private static let results: [[PolicyFacts.Result]] = CheckOutcome.allCases.flatMap { outcome in
    CheckType.allCases.map { [PolicyFacts.Result(type: $0, outcome: outcome, reasons: [])] }
  }

  private static func judge(
    _ ruling: JudgedRuling, _ draft: TenantPolicy, withScreening: Bool = true
  ) -> (flip: SimulatedFlip?, counts: SimulationCounts) {
    var counts = SimulationCounts()
    let rules = SimulationRules(draft: draft, withScreening: withScreening)
    let flip = rules.judge(ruling, under: TenantPolicy(), into: &counts)
    return (flip, counts)
  }

  @Test(arguments: [true, false])
  func `the policy that judged flips nothing, whatever was judged`(withScreening: Bool) {
    for results in Self.results {
      let (flip, counts) = Self.judge(Self.ruling(results), TenantPolicy(), withScreening: withScreening)
      #expect(flip == nil && counts.judged == 1 && counts.flips.isEmpty)
      #expect(counts.reviewsBefore == counts.reviewsAfter)
    }
  }

  @Test func `stricter rules flip what they would have reviewed, into the queue that they name`() {
    var strict = TenantPolicy()
    strict.rules = [PolicyRule(otherwise: .review(queue: "aml"))]
    let (flip, counts) = Self.judge(
      Self.ruling([PolicyFacts.Result(type: .document, outcome: .clear, reasons: [])]), strict)
    #expect(flip?.flip == SimulationCounts.Flip(from: .approve, to: .review))
    #expect(counts.reviewsBefore.isEmpty && counts.reviewsAfter == ["aml": 1] && counts.flipped == 1)
  }

  @Test func `thresholds of faces are tried on the likeness, and without it nothing is said`() {
    var strict = TenantPolicy()
    strict.faceMatch = FaceMatchThresholds(clear: 0.99, consider: 0.95)
    let clear = [PolicyFacts.Result(type: .faceMatch, outcome: .clear, reasons: [])]
    #expect(Self.judge(Self.ruling(clear), strict).flip?.flip.to == .decline)
    let (flip, counts) = Self.judge(Self.ruling(clear, score: nil), strict)
    #expect(flip == nil && counts.unjudged == 1 && counts.judged == 0)
  }

  @Test func `a rule about screening tells nothing of it to whoever may not read it`() {
    var curious = TenantPolicy()
    curious.rules = [PolicyRule(when: [.check(.screening), .outcome(.consider)], then: .decline)] + PolicyRule.standard
    let results = [
      PolicyFacts.Result(type: .document, outcome: .clear, reasons: []),
      PolicyFacts.Result(type: .screening, outcome: .consider, reasons: []),
    ]
    #expect(Self.judge(Self.ruling(results), curious).counts.judged == 1)
    #expect(Self.judge(Self.ruling(results), curious, withScreening: false).counts.flips.isEmpty)
  }

  @Test func `facts that are gone are not judged`() {
    let gone = JudgedRuling(
      id: RulingID(at: Self.now), verification: VerificationID(at: Self.now), verdict: .approve, policyVersion: 1,
      facts: nil, faceScore: nil)
    #expect(Self.judge(gone, TenantPolicy()).counts.unjudged == 1)
  }

  @Test func `hours are those of the queue, else of all, and nobody's without a measure`() {
    let measured: [String: (count: Int64, total: Duration)] = [
      "aml": (2, .seconds(7200)), "general": (1, .seconds(1800)),
    ]
    #expect(SimulationRules.hours(of: ["aml": 3], measured: measured) == 3)
    #expect(SimulationRules.hours(of: ["aml": 1, "general": 2], measured: measured) == 2)
    // 9,000 seconds over three items.
    #expect(SimulationRules.hours(of: ["new": 6], measured: measured) == 5)
    #expect(SimulationRules.hours(of: [:], measured: measured) == 0)
    #expect(SimulationRules.hours(of: ["aml": 1], measured: [:]) == nil)
  }

  @Test func `what is not tried is named`() {
    var draft = TenantPolicy()
    #expect(SimulationRules.untried(draft, against: TenantPolicy()).isEmpty)
    draft.rules = []
    draft.faceMatch = FaceMatchThresholds(clear: 0.9, consider: 0.1)
    #expect(SimulationRules.untried(draft, against: TenantPolicy()).isEmpty)
    draft.minimumAge = 21
    draft.screening.alert = 0.9
    #expect(SimulationRules.untried(draft, against: TenantPolicy()) == ["applicant.minimum_age", "screening"])
  }
}
