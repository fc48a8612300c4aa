/// The result of one run of a check in the one form that its digest is taken of (RFC 8785): whatever a reader of the
/// record sees of it but its identifier, its time and its price.
public enum CheckResult {
  /// The result as a check found it.
  public static func json(of report: CheckReport, _ type: CheckType, _ status: CheckStatus) -> JSON {
    json(
      type: type, status: status, outcome: report.outcome, score: report.score, reasons: report.reasons,
      details: details(of: report), engine: report.engine?.json)
  }

  /// What of a report is kept sealed: `{"breakdown","extracted"}`.
  public static func details(of report: CheckReport) -> JSON {
    ["breakdown": report.breakdown, "extracted": report.extracted?.json ?? .null]
  }

  /// The result as it is stored.
  public static func json(
    type: CheckType, status: CheckStatus, outcome: CheckOutcome?, score: Double?, reasons: [ReasonCode],
    details: JSON, engine: JSON?
  ) -> JSON {
    [
      "type": .string(type.rawValue), "status": .string(status.rawValue), "outcome": .optional(outcome?.rawValue),
      "score": score.map(JSON.number) ?? .null, "reasons": .array(reasons.map { .string($0.rawValue) }),
      "breakdown": details["breakdown"] ?? .null, "extracted": details["extracted"] ?? .null,
      "engine": engine ?? .null,
    ]
  }
}

/// The result of a decision in the one form that its digest is taken of, with the digests of the checks that it rests
/// on.
public enum DecisionResult {
  /// The result: who decided what, why, under which policy, on which checks.
  /// - Parameter checks: each with the digest of its result in hexadecimal, in the order of their identifiers.
  public static func json(
    _ outcome: DecisionOutcome, reasons: [Reason], by decider: Decider, _ member: MemberID?, policyVersion: Int,
    checks: [(id: CheckID, digest: String)]
  ) -> JSON {
    [
      "outcome": .string(outcome.rawValue), "reasons": .array(reasons.map(\.json)),
      "decided_by": .string(decider.rawValue), "member_id": .optional(member?.description),
      "policy_version": .integer(Int64(policyVersion)),
      "checks": .array(
        checks.sorted { $0.id < $1.id }.map {
          ["id": .string($0.id.description), "digest": .string($0.digest)]
        }),
    ]
  }
}
