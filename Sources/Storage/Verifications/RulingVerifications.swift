import Domain
import FoundationEssentials
import PostgreSQL
import TransparencyLog

extension PostgreSQLVerificationStore {
  /// See ``VerificationStore/deliberation(on:in:at:)``.
  public func deliberation(
    on id: VerificationID, in realm: Realm, at now: Date
  ) async throws(StoreError) -> Deliberation? {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      let found = try await database.once(
        inScopeOf: realm.tenant.uuid,
        [VerificationStatements.facts, VerificationStatements.earlierFacts, VerificationStatements.standingRequest].map
        {
          Command($0, realm.parameters + [id.parameter])
        })
      let rows = found[0]
      guard let first = rows.first else { return nil }
      let status: VerificationStatus = try first.value("status")
      guard status == .processing else { return nil }
      let applicant: ApplicantID = try first.decode("applicant_id")
      var results: [PolicyFacts.Result] = []
      var country: String?
      var exposureClasses: Set<Int> = []
      for row in rows {
        let check: CheckStatus = try row.value("check_status")
        guard check == .complete || check == .error else { return nil }
        results.append(try PolicyFacts.Result(row: row))
        country = try country ?? row.issuingCountry(applicant, keys: keys)
        exposureClasses.formUnion(try row.exposureClasses(applicant, keys: keys))
      }
      let stored = try first.opened(
        "record_sealed", of: applicant, object: applicant.uuid, label: .record, keys: keys, keyColumn: "record_key")
      let birth = stored?["record"]?["date_of_birth"]?.text.flatMap { CalendarDate(iso: $0) }
      let request = try first.opened(
        "request_sealed", of: applicant, object: id.uuid, label: .request, keys: keys, keyColumn: "record_key")
      var facts = PolicyFacts(
        results: results, country: country, age: birth?.age(on: CalendarDate(utc: now)),
        attempts: try first.decode("attempts"), exposureClasses: exposureClasses)
      facts.nationality = stored?["record"]?["nationality"]?.text
      facts.metadata = request?["metadata"]?.strings ?? [:]
      if try first.decode("was_declined") { facts.past.insert(.declined) }
      if try first.decode("has_lapsed") { facts.past.insert(.lapsed) }
      facts.given = Set(try first.decode("given", as: [String].self).compactMap(EvidenceKind.init))
      facts.earlier = try PolicyFacts.Earlier(found[1], standing: found[2].first, of: applicant, keys: keys)
      return Deliberation(
        verification: id, applicant: applicant, policyVersion: try first.decode("policy_version"), facts: facts,
        resourceVersion: try first.decode("resource_version"))
    }
  }

  /// See ``VerificationStore/record(_:lease:)``.
  public func record(_ ruling: Ruling, lease: JobLease) async throws(StoreError) {
    try await storing {
      let (realm, deliberation, now) = (lease.realm, ruling.deliberation, ruling.now)
      let keys = try await vault.keys(of: realm.tenant, from: database)
      try await database.inScope(of: realm.tenant.uuid) { transaction in
        let row = try await transaction.lockVerification(deliberation.verification, in: realm)
        try await transaction.end(lease)
        guard try row.decode("resource_version", as: Int.self) == deliberation.resourceVersion else {
          throw StoreError.stale
        }
        try await transaction.keep(ruling, in: realm, keys: keys)
        let id = try await transaction.keepFacts(of: ruling, in: realm, keys: keys)
        if try await transaction.returnToReviewer(ruling, in: realm, at: now) { return }
        let author = DecisionAuthor(
          verification: deliberation.verification, applicant: deliberation.applicant,
          policyVersion: deliberation.policyVersion, decider: .policy, member: nil, ruling: id,
          seal: try row.recordSeal(of: deliberation.applicant, keys: keys), keys: keys)
        switch ruling.verdict {
        case .approve(let reasons):
          try await transaction.decide(.approved, reasons: reasons, by: author, in: realm, at: now)
        case .decline(let reasons):
          try await transaction.decide(.declined, reasons: reasons, by: author, in: realm, at: now)
        case .ask(let requirements):
          try await transaction.move(
            deliberation, to: .awaitingInput, requirements: requirements, event: .verificationAwaitingInput, in: realm,
            at: now)
        case .review:
          try await transaction.move(
            deliberation, to: .inReview, requirements: [], event: .verificationInReview, in: realm, at: now)
          guard let opening = ruling.review else { throw StoreError.damaged }
          try await transaction.openReview(opening, of: deliberation, in: realm, at: now)
        }
      }
    }
  }
}

/// Who decides, on what, and whose key seals the decision's leaf.
struct DecisionAuthor {
  let verification: VerificationID
  let applicant: ApplicantID
  let policyVersion: Int
  let decider: Decider
  let member: MemberID?
  /// What the rules said, where they decide.
  let ruling: RulingID?
  let seal: LeafSeal
  let keys: TenantKeys
}

extension Transaction {
  /// Writes a decision, closes the verification, and updates the applicant's standing.
  func decide(
    _ outcome: DecisionOutcome, reasons: [Reason], by author: DecisionAuthor, in realm: Realm, at now: Date
  ) async throws {
    let status: VerificationStatus = outcome == .approved ? .approved : .declined
    let standing: Standing = outcome == .approved ? .verified : .rejected
    let tenant = realm.tenant.parameter
    let id = DecisionID(at: now)
    let inputs = try await inputs(of: author)
    let result = DecisionResult.json(
      outcome, reasons: reasons, by: author.decider, author.member, policyVersion: author.policyVersion,
      checks: inputs.checks)
    let reasonsSeal = try await sealing(reasons, by: author, in: realm)
    _ = try await pipeline(
      [
        Command(
          VerificationStatements.insertDecision,
          [
            tenant, id.parameter, author.verification.parameter, .text(outcome.rawValue),
            .text(JSON.array(reasons.map(\.json)).compactText), .bool(author.decider == .policy),
            .text(author.decider.rawValue), .optional(author.member) { $0.parameter },
            .int(Int64(author.policyVersion)), .timestamp(now), .text(inputs.json.compactText),
            .bytes(author.keys.digest(ofDecision: result)),
          ]),
        try LeafStatements.write(
          .decision(id, outcome, reasons: reasons, by: author, in: realm, at: now), as: id.uuid, under: author.seal),
        try LeafStatements.write(
          .reasons(reasons, of: id, by: author, in: realm, at: now), as: id.reasonsLeaf, under: reasonsSeal),
        Command(
          VerificationStatements.updateStatus,
          [
            tenant, author.verification.parameter, .text(status.rawValue), "[]", .int(0), .timestamp(now),
            .timestamp(now),
          ]),
        Command(
          VerificationStatements.applyStanding,
          [
            tenant, author.applicant.parameter, .text(standing.rawValue), author.verification.parameter,
            .timestamp(now),
          ]),
        verificationEvent(
          outcome == .approved ? .verificationApproved : .verificationDeclined, author.verification,
          applicant: author.applicant, status: status, in: realm,
          by: Actor(author.member?.description ?? author.decider.rawValue), at: now),
        // An item that waited for the applicant has nothing left to decide.
        Command(ReviewStatements.clearBoardForVerification, [tenant, author.verification.parameter]),
        Command(ReviewStatements.closeForVerification, [tenant, author.verification.parameter, .timestamp(now)]),
        JobStatements.enqueue(.retain, subject: author.applicant.uuid, in: realm, at: now, now: now),
      ] + MonitorCommands.follow(author, in: realm, at: now))
  }

  /// Whose key seals a decision's reasons: that of screening's class where some are for compliance alone.
  private func sealing(_ reasons: [Reason], by author: DecisionAuthor, in realm: Realm) async throws -> LeafSeal {
    guard reasons.contains(where: \.isForCompliance) else { return author.seal }
    let rows = try await query(
      VerificationStatements.keyOfClass,
      [realm.tenant.parameter, author.applicant.parameter, .text(DataClass.screening.rawValue)])
    return try author.keys.leafSeal(of: author.applicant, .screening, wrapped: try rows.first?.decode("wrapped"))
  }

  /// Gives a case back to the reviewers who asked for more: what a person doubted, a person closes. True where there
  /// was one; the rules may still ask the applicant for more.
  fileprivate func returnToReviewer(_ ruling: Ruling, in realm: Realm, at now: Date) async throws -> Bool {
    if case .ask = ruling.verdict { return false }
    let deliberation = ruling.deliberation
    guard try await resumeWaitingReview(deliberation.verification, as: ruling.review, in: realm, at: now) else {
      return false
    }
    try await move(
      deliberation, to: .inReview, requirements: [], event: .verificationInReview, in: realm, at: now)
    return true
  }

  fileprivate func move(
    _ deliberation: Deliberation, to status: VerificationStatus, requirements: [Requirement], event: EventType,
    in realm: Realm, at now: Date
  ) async throws {
    _ = try await pipeline([
      Command(
        VerificationStatements.updateStatus,
        [
          realm.tenant.parameter, deliberation.verification.parameter, .text(status.rawValue),
          .text(JSON.array(requirements.map(\.json)).compactText), .int(0), .timestamp(now), .null,
        ]),
      verificationEvent(
        event, deliberation.verification, applicant: deliberation.applicant, status: status, in: realm,
        by: Actor(Decider.policy.rawValue), at: now),
    ])
  }

  fileprivate func openReview(
    _ opening: ReviewOpening, of deliberation: Deliberation, in realm: Realm, at now: Date
  ) async throws {
    let id = ReviewID(at: now)
    let tenant = realm.tenant.parameter
    _ = try await pipeline([
      Command(
        VerificationStatements.insertReview,
        [
          tenant, id.parameter, .text(realm.mode.rawValue), deliberation.verification.parameter, .text(opening.queue),
          .bool(opening.fourEyes), .optional(opening.country, Parameter.text), .timestamp(opening.dueAt),
          .timestamp(now),
        ]),
      Command(
        VerificationStatements.insertReviewBoard,
        [tenant, id.parameter, .text(realm.mode.rawValue), .text(opening.queue), .timestamp(opening.dueAt)]),
      EventStatements.write(
        EventDraft(
          type: .reviewCreated, subject: id.uuid, verification: deliberation.verification,
          applicant: deliberation.applicant,
          data: [
            "review_id": .string(id.description), "verification_id": .string(deliberation.verification.description),
          ]),
        in: realm, by: Actor(Decider.policy.rawValue), at: now),
    ])
  }
}

extension Row {
  /// Seals leaves under an applicant's key of its record, in the column `record_key`.
  func recordSeal(of applicant: ApplicantID, keys: TenantKeys) throws -> LeafSeal {
    try keys.leafSeal(of: applicant, .record, wrapped: try decodeIfPresent("record_key"))
  }
}

extension PolicyFacts.Result {
  fileprivate init(row: Row) throws {
    self.init(type: try row.value("type"), outcome: try row.value("outcome"), reasons: try row.values("reasons"))
  }
}

extension PolicyFacts.Earlier {
  fileprivate init(_ rows: [Row], standing: Row?, of applicant: ApplicantID, keys: TenantKeys) throws {
    self.init()
    for row in rows {
      results.append(try PolicyFacts.Result(row: row))
      country = try country ?? row.issuingCountry(applicant, keys: keys)
      exposureClasses.formUnion(try row.exposureClasses(applicant, keys: keys))
    }
    guard let standing else { return }
    let request = try standing.opened(
      "sealed", of: applicant, object: try standing.decode("id"), label: .request, keys: keys, keyColumn: "record_key")
    metadata = request?["metadata"]?.strings ?? [:]
  }
}

extension Row {
  /// The issuing country that a check read, for rules about countries.
  fileprivate func issuingCountry(_ applicant: ApplicantID, keys: TenantKeys) throws -> String? {
    try details(of: .document, applicant, keys: keys)?["extracted"]?["issuing_country"]?.text
  }

  /// Classes of public offices of matches that nobody found to be somebody else, for rules about them.
  fileprivate func exposureClasses(_ applicant: ApplicantID, keys: TenantKeys) throws -> Set<Int> {
    let breakdown = try details(of: .screening, applicant, keys: keys)?["breakdown"] ?? .null
    return Set(ScreenedHit.all(in: breakdown).filter(\.isOpen).flatMap(\.exposureClasses))
  }

  /// The details of a row's check; nil for another type, and where they were erased.
  private func details(of type: CheckType, _ applicant: ApplicantID, keys: TenantKeys) throws -> JSON? {
    guard try decode("type", as: String.self) == type.rawValue else { return nil }
    return try opened(
      "sealed", of: applicant, object: try decode("check_id", as: UUID.self), label: .details, keys: keys,
      keyColumn: type.dataClass.rawValue + "_key")
  }
}
