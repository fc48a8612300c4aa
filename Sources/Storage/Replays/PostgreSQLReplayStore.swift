import Domain
import FoundationEssentials
import PostgreSQL

/// Replays in PostgreSQL. A twin file gathers what they are made from.
public struct PostgreSQLReplayStore: ReplayStore {
  let database: Database
  let vault: KeyVault

  /// A store over a database, opening what the vault's keys sealed.
  public init(database: Database, vault: KeyVault) {
    self.database = database
    self.vault = vault
  }

  /// See ``ReplayStore/open(_:of:in:by:at:)``.
  public func open(
    _ id: ReplayID, of decision: DecisionID, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) {
    try await storing {
      try await database.effect(by: actor, making: id.description, in: realm, at: now) { transaction in
        let found = try await transaction.query(
          ReplayStatements.decision, realm.parameters + [decision.parameter])
        guard !found.isEmpty else { throw StoreError.notFound }
        try await transaction.pipeline([
          Command(
            ReplayStatements.insert, realm.parameters + [id.parameter, decision.parameter, .timestamp(now)]),
          AuditStatements.write("decision.replay", on: decision.description, in: realm, by: actor, at: now),
          JobStatements.enqueue(.replay, subject: id.uuid, in: realm, at: now, now: now),
        ])
      }
    }
  }

  /// See ``ReplayStore/replay(_:in:)``.
  public func replay(_ id: ReplayID, in realm: Realm) async throws(StoreError) -> DecisionReplay {
    try await storing {
      let rows = try await database.read(
        inScopeOf: realm.tenant.uuid, ReplayStatements.one, realm.parameters + [id.parameter])
      guard let row = rows.first else { throw StoreError.notFound }
      let outcome = try row.valueIfPresent("result", as: DecisionReplay.Result.self).map { result in
        ReplayOutcome(
          result: result, original: try row.decodeIfPresent("original_mac"),
          replayed: try row.decodeIfPresent("replayed_mac"),
          inputs: try row.json("inputs").elements?.compactMap(ReplayInput.init) ?? [])
      }
      return DecisionReplay(
        id: id, realm: realm, decision: try row.decode("decision_id"), verification: try row.decode("verification_id"),
        state: try row.value("state"), outcome: outcome, createdAt: try row.decode("created_at"),
        completedAt: try row.decodeIfPresent("completed_at"))
    }
  }

  /// See ``ReplayStore/record(_:of:lease:at:)``.
  public func record(
    _ outcome: ReplayOutcome, of id: ReplayID, lease: JobLease, at now: Date
  ) async throws(StoreError) {
    try await storing {
      try await database.inScope(of: lease.realm.tenant.uuid) { transaction in
        try await transaction.end(lease)
        _ = try await transaction.execute(
          ReplayStatements.complete,
          [
            lease.realm.tenant.parameter, id.parameter, .text(outcome.result.rawValue),
            .bytes(orNull: outcome.original), .bytes(orNull: outcome.replayed),
            .text(JSON.array(outcome.inputs.map(\.json)).compactText), .timestamp(now),
          ])
      }
    }
  }

  /// See ``ReplayStore/fail(_:at:)``.
  public func fail(_ lease: JobLease, at now: Date) async throws(StoreError) {
    try await storing {
      try await database.inScope(of: lease.realm.tenant.uuid) { transaction in
        try await transaction.bury(lease)
        _ = try await transaction.execute(
          ReplayStatements.fail, [lease.realm.tenant.parameter, .uuid(lease.subject), .timestamp(now)])
      }
    }
  }
}

/// SQL of replays.
enum ReplayStatements {
  static let decision: Statement = """
    select d.id from decisions d
    join verifications v on v.tenant_id = d.tenant_id and v.id = d.verification_id
    where d.tenant_id = $1 and v.mode = $2 and d.id = $3
    """
  static let insert: Statement = """
    insert into replays (tenant_id, mode, id, decision_id, state, inputs, created_at)
    values ($1, $2, $3, $4, 'queued', '[]', $5)
    """
  static let one: Statement = """
    select p.decision_id, d.verification_id, p.state, p.result, p.original_mac, p.replayed_mac, p.inputs, p.created_at,
      p.completed_at
    from replays p join decisions d on d.tenant_id = p.tenant_id and d.id = p.decision_id
    where p.tenant_id = $1 and p.mode = $2 and p.id = $3
    """
  static let complete: Statement = """
    update replays set state = 'complete', result = $3, original_mac = $4, replayed_mac = $5, inputs = $6,
      completed_at = $7
    where tenant_id = $1 and id = $2 and state = 'queued'
    """
  static let fail: Statement = """
    update replays set state = 'failed', completed_at = $3 where tenant_id = $1 and id = $2 and state = 'queued'
    """
  /// The decision with what is not the checks' of what it rested on.
  static let material: Statement = """
    select d.id, d.verification_id, d.outcome, d.reasons, d.automated, d.decided_by, d.member_id, d.policy_version,
      d.decided_at, d.inputs, d.result_mac, v.applicant_id, v.sealed as request_sealed, t.document,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = v.tenant_id and k.applicant_id = v.applicant_id and k.class = 'record') as record_key,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = v.tenant_id and k.applicant_id = v.applicant_id and k.class = 'screening') as screening_key
    from replays p
    join decisions d on d.tenant_id = p.tenant_id and d.id = p.decision_id
    join verifications v on v.tenant_id = d.tenant_id and v.id = d.verification_id
    join tenant_policies t on t.tenant_id = d.tenant_id and t.version = d.policy_version
    where p.tenant_id = $1 and p.mode = $2 and p.id = $3 and p.state = 'queued'
    """
  static let ruling: Statement = """
    select id, build, facts_sealed, screening_sealed from rulings where tenant_id = $1 and id = $2
    """
  static let checks: Statement = """
    select c.id, c.type, c.status, c.outcome, c.score, c.reasons, c.sealed, c.engine, c.result_mac, c.subject_sealed,
      c.told_sealed,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = v.tenant_id and k.applicant_id = v.applicant_id
          and k.class = case c.type when 'screening' then 'screening' when 'credit_history' then 'record'
            else 'document' end) as wrapped
    from checks c
    join verifications v on v.tenant_id = c.tenant_id and v.id = c.verification_id
    where c.tenant_id = $1 and c.verification_id = $2 and c.id = any ($3::uuid[]) order by c.id
    """
  /// All that ever came, superseded pieces included.
  static let evidence: Statement = """
    select id, verification_id, applicant_id, kind, media_type, size_bytes, digest, views, position, erased_at
    from evidence where tenant_id = $1 and verification_id = $2
    """
}
