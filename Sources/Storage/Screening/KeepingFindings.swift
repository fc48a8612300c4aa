import Domain
import FoundationEssentials
import PostgreSQL
import Sealing

extension Transaction {
  /// Keeps what a ruling finds of screening's matches: as proposed until a second member confirms, or as standing.
  /// - Throws: ``StoreError/notAllowed(_:)`` with `evidenceChanged` for a match that the record does not have, and with
  ///   `hitsUndecided` where an approval leaves a match without a finding.
  func keepFindings(
    of ruling: ReviewRuling, on id: ReviewID, _ row: Row, member: MemberID, isFinal: Bool, keys: TenantKeys,
    in realm: Realm, at now: Date
  ) async throws {
    guard ruling.action.isDecision else {
      // Whoever passes the item on leaves nothing proposed behind.
      try await pipeline([Command(FindingStatements.dropProposed, [realm.tenant.parameter, id.parameter])])
      return
    }
    let (verification, applicant): (VerificationID, ApplicantID) = (
      try row.decode("verification_id"), try row.decode("applicant_id")
    )
    let isApproval = ruling.action == .approve
    let screened = try await screened(verification, applicant, forApproval: isApproval, keys: keys, in: realm)
    guard let screened else { return }
    let proposed = try await proposed(on: id, applicant, screened.key, keys: keys, in: realm)
    let isConfirmed = try isFinal && row.decode("four_eyes", as: Bool.self)
    // Two people find the same, or nothing is found.
    if isConfirmed, !ruling.hits.isEmpty, Set(ruling.hits) != Set(proposed) { throw StoreError.notAllowed(.fourEyes) }
    let found = isConfirmed || ruling.hits.isEmpty ? proposed : ruling.hits
    let isLeft = screened.hits.contains { hit in
      hit.verdict == nil && !found.contains { $0.list == hit.list && $0.entity == hit.entity }
    }
    if isApproval, isLeft { throw StoreError.notAllowed(.hitsUndecided) }
    if !isConfirmed, !ruling.hits.isEmpty {
      var commands = [Command(FindingStatements.dropProposed, [realm.tenant.parameter, id.parameter])]
      for finding in ruling.hits {
        guard let hit = screened.hits.first(where: { $0.list == finding.list && $0.entity == finding.entity }) else {
          throw StoreError.notAllowed(.evidenceChanged)
        }
        let standing = StandingFinding(
          finding: finding, entry: hit.material, person: screened.person, member: member, decidedAt: now)
        let object = FindingID(at: now)
        let sealed = try keys.seal(
          standing.json, under: screened.key, of: applicant, object: object.uuid, column: .finding)
        commands.append(
          Command(
            FindingStatements.insert,
            realm.parameters + [
              object.parameter, applicant.parameter, id.parameter, .bytes(sealed), member.parameter, .timestamp(now),
            ]))
      }
      try await pipeline(commands)
    }
    if !found.isEmpty {
      let seal = try keys.leafSeal(of: applicant, .screening, wrapped: screened.key)
      let item = try row.reviewed(id, by: member, in: realm)
      try await pipeline([try item.leaf(of: .find(found, isFinal: isFinal), under: seal, at: now)])
    }
    guard isFinal else { return }
    try await pipeline([Command(FindingStatements.confirm, [realm.tenant.parameter, id.parameter])])
  }

  private func proposed(
    on id: ReviewID, _ applicant: ApplicantID, _ key: [UInt8], keys: TenantKeys, in realm: Realm
  ) async throws -> [HitFinding] {
    try await query(FindingStatements.proposed, [realm.tenant.parameter, id.parameter]).compactMap {
      try StandingFinding(row: $0, of: applicant, key: key, keys: keys)?.finding
    }
  }

  /// The matches of a verification's current screening; nil where it has none, or found none to be looked at.
  /// - Throws: ``StoreError/notAllowed(_:)`` with `erased` where what it found cannot be looked at any more.
  private func screened(
    _ verification: VerificationID, _ applicant: ApplicantID, forApproval isApproval: Bool, keys: TenantKeys,
    in realm: Realm
  ) async throws -> (hits: [ScreenedHit], person: JSON, key: [UInt8])? {
    let rows = try await query(
      FindingStatements.screened, [realm.tenant.parameter, verification.parameter, applicant.parameter])
    guard let row = rows.first, let key = try row.decodeIfPresent("wrapped", as: [UInt8].self),
      let details = try row.opened(
        "sealed", of: applicant, object: try row.decode("id", as: UUID.self), label: .details, keys: keys)
    else {
      // What nobody can look at any more nobody approves.
      if isApproval, try rows.first?.decodeIfPresent("outcome", as: String.self) == CheckOutcome.consider.rawValue {
        throw StoreError.notAllowed(.erased)
      }
      return nil
    }
    let breakdown = details["breakdown"] ?? .null
    return (ScreenedHit.all(in: breakdown), ScreenedHit.person(in: breakdown), key)
  }
}

extension StandingFinding {
  /// Opens a row; nil where it was erased.
  init?(row: Row, of applicant: ApplicantID, key: [UInt8], keys: TenantKeys) throws {
    guard let sealed = try row.decodeIfPresent("sealed", as: [UInt8].self) else { return nil }
    let object: UUID = try row.decode("id")
    let bytes = try keys.unwrap(key, applicant: applicant)
      .open(sealed, context: SealedColumn.finding.context(keys.tenant, object))
    guard let found = StandingFinding(json: try JSON.stored(bytes)) else { throw StoreError.damaged }
    self = found
  }
}

/// SQL of findings.
enum FindingStatements {
  static let screened: Statement = """
    select c.id, c.sealed, c.outcome,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = c.tenant_id and k.applicant_id = $3 and k.class = 'screening') as wrapped
    from checks c
    where c.tenant_id = $1 and c.verification_id = $2 and c.is_current and c.type = 'screening'
    """
  static let insert: Statement = """
    insert into hit_findings (tenant_id, mode, id, applicant_id, review_id, state, sealed, member_id, created_at)
    values ($1, $2, $3, $4, $5, 'proposed', $6, $7, $8)
    """
  static let proposed: Statement = """
    select id, sealed from hit_findings where tenant_id = $1 and review_id = $2 and state = 'proposed' order by id
    """
  static let dropProposed: Statement =
    "delete from hit_findings where tenant_id = $1 and review_id = $2 and state = 'proposed'"
  static let confirm: Statement =
    "update hit_findings set state = 'standing' where tenant_id = $1 and review_id = $2 and state = 'proposed'"
  static let standing: Statement = """
    select id, sealed from hit_findings
    where tenant_id = $1 and mode = $2 and applicant_id = $3 and state = 'standing' order by id
    """
  static let pending: Statement = """
    select c.id, c.sealed,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = c.tenant_id and k.applicant_id = $3 and k.class = 'screening') as wrapped
    from monitors m
    join monitor_alerts l on l.tenant_id = m.tenant_id and l.monitor_id = m.id
    join verifications v on v.tenant_id = l.tenant_id and v.id = l.verification_id
    join checks c on c.tenant_id = v.tenant_id and c.verification_id = v.id
    where m.tenant_id = $1 and m.mode = $2 and m.applicant_id = $3 and v.status = 'in_review'
      and c.type = 'screening' and c.is_current
    """
  static let forget: Statement = "delete from hit_findings where tenant_id = $1 and applicant_id = $2"
}
