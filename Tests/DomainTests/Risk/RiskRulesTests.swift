import Domain
import Testing

struct RiskRulesTests {
  private static func policy(_ change: (inout RiskPolicy) -> Void = { _ in }) -> TenantPolicy {
    var policy = TenantPolicy()
    policy.riskCountries = ["high": ["PRK"], "watched": ["PRK", "FRA"]]
    var risk = RiskPolicy(bounds: (medium: 30, high: 60))
    risk.countries = ["high": 40, "watched": 10]
    (risk.productKey, risk.products) = ("product", ["crypto": 25])
    risk.exposureClasses = [1: 50, 4: 5]
    risk.topics = [.sanction: 60, .adverse: 20]
    risk.history = [.declined: 30, .seenBefore: 5]
    change(&risk)
    policy.risk = risk
    return policy
  }

  private static func facts(
    _ results: [PolicyFacts.Result] = [PolicyFacts.Result(type: .document, outcome: .clear, reasons: [])],
    country: String? = nil, attempts: Int = 0, classes: Set<Int> = [], _ change: (inout PolicyFacts) -> Void = { _ in }
  ) -> PolicyFacts {
    var facts = PolicyFacts(
      results: results, country: country, age: nil, attempts: attempts, exposureClasses: classes)
    change(&facts)
    return facts
  }

  /// Facts with the factors and the rating that they give.
  private static let cases: [(PolicyFacts, [String], RiskRating)] = [
    (facts(), [], .low), (facts(country: "DEU"), [], .low),
    // The graver level of both countries, once.
    (facts(country: "PRK") { $0.nationality = "FRA" }, ["country high 40"], .medium),
    (facts(country: "FRA") { $0.nationality = "PRK" }, ["country high 40"], .medium),
    (facts(country: "FRA"), ["country watched 10"], .low),
    (facts { $0.metadata = ["product": "crypto"] }, ["product crypto 25"], .low),
    (facts { $0.metadata = ["product": "Crypto", "other": "crypto"] }, [], .low),
    (facts(classes: [4, 1, 2]), ["pep_class 1 50"], .medium), (facts(classes: [2]), [], .low),
    (facts { $0.past = [.declined] }, ["history declined 30"], .medium),
    (facts { $0.past = [.lapsed] }, [], .low),
    (
      facts([PolicyFacts.Result(type: .screening, outcome: .consider, reasons: [.screeningSanctionMatch])]),
      ["hit sanction 60"], .high
    ),
    (
      facts(
        [PolicyFacts.Result(type: .document, outcome: .consider, reasons: [.documentSeenBefore])], country: "FRA",
        classes: [4]
      ) { $0.metadata = ["product": "crypto"] },
      ["country watched 10", "product crypto 25", "pep_class 4 5", "history seen_before 5"], .medium
    ),
    (
      facts(country: "PRK") { $0.metadata = ["product": "crypto"] }, ["country high 40", "product crypto 25"], .high
    ),
  ]

  @Test(arguments: cases)
  func `factors add up to a rating`(facts: PolicyFacts, factors: [String], rating: RiskRating) throws {
    let rated = try #require(RiskRules.rate(facts, under: Self.policy()))
    #expect(rated.factors.map { "\($0.kind.rawValue) \($0.value) \($0.points)" } == factors)
    #expect(rated.rating == rating)
  }

  @Test(arguments: [(29, RiskRating.low), (30, .medium), (59, .medium), (60, .high)])
  func `a rating begins at its bound`(points: Int, rating: RiskRating) {
    let policy = Self.policy { $0.products = ["crypto": points] }
    let facts = Self.facts { $0.metadata = ["product": "crypto"] }
    #expect(RiskRules.rate(facts, under: policy)?.rating == rating)
  }

  @Test func `a tenant that weighs nothing rates nobody, and no rule on ratings holds`() {
    var policy = TenantPolicy()
    policy.rules = [PolicyRule(when: [.rating(Set(RiskRating.allCases))], then: .decline)]
    #expect(RiskRules.rate(Self.facts(), under: policy) == nil)
    #expect(
      DecisionRules.decide(Self.facts(), under: policy)
        == .review(queue: "general", reasons: [Reason(.policyReview)]))
  }

  @Test func `enhanced due diligence asks once for what it names, and is a person's from then on`() {
    var policy = Self.policy()
    policy.rules = [
      PolicyRule(when: [.rating([.high])], then: .enhance(for: .supplement, queue: "edd")),
      PolicyRule(when: [.all(.clear)], then: .approve),
    ]
    func verdict(_ country: String, attempts: Int) -> PolicyVerdict {
      let facts = Self.facts(country: country, attempts: attempts) { $0.metadata = ["product": "crypto"] }
      #expect(DecisionRules.isEnhanced(facts, under: policy) == (country == "PRK"))
      return DecisionRules.decide(facts, under: policy)
    }
    #expect(verdict("DEU", attempts: 0) == .approve(reasons: []))
    #expect(verdict("PRK", attempts: 0) == .ask([Requirement(kind: .supplement, code: .evidenceMissing)]))
    #expect(verdict("PRK", attempts: 1) == .review(queue: "edd", reasons: [Reason(.policyReview)]))
    policy.rules[0] = PolicyRule(when: [.rating([.high])], then: .enhance(for: nil, queue: "edd"))
    #expect(verdict("PRK", attempts: 0) == .review(queue: "edd", reasons: [Reason(.policyReview)]))
  }

  @Test func `a rating survives its stored form`() {
    let risk = CustomerRisk(
      rating: .high, points: 65,
      factors: [
        RiskFactor(kind: .country, value: "high", points: 40), RiskFactor(kind: .product, value: "crypto", points: 25),
      ], isEnhanced: true, policyVersion: 7)
    #expect(CustomerRisk(risk.json) == risk)
    #expect(CustomerRisk(.null) == nil)
  }
}
