import Domain
import Testing

@Suite("What screening found is told to compliance alone")
struct ComplianceSightTests {
  static let hit = PolicyFacts.Result(type: .screening, outcome: .consider, reasons: [.screeningSanctionMatch])
  static let blurred = PolicyFacts.Result(type: .document, outcome: .consider, reasons: [.documentDataMismatch])

  @Test(arguments: [
    ([PolicyCondition.check(.screening), .outcome(.consider)], [hit], ReasonCode.evidenceMissing),
    ([.reason(.screeningSanctionMatch)], [hit], .evidenceMissing),
    ([.any(.consider)], [hit, blurred], .documentDataMismatch),
  ])
  func `an applicant is asked for more without a word of a match`(
    conditions: [PolicyCondition], results: [PolicyFacts.Result], code: ReasonCode
  ) {
    var policy = TenantPolicy()
    policy.rules = [PolicyRule(when: conditions, then: .ask(for: .supplement, attemptsMax: 2, orElse: "general"))]
    let facts = PolicyFacts(results: results, country: nil, age: nil, attempts: 0)
    #expect(DecisionRules.decide(facts, under: policy) == .ask([Requirement(kind: .supplement, code: code)]))
  }

  @Test func `a queue that screening alone feeds is for compliance, one that others feed too is not`() {
    var policy = TenantPolicy()
    policy.rules = [
      PolicyRule(when: [.check(.screening), .outcome(.consider)], then: .review(queue: "aml")),
      PolicyRule(when: [.exposureClass([1])], then: .review(queue: "pep")),
      PolicyRule(when: [.reason(.screeningPEPMatch)], then: .review(queue: "identity")),
      PolicyRule(when: [.check(.faceMatch), .outcome(.consider)], then: .review(queue: "identity")),
      PolicyRule(when: [.check(.screening), .outcome(.notAssessed)], then: .review(queue: "general")),
    ]
    #expect(policy.complianceQueues == ["aml", "pep"])
  }

  @Test func `reasons of screening are left out, and a decision keeps one`() {
    let hit = Reason(.screeningSanctionMatch, check: .screening)
    let missing = Reason(.applicantNameMissing, check: .screening)
    let other = Reason(.documentExpired, check: .document)
    #expect([hit, missing, other].seen(withCompliance: false) == [other])
    #expect([hit].seen(withCompliance: false) == [Reason(.reviewerDecision)])
    #expect([Reason]().seen(withCompliance: false).isEmpty)
    #expect([hit, other].seen(withCompliance: true) == [hit, other])
  }
}
