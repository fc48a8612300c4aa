import Domain
import FoundationEssentials
import PostgreSQL
import TransparencyLog

extension Transaction {
  /// Destroys keys and what they sealed, in a transaction that locked the applicant. The ledger is told before the
  /// commit: an entry too many is harmless, one too few would bring data back with a restored backup.
  func erase(
    _ id: ApplicantID, classes: Set<DataClass>, cause: String, telling ledger: any ErasureLedger, keys: TenantKeys,
    in realm: Realm, by actor: Actor, at now: Date
  ) async throws -> ErasureReceipt {
    // Notes and screening speak of the record and do not outlive it.
    let all = classes.contains(.record) ? Set(DataClass.allCases) : classes
    let names = Parameter.textArray(all.map(\.rawValue).sorted())
    let erased = try await query(
      ApplicantStatements.eraseEvidence, [realm.tenant.parameter, id.parameter, names, .timestamp(now)])
    let receipt = ErasureReceipt(
      id: ReceiptID(at: now), applicant: id, classes: all.sorted { $0.rawValue < $1.rawValue }, cause: cause,
      evidenceCount: erased.count, at: now)
    if all.contains(.record) {
      // Nothing is left to verify: what is open would run, and be reviewed, for nobody.
      try await endOpenVerifications(of: id, in: realm, by: actor, at: now)
    }
    try await pipeline(
      Erasure.commands(receipt, names: names, in: realm, by: actor)
        + [try LeafStatements.write(.erasure(receipt, in: realm), as: receipt.id.uuid, under: keys.logSeal)])
    try await ledger.append(receipt, tenant: realm.tenant)
    return receipt
  }

  /// Records consents, wherever they come from. A refused or withdrawn biometric one ends the right to hold biometric
  /// data at once, a legal hold or not (GDPR Article 9): what is there, and what came with it, is destroyed.
  func record(
    _ given: GivenConsents, telling ledger: any ErasureLedger, keys: TenantKeys, in realm: Realm, by actor: Actor,
    at now: Date
  ) async throws {
    let (consents, applicant) = (given.consents, given.applicant)
    guard !consents.isEmpty else { return }
    let leaf = try LeafStatements.write(
      .consents(consents, of: applicant, verification: given.verification, in: realm, at: now),
      as: LeafID(at: now).uuid, under: try keys.leafSeal(of: applicant, .record, wrapped: given.recordKey))
    try await pipeline(
      consents.map { consent in
        Command(
          VerificationStatements.insertConsent,
          [
            realm.tenant.parameter, ConsentID(at: now).parameter, applicant.parameter,
            .optional(given.verification) { $0.parameter }, .text(consent.purpose.rawValue), .bool(consent.granted),
            .timestamp(Date(rfc3339: consent.grantedAt) ?? now), .text(consent.textVersion), .text(consent.language),
            .timestamp(now),
          ])
      } + [leaf])
    guard consents.contains(where: { $0.purpose == .biometric && !$0.granted }) else { return }
    // Those of documents, whose applicants have no biometric key.
    _ = try await query(SightingStatements.forgetPortraits, [realm.tenant.parameter, applicant.parameter])
    let held = try await query(ApplicantStatements.keyClasses, [realm.tenant.parameter, applicant.parameter])
    guard try held.contains(where: { try $0.value("class", as: DataClass.self) == .biometric }) else { return }
    _ = try await erase(
      applicant, classes: [.biometric], cause: "consent_withdrawn", telling: ledger, keys: keys, in: realm, by: actor,
      at: now)
  }
}

/// Consents that came together.
struct GivenConsents {
  let consents: [Consent]
  let applicant: ApplicantID
  /// The verification that they came with.
  let verification: VerificationID?
  /// The applicant's wrapped key of its record.
  let recordKey: [UInt8]?
}

private enum Erasure {
  static func commands(
    _ receipt: ErasureReceipt, names: Parameter, in realm: Realm, by actor: Actor
  ) -> [Command] {
    let (tenant, id) = (realm.tenant.parameter, receipt.applicant.parameter)
    var commands = [Command(ApplicantStatements.deleteKeys, [tenant, id, names])]
    commands.append(Command(ApplicantStatements.eraseScores, [tenant, id, names]))
    commands.append(Command(ApplicantStatements.eraseDetails, [tenant, id, names]))
    commands += RulingStatements.erasure(of: receipt.classes, [tenant, id])
    if receipt.classes.contains(.document) {
      commands.append(Command(SightingStatements.forget, [tenant, id]))
      commands.append(Command(DatedMonitorStatements.forget, [tenant, id]))
    }
    // A portrait is the document's, and what somebody looks like.
    if receipt.classes.contains(where: { $0 == .document || $0 == .biometric }) {
      commands.append(Command(SightingStatements.forgetPortraits, [tenant, id]))
    }
    if receipt.classes.contains(.screening) { commands.append(Command(FindingStatements.forget, [tenant, id])) }
    // A rating may tell what a document said and what screening found.
    if receipt.classes.contains(where: { [.document, .screening, .record].contains($0) }) {
      commands.append(Command(RiskStatements.forget, [tenant, id]))
    }
    if receipt.classes.contains(.notes) { commands.append(Command(ApplicantStatements.eraseNotes, [tenant, id])) }
    if receipt.classes.contains(.record) {
      commands += [
        Command(BehaviourStatements.forget, [tenant, id]),
        Command(ApplicantStatements.eraseRequests, [tenant, id]),
        Command(ApplicantStatements.eraseVersions, [tenant, id]),
        Command(ApplicantStatements.erase, [tenant, id, .timestamp(receipt.at)]),
        PostgreSQLApplicantStore.event(.applicantErased, receipt.applicant, in: realm, by: actor, at: receipt.at),
        MonitorCommands.end(receipt.applicant, in: realm, at: receipt.at),
      ]
    }
    return commands + [
      Command(
        ApplicantStatements.insertReceipt,
        [
          tenant, receipt.id.parameter, id, names, .text(receipt.cause), .int(Int64(receipt.evidenceCount)),
          .timestamp(receipt.at),
        ]),
      AuditStatements.write(
        "applicant.erased", on: receipt.applicant.description, in: realm, by: actor, at: receipt.at),
      JobStatements.enqueue(.sweep, subject: receipt.applicant.uuid, in: realm, at: receipt.at, now: receipt.at),
    ]
  }
}
