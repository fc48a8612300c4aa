import Domain
import FoundationEssentials
import PostgreSQL

extension Transaction {
  /// Events with a number that are read one by one before they are added to a period's totals: some tenths of a
  /// millisecond, where each addition is a write that others wait for.
  private static let behindMax: Int64 = 256

  /// Opens a live period's totals where nobody did, and adds up what has a number where that is much. Whoever asks at
  /// the same time waits for it, and finds it done; who writes usage does not.
  func addUp(since: Date, of tenant: TenantID) async throws {
    let period: [Parameter] = [tenant.parameter, .timestamp(since)]
    let seen = try await query(SpendTotalStatements.behind, period).first
    if let seen, try seen.decode("behind", as: Int64.self) < Self.behindMax { return }
    if seen == nil {
      try await pipeline([
        Command(SpendTotalStatements.open, period), Command(SpendTotalStatements.forget, period),
      ])
    }
    guard let row = try await query(SpendTotalStatements.hold, period).first else { throw StoreError.damaged }
    // The horizon is read when the row is held: the two change together.
    let through: Int64 = try row.decode("through")
    guard let counter = try await query(SpendTotalStatements.horizon, [tenant.parameter]).first else { return }
    let horizon: Int64 = try counter.decode("value")
    guard horizon > through else { return }
    let span = period + [.int(horizon)]
    try await pipeline([
      through == 0
        ? Command(SpendTotalStatements.build, span) : Command(SpendTotalStatements.extend, span + [.int(through)]),
      Command(SpendTotalStatements.advance, span),
    ])
  }
}

/// SQL of a period's totals.
enum SpendTotalStatements {
  /// How many numbers a period's totals are behind; no row where it was not opened.
  static let behind: Statement = """
    select coalesce((select c.value from tenant_counters c
      where c.tenant_id = p.tenant_id and c.mode = 'live' and c.name = 'usage'), 0) - p.through as behind
    from spend_periods p where p.tenant_id = $1 and p.since = $2
    """
  static let open: Statement = """
    insert into spend_periods (tenant_id, since, through) values ($1, $2, 0) on conflict do nothing
    """
  /// Periods that are over; one that is asked about again is added up again.
  static let forget: Statement = "delete from spend_periods where tenant_id = $1 and since < $2"
  static let hold: Statement = "select through from spend_periods where tenant_id = $1 and since = $2 for update"
  static let horizon: Statement = """
    select value from tenant_counters where tenant_id = $1 and mode = 'live' and name = 'usage'
    """
  /// From nothing, found by the time: the period may have begun long after the first number.
  static let build: Statement = """
    insert into spend_totals (tenant_id, since, scope, price_book, meter, unit_price, quantity)
    select $1, $2, s.scope, u.price_book, u.meter, u.unit_price::numeric, count(*)
    from usage_events u cross join lateral (values ('tenant'), (u.key_id::text)) s (scope)
    where u.tenant_id = $1 and u.mode = 'live' and u.free_reason is null and u.occurred_at >= $2 and u.sequence <= $3
      and s.scope is not null
    group by s.scope, u.price_book, u.meter, u.unit_price::numeric
    """
  /// From where the totals end, found by the number.
  static let extend: Statement = """
    insert into spend_totals as t (tenant_id, since, scope, price_book, meter, unit_price, quantity)
    select $1, $2, s.scope, u.price_book, u.meter, u.unit_price::numeric, count(*)
    from (select * from usage_events
      where tenant_id = $1 and mode = 'live' and sequence > $4 and sequence <= $3 offset 0) u
    cross join lateral (values ('tenant'), (u.key_id::text)) s (scope)
    where u.free_reason is null and u.occurred_at >= $2 and s.scope is not null
    group by s.scope, u.price_book, u.meter, u.unit_price::numeric
    on conflict (tenant_id, since, scope, price_book, meter, unit_price)
      do update set quantity = t.quantity + excluded.quantity
    """
  static let advance: Statement = "update spend_periods set through = $3 where tenant_id = $1 and since = $2"
}
