import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Large closings")
struct LargeClosingTests {
  /// Numbered events over October, of three meters, with a value of their own each.
  private static let insert: Statement = """
    insert into usage_events (tenant_id, mode, id, check_id, meter, outcome, unit_price, currency, price_book, dimensions,
      occurred_at, sequence)
    select $1, 'live', gen_random_uuid(), gen_random_uuid(), (array['document', 'screening', 'face_match'])[1 + n % 3],
      'clear', '0.35', 'EUR', 'standard-2026@1', '{"channel":"' || n || '"}',
      '2026-10-01T00:00:00Z'::timestamptz + n * interval '1 second', n
    from generate_series(1, $2::integer) n
    """
  private static let counter: Statement = """
    insert into tenant_counters (tenant_id, mode, name, value) values ($1, 'live', 'usage', $2)
    """

  @Test func `ten thousand events go onto their lines at once, each on one`() async throws {
    try await InvoiceWorld.with { world in
      let (count, tenant) = (9_999 as Int64, world.world.here.tenant.parameter)
      _ = try await world.world.owner.query(Self.insert, [tenant, .int(count)])
      _ = try await world.world.owner.query(Self.counter, [tenant, .int(count)])
      let frontier = try await world.store.frontier(in: world.world.here)
      let tallies = try await world.tallies(
        of: [InvoiceWorld.october], by: ["channel": ["branch"]], from: frontier)
      #expect(tallies.map(\.quantity) == [3_333, 3_333, 3_333])
      // The first tally on two lines, as tiers are.
      let sizes: [Int64] = [333, 3_000, 3_333, 3_333]
      let places = zip([0, 0, 1, 2], sizes).enumerated().map { index, place in
        TallyPlace(tally: tallies[place.0], skipping: index == 1 ? 333 : 0, quantity: place.1, line: index + 1)
      }
      let lines = places.map {
        InvoiceItem(
          number: $0.line, period: "2026-10", meter: $0.tally.meter, priceBook: "standard-2026@1", unitPrice: "0.35",
          quantity: $0.quantity, amount: "0", amountMinor: 0)
      }
      let closing = PeriodClosing(
        period: InvoiceWorld.october, spans: [InvoiceWorld.october], places: places, frontier: frontier,
        document: InvoiceWorld.document(lines, of: InvoiceWorld.october), pricing: InvoiceWorld.pricing, slug: "one")
      _ = try await world.store.close(closing, in: world.world.here, by: world.actor, at: Date())
      let rows = try await world.world.owner.query(
        "select count(*)::bigint as n from invoice_events group by line order by line")
      #expect(try rows.map { try $0.decode("n", as: Int64.self) } == sizes)
    }
  }
}
