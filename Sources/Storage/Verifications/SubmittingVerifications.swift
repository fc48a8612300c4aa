import Domain
import FoundationEssentials
import PostgreSQL
import Sealing
import TransparencyLog

extension PostgreSQLVerificationStore {
  /// See ``VerificationStore/submit(_:)``.
  public func submit(_ submission: VerificationSubmission) async throws(StoreError) {
    try await storing {
      let keys = try await vault.keys(of: submission.realm.tenant, from: database)
      do {
        try await self.write(submission, keys: keys)
      } catch let error as PostgreSQLError where error.breaks("applicants_external") {
        // Somebody made the same applicant since this submission was prepared.
        throw StoreError.stale
      }
    }
  }

  private func write(_ submission: VerificationSubmission, keys: TenantKeys) async throws {
    try await database.effect(
      by: submission.actor, making: submission.id.description, in: submission.realm, at: submission.now
    ) { transaction in
      if let cap = submission.cap { try await transaction.hold(submission.checks, in: submission.realm, within: cap) }
      let record =
        submission.applicant.isNew
        ? try await transaction.insertApplicant(submission, keys: keys)
        : try await transaction.mergeApplicant(submission, keys: keys)
      try await transaction.pipeline(try submission.insertion(by: record, keys: keys))
      let given = GivenConsents(
        consents: submission.consents, applicant: submission.applicant.id, verification: submission.id,
        recordKey: submission.applicant.wrappedKeys[.record])
      try await transaction.record(
        given, telling: ledger, keys: keys, in: submission.realm, by: submission.actor, at: submission.now)
    }
  }
}

extension Transaction {
  /// Writes the applicant that the submission brings, with its keys, and returns its record.
  fileprivate func insertApplicant(
    _ submission: VerificationSubmission, keys: TenantKeys
  ) async throws -> ApplicantRecord {
    let (realm, applicant) = (submission.realm, submission.applicant)
    guard let recordKey = applicant.wrappedKeys[.record] else { throw StoreError.damaged }
    var record = ApplicantRecord()
    record.merge(submission.declared)
    let stored = PostgreSQLApplicantStore.stored(submission.externalID, record, [:])
    let sealed = try keys.seal(stored, under: recordKey, of: applicant.id, object: applicant.id.uuid, column: .record)
    try await pipeline(
      PostgreSQLApplicantStore.insertion(
        applicant.id, in: realm, index: submission.externalID.map { keys.externalIndex($0, realm.mode) },
        sealed: sealed, wrapped: applicant.wrappedKeys, standing: .pending, by: submission.actor, at: submission.now))
    return record
  }

  /// Takes over what the request declares of an applicant that exists, and returns its record; a change is a new
  /// version.
  fileprivate func mergeApplicant(
    _ submission: VerificationSubmission, keys: TenantKeys
  ) async throws -> ApplicantRecord {
    let (realm, id) = (submission.realm, submission.applicant.id)
    let rows = try await query(
      VerificationStatements.lockApplicant, realm.parameters + [id.parameter])
    guard let row = rows.first else { throw StoreError.notFound }
    guard let wrapped = try row.decodeIfPresent("wrapped", as: [UInt8].self),
      let stored = try row.opened("sealed", of: id, object: id.uuid, label: .record, keys: keys)
    else { throw StoreError.notAllowed(.erased) }
    _ = try await execute(VerificationStatements.pendApplicant, [realm.tenant.parameter, id.parameter])
    var record = ApplicantRecord()
    record.merge(stored["record"] ?? .null)
    let before = record
    record.merge(submission.declared)
    guard record != before else { return record }
    let merged: JSON = [
      "external_id": stored["external_id"] ?? .null, "record": record.json,
      "metadata": stored["metadata"] ?? .object([]),
    ]
    let sealed = try keys.seal(merged, under: wrapped, of: id, object: id.uuid, column: .record)
    try await pipeline(
      try PostgreSQLApplicantStore.revision(
        of: id, from: row, to: sealed, in: realm, by: submission.actor, at: submission.now))
    return record
  }
}

extension VerificationSubmission {
  /// The commands that write the verification with its evidence, checks, jobs, event and traces.
  /// - Parameter record: the applicant's, with what the submission declares.
  func insertion(by record: ApplicantRecord, keys: TenantKeys) throws -> [Command] {
    guard let recordKey = applicant.wrappedKeys[.record] else { throw StoreError.damaged }
    let sealed = try keys.seal(request, under: recordKey, of: applicant.id, object: id.uuid, column: .request)
    var commands = [
      Command(
        VerificationStatements.insert,
        [
          realm.tenant.parameter, id.parameter, .text(realm.mode.rawValue), applicant.id.parameter,
          .text(status.rawValue), .int(Int64(policyVersion)), .text(language),
          .bytes(sealed), .text(JSON(dimensions).compactText),
          .text(JSON.array(requirements.map(\.json)).compactText),
          .optional(key) { $0.parameter }, .timestamp(now), .timestamp(expiresAt),
        ])
    ]
    commands += try evidenceCommands(evidence, of: id, applicant: applicant, keys: keys, in: realm, at: now)
    for type in checks {
      commands += checkCommands(
        type, attempt: 1, of: id, in: realm, at: now,
        isQueued: status == .processing && !type.waits(for: checks), lane: lane)
    }
    commands.append(
      verificationEvent(
        .verificationCreated, id, applicant: applicant.id, status: status, in: realm, by: actor, at: now))
    return commands + traces(by: record, keys: keys)
  }
}

/// The commands that take evidence over, with a leaf for each class of data: classes are erased one by one.
func evidenceCommands(
  _ items: [IntakenEvidence], of verification: VerificationID, applicant: ApplicantHandle, keys: TenantKeys,
  in realm: Realm, at now: Date
) throws -> [Command] {
  guard !items.isEmpty else { return [] }
  var commands = [
    Command(EvidenceStatements.takeOver, [realm.tenant.parameter, .uuidArray(items.map(\.id.uuid))])
  ]
  for item in items {
    commands.append(
      Command(
        EvidenceStatements.insert,
        [
          realm.tenant.parameter, item.id.parameter, verification.parameter, applicant.id.parameter,
          .text(item.kind.rawValue), .text(item.kind.dataClass.rawValue), .text(item.mediaType),
          .int(Int64(item.sizeBytes)), .bytes(item.digest), .int(Int64(item.position)),
          .optional(item.label, Parameter.text), .timestamp(now),
        ]))
  }
  for dataClass in DataClass.allCases {
    let ofClass = items.filter { $0.kind.dataClass == dataClass }
    guard !ofClass.isEmpty else { continue }
    commands.append(
      try LeafStatements.write(
        .intake(ofClass, of: verification, in: realm, at: now), as: LeafID(at: now).uuid,
        under: try keys.leafSeal(of: applicant.id, dataClass, wrapped: applicant.wrappedKeys[dataClass])))
  }
  return commands
}

extension CheckType {
  /// Whether it starts only when another of the checks that run has ended.
  func waits(for checks: [CheckType]) -> Bool { follows.map(checks.contains) ?? false }
}

/// The commands that write one run of a check, and its job where it can start.
func checkCommands(
  _ type: CheckType, attempt: Int, of verification: VerificationID, in realm: Realm, at now: Date, isQueued: Bool,
  lane: JobLane = .verifications
) -> [Command] {
  let id = CheckID(at: now)
  let insert = Command(
    VerificationStatements.insertCheck,
    [
      realm.tenant.parameter, id.parameter, verification.parameter, .text(type.rawValue), .int(Int64(attempt)),
      .timestamp(now),
    ])
  guard isQueued else { return [insert] }
  return [insert, JobStatements.enqueue(.check, subject: id.uuid, in: realm, at: now, now: now, lane: lane)]
}

/// The command that writes an event about a verification.
func verificationEvent(
  _ type: EventType, _ id: VerificationID, applicant: ApplicantID, status: VerificationStatus, in realm: Realm,
  by actor: Actor, at now: Date
) -> Command {
  EventStatements.write(
    EventDraft(
      type: type, subject: id.uuid, verification: id, applicant: applicant,
      data: [
        "verification_id": .string(id.description), "applicant_id": .string(applicant.description),
        "status": .string(status.rawValue),
      ]),
    in: realm, by: actor, at: now)
}
