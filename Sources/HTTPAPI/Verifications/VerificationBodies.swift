import Domain

/// Renders verifications for one reader: in a language, with what the reader's scopes may see.
struct VerificationRenderer: Sendable {
  let messages: Messages
  let language: String
  /// True where the reader may see screening detail.
  let seesCompliance: Bool
  /// True for an applicant's browser: it sees where its verification stands and what is still asked for, no more.
  let isCapture: Bool

  init(_ messages: Messages, language: String, reader: Principal) {
    self.messages = messages
    self.language = language
    self.seesCompliance = reader.scopes.contains(.screeningsRead)
    if case .client = reader.identity { self.isCapture = true } else { self.isCapture = false }
  }

  func json(_ view: VerificationView) -> JSON {
    [
      "id": .string(view.id.description), "status": .string(view.status.rawValue),
      "applicant_id": .string(view.applicant.description), "external_id": .optional(view.externalID),
      "mode": .string(view.realm.mode.rawValue),
      "metadata": isCapture ? .object([]) : view.request["metadata"] ?? .object([]),
      "decision": isCapture ? .null : view.decision.map(json) ?? .null,
      "checks": .array(isCapture ? [] : view.checks.seen(withCompliance: seesCompliance).map(json)),
      "requirements": .array(
        view.requirements.map {
          [
            "kind": .string($0.kind.rawValue), "code": .string($0.code.rawValue),
            "message": .string(messages.text($0.code, language)),
          ]
        }),
      "policy_version": .integer(Int64(view.policyVersion)), "language": .string(view.language),
      "resource_version": .integer(Int64(view.resourceVersion)), "created_at": .string(view.createdAt.rfc3339),
      "updated_at": .string(view.updatedAt.rfc3339), "completed_at": .optional(view.completedAt?.rfc3339),
      "expires_at": .string(view.expiresAt.rfc3339),
    ]
  }

  func json(_ decision: DecisionView) -> JSON {
    [
      "id": .string(decision.id.description), "outcome": .string(decision.outcome.rawValue),
      "reasons": .array(decision.reasons.seen(withCompliance: seesCompliance).map(json)),
      "automated": .bool(decision.automated),
      "decided_by": .string(decision.decidedBy.rawValue), "member_id": .optional(decision.member?.description),
      "policy_version": .integer(Int64(decision.policyVersion)), "decided_at": .string(decision.decidedAt.rfc3339),
    ]
  }

  func json(_ reason: Reason) -> JSON {
    [
      "code": .string(reason.code.rawValue), "check": .optional(reason.check?.rawValue),
      "message": .string(messages.text(reason.code, language)), "audience": .string(reason.code.audience.rawValue),
    ]
  }

  private func json(_ check: CheckView) -> JSON {
    [
      "id": .string(check.id.description), "type": .string(check.type.rawValue),
      "attempt": .integer(Int64(check.attempt)), "status": .string(check.status.rawValue),
      "outcome": .optional(check.outcome?.rawValue), "score": check.score.map(JSON.number) ?? .null,
      "reasons": .array(
        check.reasons.map { Reason($0, check: check.type) }.seen(withCompliance: seesCompliance).map(json)),
      "breakdown": check.details?["breakdown"] ?? .null, "extracted": check.details?["extracted"] ?? .null,
      "engine": check.engine ?? .null,
      "duration_ms": check.durationMilliseconds.map { .integer(Int64($0)) } ?? .null,
      "billing": check.billing.map(json) ?? .null,
    ]
  }

  func json(_ billing: CheckBilling) -> JSON {
    [
      "billable": .bool(billing.freeBecause == nil), "reason": .optional(billing.freeBecause?.rawValue),
      "unit_price": .string(billing.unitPrice), "currency": .string(billing.currency),
      "price_book_version": .string(billing.priceBook), "usage_event_id": .string(billing.usage.description),
    ]
  }
}

/// Messages of reasons in the reader's language.
public struct Messages: Sendable {
  private let lookup: @Sendable (ReasonCode, String) -> String

  /// Messages found by `lookup` of a code and a BCP 47 language.
  public init(lookup: @escaping @Sendable (ReasonCode, String) -> String) { self.lookup = lookup }

  /// The message of a reason, in the language or the nearest one that exists.
  func text(_ code: ReasonCode, _ language: String) -> String { lookup(code, language) }
}

extension StreamEvent {
  /// The wire form.
  var json: JSON {
    [
      "id": .string(id.description), "type": .string(type.rawValue),
      "tenant_seq": sequence.map(JSON.integer) ?? .null, "data": data, "actor": .string(actor),
      "created_at": .string(createdAt.rfc3339),
    ]
  }
}
