import Domain
import FoundationEssentials
import PostgreSQL

/// SQL of spend caps and budgets.
enum SpendStatements {
  /// What the period has cost, what its open checks and the waiting names of batches will cost at most, and what is
  /// asked for now, by book and meter, as invoices are made: what free units take off one meter helps no other, and
  /// every line is rounded. `is_known` is false where something has no price here.
  static let standing: Statement = """
    with prices as (select * from unnest($3::text[], $4::text[], $5::numeric[], $6::numeric[], $7::bigint[],
        $8::numeric[], $9::bigint[]) as p (book, type, each, start, free, least, lines)),
      policies as (select * from unnest($10::bigint[], $11::text[]) as p (version, book)),
      used as (
        select l.price_book as book, l.meter as type, sum(l.unit_price * l.quantity) as amount,
          sum(l.quantity) as units
        from spend_ledger l
        where l.tenant_id = $1 and l.since = $2 and l.scope = coalesce($17::uuid::text, 'tenant') group by 1, 2
        union all
        -- A check that its policy's book has no price for never ends in a bill.
        select o.book, c.type, coalesce(sum(p.each), 0), count(*) filter (where o.book is null or p.type is not null)
        from checks c
        join verifications v on v.tenant_id = c.tenant_id and v.id = c.verification_id and v.mode = 'live'
          and v.status in ('collecting', 'processing', 'awaiting_input')
        left join policies o on o.version = v.policy_version
        left join prices p on p.book = o.book and p.type = c.type
        where c.tenant_id = $1 and c.is_current and c.status in ('queued', 'running')
          and ($17::uuid is null or v.key_id = $17::uuid)
          -- A retake of what was billed is free.
          and not exists (select from checks e where e.tenant_id = c.tenant_id and e.type = c.type
            and e.verification_id = c.verification_id and e.attempt < c.attempt and e.usage_id is not null
            and e.free_reason is null)
        group by 1, 2
        union all
        select p.book, p.type, sum((b.row_count - b.done_count) * p.each), sum(b.row_count - b.done_count)
        from screening_batches b join prices p on p.type = 'screening' and p.book = $12
        where b.tenant_id = $1 and b.mode = 'live' and b.state = 'processing'
          and ($17::uuid is null or b.key_id = $17::uuid) group by 1, 2
        union all
        select p.book, p.type, sum(p.each), count(*)
        from unnest($14::text[]) as a (type) join prices p on p.type = a.type and p.book = $13 group by 1, 2),
      meters as (select book, type, sum(amount) as amount, sum(units) as units from used group by 1, 2),
      costs as (
        select p.type is not null or m.units = 0 as is_known,
          case when m.units > p.free
            then floor((m.amount - p.free * p.least + p.start) * power(10::numeric, $15::integer)
              + least(p.lines, m.units) / 2.0)
            else 0 end as minor
        from meters m left join prices p on p.book = m.book and p.type = m.type),
      total as (
        select least(coalesce(sum(minor), 0), 9223372036854775807) as minor, coalesce(bool_and(is_known), true) as known
        from costs)
    select minor::bigint as committed, minor <= $16::bigint as fits, known as is_known,
      case when $16::bigint > 0 then least(floor(minor * 100 / $16::bigint), 1000000)::bigint else 0 end as percent
    from total
    """
  static let books: Statement = """
    select distinct price_book as book from spend_ledger where tenant_id = $1 and since = $2 and scope = 'tenant'
    """
  static let openPolicies: Statement = """
    select distinct v.policy_version::bigint as version from checks c
    join verifications v on v.tenant_id = c.tenant_id and v.id = c.verification_id and v.mode = 'live'
      and v.status in ('collecting', 'processing', 'awaiting_input')
    where c.tenant_id = $1 and c.is_current and c.status in ('queued', 'running')
    """
  static let counts: Statement = """
    select meter, sum(quantity)::bigint as count from spend_ledger
    where tenant_id = $1 and since = $2 and scope = 'tenant' and price_book = $3 group by meter
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
    try await addUp(since: cap.since, of: realm.tenant)
    for limit in cap.limits {
      let standing = try await standing(of: limit, with: checks, under: cap, in: realm)
      guard standing.fits else { throw StoreError.notAllowed(limit.key == nil ? .spendCap : .keyBudget) }
      for percent in cap.alertPercents where standing.percent >= percent {
        try await tell(percent, of: limit, under: cap, in: realm)
      }
    }
  }

  /// How a limit would stand with these checks.
  /// - Throws: ``StoreError/stale`` where something is metered or open that the cap has no price of.
  func standing(
    of limit: SpendLimit, with checks: [CheckType], under cap: SpendCap, in realm: Realm
  ) async throws -> SpendStanding {
    guard let asked = cap.books[cap.asked], let inForce = cap.books[cap.inForce] else { throw StoreError.damaged }
    let prices = cap.prices.sorted { $0.key < $1.key }.flatMap { book, meters in
      meters.sorted { $0.key < $1.key }.map { (book: book, meter: $0.key, price: $0.value) }
    }
    let policies = cap.books.sorted { $0.key < $1.key }
    let rows = try await query(
      SpendStatements.standing,
      [
        realm.tenant.parameter, .timestamp(cap.since), .textArray(prices.map(\.book)),
        .textArray(prices.map(\.meter)), .textArray(prices.map(\.price.each)), .textArray(prices.map(\.price.start)),
        // Free units are the tenant's; no key has a part of them that is known beforehand.
        .intArray(prices.map { limit.key == nil ? $0.price.free : 0 }), .textArray(prices.map(\.price.least)),
        .intArray(prices.map { Int64($0.price.roundedLineCount) }), .intArray(policies.map { Int64($0.key) }),
        .textArray(policies.map(\.value)), .text(inForce), .text(asked), .textArray(checks.map(\.rawValue)),
        .int(Int64(cap.minorDigits)), .int(limit.minor), .optional(limit.key) { $0.parameter },
      ])
    guard let row = rows.first else { throw StoreError.damaged }
    guard try row.decode("is_known", as: Bool.self) else { throw StoreError.stale }
    return SpendStanding(
      committedMinor: try row.decode("committed"), fits: try row.decode("fits"), percent: try row.decode("percent"))
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
