import Checks
import Domain

/// Holds rulings against a draft. Pure.
struct SimulationRules: Sendable {
  /// The draft.
  let draft: TenantPolicy
  /// Whether screening counts.
  let withScreening: Bool

  /// Counts a ruling that was made under `pinned`, and tells whether its verdict would be another.
  func judge(
    _ ruling: JudgedRuling, under pinned: TenantPolicy, into counts: inout SimulationCounts
  ) -> SimulatedFlip? {
    guard let stored = ruling.facts, let facts = rejudged(stored, ruling, pinned) else {
      counts.unjudged += 1
      return nil
    }
    let seen = withScreening ? stored : stored.withoutScreening
    let before = DecisionRules.decide(seen, under: pinned)
    let after = DecisionRules.decide(withScreening ? facts : facts.withoutScreening, under: draft)
    counts.judged += 1
    if case .review(let queue, _) = before { counts.reviewsBefore[queue, default: 0] += 1 }
    if case .review(let queue, _) = after { counts.reviewsAfter[queue, default: 0] += 1 }
    let flip = SimulationCounts.Flip(from: withScreening ? ruling.verdict : before.kind, to: after.kind)
    guard flip.from != flip.to else { return nil }
    counts.flips[flip, default: 0] += 1
    return SimulatedFlip(ruling: ruling.id, verification: ruling.verification, flip: flip)
  }

  /// The facts with faces judged by the draft's thresholds; nil where a likeness that they need is gone.
  private func rejudged(_ facts: PolicyFacts, _ ruling: JudgedRuling, _ pinned: TenantPolicy) -> PolicyFacts? {
    guard draft.faceMatch != pinned.faceMatch else { return facts }
    var results: [PolicyFacts.Result] = []
    for result in facts.results {
      let rejudged = FaceMatchRules.rejudged(result, likeness: ruling.faceScore, thresholds: draft.faceMatch)
      guard let rejudged else { return nil }
      results.append(rejudged)
    }
    return facts.with(results)
  }

  /// Names of what in a draft differs from the policy in force and is not tried, since its checks would have to be run
  /// on evidence again, or reviewers decide otherwise.
  static func untried(_ draft: TenantPolicy, against current: TenantPolicy) -> [String] {
    let differing: [(String, Bool)] = [
      ("applicant.minimum_age", draft.minimumAge != current.minimumAge),
      ("behaviour", draft.behaviour != current.behaviour), ("billing", draft.billing != current.billing),
      ("checks", draft.checks != current.checks), ("credit_history", draft.creditHistory != current.creditHistory),
      (
        "documents",
        draft.documents != current.documents || draft.documentLanguages != current.documentLanguages
          || draft.seenBefore != current.seenBefore
      ), ("legal_basis", draft.otherLegalBasis != current.otherLegalBasis),
      ("monitoring", draft.monitoring != current.monitoring),
      ("proof_of_address", draft.proofOfAddress != current.proofOfAddress),
      ("providers", draft.providers != current.providers), ("screening", draft.screening != current.screening),
    ]
    return differing.filter(\.1).map(\.0)
  }

  /// Hours that reviews would take, each as long as those of its queue that were measured, or as all that were.
  /// - Returns: nil where none was measured.
  static func hours(
    of reviews: [String: Int64], measured: [String: (count: Int64, total: Duration)]
  ) -> Double? {
    let count = measured.values.reduce(0) { $0 + $1.count }
    guard count > 0 else { return nil }
    let mean = measured.values.reduce(0) { $0 + $1.total.seconds } / Double(count)
    let seconds = reviews.reduce(0.0) { sum, review in
      let own = measured[review.key].flatMap { $0.count > 0 ? $0.total.seconds / Double($0.count) : nil }
      return sum + Double(review.value) * (own ?? mean)
    }
    return (seconds / 3600 * 100).rounded() / 100
  }
}
