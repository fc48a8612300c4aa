import Domain
import FoundationEssentials
import PostgreSQL
import Sealing

/// Documents that a tenant's applicants have given, found by blind index and by digest.
extension PostgreSQLVerificationStore: SeenDocuments {
  /// See ``SeenDocuments/sightings(of:digests:portrait:besides:in:)``.
  public func sightings(
    of document: DocumentReference?, digests: [[UInt8]], portrait: PortraitHash?, besides applicant: ApplicantID,
    in realm: Realm
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
        + [portrait].compactMap(\.self).map {
          Command(
            SightingStatements.portraits,
            realm.parameters + [.textArray(keys.portraitIndexes(around: $0))] + last
              + [.int(Int64(PortraitHash.bandsEqualMin))])
        }
      guard !commands.isEmpty else { return EarlierSightings() }
      let found = try await database.read(inScopeOf: realm.tenant.uuid, commands).map { rows in
        try rows.map { try $0.decode("verification_id", as: UUID.self) }.map(VerificationID.init)
      }
      var seen: Set<VerificationID> = []
      let pictures = found.dropFirst(document == nil ? 0 : 1).prefix(digests.count).joined()
        .filter { seen.insert($0).inserted }
      return EarlierSightings(
        documents: document == nil ? [] : found[0], pictures: Array(pictures.prefix(EarlierSightings.countMax)),
        portraits: portrait == nil ? [] : found[found.count - 1])
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

  /// Remembers the portrait of a report's document, with its result.
  static func remember(
    _ portrait: PortraitHash, of completion: CheckCompletion, in realm: Realm, keys: TenantKeys
  ) -> Command {
    let work = completion.work
    return Command(
      SightingStatements.insertPortrait,
      realm.parameters + [
        work.check.parameter, work.verification.parameter, work.applicant.parameter,
        .textArray(keys.portraitIndexes(of: portrait)), .timestamp(completion.completedAt),
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

  /// The blind indexes of a portrait's bands, as PostgreSQL writes bytes.
  func portraitIndexes(of portrait: PortraitHash) -> [String] {
    portrait.bands.enumerated().map { portraitIndex(band: $0.offset, $0.element) }
  }

  /// The blind indexes of the bands of every portrait that differs by no more than a bit a band: whoever has no key
  /// cannot tell which bands are near each other.
  func portraitIndexes(around portrait: PortraitHash) -> [String] {
    portrait.bands.enumerated().flatMap { place, band in
      PortraitHash.neighbours(of: band).map { portraitIndex(band: place, $0) }
    }
  }

  private func portraitIndex(band: Int, _ bits: UInt16) -> String {
    "\\x" + indexKey.index("portrait", [UInt8(band), UInt8(bits >> 8), UInt8(bits & 0xFF)]).hexadecimal
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
  /// Of nobody who said meanwhile not to agree to biometrics.
  static let insertPortrait: Statement = """
    insert into portrait_sightings (tenant_id, mode, check_id, band, verification_id, applicant_id, band_index,
      created_at)
    select $1, $2, $3, b.place - 1, $4, $5, b.index, $7 from unnest($6::bytea[]) with ordinality as b (index, place)
    where not coalesce((
      select not c.granted from consents c where c.tenant_id = $1 and c.applicant_id = $5 and c.purpose = 'biometric'
      order by least(c.granted_at, c.recorded_at) desc, c.recorded_at desc, c.id desc limit 1), false)
    """
  /// Portraits that share enough bands. The newest stand first.
  static let portraits: Statement = """
    select distinct verification_id from (
      select verification_id from portrait_sightings
      where tenant_id = $1 and mode = $2 and band_index = any ($3::bytea[]) and applicant_id <> $4
      group by verification_id, check_id having count(*) >= $6
    ) as s
    order by verification_id desc limit $5
    """
  static let forgetPortraits: Statement = "delete from portrait_sightings where tenant_id = $1 and applicant_id = $2"
  static let forget: Statement = "delete from document_sightings where tenant_id = $1 and applicant_id = $2"
}
