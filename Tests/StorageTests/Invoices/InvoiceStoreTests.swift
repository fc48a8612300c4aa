import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Periods are closed once")
struct InvoiceStoreTests {
  @Test func `an invoice holds each event of its period on one line, and the next begins behind it`() async throws {
    try await InvoiceWorld.with { world in
      try await world.meter(3, at: "2026-10-31T23:59:59Z")
      try await world.meter(2, at: "2026-11-01T00:00:00Z")
      let october = try #require(
        try await world.close(InvoiceWorld.october, over: [InvoiceWorld.october]))
      #expect(october.number == "ONE-000001")
      #expect(october.document.content.lines.map(\.quantity) == [3])
      let id = october.document.content.id
      let events = try await world.store.events(of: id, line: 1, after: nil, limit: 10, in: world.world.here)
      #expect(events.count == 3)
      let rest = try await world.store.events(of: id, line: 1, after: events[0].id, limit: 10, in: world.world.here)
      #expect(rest == Array(events.dropFirst()))
      await #expect(throws: StoreError.notFound) {
        try await world.store.events(of: id, line: 2, after: nil, limit: 10, in: world.world.here)
      }
      let frontier = try await world.store.frontier(in: world.world.here)
      #expect((frontier.lastClosed, frontier.through, frontier.horizon) == ("2026-10", 3, 5))
      #expect(frontier.firstClosed == "2026-10")
      let november = try #require(
        try await world.close(InvoiceWorld.november, over: [InvoiceWorld.november]))
      #expect(november.number == "ONE-000002")
      #expect(november.document.content.lines.map(\.quantity) == [2])
      #expect(try await world.world.count("select count(*) as n from invoice_events") == 5)
      #expect(try await world.world.count("select count(*) as n from events where type = 'invoice.finalized'") == 2)
    }
  }

  @Test func `what comes late goes onto the next invoice under its own period`() async throws {
    try await InvoiceWorld.with { world in
      try await world.meter(1, at: "2026-10-15T00:00:00Z")
      _ = try await world.close(InvoiceWorld.october, over: [InvoiceWorld.october])
      try await world.meter(4, at: "2026-10-20T00:00:00Z")
      try await world.meter(2, at: "2026-11-02T00:00:00Z")
      let november = try #require(
        try await world.close(InvoiceWorld.november, over: [InvoiceWorld.october, InvoiceWorld.november]))
      #expect(november.document.content.lines.map(\.period) == ["2026-10", "2026-11"])
      #expect(november.document.content.lines.map(\.quantity) == [4, 2])
      #expect(try await world.store.frontier(in: world.world.here).earliest == nil)
    }
  }

  @Test func `two servers at once make one invoice and use one number`() async throws {
    try await InvoiceWorld.with { world in
      try await world.meter(20, at: "2026-10-15T00:00:00Z")
      let frontier = try await world.store.frontier(in: world.world.here)
      var closings: [PeriodClosing] = []
      for _ in 0..<8 {
        closings.append(try await world.closing(InvoiceWorld.october, over: [InvoiceWorld.october], frontier))
      }
      let made = await withTaskGroup(of: Bool.self) { group in
        for closing in closings {
          group.addTask {
            do throws(StoreError) {
              return try await world.store.close(closing, in: world.world.here, by: world.actor, at: Date()) != nil
            } catch {
              #expect(error == .stale)
              return false
            }
          }
        }
        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(made == 1)
      #expect(try await world.world.count("select count(*) as n from invoices where position = 1") == 1)
      #expect(
        try await world.world.count("select value::integer as n from tenant_counters where name = 'invoices'") == 1)
    }
  }

  @Test func `a closing that fails gives its number back and leaves every event free`() async throws {
    try await InvoiceWorld.with { world in
      try await world.meter(2, at: "2026-10-15T00:00:00Z")
      let frontier = try await world.store.frontier(in: world.world.here)
      let whole = try await world.closing(InvoiceWorld.october, over: [InvoiceWorld.october], frontier)
      let tally = try #require(whole.places.first?.tally)
      let more = TallyPlace(tally: tally, skipping: 0, quantity: tally.quantity + 1, line: 1)
      let wrong = PeriodClosing(
        period: whole.period, spans: whole.spans, places: [more], frontier: frontier, document: whole.document,
        pricing: InvoiceWorld.pricing, slug: "one")
      await #expect(throws: StoreError.stale) {
        try await world.store.close(wrong, in: world.world.here, by: world.actor, at: Date())
      }
      let invoice = try await world.store.close(whole, in: world.world.here, by: world.actor, at: Date())
      #expect(invoice?.position == 1)
    }
  }

  @Test func `a period without usage is closed without an invoice`() async throws {
    try await InvoiceWorld.with { world in
      let none = try await world.close(InvoiceWorld.october, over: [InvoiceWorld.october])
      #expect(none == nil)
      #expect(try await world.store.frontier(in: world.world.here).lastClosed == "2026-10")
      #expect(try await world.store.invoices(below: nil, limit: 10, in: world.world.here).isEmpty)
    }
  }

  @Test func `usage is counted by what its price depends on, what was billed beside what was not`() async throws {
    try await InvoiceWorld.with { world in
      try await world.meter(2, at: "2026-10-15T00:00:00Z", outcome: .clear, dimensions: ["store": "a", "till": "1"])
      _ = try await world.close(InvoiceWorld.october, over: [InvoiceWorld.october])
      try await world.meter(1, at: "2026-10-16T00:00:00Z", outcome: .clear, dimensions: ["store": "a", "till": "2"])
      try await world.meter(3, at: "2026-10-16T00:00:00Z", outcome: .rejected, dimensions: ["till": "2"])
      let frontier = try await world.store.frontier(in: world.world.here)
      let books = try await world.store.priceBooks(
        of: [InvoiceWorld.october], from: frontier, withUnnumbered: false, in: world.world.here)
      #expect(books == ["standard-2026@1"])
      func tally(_ outcome: CheckOutcome, _ dimensions: [String: String], _ quantity: Int64, _ billed: Int64)
        -> UsageTally
      {
        UsageTally(
          period: "2026-10", meter: "screening", priceBook: "standard-2026@1", outcome: outcome,
          dimensions: dimensions, quantity: quantity, billed: billed)
      }
      let tallies = try await world.tallies(of: [InvoiceWorld.october], by: ["store", "city"], from: frontier)
      #expect(Set(tallies) == [tally(.clear, ["store": "a"], 1, 2), tally(.rejected, [:], 3, 0)])
      let none = try await world.store.tallies(
        of: [InvoiceWorld.october], under: ["standard-2026@2"], by: [], from: frontier, withUnnumbered: false,
        in: world.world.here)
      #expect(none.isEmpty)
    }
  }

  @Test func `events that are priced alike fill one line after another, by when they occurred`() async throws {
    try await InvoiceWorld.with { world in
      for (day, count) in [("03", 2), ("01", 2), ("02", 1)] {
        try await world.meter(count, at: "2026-10-\(day)T00:00:00Z", outcome: .clear, dimensions: ["store": "a"])
      }
      try await world.meter(4, at: "2026-10-01T00:00:00Z", outcome: .clear, dimensions: ["store": "b"])
      let frontier = try await world.store.frontier(in: world.world.here)
      let tallies = try await world.tallies(of: [InvoiceWorld.october], by: ["store"], from: frontier)
      let first = try #require(tallies.first { $0.dimensions == ["store": "a"] })
      let second = try #require(tallies.first { $0.dimensions == ["store": "b"] })
      let lines = [(1, 3), (2, 6)].map { number, count in
        InvoiceItem(
          number: number, period: "2026-10", meter: "screening", label: "\(number)", priceBook: "standard-2026@1",
          unitPrice: "0.35", quantity: Int64(count), amount: "0", amountMinor: 35)
      }
      let fee = InvoiceItem(
        number: 3, period: "2026-10", kind: .fee, meter: nil, label: "platform", priceBook: "standard-2026@1",
        unitPrice: "9", quantity: 1, amount: "9", amountMinor: 900)
      let closing = PeriodClosing(
        period: InvoiceWorld.october, spans: [InvoiceWorld.october],
        places: [
          TallyPlace(tally: first, skipping: 0, quantity: 3, line: 1),
          TallyPlace(tally: first, skipping: 3, quantity: 2, line: 2),
          TallyPlace(tally: second, skipping: 0, quantity: 4, line: 2),
        ], frontier: frontier, document: InvoiceWorld.document(lines + [fee], of: InvoiceWorld.october),
        pricing: InvoiceWorld.pricing, slug: "one")
      let invoice = try #require(
        try await world.store.close(closing, in: world.world.here, by: world.actor, at: Date()))
      var found: [[Int]] = []
      for line in 1...3 {
        let events = try await world.store.events(
          of: invoice.document.content.id, line: line, after: nil, limit: 10, in: world.world.here)
        found.append(events.map { CalendarDate(utc: $0.occurredAt).day }.sorted())
      }
      #expect(found == [[1, 1, 2], [1, 1, 1, 1, 3, 3], []])
      let (read, _) = try await world.store.invoice(invoice.document.content.id, in: world.world.here)
      #expect(read.document.content.lines == lines + [fee])
    }
  }

  @Test func `events without a number count in drafts alone`() async throws {
    try await InvoiceWorld.with { world in
      try await world.meter(2, at: "2026-10-15T00:00:00Z", isNumbered: false)
      let frontier = try await world.store.frontier(in: world.world.here)
      for (withUnnumbered, count) in [(true, [2]), (false, [])] as [(Bool, [Int64])] {
        let tallies = try await world.tallies(
          of: [InvoiceWorld.october], by: [], from: frontier, withUnnumbered: withUnnumbered)
        #expect(tallies.map(\.quantity) == count)
      }
    }
  }

  @Test func `another tenant sees nothing of it`() async throws {
    try await InvoiceWorld.with { world in
      try await world.meter(1, at: "2026-10-15T00:00:00Z")
      let invoice = try #require(try await world.close(InvoiceWorld.october, over: [InvoiceWorld.october]))
      await #expect(throws: StoreError.notFound) {
        try await world.store.invoice(invoice.document.content.id, in: world.world.there)
      }
      let test = Realm(tenant: world.world.here.tenant, mode: .test)
      await #expect(throws: StoreError.notFound) {
        try await world.store.invoice(invoice.document.content.id, in: test)
      }
    }
  }
}

@Suite("Invoices are settled")
struct SettlementTests {
  private static func invoice(_ world: InvoiceWorld, _ count: Int = 10) async throws -> IssuedInvoice {
    try await world.meter(count, at: "2026-10-15T00:00:00Z")
    return try #require(try await world.close(InvoiceWorld.october, over: [InvoiceWorld.october]))
  }

  private static func pay(_ world: InvoiceWorld, _ invoice: IssuedInvoice, _ minor: Int64) async throws {
    try await world.store.record(
      PaymentDraft(amountMinor: minor, reference: "R", receivedAt: Date()), for: invoice.document.content.id,
      in: world.world.here, by: world.actor, at: Date())
  }

  @Test func `payments settle it once, and what is too much is credit for the next one`() async throws {
    try await InvoiceWorld.with { world in
      let invoice = try await Self.invoice(world)
      let id = invoice.document.content.id
      try await Self.pay(world, invoice, 349)
      #expect(try await world.store.invoice(id, in: world.world.here).1.status == .final)
      try await Self.pay(world, invoice, 101)
      let account = try await world.store.invoice(id, in: world.world.here).1
      #expect((account.status, account.settledMinor) == (.paid, 350))
      #expect(try await world.store.creditMinor(in: world.world.here) == 100)
      #expect(try await world.world.count("select count(*) as n from events where type = 'invoice.paid'") == 1)
      try await world.meter(2, at: "2026-11-15T00:00:00Z")
      let next = try #require(try await world.close(InvoiceWorld.november, over: [InvoiceWorld.november]))
      let settled = try await world.store.invoice(next.document.content.id, in: world.world.here).1
      #expect((settled.status, settled.settledMinor) == (.paid, 70))
      #expect(try await world.store.creditMinor(in: world.world.here) == 30)
    }
  }

  @Test func `an invoice below 0 is settled at once, and the tenant has it to its credit`() async throws {
    try await InvoiceWorld.with { world in
      let line = InvoiceItem(
        number: 1, period: "2026-09", kind: .minimum, meter: nil, priceBook: "standard-2026@1", unitPrice: "-4",
        quantity: 1, amount: "-4", amountMinor: -400)
      let closing = PeriodClosing(
        period: InvoiceWorld.october, spans: [InvoiceWorld.october], places: [],
        frontier: try await world.store.frontier(in: world.world.here),
        document: InvoiceWorld.document([line], of: InvoiceWorld.october), pricing: InvoiceWorld.pricing, slug: "one")
      let invoice = try #require(
        try await world.store.close(closing, in: world.world.here, by: world.actor, at: Date()))
      let account = try await world.store.invoice(invoice.document.content.id, in: world.world.here).1
      #expect((account.status, account.settledMinor) == (.paid, 0))
      #expect(try await world.store.creditMinor(in: world.world.here) == 400)
      try await Self.pay(world, invoice, 100)
      #expect(try await world.store.creditMinor(in: world.world.here) == 500)
    }
  }

  @Test func `it is told overdue the day after it was due, once, and paid all the same`() async throws {
    try await InvoiceWorld.with { world in
      let invoice = try await Self.invoice(world)
      let due = try #require(invoice.document.dueOn)
      for (day, count) in [(due, 0), (due.adding(days: 1), 1), (due.adding(days: 2), 0)] {
        #expect(
          try await world.store.tellOverdue(today: day, in: world.world.here, by: world.actor, at: Date()) == count)
      }
      let id = invoice.document.content.id
      #expect(try await world.store.invoice(id, in: world.world.here).1.status == .overdue)
      try await Self.pay(world, invoice, 350)
      #expect(try await world.store.invoice(id, in: world.world.here).1.status == .paid)
    }
  }

  @Test func `a credit note has the next number, settles its invoice and is bound to what was read`() async throws {
    try await InvoiceWorld.with { world in
      let invoice = try await Self.invoice(world)
      let id = invoice.document.content.id
      func note(_ minor: Int64) -> InvoiceDocument {
        let line = InvoiceItem(
          number: 1, period: "2026-10", meter: "screening", priceBook: "standard-2026@1", unitPrice: "0.5",
          quantity: 1, amount: "0.5", amountMinor: minor, credits: 1)
        var note = InvoiceWorld.document([line], of: InvoiceWorld.october)
        note.dueOn = nil
        note.correction = InvoiceCorrection(
          invoice: id, number: invoice.number, issuedOn: invoice.document.issuedOn, reason: "Outage")
        return note
      }
      let issued = try await world.store.credit(
        note(50), credited: [:], slug: "one", in: world.world.here, by: world.actor, at: Date())
      #expect(issued.number == "ONE-000002")
      #expect(try await world.store.credited(id, in: world.world.here) == [1: 50])
      await #expect(throws: StoreError.stale) {
        try await world.store.credit(
          note(50), credited: [:], slug: "one", in: world.world.here, by: world.actor, at: Date())
      }
      #expect(try await world.store.invoice(id, in: world.world.here).1.settledMinor == 50)
      try await Self.pay(world, invoice, 300)
      #expect(try await world.store.invoice(id, in: world.world.here).1.isPaid)
      #expect(try await world.store.creditMinor(in: world.world.here) == 0)
    }
  }

  @Test func `an operator's declaration is a version where it differs`() async throws {
    try await StorageWorld.with { world in
      let register = PostgreSQLSellerRegister(database: world.database)
      let none = try await register.seller()
      #expect(none == nil)
      var seller = InvoiceWorld.document([], of: InvoiceWorld.october).seller
      for days in [14, 14, 30] {
        seller.paymentDays = days
        let version = try await register.declare(seller, by: Actor("operator"), at: Date())
        #expect(version == (days == 14 ? 1 : 2))
      }
      let newest = try await register.seller()
      #expect(newest == seller)
    }
  }
}
