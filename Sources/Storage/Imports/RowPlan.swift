import Domain
import FoundationEssentials
import PostgreSQL
import Sealing

/// Makes out of a row what is to be written for it.
struct RowPlan {
  let chunk: ImportChunk
  let keys: TenantKeys
  /// Those of every customer of the import.
  let consents: [Consent]

  /// The classes of data that a verification with a screening holds.
  private static let classes: [DataClass] = [.record, .document, .screening]

  /// What a customer whom nobody knows comes to.
  func step(_ customer: ImportedCustomer) throws -> RowStep {
    let (id, realm) = (ApplicantID(at: chunk.now), chunk.realm)
    var wrapped: [DataClass: [UInt8]] = [:]
    for dataClass in Self.classes { wrapped[dataClass] = try keys.freshKey(id, dataClass) }
    guard let recordKey = wrapped[.record] else { throw StoreError.damaged }
    var record = ApplicantRecord()
    record.merge(customer.declared)
    let stored = PostgreSQLApplicantStore.stored(customer.externalID, record, customer.metadata ?? [:])
    let sealed = try keys.seal(stored, under: recordKey, of: id, object: id.uuid, column: .record)
    let submission = submission(ApplicantHandle(id: id, isNew: true, wrappedKeys: wrapped), customer)
    let commands = PostgreSQLApplicantStore.insertion(
      id, in: realm, index: keys.externalIndex(customer.externalID, realm.mode), sealed: sealed, wrapped: wrapped,
      standing: .pending, by: chunk.actor, at: chunk.now)
    return RowStep(
      applicant: id, effect: .created, verification: submission.id,
      commands: commands + (try submission.insertion(by: record, keys: keys)), consents: told(customer),
      recordKey: recordKey)
  }

  /// What a customer who is there already comes to.
  func step(_ customer: ImportedCustomer, known: KnownCustomer) throws -> RowStep {
    let (id, realm) = (known.id, chunk.realm)
    guard let wrapped = try known.row.decodeIfPresent("wrapped", as: [UInt8].self),
      let stored = try known.row.opened("sealed", of: id, object: id.uuid, label: .record, keys: keys)
    else { throw StoreError.damaged }
    var before = ApplicantRecord()
    before.merge(stored["record"] ?? .null)
    var record = before
    record.merge(customer.declared)
    let earlier = stored["metadata"]?.strings ?? [:]
    let metadata = customer.metadata ?? earlier
    let isChanged = record != before || metadata != earlier
    let fresh = told(customer).filter { !known.hasHeard($0) }
    var commands: [Command] = []
    if isChanged {
      let merged = PostgreSQLApplicantStore.stored(customer.externalID, record, metadata)
      commands += try PostgreSQLApplicantStore.revision(
        of: id, from: known.row,
        to: try keys.seal(merged, under: wrapped, of: id, object: id.uuid, column: .record), in: realm,
        by: chunk.actor, at: chunk.now)
    }
    if isChanged || !fresh.isEmpty {
      commands.append(
        PostgreSQLApplicantStore.event(.applicantUpdated, id, in: realm, by: chunk.actor, at: chunk.now))
    }
    // Whoever is watched is looked at anew after a change, and whoever left is no customer any more.
    let isDue =
      !known.hasLeft
      && (!known.wasScreened || record.screened != before.screened && !(known.isWatched && chunk.terms.isWatching))
    let submission =
      isDue ? submission(ApplicantHandle(id: id, isNew: false, wrappedKeys: [.record: wrapped]), customer) : nil
    if let submission {
      commands.append(Command(VerificationStatements.pendApplicant, [realm.tenant.parameter, id.parameter]))
      commands += try Self.classes.map {
        Command(
          EvidenceStatements.insertKey,
          [realm.tenant.parameter, id.parameter, .text($0.rawValue), .bytes(try keys.freshKey(id, $0))])
      }
      commands += try submission.insertion(by: record, keys: keys)
    }
    return RowStep(
      applicant: id, effect: isChanged || !fresh.isEmpty ? .updated : .unchanged, verification: submission?.id,
      commands: commands, consents: fresh, recordKey: wrapped)
  }

  /// What the import and the row say of consents, each once.
  private func told(_ customer: ImportedCustomer) -> [Consent] {
    var seen: Set<RecordedConsent> = []
    return (consents + customer.consents).filter { seen.insert(RecordedConsent($0)).inserted }
  }

  /// The verification that screens a customer: in the lane of what nobody waits for.
  private func submission(_ applicant: ApplicantHandle, _ customer: ImportedCustomer) -> VerificationSubmission {
    let (terms, metadata) = (chunk.terms, customer.metadata ?? [:])
    var submission = VerificationSubmission(
      id: VerificationID(at: chunk.now), realm: chunk.realm, applicant: applicant, actor: chunk.actor, now: chunk.now,
      expiresAt: terms.expiresAt)
    submission.externalID = customer.externalID
    submission.request = VerificationSubmission.request(externalID: customer.externalID, metadata: metadata)
    submission.policyVersion = terms.policyVersion
    submission.language = terms.language
    submission.checks = [.screening]
    submission.dimensions = metadata.filter { terms.dimensions.contains($0.key) }
    submission.key = terms.key
    submission.lane = .bulk
    submission.behaviour = terms.behaviour
    return submission
  }
}
