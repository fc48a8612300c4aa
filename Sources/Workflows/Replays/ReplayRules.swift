import Domain

/// Holds a replay against the decision. Pure.
enum ReplayRules {
  /// What came of it. A person's decision is an answer that was given: it is taken as it was recorded, and what it
  /// rested on is run again.
  /// - Parameters:
  ///   - policy: nil where the stored document is none any more.
  ///   - build: digest of this program.
  static func outcome(
    of material: ReplayMaterial, _ checks: [ReplayedCheck], under policy: TenantPolicy?, build: String
  ) -> ReplayOutcome {
    let decision = material.decision
    guard let original = material.original else {
      return ReplayOutcome(
        result: .notReproducible, original: nil, replayed: nil, inputs: [ReplayInput(.record, .missing)])
    }
    var inputs = [ReplayInput(.policy, named: "\(decision.policyVersion)", material.policy.state)]
    let digests = checks.compactMap { check in check.digest.map { (id: check.id, digest: $0) } }
    var answer: (outcome: DecisionOutcome, reasons: [Reason])? = (decision.outcome, decision.reasons)
    if decision.decidedBy == .policy {
      answer = nil
      if let absence = material.ruling.absence {
        inputs.append(ReplayInput(.facts, absence))
      } else if let ruling = material.ruling.value {
        inputs.append(ReplayInput(.facts, .same))
        inputs.append(ReplayInput(.rules, ruling.build == build ? .same : .changed))
        answer = policy.flatMap { Self.answer(DecisionRules.decide(ruling.facts, under: $0)) }
      }
    }
    inputs.append(ReplayInput(.record, material.digest(of: decision) == original ? .same : .changed))
    inputs += checks.flatMap(\.inputs)
    let isWhole = !inputs.contains { $0.kind != .record && ($0.state == .erased || $0.state == .missing) }
    guard isWhole, digests.count == checks.count else {
      return ReplayOutcome(result: .notReproducible, original: original, replayed: nil, inputs: inputs)
    }
    // Rules that no longer decide give no result that could be the same.
    let replayed = answer.map { answer in
      material.digestOfDecision(
        DecisionResult.json(
          answer.outcome, reasons: answer.reasons, by: decision.decidedBy, decision.member,
          policyVersion: decision.policyVersion, checks: digests))
    }
    let isIdentical = replayed == original
    if !isIdentical, !inputs.contains(where: { $0.state == .changed }) { inputs.append(ReplayInput(.result, .changed)) }
    return ReplayOutcome(
      result: isIdentical ? .identical : .different, original: original, replayed: replayed, inputs: inputs)
  }

  private static func answer(_ verdict: PolicyVerdict) -> (DecisionOutcome, [Reason])? {
    switch verdict {
    case .approve(let reasons): (.approved, reasons)
    case .decline(let reasons): (.declined, reasons)
    case .ask, .review: nil
    }
  }
}

extension ReplayMaterial {
  /// The digest of a decision's row, on the checks that it names.
  fileprivate func digest(of decision: DecisionView) -> [UInt8] {
    digestOfDecision(
      DecisionResult.json(
        decision.outcome, reasons: decision.reasons, by: decision.decidedBy, decision.member,
        policyVersion: decision.policyVersion, checks: checks.map { ($0.id, $0.digest) }))
  }
}
