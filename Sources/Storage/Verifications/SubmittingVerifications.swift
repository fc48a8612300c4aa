import Domain
import FoundationEssentials
import PostgreSQL
import Sealing

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
      if submission.applicant.isNew {
        try await transaction.insertApplicant(submission, keys: keys)
      } else {
        try await transaction.mergeApplicant(submission, keys: keys)
      }
      try await transaction.insert(submission, keys: keys)
      try await transaction.record(
        submission.consents, of: submission.applicant.id, verification: submission.id, telling: ledger,
        in: submission.realm, by: submission.actor, at: submission.now)
    }
  }
}

extension Transaction {
  /// Writes the applicant that the submission brings, with its keys.
  fileprivate func insertApplicant(_ submission: VerificationSubmission, keys: TenantKeys) async throws {
    let (realm, applicant) = (submission.realm, submission.applicant)
    guard let recordKey = applicant.wrappedKeys[.record] else { throw StoreError.damaged }
    var record = ApplicantRecord()
    record.merge(submission.declared)
    let stored: JSON = [
      "external_id": .optional(submission.externalID), "record": record.json, "metadata": .object([]),
    ]
    let sealed = try keys.seal(stored, under: recordKey, of: applicant.id, object: applicant.id.uuid, column: .record)
    var commands = [
      Command(
        VerificationStatements.insertApplicant,
        [
          realm.tenant.parameter, applicant.id.parameter, .text(realm.mode.rawValue),
          .optional(submission.externalID) { .bytes(keys.externalIndex($0, realm.mode)) }, .bytes(sealed), "pending",
          .timestamp(submission.now),
        ])
    ]
    for (dataClass, wrapped) in applicant.wrappedKeys {
      commands.append(
        Command(
          VerificationStatements.insertApplicantKeys,
          [realm.tenant.parameter, applicant.id.parameter, .text(dataClass.rawValue), .bytes(wrapped)]))
    }
    commands.append(
      EventStatements.write(
        EventDraft(
          type: .applicantCreated, subject: applicant.id.uuid, applicant: applicant.id,
          data: ["applicant_id": .string(applicant.id.description)]),
        in: realm, by: submission.actor, at: submission.now))
    _ = try await pipeline(commands)
  }

  /// Takes over what the request declares of an applicant that exists; a change is a new version.
  fileprivate func mergeApplicant(_ submission: VerificationSubmission, keys: TenantKeys) async throws {
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
    guard record != before else { return }
    let merged: JSON = [
      "external_id": stored["external_id"] ?? .null, "record": record.json,
      "metadata": stored["metadata"] ?? .object([]),
    ]
    let version: Int64 = try row.decode("version", as: Int64.self) + 1
    let old = try row.decode("sealed", as: [UInt8].self)
    _ = try await pipeline([
      Command(
        VerificationStatements.insertApplicantVersion,
        [
          realm.tenant.parameter, id.parameter, .int(version - 1), .bytes(old), .timestamp(submission.now),
          .text(submission.actor.name),
        ]),
      Command(
        VerificationStatements.updateApplicant,
        [
          realm.tenant.parameter, id.parameter, .int(version),
          .bytes(try keys.seal(merged, under: wrapped, of: id, object: id.uuid, column: .record)),
          .timestamp(submission.now),
        ]),
      MonitorCommands.recall(id, in: realm),
    ])
  }

  /// Writes the verification with its evidence, consents, checks, jobs and event.
  fileprivate func insert(_ submission: VerificationSubmission, keys: TenantKeys) async throws {
    let (realm, applicant, now) = (submission.realm, submission.applicant, submission.now)
    guard let recordKey = applicant.wrappedKeys[.record] else { throw StoreError.damaged }
    let sealed = try keys.seal(
      submission.request, under: recordKey, of: applicant.id, object: submission.id.uuid, column: .request)
    var commands = [
      Command(
        VerificationStatements.insert,
        [
          realm.tenant.parameter, submission.id.parameter, .text(realm.mode.rawValue), applicant.id.parameter,
          .text(submission.status.rawValue), .int(Int64(submission.policyVersion)), .text(submission.language),
          .bytes(sealed), .text(JSON(submission.dimensions).compactText),
          .text(JSON.array(submission.requirements.map(\.json)).compactText),
          .optional(submission.key) { $0.parameter }, .timestamp(now), .timestamp(submission.expiresAt),
        ])
    ]
    commands += evidenceCommands(
      submission.evidence, of: submission.id, applicant: applicant.id, in: realm, at: now)
    for type in submission.checks {
      commands += checkCommands(
        type, attempt: 1, of: submission.id, in: realm, at: now,
        isQueued: submission.status == .processing && !type.waits(for: submission.checks))
    }
    commands.append(
      verificationEvent(
        .verificationCreated, submission.id, applicant: applicant.id, status: submission.status, in: realm,
        by: submission.actor, at: now))
    _ = try await pipeline(commands)
  }
}

/// Commands that several verbs on a verification share.
func evidenceCommands(
  _ items: [IntakenEvidence], of verification: VerificationID, applicant: ApplicantID, in realm: Realm, at now: Date
) -> [Command] {
  guard !items.isEmpty else { return [] }
  var commands = [
    Command(EvidenceStatements.takeOver, [realm.tenant.parameter, .uuidArray(items.map(\.id.uuid))])
  ]
  for item in items {
    commands.append(
      Command(
        EvidenceStatements.insert,
        [
          realm.tenant.parameter, item.id.parameter, verification.parameter, applicant.parameter,
          .text(item.kind.rawValue), .text(item.kind.dataClass.rawValue), .text(item.mediaType),
          .int(Int64(item.sizeBytes)), .bytes(item.digest), .int(Int64(item.position)),
          .optional(item.label, Parameter.text), .timestamp(now),
        ]))
  }
  return commands
}

extension CheckType {
  /// Whether it starts only when another of the checks that run has ended.
  func waits(for checks: [CheckType]) -> Bool { follows.map(checks.contains) ?? false }
}

/// The commands that write one run of a check, and its job where it can start.
func checkCommands(
  _ type: CheckType, attempt: Int, of verification: VerificationID, in realm: Realm, at now: Date, isQueued: Bool
) -> [Command] {
  let id = CheckID(at: now)
  let insert = Command(
    VerificationStatements.insertCheck,
    [
      realm.tenant.parameter, id.parameter, verification.parameter, .text(type.rawValue), .int(Int64(attempt)),
      .timestamp(now),
    ])
  guard isQueued else { return [insert] }
  return [insert, JobStatements.enqueue(.check, subject: id.uuid, in: realm, at: now, now: now)]
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

extension JSON {
  /// An object of strings, sorted by name.
  init(_ dictionary: [String: String]) {
    self = .object(dictionary.sorted { $0.key < $1.key }.map { Member($0.key, .string($0.value)) })
  }

  /// The string members of an object.
  var strings: [String: String] {
    (members ?? []).reduce(into: [:]) { result, member in
      if let text = member.value.text { result[member.name] = text }
    }
  }
}
