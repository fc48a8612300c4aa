import Domain
import FoundationEssentials
import PostgreSQL

/// SQL of spend caps.
enum SpendStatements {
  /// What the period has cost, what its open checks and the waiting names of batches will cost at most, and what is
  /// asked for now, by meter: what free units take off one meter helps no other.
  static let fits: Statement = """
    with prices as (select * from unnest($3::text[], $4::numeric[], $5::numeric[], $6::numeric[])
        as p (type, each, start, relief)),
      used as (
        select u.meter as type, sum(u.unit_price::numeric) as amount from usage_events u
        where u.tenant_id = $1 and u.mode = 'live' and u.free_reason is null and u.occurred_at >= $2 group by 1
        union all
        select c.type, sum(p.each) from checks c
        join verifications v on v.tenant_id = c.tenant_id and v.id = c.verification_id and v.mode = 'live'
          and v.status in ('collecting', 'processing', 'awaiting_input')
        join prices p on p.type = c.type
        where c.tenant_id = $1 and c.is_current and c.status in ('queued', 'running') group by 1
        union all
        select p.type, sum((b.row_count - b.done_count) * p.each) from screening_batches b
        join prices p on p.type = 'screening'
        where b.tenant_id = $1 and b.mode = 'live' and b.state = 'processing' group by 1
        union all
        select p.type, sum(p.each) from unnest($7::text[]) as a (type) join prices p on p.type = a.type group by 1),
      meters as (select type, sum(amount) as amount from used group by type)
    select coalesce(sum(greatest(m.amount - coalesce(p.relief, 0), 0)
      + case when m.amount > coalesce(p.relief, 0) then coalesce(p.start, 0) else 0 end), 0) <= $8::numeric as fits
    from meters m left join prices p on p.type = m.type
    """
}

extension Transaction {
  /// Lets checks in where the period's cap has room for them (DESIGN §6): open checks, and names of batches that wait,
  /// are counted at their price until they are settled, so that the cap holds however many ask at once.
  /// - Throws: ``StoreError/notAllowed(_:)`` with `spendCap`.
  func hold(_ checks: [CheckType], in realm: Realm, within cap: SpendCap) async throws {
    let tenant = realm.tenant.parameter
    let types = cap.prices.keys.sorted { $0.rawValue < $1.rawValue }
    _ = try await query(TenantStatements.serialize, [tenant])
    let rows = try await query(
      SpendStatements.fits,
      [
        tenant, .timestamp(cap.since), .textArray(types.map(\.rawValue)),
        .textArray(types.compactMap { cap.prices[$0]?.each }), .textArray(types.compactMap { cap.prices[$0]?.start }),
        .textArray(types.compactMap { cap.prices[$0]?.relief }), .textArray(checks.map(\.rawValue)),
        .text(cap.decimal),
      ])
    guard try rows.first?.decode("fits", as: Bool.self) == true else { throw StoreError.notAllowed(.spendCap) }
  }
}

extension SpendCap {
  /// The cap in the currency's major unit.
  fileprivate var decimal: String {
    guard minorDigits > 0 else { return String(minor) }
    let digits = String(minor)
    let padded = String(repeating: "0", count: max(0, minorDigits + 1 - digits.count)) + digits
    return padded.dropLast(minorDigits) + "." + padded.suffix(minorDigits)
  }
}
