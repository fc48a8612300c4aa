/// What a verification's checks say, for the rules to judge.
public struct PolicyFacts: Sendable, Equatable {
  /// Outcome and reasons of the newest run of each check.
  public let results: [Result]
  /// Issuing country of the document, as in its zone; nil where none was read.
  public let country: String?
  /// Applicant's age in completed years; nil where unknown.
  public let age: Int?
  /// Supplements given so far.
  public let attempts: Int
  /// Classes of public offices of whoever the applicant may be, 1 through 4: of matches that nobody found to be
  /// somebody else.
  public let exposureClasses: Set<Int>
  /// The declared nationality; nil where none was declared.
  public var nationality: String?
  /// The verification's `metadata`.
  public var metadata: [String: String] = [:]
  /// Kinds of evidence that were given for the verification.
  public var given: Set<EvidenceKind> = []
  /// Whether an earlier verification of the applicant was declined, and whether the standing ever lapsed.
  public var past: Set<RiskHistory> = []
  /// What the applicant's other verifications said last.
  public var earlier = Earlier()

  /// What is known of an applicant beside one verification.
  public struct Earlier: Sendable, Equatable {
    /// The newest result of each check.
    public var results: [Result] = []
    /// As ``PolicyFacts/country``, of the newest document check.
    public var country: String?
    /// As ``PolicyFacts/exposureClasses``, of the newest screening.
    public var exposureClasses: Set<Int> = []
    /// The `metadata` of the verification that the standing rests on.
    public var metadata: [String: String] = [:]

    /// Nothing.
    public init() {}
  }

  /// What is known of the customer as a whole: what this verification says, and beside it what others said last.
  public var customer: PolicyFacts {
    let own = Set(results.map(\.type))
    var whole = PolicyFacts(
      results: results + earlier.results.filter { !own.contains($0.type) },
      country: country ?? (own.contains(.document) ? nil : earlier.country), age: age, attempts: attempts,
      exposureClasses: own.contains(.screening) ? exposureClasses : exposureClasses.union(earlier.exposureClasses))
    (whole.nationality, whole.given, whole.past) = (nationality, given, past)
    whole.metadata = earlier.metadata.merging(metadata) { $1 }
    return whole
  }

  /// The same without whatever screening found, now and earlier.
  public var withoutScreening: PolicyFacts {
    var plain = PolicyFacts(
      results: results.filter { $0.type != .screening }, country: country, age: age, attempts: attempts)
    (plain.nationality, plain.metadata, plain.given, plain.past) = (nationality, metadata, given, past)
    plain.earlier = earlier
    plain.earlier.results.removeAll { $0.type == .screening }
    plain.earlier.exposureClasses = []
    return plain
  }

  /// The same with other results of the same checks.
  public func with(_ results: [Result]) -> PolicyFacts {
    var facts = PolicyFacts(
      results: results, country: country, age: age, attempts: attempts, exposureClasses: exposureClasses)
    (facts.nationality, facts.metadata, facts.given, facts.past) = (nationality, metadata, given, past)
    facts.earlier = earlier
    return facts
  }

  /// Topics of matches that nobody found to be somebody else.
  public var hitTopics: Set<ListTopic> {
    Set(results.filter { $0.type == .screening }.flatMap(\.reasons).compactMap(ListTopic.init(reason:)))
  }

  /// What happened before with the applicant, and with others who gave the same.
  public var history: Set<RiskHistory> {
    results.contains { $0.reasons.contains(.documentSeenBefore) } ? past.union([.seenBefore]) : past
  }

  /// One check's result.
  public struct Result: Sendable, Equatable {
    /// What kind it is.
    public let type: CheckType
    /// The answer.
    public let outcome: CheckOutcome
    /// Why, in order of weight.
    public let reasons: [ReasonCode]
    /// A result.
    public init(type: CheckType, outcome: CheckOutcome, reasons: [ReasonCode]) {
      self.type = type
      self.outcome = outcome
      self.reasons = reasons
    }
  }

  /// The facts of one verification.
  public init(
    results: [Result], country: String?, age: Int?, attempts: Int, exposureClasses: Set<Int> = []
  ) {
    self.results = results
    self.country = country
    self.age = age
    self.attempts = attempts
    self.exposureClasses = exposureClasses
  }
}

/// What the rules say about a verification.
public enum PolicyVerdict: Sendable, Equatable {
  case approve(reasons: [Reason])
  case decline(reasons: [Reason])
  case ask([Requirement])
  case review(queue: String, reasons: [Reason])

  /// Which of the four it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case approve, decline, ask, review
  }

  /// Which of the four it is.
  public var kind: Kind {
    switch self {
    case .approve: .approve
    case .decline: .decline
    case .ask: .ask
    case .review: .review
    }
  }
}

/// Judges facts under a policy. Pure: the same facts and policy always give the same verdict.
public enum DecisionRules {
  /// Every rule that holds adds its effect; the strongest wins: review, ask, decline, approve (DESIGN §3).
  ///
  /// A rule of enhanced due diligence first asks for what it names, until it is given, and is a review from then on. It
  /// is one at once where it holds for what screening found alone: to be asked then would tell.
  ///
  /// A policy without a matching rule or `otherwise` sends the verification to `general`: nothing is approved by
  /// silence. An `ask` whose attempts are used up becomes its review.
  public static func decide(_ facts: PolicyFacts, under policy: TenantPolicy) -> PolicyVerdict {
    let rules = holding(facts, policy)
    let effects =
      rules.isEmpty ? [(PolicyEffect.review(queue: "general"), [])] : rules.map { ($0.effect, $0.conditions) }
    let reasons = facts.results.flatMap { result in
      result.outcome == .clear ? [] : result.reasons.map { Reason($0, check: result.type) }
    }
    var requirements: [Requirement] = []
    var queue: String?
    var isDeclined = false
    for (effect, conditions) in effects {
      switch effect {
      case .review(let name): queue = queue ?? name
      case .ask(let kind, let attemptsMax, let fallback):
        if facts.attempts < attemptsMax {
          requirements.append(Requirement(kind: kind, code: cause(conditions, facts)))
        } else {
          queue = queue ?? fallback
        }
      case .enhance(let kind?, let name) where !facts.given.contains(kind):
        if holds(conditions, facts.withoutScreening, policy) {
          requirements.append(Requirement(kind: kind, code: cause(conditions, facts)))
        } else {
          queue = queue ?? name
        }
      case .enhance(_, let name): queue = queue ?? name
      case .decline: isDeclined = true
      case .approve: break
      }
    }
    if let queue { return .review(queue: queue, reasons: reasons.isEmpty ? [Reason(.policyReview)] : reasons) }
    if !requirements.isEmpty { return .ask(unique(requirements)) }
    return isDeclined ? .decline(reasons: reasons) : .approve(reasons: [])
  }

  /// Whether a rule asks for enhanced due diligence.
  public static func isEnhanced(_ facts: PolicyFacts, under policy: TenantPolicy) -> Bool {
    holding(facts, policy).contains { rule in if case .enhance = rule.effect { true } else { false } }
  }

  /// The rules that hold; those for all else where no other does.
  private static func holding(_ facts: PolicyFacts, _ policy: TenantPolicy) -> [PolicyRule] {
    let matching = policy.rules.filter { !$0.isOtherwise && holds($0.conditions, facts, policy) }
    return matching.isEmpty ? policy.rules.filter(\.isOtherwise) : matching
  }

  private static func holds(
    _ conditions: [PolicyCondition], _ facts: PolicyFacts, _ policy: TenantPolicy
  ) -> Bool {
    let named = conditions.compactMap { if case .check(let type) = $0 { type } else { nil } }
    let results = named.isEmpty ? facts.results : facts.results.filter { named.contains($0.type) }
    guard !results.isEmpty else { return false }
    return conditions.allSatisfy { holds($0, among: results, facts, policy) }
  }

  private static func holds(
    _ condition: PolicyCondition, among results: [PolicyFacts.Result], _ facts: PolicyFacts, _ policy: TenantPolicy
  ) -> Bool {
    switch condition {
    case .check: true
    case .outcome(let outcome): results.contains { $0.outcome == outcome }
    case .reason(let code): results.contains { $0.reasons.contains(code) }
    case .any(let outcome): facts.results.contains { $0.outcome == outcome }
    case .all(let outcome): facts.results.allSatisfy { $0.outcome == outcome }
    case .country(let codes): facts.country.map(codes.contains) ?? false
    case .age(let range): facts.age.map(range.contains) ?? false
    case .risk(let level): facts.country.map { policy.riskCountries[level]?.contains($0) ?? false } ?? false
    case .attempts(let count): facts.attempts >= count
    case .rating(let ratings): RiskRules.rate(facts, under: policy).map { ratings.contains($0.rating) } ?? false
    case .exposureClass(let classes): !classes.isDisjoint(with: facts.exposureClasses)
    }
  }

  /// Why something is asked for: the rule's own reason, else the first reason of a check that is not clear.
  private static func cause(_ conditions: [PolicyCondition], _ facts: PolicyFacts) -> ReasonCode {
    // The applicant reads it: nothing of it is for compliance alone.
    for case .reason(let code) in conditions where code.audience != .compliance { return code }
    let reasons = facts.results.filter { $0.outcome != .clear && $0.type != .screening }.flatMap(\.reasons)
    return reasons.first { $0.audience != .compliance } ?? .evidenceMissing
  }

  private static func unique(_ requirements: [Requirement]) -> [Requirement] {
    var seen: Set<EvidenceKind> = []
    return requirements.filter { seen.insert($0.kind).inserted }
  }
}
