import Domain
import Testing

struct RiskRulesTests {
  private static func policy(_ change: (inout RiskPolicy) -> Void = { _ in }) -> TenantPolicy {
    var policy = TenantPolicy()
    policy.riskCountries = ["high": ["PRK"], "watched": ["PRK", "FRA"]]
    var risk = RiskPolicy(medium: 30, high: 60)
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

  @Test func `what this verification did not look at counts as it was seen last`() {
    var earlier = PolicyFacts.Earlier()
    earlier.results = [
      PolicyFacts.Result(type: .document, outcome: .clear, reasons: []),
      PolicyFacts.Result(type: .screening, outcome: .consider, reasons: [.screeningSanctionMatch]),
    ]
    (earlier.country, earlier.exposureClasses, earlier.metadata) = ("PRK", [1], ["product": "crypto"])
    func kinds(_ types: [CheckType], _ metadata: [String: String] = [:]) -> [RiskFactor.Kind] {
      let facts = Self.facts(types.map { PolicyFacts.Result(type: $0, outcome: .clear, reasons: []) }) {
        ($0.earlier, $0.metadata) = (earlier, metadata)
      }
      return RiskRules.rate(facts, under: Self.policy())?.factors.map(\.kind) ?? []
    }
    #expect(kinds([.proofOfAddress]) == [.country, .product, .exposureClass, .hit])
    #expect(kinds([.document]) == [.product, .exposureClass, .hit])
    #expect(kinds([.screening]) == [.country, .product])
    #expect(kinds([.proofOfAddress], ["product": "savings"]) == [.country, .exposureClass, .hit])
  }

  private static func verdict(_ rules: [PolicyRule], _ facts: PolicyFacts) -> PolicyVerdict {
    var policy = Self.policy()
    policy.rules = rules
    return DecisionRules.decide(facts, under: policy)
  }

  private static let enhance = PolicyRule(when: [.rating([.high])], then: .enhance(for: .supplement, queue: "edd"))
  private static let approve = PolicyRule(when: [.all(.clear)], then: .approve)
  private static let edd = PolicyVerdict.review(queue: "edd", reasons: [Reason(.policyReview)])

  @Test func `enhanced due diligence asks for what it names until it is given, and is a person's then`() {
    // Evidence of another kind that was asked for again is none of this.
    let high = Self.facts(country: "PRK", attempts: 3) { $0.metadata = ["product": "crypto"] }
    #expect(
      Self.verdict([Self.enhance, Self.approve], high)
        == .ask([Requirement(kind: .supplement, code: .evidenceMissing)]))
    var given = high
    given.given = [.documentFront, .supplement]
    #expect(Self.verdict([Self.enhance, Self.approve], given) == Self.edd)
    let unnamed = PolicyRule(when: [.rating([.high])], then: .enhance(for: nil, queue: "edd"))
    #expect(Self.verdict([unnamed, Self.approve], high) == Self.edd)
    #expect(Self.verdict([Self.enhance, Self.approve], Self.facts(country: "DEU")) == .approve(reasons: []))
  }

  @Test func `whom screening alone makes risky is not asked, which would tell`() {
    let hit = Self.facts([
      PolicyFacts.Result(type: .document, outcome: .clear, reasons: []),
      PolicyFacts.Result(type: .screening, outcome: .consider, reasons: [.screeningSanctionMatch]),
    ])
    guard case .review("edd", _) = Self.verdict([Self.enhance], hit) else {
      Issue.record("asked")
      return
    }
    var both = hit
    (both.nationality, both.metadata) = ("PRK", ["product": "crypto"])
    #expect(Self.verdict([Self.enhance], both) == .ask([Requirement(kind: .supplement, code: .evidenceMissing)]))
  }

  @Test func `due diligence is enhanced where a rule says so, the one for all else too`() {
    func isEnhanced(_ rules: [PolicyRule]) -> Bool {
      var policy = Self.policy()
      policy.rules = rules
      return DecisionRules.isEnhanced(Self.facts(country: "DEU"), under: policy)
    }
    let otherwise = PolicyRule(otherwise: .enhance(for: nil, queue: "edd"))
    #expect(!isEnhanced([Self.enhance]) && isEnhanced([otherwise]) && !isEnhanced([Self.approve, otherwise]))
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
