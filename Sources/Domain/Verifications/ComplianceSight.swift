// Without the screening scope a hit reads as any other review: neither reasons nor the check tip off (DESIGN §2).

extension Reason {
  /// Whether those for compliance alone read it.
  public var isForCompliance: Bool { code.audience == .compliance || check == .screening }
}

extension [Reason] {
  /// The reasons that a reader sees, who sees those for compliance or does not. Where none is left a reviewer's word
  /// stands: a decision without a reason would tell as well.
  public func seen(withCompliance seesCompliance: Bool) -> [Reason] {
    guard !seesCompliance else { return self }
    let left = filter { !$0.isForCompliance }
    return left.isEmpty && !isEmpty ? [Reason(.reviewerDecision)] : left
  }
}

extension TenantPolicy {
  /// Queues to which screening's matches alone are sent: their names would tell what an item is about.
  public var complianceQueues: Set<String> {
    let (screening, others) = rules.reduce(into: (Set<String>(), Set(["general"]))) { queues, rule in
      guard let queue = rule.effect.queue else { return }
      if rule.isAboutScreening { queues.0.insert(queue) } else { queues.1.insert(queue) }
    }
    return screening.subtracting(others)
  }
}

extension PolicyRule {
  /// Whether one of its conditions speaks of screening.
  fileprivate var isAboutScreening: Bool {
    conditions.contains { condition in
      switch condition {
      case .check(let type): type == .screening
      case .reason(let code): code.audience == .compliance
      // A rating may rest on nothing else.
      case .exposureClass, .rating: true
      default: false
      }
    }
  }
}

extension PolicyEffect {
  fileprivate var queue: String? {
    switch self {
    case .review(let queue), .ask(_, _, let queue), .enhance(_, let queue): queue
    case .approve, .decline: nil
    }
  }
}

extension [CheckView] {
  /// The checks that a reader sees, who sees screening or does not.
  public func seen(withCompliance seesCompliance: Bool) -> [CheckView] {
    seesCompliance ? self : filter { $0.type != .screening }
  }
}
