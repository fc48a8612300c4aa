import Domain
import FoundationEssentials
import PostgreSQL
import Sealing

extension PostgreSQLVerificationStore {
  /// See ``VerificationStore/work(for:in:)``.
  public func work(for check: CheckID, in realm: Realm) async throws(StoreError) -> CheckWork? {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      return try await database.inScope(of: realm.tenant.uuid) { transaction in
        let found = try await transaction.pipeline([
          Command(
            VerificationStatements.work, [realm.tenant.parameter, check.parameter, .text(realm.mode.rawValue)]),
          Command(VerificationStatements.startCheck, [realm.tenant.parameter, check.parameter]),
        ])
        guard let row = found[0].first else { return nil }
        let verification: VerificationID = try row.decode("verification_id")
        let applicant: ApplicantID = try row.decode("applicant_id")
        let more = try await transaction.pipeline([
          Command(EvidenceStatements.selectCurrent, [realm.tenant.parameter, verification.parameter]),
          Command(VerificationStatements.consents, [realm.tenant.parameter, applicant.parameter]),
        ])
        let type: CheckType = try row.value("type")
        let followed = try await transaction.followed(by: type, of: verification, applicant, keys: keys, in: realm)
        return try CheckWork(row: row, evidence: more[0], consents: more[1], followed: followed, keys: keys)
      }
    }
  }

  /// See ``VerificationStore/complete(_:lease:)``.
  @discardableResult
  public func complete(_ completion: CheckCompletion, lease: JobLease) async throws(StoreError) -> CheckCompletion {
    try await storing {
      let realm = lease.realm
      let keys = try await vault.keys(of: realm.tenant, from: database)
      return try await database.inScope(of: realm.tenant.uuid) { transaction in
        // The verification before its job, as everywhere. And two checks of one verification end one after the other,
        // so that exactly the last one starts the ruling.
        _ = try await transaction.lockVerification(completion.work.verification, in: realm)
        try await transaction.end(lease)
        let (own, record) = try await transaction.keys(
          completion.work.type.dataClass, .record, of: completion.work.applicant, in: realm)
        let settled = try await transaction.reconsidered(completion, in: realm, keys: keys)
        let recorded = try await transaction.deduplicated(settled, in: realm, keys: keys)
        let results = try await transaction.pipeline(
          try completionCommands(recorded, in: realm, key: own, recordKey: record, keys: keys))
        guard results[0].count == 1 else { throw StoreError.stale }
        let open = try await transaction.query(
          VerificationStatements.openChecks, [realm.tenant.parameter, completion.work.verification.parameter])
        try await transaction.pipeline(
          try Self.next(after: completion, open: open).map {
            JobStatements.enqueue($0, subject: $1, in: realm, at: completion.completedAt, now: completion.completedAt)
          })
        return recorded
      }
    }
  }

  /// What can start now that a check has ended: those that follow it, or the ruling where none is open.
  private static func next(after completion: CheckCompletion, open: [Row]) throws -> [(kind: JobKind, subject: UUID)] {
    guard !open.isEmpty else { return [(.decide, completion.work.verification.uuid)] }
    return try open.compactMap { row in
      let type: CheckType = try row.value("type")
      return type.follows == completion.work.type ? (.check, try row.decode("id", as: UUID.self)) : nil
    }
  }

  /// The check's row first, so that its count can be looked at; then its views, its usage and its event.
  private func completionCommands(
    _ completion: CheckCompletion, in realm: Realm, key: [UInt8]?, recordKey: [UInt8]?, keys: TenantKeys
  ) throws -> [Command] {
    let (work, report, usage) = (completion.work, completion.report, completion.usage)
    func sealed(_ json: JSON, _ wrapped: [UInt8]?, _ column: SealedColumn) throws -> Parameter {
      .optional(
        try wrapped.map {
          try keys.seal(json, under: $0, of: work.applicant, object: work.check.uuid, column: column)
        }, Parameter.bytes)
    }
    let tenant = realm.tenant.parameter
    var commands = [
      Command(
        VerificationStatements.completeCheck,
        [
          tenant, work.check.parameter, .text(completion.status.rawValue), .text(report.outcome.rawValue),
          .optional(report.score, Parameter.double), .textArray(report.reasons.map(\.rawValue)),
          try sealed(CheckResult.details(of: report), key, .details),
          .optional(report.engine) { .text($0.json.compactText) },
          .int(completion.duration.milliseconds), .optional(usage.freeBecause) { .text($0.rawValue) },
          .text(usage.unitPrice), .text(usage.currency), .text(usage.priceBook), usage.id.parameter,
          .timestamp(completion.completedAt),
          .bytes(keys.digest(ofCheck: CheckResult.json(of: report, work.type, completion.status))),
          try sealed(CheckSubjectRecord(work).json, recordKey, .subject), try sealed(report.told, key, .told),
        ]),
      EventStatements.write(
        EventDraft(
          type: .checkCompleted, subject: work.check.uuid, verification: work.verification, applicant: work.applicant,
          data: [
            "verification_id": .string(work.verification.description), "check_id": .string(work.check.description),
            "type": .string(work.type.rawValue), "status": .string(completion.status.rawValue),
            // A screening's outcome would tip off; it is read with its own scope.
            "outcome": work.type == .screening ? .null : .string(report.outcome.rawValue),
          ]),
        in: realm, by: Actor("policy"), at: completion.completedAt),
    ]
    commands += try usage.insertion(in: realm, keys: keys)
    // Erased meanwhile: nothing is known of the document any more.
    if key != nil, let document = report.document {
      commands.append(Self.remember(document, of: completion, in: realm, keys: keys))
    }
    if key != nil, let portrait = report.portrait {
      commands.append(Self.remember(portrait, of: completion, in: realm, keys: keys))
    }
    for (evidence, views) in completion.views {
      commands += views.map {
        Command(EvidenceStatements.addView, [tenant, evidence.parameter, .text($0.rawValue)])
      }
    }
    return commands
  }
}

extension Transaction {
  /// An applicant's wrapped keys of two classes; nil where there is none any more.
  func keys(
    _ first: DataClass, _ second: DataClass, of applicant: ApplicantID, in realm: Realm
  ) async throws -> (first: [UInt8]?, second: [UInt8]?) {
    let found = try await pipeline(
      [first, second].map {
        Command(
          VerificationStatements.keyOfClass,
          [realm.tenant.parameter, applicant.parameter, .text($0.rawValue)])
      })
    return (try found[0].first?.decode("wrapped"), try found[1].first?.decode("wrapped"))
  }

  /// What the check that a type follows read of the document, and whether it was taken for that; nil where there is no
  /// such check.
  fileprivate func followed(
    by type: CheckType, of verification: VerificationID, _ applicant: ApplicantID, keys: TenantKeys, in realm: Realm
  ) async throws -> (document: JSON?, isAccepted: Bool)? {
    guard let followed = type.follows else { return nil }
    let rows = try await query(
      VerificationStatements.followed,
      [realm.tenant.parameter, verification.parameter, .text(followed.rawValue), applicant.parameter])
    guard let row = rows.first else { return nil }
    let details = try row.opened(
      "sealed", of: applicant, object: try row.decode("id", as: UUID.self), label: .details, keys: keys)
    return (details?["extracted"]?.unlessNull, try row.decode("is_accepted"))
  }
}

extension CheckWork {
  init(
    row: Row, evidence: [Row], consents: [Row], followed: (document: JSON?, isAccepted: Bool)?, keys: TenantKeys
  ) throws {
    let verification: VerificationID = try row.decode("verification_id")
    let applicant: ApplicantID = try row.decode("applicant_id")
    var record = ApplicantRecord()
    let stored = try row.opened("record_sealed", of: applicant, object: applicant.uuid, label: .record, keys: keys)
    record.merge(stored?["record"] ?? .null)
    var granted: Set<ConsentPurpose> = []
    for row in consents where try row.decode("granted", as: Bool.self) { granted.insert(try row.value("purpose")) }
    self.init(
      check: try row.decode("id"), type: try row.value("type"), verification: verification, applicant: applicant,
      record: record,
      request: try row.opened(
        "request_sealed", of: applicant, object: verification.uuid, label: .request, keys: keys) ?? .object([]),
      policyVersion: try row.decode("policy_version"), evidence: try evidence.map { try EvidenceItem(row: $0) },
      granted: granted, key: try row.decodeIfPresent("key_id", as: UUID.self).map(KeyID.init),
      dimensions: try row.json("dimensions").strings, wasBilledBefore: try row.decode("was_billed"),
      document: followed?.document, isDocumentAccepted: followed?.isAccepted ?? true)
  }
}
