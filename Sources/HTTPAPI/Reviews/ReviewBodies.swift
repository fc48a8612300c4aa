import Domain

extension Schema {
  private static let digest = Schema.text(
    TextRule(64...64, pattern: "^[0-9a-f]{64}$") {
      $0.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    })

  /// A review item as it is read.
  static let review = Schema.named(
    "Review",
    .object([
      .required("id", .id(ReviewID.self)), .required("tenant_id", .id(TenantID.self)),
      .required("mode", .values(Mode.self)), .required("verification_id", .id(VerificationID.self)),
      .required("queue", .words(64)), .required("status", .values(ReviewState.self)), .required("four_eyes", .boolean),
      .required("country", .nullable(.country)), .required("due_at", .instant),
      .required("assignee", .nullable(.id(MemberID.self))), .required("lease_until", .nullable(.instant)),
      .required("fence", .integer(0...Int64.max)), .required("proposer", .nullable(.id(MemberID.self))),
      .required("proposal", .any), .required("evidence_digest", digest),
      .required("decided_by", .nullable(.id(MemberID.self))), .required("action", .nullable(.words(40))),
      .required("created_at", .instant), .required("decided_at", .nullable(.instant)),
    ]))

  /// What a reviewer says about a claimed item (DESIGN §2).
  static let reviewRuling = Schema.named(
    "ReviewRuling",
    .object([
      .required("action", .values(ReviewAction.self)), .optional("reasons", .array(.values(ReasonCode.self), 0...20)),
      .optional("note", .words(4000)), .required("evidence_digest", digest),
      .required("fence", .integer(0...Int64.max)),
      .optional(
        "requirements",
        .array(
          .object([.required("kind", .values(EvidenceKind.self)), .required("code", .values(ReasonCode.self))]), 1...8),
        "With request_input."), .optional("queue", .words(64), "With escalate."),
      .optional(
        "hits",
        .array(
          .object([
            .required("list", .words(80)), .required("entity_id", .words(500)),
            .required("verdict", .values(HitFinding.Verdict.self)),
          ]), 1...100),
        "What you found of screening's matches: an approval leaves none without. Nothing confirms the proposal's."),
    ]))
}

extension ReviewItem {
  /// The wire form.
  var json: JSON {
    [
      "id": .string(id.description), "tenant_id": .string(realm.tenant.description),
      "mode": .string(realm.mode.rawValue), "verification_id": .string(verification.description),
      "queue": .string(queue), "status": .string(state.rawValue), "four_eyes": .bool(fourEyes),
      "country": .optional(country), "due_at": .string(dueAt.rfc3339), "assignee": .optional(assignee?.description),
      "lease_until": .optional(leaseUntil?.rfc3339), "fence": .integer(fence),
      "proposer": .optional(proposer?.description), "proposal": proposal ?? .null,
      "evidence_digest": .string(evidenceDigest), "decided_by": .optional(decidedBy?.description),
      "action": .optional(action), "created_at": .string(createdAt.rfc3339),
      "decided_at": .optional(decidedAt?.rfc3339),
    ]
  }
}
