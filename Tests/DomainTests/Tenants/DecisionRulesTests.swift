import Domain
import Testing

struct DecisionRulesTests {
  private static let blurred = PolicyRule(
    when: [.check(.document), .reason(.imageBlurred)],
    then: .ask(for: .documentFront, attemptsMax: 2, orElse: "blur"))
  private static let declineRejected = PolicyRule(when: [.any(.rejected)], then: .decline)
  private static let approveClear = PolicyRule(when: [.all(.clear)], then: .approve)

  private func verdict(
    _ rules: [PolicyRule], _ results: [(CheckType, CheckOutcome, [ReasonCode])], country: String? = nil,
    age: Int? = nil, attempts: Int = 0, risks: [String: [String]] = [:]
  ) -> PolicyVerdict {
    var policy = TenantPolicy()
    policy.rules = rules
    policy.riskCountries = risks
    let facts = PolicyFacts(
      results: results.map { PolicyFacts.Result(type: $0.0, outcome: $0.1, reasons: $0.2) }, country: country,
      age: age, attempts: attempts)
    return DecisionRules.decide(facts, under: policy)
  }

  @Test func `all clear is approved and any rejection declined`() {
    let rules = [Self.declineRejected, Self.approveClear]
    #expect(verdict(rules, [(.document, .clear, [])]) == .approve(reasons: []))
    #expect(
      verdict(rules, [(.document, .rejected, [.documentExpired]), (.faceMatch, .clear, [])])
        == .decline(reasons: [Reason(.documentExpired, check: .document)]))
  }

  @Test(arguments: [CheckOutcome.consider, .notAssessed])
  func `what no rule speaks of goes to a person`(outcome: CheckOutcome) {
    #expect(
      verdict([Self.declineRejected, Self.approveClear], [(.document, outcome, [])])
        == .review(queue: "general", reasons: [Reason(.policyReview)]))
  }

  @Test func `without rules nothing is approved`() {
    #expect(verdict([], [(.document, .clear, [])]) == .review(queue: "general", reasons: [Reason(.policyReview)]))
  }

  @Test func `otherwise speaks only where no other rule holds`() {
    let rules = [Self.approveClear, PolicyRule(otherwise: .decline)]
    #expect(verdict(rules, [(.document, .clear, [])]) == .approve(reasons: []))
    #expect(verdict(rules, [(.document, .consider, [])]) == .decline(reasons: []))
  }

  private static let ask = PolicyRule(when: [.any(.clear)], then: .ask(for: .selfie, attemptsMax: 1, orElse: "q"))
  private static let review = PolicyRule(when: [.any(.clear)], then: .review(queue: "q"))
  private static let decline = PolicyRule(when: [.any(.clear)], then: .decline)
  private static let approve = PolicyRule(when: [.any(.clear)], then: .approve)

  @Test func `the strongest effect wins whatever the order of the rules`() {
    let all = [Self.approve, Self.decline, Self.ask, Self.review]
    let results: [(CheckType, CheckOutcome, [ReasonCode])] = [(.document, .clear, [])]
    for rules in [all, all.reversed()] {
      #expect(verdict(rules, results) == .review(queue: "q", reasons: [Reason(.policyReview)]))
    }
    for rules in [Array(all.prefix(3)), all.prefix(3).reversed()] {
      #expect(verdict(rules, results) == .ask([Requirement(kind: .selfie, code: .evidenceMissing)]))
    }
    for rules in [Array(all.prefix(2)), all.prefix(2).reversed()] {
      #expect(verdict(rules, results) == .decline(reasons: []))
    }
  }

  @Test(arguments: [(0, true), (1, true), (2, false)])
  func `asking ends with the attempts and becomes the rule's review`(attempts: Int, asks: Bool) {
    let result = verdict([Self.blurred], [(.document, .notAssessed, [.imageBlurred])], attempts: attempts)
    let reason = Reason(.imageBlurred, check: .document)
    #expect(
      result
        == (asks
          ? .ask([Requirement(kind: .documentFront, code: .imageBlurred)]) : .review(queue: "blur", reasons: [reason])))
  }

  @Test func `the same evidence is asked for once`() {
    let rules = [ReasonCode.imageBlurred, .imageGlare].map {
      PolicyRule(when: [.reason($0)], then: .ask(for: .documentFront, attemptsMax: 2, orElse: "q"))
    }
    #expect(
      verdict(rules, [(.document, .notAssessed, [.imageGlare, .imageBlurred])])
        == .ask([Requirement(kind: .documentFront, code: .imageBlurred)]))
  }

  @Test func `a rule about a check holds only for that check and only when it ran`() {
    let rules = [
      PolicyRule(when: [.check(.faceMatch), .outcome(.rejected)], then: .decline), PolicyRule(otherwise: .approve),
    ]
    #expect(verdict(rules, [(.document, .rejected, [])]) == .approve(reasons: []))
    #expect(verdict(rules, [(.document, .clear, []), (.faceMatch, .rejected, [])]) == .decline(reasons: []))
    let onlyNamed = [PolicyRule(when: [.check(.faceMatch)], then: .decline), PolicyRule(otherwise: .approve)]
    #expect(verdict(onlyNamed, [(.document, .clear, [])]) == .approve(reasons: []))
    #expect(verdict(onlyNamed, [(.faceMatch, .clear, [])]) == .decline(reasons: []))
  }

  @Test(arguments: [
    (PolicyCondition.country(["FRA"]), true), (.country(["DEU"]), false), (.age(17...18), true), (.age(19...30), false),
    (.risk("high"), true), (.risk("low"), false), (.risk("none"), false), (.attempts(1), true), (.attempts(2), false),
    (.all(.consider), true), (.all(.clear), false), (.any(.clear), false), (.reason(.faceUncertain), true),
    (.reason(.faceMismatch), false),
  ])
  func `each condition holds exactly for its facts`(condition: PolicyCondition, holds: Bool) {
    let result = verdict(
      [PolicyRule(when: [condition], then: .decline), PolicyRule(otherwise: .approve)],
      [(.faceMatch, .consider, [.faceUncertain])], country: "FRA", age: 18, attempts: 1,
      risks: ["high": ["FRA"], "low": ["CHE"]])
    let reasons = [Reason(.faceUncertain, check: .faceMatch)]
    #expect(result == (holds ? .decline(reasons: reasons) : .approve(reasons: [])))
  }

  @Test(arguments: [PolicyCondition.country(["FRA"]), .age(0...150), .risk("high")])
  func `an unknown country or age never holds`(condition: PolicyCondition) {
    let result = verdict(
      [PolicyRule(when: [condition], then: .decline), PolicyRule(otherwise: .approve)], [(.document, .clear, [])],
      risks: ["high": ["FRA"]])
    #expect(result == .approve(reasons: []))
  }

  @Test func `without results no rule holds, so that an empty run is never approved`() {
    #expect(verdict([Self.approveClear], []) == .review(queue: "general", reasons: [Reason(.policyReview)]))
  }

  @Test(arguments: [
    ReasonCode.imageUndecodable, .imageTooLarge, .fileActiveContent, .fileEncrypted, .fileTooManyPages,
  ])
  func `the standard rules ask for another file where one was not opened, and say why`(code: ReasonCode) {
    for (type, kind) in [(CheckType.document, EvidenceKind.documentFront), (.proofOfAddress, .proofOfAddress)] {
      #expect(
        verdict(PolicyRule.standard, [(type, .notAssessed, [code])]) == .ask([Requirement(kind: kind, code: code)]))
    }
  }

  @Test func `the standard rules ask, decline, approve and review`() {
    let rules = PolicyRule.standard
    #expect(
      verdict(rules, [(.document, .notAssessed, [.imageCropped])])
        == .ask([Requirement(kind: .documentFront, code: .imageCropped)]))
    #expect(
      verdict(rules, [(.document, .rejected, [.documentExpired])])
        == .decline(reasons: [Reason(.documentExpired, check: .document)]))
    #expect(verdict(rules, [(.document, .clear, []), (.faceMatch, .clear, [])]) == .approve(reasons: []))
    #expect(
      verdict(rules, [(.document, .clear, []), (.faceMatch, .notAssessed, [.consentMissing])])
        == .review(queue: "general", reasons: [Reason(.consentMissing, check: .faceMatch)]))
  }
}
