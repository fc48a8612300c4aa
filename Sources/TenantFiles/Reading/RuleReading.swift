import Domain

/// Reads the rules that turn outcomes into a decision.
enum RuleReading {
  private static let conditionKeys = [
    "check", "outcome", "reason", "any", "all", "country", "age", "risk", "rating", "attempts", "pep_class",
  ]
  private static let effects = ["approve", "decline", "ask", "enhance", "review"]

  /// The rules that could be read; they name only queues of `policy`.
  static func rules(_ item: Item, _ policy: TenantPolicy) -> [PolicyRule] {
    guard let list = item.list() else { return [] }
    if list.isEmpty { item.refuse(.broken(rule: "must hold at least one rule")) }
    var hasOtherwise = false
    var rules: [PolicyRule] = []
    for element in list {
      guard let rule = rule(element, policy) else { continue }
      if rule.isOtherwise && hasOtherwise { element.refuse(.broken(rule: "otherwise may stand once")) }
      hasOtherwise = hasOtherwise || rule.isOtherwise
      rules.append(rule)
    }
    return rules
  }

  private static func rule(_ item: Item, _ policy: TenantPolicy) -> PolicyRule? {
    guard let fields = item.fields() else { return nil }
    if let otherwise = fields["otherwise"] {
      fields.allow(["otherwise"] + parameters(of: otherwise))
      return effect(otherwise, fields, policy).map(PolicyRule.init(otherwise:))
    }
    guard let then = fields.required("then") else { return nil }
    fields.allow(["when", "then"] + parameters(of: then), later: ["route", "provider"])
    guard let when = fields.required("when"), let conditions = conditions(when, policy),
      let effect = effect(then, fields, policy)
    else { return nil }
    return PolicyRule(when: conditions, then: effect)
  }

  /// What may stand beside an effect; everything for an effect that is itself wrong.
  private static func parameters(of effect: Item) -> [String] {
    guard case .text(let name) = effect.value.kind else { return ["queue", "for", "attempts_max"] }
    switch name {
    case "approve", "decline": return []
    case "review": return ["queue"]
    case "enhance": return ["queue", "for"]
    default: return ["queue", "for", "attempts_max"]
    }
  }

  private static func effect(_ item: Item, _ fields: Fields, _ policy: TenantPolicy) -> PolicyEffect? {
    guard let name = item.text() else { return nil }
    switch name {
    case "approve": return .approve
    case "decline": return .decline
    case "review": return queue(fields, policy).map(PolicyEffect.review(queue:))
    case "enhance":
      let kind = fields["for"].map { $0.choice(of: EvidenceKind.self) }
      guard kind != .some(nil), let queue = queue(fields, policy) else { return nil }
      return .enhance(for: kind ?? nil, queue: queue)
    case "ask":
      guard let kind = fields.required("for")?.choice(of: EvidenceKind.self) else { return nil }
      let attemptsMax = fields["attempts_max"].map { $0.integer(1...10) } ?? 2
      guard let attemptsMax, let queue = queue(fields, policy) else { return nil }
      return .ask(for: kind, attemptsMax: Int(attemptsMax), orElse: queue)
    case "route":
      item.refuse(.notAvailableYet)
      return nil
    default:
      item.refuse(.notOneOf(effects))
      return nil
    }
  }

  private static func queue(_ fields: Fields, _ policy: TenantPolicy) -> String? {
    guard let item = fields["queue"] else { return "general" }
    guard let name = item.text() else { return nil }
    guard policy.queues[name] != nil else {
      item.refuse(.notOneOf(policy.queues.keys.sorted()))
      return nil
    }
    return name
  }

  private static func conditions(_ item: Item, _ policy: TenantPolicy) -> [PolicyCondition]? {
    guard let fields = item.fields() else { return nil }
    fields.allow(conditionKeys)
    if fields.entries.isEmpty { item.refuse(.broken(rule: "must hold at least one condition; or use otherwise")) }
    // In a fixed order, so that a document means the same whatever the order of its keys.
    return conditionKeys.compactMap { key in fields[key].flatMap { condition(key, $0, policy) } }
  }

  private static func condition(_ key: String, _ item: Item, _ policy: TenantPolicy) -> PolicyCondition? {
    switch key {
    case "check": return DocumentReading.check(item).map(PolicyCondition.check)
    case "outcome": return item.choice().map(PolicyCondition.outcome)
    case "reason": return item.choice().map(PolicyCondition.reason)
    case "any": return item.choice().map(PolicyCondition.any)
    case "all": return item.choice().map(PolicyCondition.all)
    case "country": return .country(DocumentReading.issuers(item))
    case "age": return age(item)
    case "risk": return risk(item, policy)
    case "rating":
      if policy.risk == nil { item.refuse(.broken(rule: "needs the policy's risk, which rates customers")) }
      return .rating(Set(item.oneOrMore().compactMap { $0.choice(of: RiskRating.self) }))
    case "pep_class": return .exposureClass(Set(item.oneOrMore().compactMap(ScreeningReading.exposureClass)))
    default: return item.integer(0...100).map { .attempts(Int($0)) }
    }
  }

  private static func age(_ item: Item) -> PolicyCondition? {
    guard let fields = item.fields() else { return nil }
    fields.allow(["from", "to"])
    if fields.entries.isEmpty { item.refuse(.broken(rule: "must hold from, to or both")) }
    let from = fields["from"].map { $0.integer(0...150) } ?? 0
    let to = fields["to"].map { $0.integer(0...150) } ?? 150
    guard let from, let to else { return nil }
    guard from <= to else {
      item.refuse(.broken(rule: "from must not lie above to"))
      return nil
    }
    return .age(Int(from)...Int(to))
  }

  private static func risk(_ item: Item, _ policy: TenantPolicy) -> PolicyCondition? {
    guard let level = item.text() else { return nil }
    guard policy.riskCountries[level] != nil else {
      item.refuse(.broken(rule: "must be a level of applicant.risk_countries"))
      return nil
    }
    return .risk(level)
  }
}
