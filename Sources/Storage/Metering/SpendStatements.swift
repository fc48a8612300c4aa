import Domain
import FoundationEssentials
import PostgreSQL

/// SQL of spend caps.
enum SpendStatements {
  /// What the period has cost, what its open checks and the waiting names of batches will cost at most, and what is
  /// asked for now.
  static let fits: Statement = """
    with prices as (select * from unnest($3::text[], $4::text[]) as p (type, price))
    select
      coalesce((select sum(u.unit_price::numeric) from usage_events u
        where u.tenant_id = $1 and u.mode = 'live' and u.free_reason is null and u.occurred_at >= $2), 0)
      + coalesce((select sum(p.price::numeric) from checks c
        join verifications v on v.tenant_id = c.tenant_id and v.id = c.verification_id and v.mode = 'live'
          and v.status in ('collecting', 'processing', 'awaiting_input')
        join prices p on p.type = c.type
        where c.tenant_id = $1 and c.is_current and c.status in ('queued', 'running')), 0)
      + coalesce((select sum((b.row_count - b.done_count) * p.price::numeric) from screening_batches b
        join prices p on p.type = 'screening'
        where b.tenant_id = $1 and b.mode = 'live' and b.state = 'processing'), 0)
      + coalesce((select sum(p.price::numeric) from unnest($5::text[]) as a (type) join prices p on p.type = a.type), 0)
      <= $6::numeric as fits
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
        .textArray(types.compactMap { cap.prices[$0] }), .textArray(checks.map(\.rawValue)),
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
