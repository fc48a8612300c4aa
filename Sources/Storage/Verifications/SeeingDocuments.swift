import Domain
import FoundationEssentials
import PostgreSQL
import Sealing

/// Documents that a tenant's applicants have given, found by blind index and by digest.
extension PostgreSQLVerificationStore: SeenDocuments {
  /// See ``SeenDocuments/sightings(of:digests:besides:in:)``.
  public func sightings(
    of document: DocumentReference?, digests: [[UInt8]], besides applicant: ApplicantID, in realm: Realm
  ) async throws(StoreError) -> EarlierSightings {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      let last = [applicant.parameter, .int(Int64(EarlierSightings.countMax))]
      // One statement a picture: an upload has few, and each is found by its own index entry.
      let commands =
        [document].compactMap(\.self).map {
          Command(SightingStatements.documents, realm.parameters + [.bytes(keys.documentIndex($0))] + last)
        }
        + digests.map { Command(SightingStatements.pictures, realm.parameters + [.bytes($0)] + last) }
      guard !commands.isEmpty else { return EarlierSightings() }
      let found = try await database.read(inScopeOf: realm.tenant.uuid, commands).map { rows in
        try rows.map { try $0.decode("verification_id", as: UUID.self) }.map(VerificationID.init)
      }
      var seen: Set<VerificationID> = []
      let pictures = found.suffix(digests.count).joined().filter { seen.insert($0).inserted }
      return EarlierSightings(
        documents: document == nil ? [] : found[0], pictures: Array(pictures.prefix(EarlierSightings.countMax)))
    }
  }

  /// Remembers the document of a report, with its result.
  static func remember(
    _ document: DocumentReference, of completion: CheckCompletion, in realm: Realm, keys: TenantKeys
  ) -> Command {
    let work = completion.work
    return Command(
      SightingStatements.insert,
      realm.parameters + [
        work.check.parameter, work.verification.parameter, work.applicant.parameter,
        .bytes(keys.documentIndex(document)), .timestamp(completion.completedAt),
      ])
  }
}

extension Transaction {
  /// What is to be recorded of a result, given every sighting of its document that is recorded before it. Whoever
  /// shows the same document meanwhile waits for this transaction's end, behind the lock of its own verification; a
  /// result that does not depend on sightings neither looks nor waits.
  func reconsidered(
    _ completion: CheckCompletion, in realm: Realm, keys: TenantKeys
  ) async throws -> CheckCompletion {
    guard let document = completion.report.document, let reconsider = completion.reconsider else { return completion }
    let work = completion.work
    let index = Parameter.bytes(keys.documentIndex(document))
    // Two statements: the second one's snapshot is taken when the lock is held.
    let found = try await pipeline([
      Command(SightingStatements.hold, [realm.tenant.parameter, work.check.parameter, index]),
      Command(
        SightingStatements.documents,
        realm.parameters + [index, work.applicant.parameter, .int(Int64(EarlierSightings.countMax))]),
    ])
    return reconsider(try found[1].map { try $0.decode("verification_id", as: VerificationID.self) })
  }
}

extension TenantKeys {
  /// The blind index of a document.
  func documentIndex(_ document: DocumentReference) -> [UInt8] {
    indexKey.index("document", Array((document.issuer + ":" + document.number).utf8))
  }
}

enum SightingStatements {
  static let insert: Statement = """
    insert into document_sightings (tenant_id, mode, check_id, verification_id, applicant_id, document_index,
      created_at)
    values ($1, $2, $3, $4, $5, $6, $7)
    """
  /// One document of a tenant, until the transaction ends. Asked of the check's own row, so that a cluster takes the
  /// lock on the one node that has the tenant.
  static let hold: Statement = """
    select pg_advisory_xact_lock(hashtextextended(tenant_id::text || encode($3, 'hex'), 0)) from checks
    where tenant_id = $1 and id = $2
    """
  static let documents: Statement = """
    select distinct verification_id from document_sightings
    where tenant_id = $1 and mode = $2 and document_index = $3 and applicant_id <> $4
    order by verification_id desc limit $5
    """
  static let pictures: Statement = """
    select distinct e.verification_id from evidence e
    join verifications v on v.tenant_id = e.tenant_id and v.id = e.verification_id
    where e.tenant_id = $1 and v.mode = $2 and e.digest = $3 and e.erased_at is null and e.applicant_id <> $4
    order by e.verification_id desc limit $5
    """
  static let forget: Statement = "delete from document_sightings where tenant_id = $1 and applicant_id = $2"
}
