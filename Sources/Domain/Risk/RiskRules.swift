/// Rates customers. Pure: the same facts and policy always give the same rating.
public enum RiskRules {
  /// The factors that the policy gives a weight to, and the rating by their sum, of the customer as a whole.
  /// - Returns: nil where the tenant rates nobody.
  public static func rate(_ facts: PolicyFacts, under policy: TenantPolicy) -> (
    rating: RiskRating, factors: [RiskFactor]
  )? {
    guard let weights = policy.risk else { return nil }
    let facts = facts.customer
    let factors =
      [country(facts, weights, policy.riskCountries), product(facts, weights), exposure(facts, weights)]
      .compactMap(\.self) + hits(facts, weights) + history(facts, weights)
    let points = factors.reduce(0) { $0 + $1.points }
    let rating: RiskRating =
      points >= weights.high ? .high : points >= weights.medium ? .medium : .low
    return (rating, factors)
  }

  private static func country(
    _ facts: PolicyFacts, _ weights: RiskPolicy, _ levels: [String: [String]]
  ) -> RiskFactor? {
    let countries = [facts.country, facts.nationality].compactMap(\.self)
    let weighed = weights.countries.filter { level, _ in countries.contains { levels[level]?.contains($0) == true } }
    // Of levels that weigh the same, the one whose name comes first, so that the rating is the same each time.
    return weighed.max { ($0.value, $1.key) < ($1.value, $0.key) }
      .map { RiskFactor(kind: .country, value: $0.key, points: $0.value) }
  }

  private static func product(_ facts: PolicyFacts, _ weights: RiskPolicy) -> RiskFactor? {
    guard let key = weights.productKey, let product = facts.metadata[key], let points = weights.products[product]
    else { return nil }
    return RiskFactor(kind: .product, value: product, points: points)
  }

  private static func exposure(_ facts: PolicyFacts, _ weights: RiskPolicy) -> RiskFactor? {
    let weighed = facts.exposureClasses.compactMap { place in weights.exposureClasses[place].map { (place, $0) } }
    return weighed.max { ($0.1, $1.0) < ($1.1, $0.0) }
      .map { RiskFactor(kind: .exposureClass, value: String($0.0), points: $0.1) }
  }

  private static func hits(_ facts: PolicyFacts, _ weights: RiskPolicy) -> [RiskFactor] {
    ListTopic.allCases.filter(facts.hitTopics.contains).compactMap { topic in
      weights.topics[topic].map { RiskFactor(kind: .hit, value: topic.rawValue, points: $0) }
    }
  }

  private static func history(_ facts: PolicyFacts, _ weights: RiskPolicy) -> [RiskFactor] {
    RiskHistory.allCases.filter(facts.history.contains).compactMap { event in
      weights.history[event].map { RiskFactor(kind: .history, value: event.rawValue, points: $0) }
    }
  }
}
