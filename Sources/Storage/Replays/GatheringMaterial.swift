import Domain
import FoundationEssentials
import PostgreSQL

extension PostgreSQLReplayStore {
  /// See ``ReplayStore/material(of:in:)``.
  public func material(of id: ReplayID, in realm: Realm) async throws(StoreError) -> ReplayMaterial? {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      return try await database.inScope(of: realm.tenant.uuid) { transaction in
        let found = try await transaction.query(ReplayStatements.material, realm.parameters + [id.parameter])
        guard let row = found.first else { return nil }
        let stored = try row.decodeIfPresent("inputs", as: String.self).map(JSON.stored)
        let inputs = try stored.map { try DecisionInputs(json: $0) }
        let document = try row.json("document")
        let isSame = inputs.map { $0.policyDigest == DecisionInputs.digest(ofPolicy: document) }
        return ReplayMaterial(
          replay: id, decision: try DecisionView(row: row), original: try row.decodeIfPresent("result_mac"),
          policy: ReplayMaterial.Policy(
            document: document, state: isSame.map { $0 ? .same : .changed } ?? .missing),
          ruling: try await transaction.ruling(inputs?.ruling, row, keys: keys),
          checks: try await transaction.checks(inputs?.checks ?? [], row, keys: keys),
          digestOfCheck: { keys.digest(ofCheck: $0) }, digestOfDecision: { keys.digest(ofDecision: $0) })
      }
    }
  }
}

extension Transaction {
  /// The facts of a ruling, from a row with the applicant's keys.
  fileprivate func ruling(
    _ id: RulingID?, _ decision: Row, keys: TenantKeys
  ) async throws -> Kept<ReplayMaterial.Ruling> {
    guard let id else { return .missing }
    guard let row = try await query(ReplayStatements.ruling, [keys.tenant.parameter, id.parameter]).first else {
      return .missing
    }
    let applicant: ApplicantID = try decision.decode("applicant_id")
    let opened = try StoredFacts.opened(
      row, of: applicant, id, keys: keys, record: try decision.decodeIfPresent("record_key"),
      screening: try decision.decodeIfPresent("screening_key"))
    guard let opened else { return .erased }
    guard let facts = opened.restored else { throw StoreError.damaged }
    return .here(ReplayMaterial.Ruling(facts: facts, build: try row.decode("build")))
  }

  fileprivate func checks(
    _ known: [(id: CheckID, digest: String)], _ decision: Row, keys: TenantKeys
  ) async throws -> [ReplayMaterial.Check] {
    let (tenant, verification) = (
      keys.tenant.parameter, try decision.decode("verification_id", as: VerificationID.self)
    )
    let found = try await pipeline([
      Command(
        ReplayStatements.checks, [tenant, verification.parameter, .uuidArray(known.map(\.id.uuid))]),
      Command(ReplayStatements.evidence, [tenant, verification.parameter]),
    ])
    let evidence = try found[1].map { row in
      (item: try EvidenceItem(row: row), isErased: try row.decodeIfPresent("erased_at", as: Date.self) != nil)
    }
    let digests = Dictionary(known.map { ($0.id, $0.digest) }) { first, _ in first }
    return try found[0].map { row in
      try ReplayMaterial.Check(
        row: row, of: decision, evidence, digest: digests[try row.decode("id")] ?? "", keys: keys)
    }
  }
}

extension StoredFacts {
  /// The stored facts of a ruling; nil where a part of them was erased.
  static func opened(
    _ row: Row, of applicant: ApplicantID, _ id: RulingID, keys: TenantKeys, record: [UInt8]?, screening: [UInt8]?
  ) throws -> StoredFacts? {
    func open(_ column: String, _ wrapped: [UInt8]?, _ label: SealedColumn) throws -> JSON? {
      guard let wrapped, let sealed = try row.decodeIfPresent(column, as: [UInt8].self) else { return nil }
      let key = try keys.unwrap(wrapped, applicant: applicant)
      return try JSON.stored(try key.open(sealed, context: label.context(keys.tenant, id.uuid)))
    }
    guard let facts = try open("facts_sealed", record, .facts) else { return nil }
    let told = try open("screening_sealed", screening, .screeningFacts)
    // Where there was no screening there may be no key of it.
    guard told != nil || !hasScreening(facts) else { return nil }
    return StoredFacts(facts: facts, screening: told ?? .null)
  }
}

extension ReplayMaterial.Check {
  fileprivate init(
    row: Row, of decision: Row, _ evidence: [(item: EvidenceItem, isErased: Bool)], digest: String, keys: TenantKeys
  ) throws {
    let (id, type): (CheckID, CheckType) = (try row.decode("id"), try row.value("type"))
    let applicant: ApplicantID = try decision.decode("applicant_id")
    let isKept = try row.decodeIfPresent("result_mac", as: [UInt8].self) != nil
    func open(_ column: String, _ source: Row, _ keyColumn: String, _ label: SealedColumn) throws -> JSON? {
      guard let wrapped = try source.decodeIfPresent(keyColumn, as: [UInt8].self),
        let sealed = try row.decodeIfPresent(column, as: [UInt8].self)
      else { return nil }
      let key = try keys.unwrap(wrapped, applicant: applicant)
      return try JSON.stored(try key.open(sealed, context: label.context(keys.tenant, id.uuid)))
    }
    let subject = try open("subject_sealed", decision, "record_key", .subject).flatMap(CheckSubjectRecord.init)
    let told = try open("told_sealed", row, "wrapped", .told)
    let pieces = subject?.evidence ?? []
    let request = try decision.opened(
      "request_sealed", of: applicant, object: try decision.decode("verification_id"), label: .request, keys: keys,
      keyColumn: "record_key")
    var work: Kept<CheckWork> = isKept ? .erased : .missing
    if let subject, let request {
      work = .here(
        CheckWork(
          check: id, type: type, verification: try decision.decode("verification_id"), applicant: applicant,
          record: subject.record, request: request, policyVersion: try decision.decode("policy_version"),
          evidence: pieces.compactMap { piece in evidence.first { $0.item.id == piece.id }?.item },
          granted: subject.granted, key: nil, dimensions: [:], wasBilledBefore: false,
          document: told?[CheckTape.document]?.unlessNull,
          isDocumentAccepted: subject.isDocumentAccepted))
    }
    self.init(
      id: id, type: type, status: try row.value("status"), digest: digest,
      result: try Self.result(row, type, details: try open("sealed", row, "wrapped", .details)), work: work,
      told: told.map(Kept.here) ?? (isKept ? .erased : .missing),
      evidence: pieces.map { Self.state(of: $0, among: evidence, check: id) })
  }

  /// The canonical result as it is stored now; nil where its details were erased.
  private static func result(_ row: Row, _ type: CheckType, details: JSON?) throws -> JSON? {
    guard let details else { return nil }
    return CheckResult.json(
      type: type, status: try row.value("status"), outcome: try row.valueIfPresent("outcome"),
      score: try row.decodeIfPresent("score"), reasons: try row.values("reasons"), details: details,
      engine: try row.decodeIfPresent("engine", as: String.self).map(JSON.stored))
  }

  private static func state(
    of piece: CheckSubjectRecord.Piece, among evidence: [(item: EvidenceItem, isErased: Bool)], check: CheckID
  ) -> ReplayInput {
    let name = piece.id.description
    guard let found = evidence.first(where: { $0.item.id == piece.id }) else {
      return ReplayInput(.evidence, of: check, named: name, .missing)
    }
    if found.isErased { return ReplayInput(.evidence, of: check, named: name, .erased) }
    let isSame = found.item.digest.hexadecimal == piece.digest
    return ReplayInput(.evidence, of: check, named: name, isSame ? .same : .changed)
  }
}
