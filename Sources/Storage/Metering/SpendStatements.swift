import Domain
import FoundationEssentials
import PostgreSQL

/// SQL of spend caps and budgets.
enum SpendStatements {
  /// What the period has cost, what its open checks and the waiting names of batches will cost at most, and what is
  /// asked for now, by meter: what free units take off one meter helps no other.
  static let standing: Statement = """
    with prices as (select * from unnest($3::text[], $4::numeric[], $5::numeric[], $6::numeric[])
        as p (type, each, start, relief)),
      used as (
        select u.meter as type, sum(u.unit_price::numeric) as amount from usage_events u
        where u.tenant_id = $1 and u.mode = 'live' and u.free_reason is null and u.occurred_at >= $2
          and ($9::uuid is null or u.key_id = $9::uuid) group by 1
        union all
        select c.type, sum(p.each) from checks c
        join verifications v on v.tenant_id = c.tenant_id and v.id = c.verification_id and v.mode = 'live'
          and v.status in ('collecting', 'processing', 'awaiting_input')
        join prices p on p.type = c.type
        where c.tenant_id = $1 and c.is_current and c.status in ('queued', 'running')
          and ($9::uuid is null or v.key_id = $9::uuid) group by 1
        union all
        select p.type, sum((b.row_count - b.done_count) * p.each) from screening_batches b
        join prices p on p.type = 'screening'
        where b.tenant_id = $1 and b.mode = 'live' and b.state = 'processing'
          and ($9::uuid is null or b.key_id = $9::uuid) group by 1
        union all
        select p.type, sum(p.each) from unnest($7::text[]) as a (type) join prices p on p.type = a.type group by 1),
      meters as (select type, sum(amount) as amount from used group by type),
      total as (
        select coalesce(sum(greatest(m.amount - coalesce(p.relief, 0), 0)
          + case when m.amount > coalesce(p.relief, 0) then coalesce(p.start, 0) else 0 end), 0) as amount
        from meters m left join prices p on p.type = m.type)
    select amount::text as committed, amount <= $8::numeric as fits,
      case when $8::numeric > 0 then least(floor(amount * 100 / $8::numeric), 1000000)::bigint else 0 end as percent
    from total
    """
  static let counts: Statement = """
    select meter, count(*) as count from usage_events
    where tenant_id = $1 and mode = $2 and free_reason is null and occurred_at >= $3 group by meter
    """
  static let alert: Statement = """
    insert into spend_alerts (tenant_id, period_start, limit_name, percent, reached_at) values ($1, $2, $3, $4, $5)
    on conflict do nothing returning percent
    """
}

extension Transaction {
  /// Lets checks in where every limit of the period has room for them (DESIGN §6): open checks, and names of batches
  /// that wait, are counted at their price until they are settled, so that limits hold however many ask at once. A
  /// share of a limit that is reached for the first time in a period is told in the same transaction.
  /// - Throws: ``StoreError/notAllowed(_:)`` with `spendCap` or `keyBudget`.
  func hold(_ checks: [CheckType], in realm: Realm, within cap: SpendCap) async throws {
    _ = try await query(TenantStatements.serialize, [realm.tenant.parameter])
    for limit in cap.limits {
      let standing = try await standing(of: limit, with: checks, under: cap, in: realm)
      guard standing.fits else { throw StoreError.notAllowed(limit.key == nil ? .spendCap : .keyBudget) }
      for percent in cap.alertPercents where standing.percent >= percent {
        try await tell(percent, of: limit, under: cap, in: realm)
      }
    }
  }

  /// How a limit would stand with these checks.
  func standing(
    of limit: SpendLimit, with checks: [CheckType], under cap: SpendCap, in realm: Realm
  ) async throws -> SpendStanding {
    let types = cap.prices.keys.sorted { $0.rawValue < $1.rawValue }
    let prices = types.compactMap { cap.prices[$0] }
    // Free units are the tenant's; no key has a part of them that is known beforehand.
    let reliefs = prices.map { limit.key == nil ? $0.relief : "0" }
    let rows = try await query(
      SpendStatements.standing,
      [
        realm.tenant.parameter, .timestamp(cap.since), .textArray(types.map(\.rawValue)),
        .textArray(prices.map(\.each)), .textArray(prices.map(\.start)), .textArray(reliefs),
        .textArray(checks.map(\.rawValue)), .text(cap.decimal(limit.minor)), .optional(limit.key) { $0.parameter },
      ])
    guard let row = rows.first else { throw StoreError.damaged }
    return SpendStanding(
      committed: try row.decode("committed"), fits: try row.decode("fits"), percent: try row.decode("percent"))
  }

  private func tell(_ percent: Int, of limit: SpendLimit, under cap: SpendCap, in realm: Realm) async throws {
    let name = limit.key?.description ?? "tenant"
    let rows = try await query(
      SpendStatements.alert,
      [
        realm.tenant.parameter, .timestamp(cap.since), .text(name), .int(Int64(percent)), .timestamp(cap.now),
      ])
    guard !rows.isEmpty else { return }
    try await pipeline([
      EventStatements.write(
        EventDraft(
          type: .usageThresholdReached, subject: realm.tenant.uuid,
          data: [
            "percent": .integer(Int64(percent)), "limit_minor": .integer(limit.minor),
            "key_id": .optional(limit.key?.description), "period_start": .string(cap.since.rfc3339),
          ]), in: realm, by: Actor("policy"), at: cap.now)
    ])
  }
}

extension SpendCap {
  /// Minor units in the currency's major unit.
  fileprivate func decimal(_ minor: Int64) -> String {
    guard minorDigits > 0 else { return String(minor) }
    let digits = String(minor)
    let padded = String(repeating: "0", count: max(0, minorDigits + 1 - digits.count)) + digits
    return padded.dropLast(minorDigits) + "." + padded.suffix(minorDigits)
  }
}
