import Domain
import FoundationEssentials
import PostgreSQL

extension PostgreSQLSimulationStore {
  /// See ``SimulationStore/rulings(of:limit:)``. Identifiers rise with the time, so that a window is a range of them.
  public func rulings(of simulation: PolicySimulation, limit: Int) async throws(StoreError) -> [JudgedRuling] {
    try await storing {
      let realm = simulation.realm
      let keys = try await vault.keys(of: realm.tenant, from: database)
      let ring = KeyRing(keys)
      return try await database.once(
        inScopeOf: realm.tenant.uuid, SimulationStatements.rulings,
        realm.parameters + [
          simulation.id.parameter, RulingID.first(of: simulation.from.milliseconds).parameter,
          RulingID.first(of: simulation.to.milliseconds).parameter, .int(Int64(limit)),
        ]
      ).map { try JudgedRuling(row: $0, ring: ring) }
    }
  }

  /// See ``SimulationStore/reviewTimes(from:to:in:)``.
  public func reviewTimes(
    from: Date, to: Date, in realm: Realm
  ) async throws(StoreError) -> [String: (count: Int64, total: Duration)] {
    try await storing {
      let rows = try await database.once(
        inScopeOf: realm.tenant.uuid, SimulationStatements.reviewTimes,
        realm.parameters + [.timestamp(from), .timestamp(to)])
      var times: [String: (count: Int64, total: Duration)] = [:]
      for row in rows {
        times[try row.decode("queue")] = (
          try row.decode("count"), .milliseconds(try row.decode("total_ms", as: Int64.self))
        )
      }
      return times
    }
  }

  /// See ``SimulationStore/tallies(of:by:in:)``.
  public func tallies(
    of spans: [InvoicePeriod], by dimensions: Set<String>, in realm: Realm
  ) async throws(StoreError) -> [UsageTally] {
    try await storing {
      var tallies: [UsageTally] = []
      for span in spans {
        let rows = try await database.once(
          inScopeOf: realm.tenant.uuid, SimulationStatements.tallies,
          realm.parameters + [
            .timestamp(span.start), .timestamp(span.end), .textArray(dimensions.sorted()),
          ])
        tallies += try rows.map { row in
          UsageTally(
            period: span.name, meter: try row.decode("meter"), priceBook: try row.decode("price_book"),
            outcome: try row.valueIfPresent("outcome"), dimensions: try row.json("facts").strings,
            quantity: try row.decode("quantity"), billed: 0)
        }
      }
      return tallies
    }
  }
}

extension Date {
  /// Whole milliseconds since 1970, rounded up: what is not before this moment.
  fileprivate var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded(.up)) }
}

extension JudgedRuling {
  fileprivate init(row: Row, ring: KeyRing) throws {
    let id: RulingID = try row.decode("id")
    let stored = try StoredFacts.opened(
      row, of: try row.decode("applicant_id"), id, keys: ring.keys, record: try row.decodeIfPresent("record_key"),
      screening: try row.decodeIfPresent("screening_key"))
    self.init(
      id: id, verification: try row.decode("verification_id"), verdict: try row.value("verdict"),
      policyVersion: try row.decode("policy_version"), facts: stored?.restored,
      faceScore: try row.decodeIfPresent("face_score"))
  }
}

/// SQL of simulations.
enum SimulationStatements {
  static let insert: Statement = """
    insert into simulations (tenant_id, mode, id, state, with_screening, starts_at, ends_at, draft, counts, created_at)
    values ($1, $2, $3, 'processing', $4, $5, $6, $7, $8, $9)
    """
  static let one: Statement = """
    select state, with_screening, starts_at, ends_at, draft, counts, created_at, completed_at from simulations
    where tenant_id = $1 and mode = $2 and id = $3
    """
  static let flips: Statement = """
    select f.ruling_id, f.verification_id, f.verdict_before, f.verdict_after from simulation_flips f
    join simulations s on s.tenant_id = f.tenant_id and s.id = f.simulation_id
    where f.tenant_id = $1 and s.mode = $2 and f.simulation_id = $3 and ($4::uuid is null or f.ruling_id > $4::uuid)
    order by f.ruling_id limit $5
    """
  static let insertFlip: Statement = """
    insert into simulation_flips (tenant_id, simulation_id, ruling_id, verification_id, verdict_before, verdict_after)
    values ($1, $2, $3, $4, $5, $6)
    """
  static let advance: Statement = """
    update simulations set state = $3, ruling_id = coalesce($4, ruling_id), counts = $5, completed_at = $6
    where tenant_id = $1 and id = $2 and state = 'processing'
    """
  static let fail: Statement = """
    update simulations set state = 'failed', completed_at = $3
    where tenant_id = $1 and id = $2 and state = 'processing'
    """
  /// Behind the last one that was judged. The likeness of faces is that of the run that the ruling judged.
  static let rulings: Statement = """
    select r.id, r.verification_id, r.verdict, r.policy_version, r.facts_sealed, r.screening_sealed, v.applicant_id,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = v.tenant_id and k.applicant_id = v.applicant_id and k.class = 'record') as record_key,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = v.tenant_id and k.applicant_id = v.applicant_id and k.class = 'screening') as screening_key,
      (select c.score from checks c
        where c.tenant_id = r.tenant_id and c.verification_id = r.verification_id and c.type = 'face_match'
          and c.completed_at <= r.ruled_at
        order by c.attempt desc limit 1) as face_score
    from rulings r
    join verifications v on v.tenant_id = r.tenant_id and v.id = r.verification_id
    where r.tenant_id = $1 and r.mode = $2 and r.id >= $4 and r.id < $5
      and r.id > coalesce((select s.ruling_id from simulations s where s.tenant_id = $1 and s.id = $3),
        '00000000-0000-0000-0000-000000000000'::uuid)
    order by r.id limit $6
    """
  static let reviewTimes: Statement = """
    select queue, count(*) as count, sum(handled_ms)::bigint as total_ms from review_items
    where tenant_id = $1 and mode = $2 and action in ('approve', 'decline') and claimed_at is not null
      and decided_at >= $3 and decided_at < $4
    group by queue
    """
  static let tallies: Statement = """
    select u.meter, u.price_book, u.outcome, f.facts::text as facts, count(*) as quantity
    from usage_events u
    cross join lateral (
      select coalesce(jsonb_object_agg(n.name, u.dimensions::jsonb ->> n.name), '{}') as facts
      from unnest($5::text[]) as n (name) where u.dimensions::jsonb ->> n.name is not null) f
    where u.tenant_id = $1 and u.mode = $2 and u.free_reason is null and u.occurred_at >= $3 and u.occurred_at < $4
    group by u.meter, u.price_book, u.outcome, f.facts
    """
}
