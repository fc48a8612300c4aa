import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

/// Usage and invoices in a test's database.
struct InvoiceWorld {
  let world: StorageWorld
  var store: PostgreSQLInvoiceStore { PostgreSQLInvoiceStore(database: world.database, vault: world.vault) }
  var archive: PostgreSQLInvoiceArchive { PostgreSQLInvoiceArchive(database: world.database, vault: world.vault) }
  let actor = Actor("test")

  static let october = period("2026-10", "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z")
  static let november = period("2026-11", "2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z")

  private static func period(_ name: String, _ start: String, _ end: String) -> InvoicePeriod {
    InvoicePeriod(
      name: name, timeZone: "UTC", start: Date(rfc3339: start) ?? .distantPast, end: Date(rfc3339: end) ?? .distantPast)
  }

  /// Writes billed events, and numbers them.
  func meter(
    _ count: Int, at time: String, outcome: CheckOutcome? = nil, dimensions: [String: String] = [:],
    isNumbered: Bool = true
  ) async throws {
    let now = try #require(Date(rfc3339: time))
    let keys = try await world.vault.keys(of: world.here.tenant, from: world.database)
    for _ in 0..<count {
      let event = UsageEvent(
        id: UsageID(at: now), meter: "screening", subject: .screening(ScreeningID(at: now)), outcome: outcome,
        freeBecause: nil, unitPrice: "0.35", currency: "EUR", priceBook: "standard-2026@1", key: nil,
        dimensions: dimensions,
        occurredAt: now, sequence: nil)
      _ = try await world.database.once(
        inScopeOf: world.here.tenant.uuid, try event.insertion(in: world.here, keys: keys))
    }
    if isNumbered { _ = try await Sequencer(database: world.database, time: SystemTime()).run() }
  }

  /// Closes a period with what is on no invoice.
  func close(_ period: InvoicePeriod, over spans: [InvoicePeriod]) async throws -> IssuedInvoice? {
    let frontier = try await store.frontier(in: world.here)
    return try await store.close(
      try await closing(period, over: spans, frontier), in: world.here, by: actor, at: Date())
  }

  func closing(
    _ period: InvoicePeriod, over spans: [InvoicePeriod], _ frontier: UsageFrontier
  ) async throws -> PeriodClosing {
    let tallies = try await tallies(of: spans, by: [:], from: frontier).filter { $0.quantity > 0 }
    let lines = tallies.sorted { $0.period < $1.period }.enumerated().map {
      InvoiceItem(
        number: $0 + 1, period: $1.period, meter: $1.meter, priceBook: $1.priceBook, unitPrice: "0.35",
        quantity: $1.quantity, amount: "0", amountMinor: 35 * $1.quantity)
    }
    let places = tallies.map { tally in
      TallyPlace(
        tally: tally, skipping: 0, quantity: tally.quantity,
        line: lines.first { $0.period == tally.period }?.number ?? 0)
    }
    return PeriodClosing(
      period: period, spans: spans, places: places, frontier: frontier,
      document: lines.isEmpty ? nil : Self.document(lines, of: period), pricing: Self.pricing, slug: "one")
  }

  func tallies(
    of spans: [InvoicePeriod], by dimensions: [String: Set<String>], from frontier: UsageFrontier,
    withUnnumbered: Bool = false
  ) async throws -> [UsageTally] {
    try await store.tallies(
      of: spans, under: ["standard-2026@1"], by: dimensions, from: frontier, withUnnumbered: withUnnumbered,
      in: world.here)
  }

  /// A book of which nobody here reads more than that it was kept.
  static let pricing = InvoicePricing(
    firstClosed: nil, books: [InvoicePricing.Book(period: "2026-10", days: 31, document: ["slug": "standard-2026"])],
    billed: [])

  static func document(
    _ lines: [InvoiceItem], of period: InvoicePeriod, in currency: String = "EUR"
  ) -> InvoiceDocument {
    let net = lines.reduce(0) { $0 + $1.amountMinor }
    let tax = TaxTerms(category: .zeroRated, percent: "0", reason: nil)
    let content = InvoiceContent(
      id: InvoiceID(at: Date()), period: period, currency: currency, lines: lines,
      taxes: [TaxSum(terms: tax, netMinor: net, taxMinor: 0)], netMinor: net, taxMinor: 0, totalMinor: net)
    let address = BillingAddress(line1: "Street")
    let day = CalendarDate(utc: period.end)
    var document = InvoiceDocument(
      content: content, seller: Seller(name: "S", address: address, tax: tax, paymentDays: 14, graceDays: 2),
      buyer: Buyer(name: "B", address: address), issuedOn: day)
    document.dueOn = day.adding(days: 14)
    return document
  }

  static func with(_ body: (InvoiceWorld) async throws -> Void) async throws {
    try await StorageWorld.with { try await body(InvoiceWorld(world: $0)) }
  }
}
