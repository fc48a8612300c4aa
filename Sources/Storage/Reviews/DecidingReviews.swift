import Domain
import FoundationEssentials
import PostgreSQL

extension PostgreSQLReviewDesk {
  /// See ``ReviewDesk/propose(_:on:member:in:by:at:)``.
  public func propose(
    _ ruling: ReviewRuling, on id: ReviewID, member: MemberID, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      try await database.effect(by: actor, making: id.description, in: realm, at: now) { transaction in
        let row = try await transaction.heldReview(id, ruling, member: member, keys: keys, in: realm, at: now)
        let note = try await transaction.keepNote(
          of: ruling, on: try row.reviewed(id, by: member, in: realm), keys: keys, by: actor, at: now)
        try await transaction.keepFindings(
          of: ruling, on: id, row, member: member, isFinal: false, keys: keys, in: realm, at: now)
        let proposal: JSON = [
          "action": .string(ruling.action.rawValue), "reasons": .array(ruling.reasons.map { .string($0.rawValue) }),
        ]
        try await transaction.pipeline([
          Command(
            ReviewStatements.propose,
            [realm.tenant.parameter, id.parameter, member.parameter, .text(proposal.compactText), .timestamp(now)]),
          Command(ReviewStatements.boardProposed, [realm.tenant.parameter, id.parameter, member.parameter]),
          AuditStatements.write("review.proposed", on: id.description, in: realm, by: actor, at: now),
          try row.leaf(of: .propose(ruling, note: note), on: id, by: member, keys: keys, in: realm, at: now),
        ])
      }
    }
  }

  /// See ``ReviewDesk/decide(_:on:member:in:by:at:)``.
  public func decide(
    _ ruling: ReviewRuling, on id: ReviewID, member: MemberID, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      try await database.effect(by: actor, making: id.description, in: realm, at: now) { transaction in
        let row = try await transaction.heldReview(id, ruling, member: member, keys: keys, in: realm, at: now)
        if ruling.action.isDecision, try row.decode("four_eyes", as: Bool.self) {
          // Two people say the same, or nothing is decided; whoever disagrees returns the item.
          let proposal = try row.decodeIfPresent("proposal", as: String.self).map(JSON.stored)
          guard proposal?["action"]?.text == ruling.action.rawValue else { throw StoreError.notAllowed(.fourEyes) }
        }
        let note = try await transaction.keepNote(
          of: ruling, on: try row.reviewed(id, by: member, in: realm), keys: keys, by: actor, at: now)
        try await transaction.keepFindings(
          of: ruling, on: id, row, member: member, isFinal: true, keys: keys, in: realm, at: now)
        try await transaction.carryOut(ruling, on: id, row, member: member, keys: keys, in: realm, at: now)
        try await transaction.pipeline([
          AuditStatements.write(
            "review." + ruling.action.rawValue, on: id.description, in: realm, by: actor, at: now),
          try row.leaf(of: .decide(ruling, note: note), on: id, by: member, keys: keys, in: realm, at: now),
        ])
      }
    }
  }
}

extension Transaction {
  func lockReview(_ id: ReviewID, in realm: Realm) async throws -> Row {
    let rows = try await pipeline([
      Command(ReviewStatements.lockVerificationOf, realm.parameters + [id.parameter]),
      Command(ReviewStatements.lock, realm.parameters + [id.parameter]),
    ])[1]
    guard let row = rows.first else { throw StoreError.notFound }
    return row
  }

  /// The item, if this member holds it with this fence and saw what is there now.
  fileprivate func heldReview(
    _ id: ReviewID, _ ruling: ReviewRuling, member: MemberID, keys: TenantKeys, in realm: Realm, at now: Date
  ) async throws -> Row {
    let row = try await lockReview(id, in: realm)
    // Said before anything else: whoever proposed learns that it takes another, not that a claim is missing.
    if ruling.action.isDecision, try row.value("state", as: ReviewState.self) == .proposed,
      try row.decodeIfPresent("proposer", as: UUID.self) == member.uuid
    {
      throw StoreError.notAllowed(.proposerApproves)
    }
    let lease = try row.decodeIfPresent("lease_until", as: Date.self)
    guard try row.decode("fence", as: Int64.self) == ruling.fence,
      try row.decodeIfPresent("assignee", as: UUID.self) == member.uuid, let lease, lease > now
    else { throw StoreError.stale }
    let digest = try await evidenceDigest(of: try row.decode("verification_id"), keys: keys, in: realm)
    guard digest == ruling.evidenceDigest else { throw StoreError.notAllowed(.evidenceChanged) }
    return row
  }

  fileprivate func carryOut(
    _ ruling: ReviewRuling, on id: ReviewID, _ row: Row, member: MemberID, keys: TenantKeys, in realm: Realm,
    at now: Date
  ) async throws {
    let (tenant, verification): (Parameter, VerificationID) = (
      realm.tenant.parameter, try row.decode("verification_id")
    )
    switch ruling.action {
    case .approve, .decline:
      try await pipeline([
        Command(
          ReviewStatements.close,
          [tenant, id.parameter, member.parameter, .text(ruling.action.rawValue), .timestamp(now)]),
        Command(ReviewStatements.leaveBoard, [tenant, id.parameter]),
        reviewEvent(.reviewDecided, id, verification, try row.decode("applicant_id"), in: realm, by: member, at: now),
      ])
      let applicant: ApplicantID = try row.decode("applicant_id")
      let author = DecisionAuthor(
        verification: verification, applicant: applicant, policyVersion: try row.decode("policy_version"),
        decider: .member, member: member, ruling: nil, seal: try row.recordSeal(of: applicant, keys: keys),
        keys: keys)
      let reasons = ruling.reasons.isEmpty ? [ReasonCode.reviewerDecision] : ruling.reasons
      try await decide(
        ruling.action == .approve ? .approved : .declined, reasons: reasons.map { Reason($0) }, by: author, in: realm,
        at: now)
    case .requestInput:
      let left = max(0, Int64((try row.decode("due_at", as: Date.self).timeIntervalSince(now)) * 1000))
      try await pipeline([
        Command(ReviewStatements.wait, [tenant, id.parameter, .int(left), .timestamp(now)]),
        Command(ReviewStatements.leaveBoard, [tenant, id.parameter]),
        Command(
          VerificationStatements.updateStatus,
          [
            tenant, verification.parameter, .text(VerificationStatus.awaitingInput.rawValue),
            .text(JSON.array(ruling.requirements.map(\.json)).compactText), .int(0), .timestamp(now), .null,
          ]),
        verificationEvent(
          .verificationAwaitingInput, verification, applicant: try row.decode("applicant_id"), status: .awaitingInput,
          in: realm, by: Actor(member.description), at: now),
      ])
    case .escalate, .return:
      let queue = try ruling.escalation?.queue ?? row.decode("queue", as: String.self)
      // What once asked for four eyes keeps asking: else one member would pass it on and decide alone.
      let fourEyes = try row.decode("four_eyes", as: Bool.self) || ruling.escalation?.fourEyes == true
      try await pipeline([
        Command(
          ReviewStatements.reopen, [tenant, id.parameter, .text(queue), .bool(fourEyes), .timestamp(now)]),
        Command(ReviewStatements.boardReopened, [tenant, id.parameter, .text(queue)]),
      ])
    }
  }

  private func reviewEvent(
    _ type: EventType, _ id: ReviewID, _ verification: VerificationID, _ applicant: ApplicantID, in realm: Realm,
    by member: MemberID, at now: Date
  ) -> Command {
    EventStatements.write(
      EventDraft(
        type: type, subject: id.uuid, verification: verification, applicant: applicant,
        data: ["review_id": .string(id.description), "verification_id": .string(verification.description)]),
      in: realm, by: Actor(member.description), at: now)
  }

  /// Opens again the item that waited for this verification's applicant, its remaining time running on, in the queue
  /// that the rules now ask for. True where there was one.
  func resumeWaitingReview(
    _ verification: VerificationID, as opening: ReviewOpening?, in realm: Realm, at now: Date
  ) async throws -> Bool {
    let rows = try await query(
      ReviewStatements.resumeWaiting,
      [
        realm.tenant.parameter, verification.parameter, .timestamp(now), .optional(opening?.queue, Parameter.text),
        .bool(opening?.fourEyes ?? false), .optional(opening?.dueAt, Parameter.timestamp),
      ])
    guard let row = rows.first else { return false }
    _ = try await execute(
      VerificationStatements.insertReviewBoard,
      [
        realm.tenant.parameter, .uuid(try row.decode("id")), .text(realm.mode.rawValue),
        .text(try row.decode("queue")), .timestamp(try row.decode("due_at")),
      ])
    return true
  }
}
