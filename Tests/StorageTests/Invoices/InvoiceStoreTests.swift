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
      let tallies = try await world.tallies(
        of: [InvoiceWorld.october], by: ["store": ["a"], "city": ["x"]], from: frontier)
      #expect(Set(tallies) == [tally(.clear, ["store": "a"], 1, 2), tally(.rejected, [:], 3, 0)])
      let none = try await world.store.tallies(
        of: [InvoiceWorld.october], under: ["standard-2026@2"], by: [:], from: frontier, withUnnumbered: false,
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
      let tallies = try await world.tallies(of: [InvoiceWorld.october], by: ["store": ["a", "b"]], from: frontier)
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
          of: [InvoiceWorld.october], by: [:], from: frontier, withUnnumbered: withUnnumbered)
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

  @Test func `values that no price names are one tally, however many there are`() async throws {
    try await InvoiceWorld.with { world in
      for number in 0..<20 {
        try await world.meter(
          1, at: "2026-10-15T00:00:00Z", outcome: .clear,
          dimensions: ["store": number < 3 ? "a" : "\(number)", "x": "y"],
          isNumbered: number == 19)
      }
      let frontier = try await world.store.frontier(in: world.world.here)
      let tallies = try await world.tallies(of: [InvoiceWorld.october], by: ["store": ["a", "b"]], from: frontier)
      #expect(Set(tallies.map(\.dimensions)) == [["store": "a"], [:]])
      #expect(Set(tallies.map(\.quantity)) == [3, 17])
      let lines = [3, 17].enumerated().map { index, count in
        InvoiceItem(
          number: index + 1, period: "2026-10", meter: "screening", priceBook: "standard-2026@1", unitPrice: "1",
          quantity: count, amount: "\(count)", amountMinor: count * 100)
      }
      let places = tallies.map {
        TallyPlace(tally: $0, skipping: 0, quantity: $0.quantity, line: $0.dimensions.isEmpty ? 2 : 1)
      }
      let document = InvoiceWorld.document(lines, of: InvoiceWorld.october)
      let closing = PeriodClosing(
        period: InvoiceWorld.october, spans: [InvoiceWorld.october], places: places, frontier: frontier,
        document: document, pricing: InvoiceWorld.pricing, slug: "one")
      _ = try await world.store.close(closing, in: world.world.here, by: world.actor, at: Date())
      for (line, count) in [(1, 3), (2, 17)] {
        let events = try await world.store.events(
          of: document.content.id, line: line, after: nil, limit: 100, in: world.world.here)
        #expect(events.count == count && events.allSatisfy { ($0.dimensions["store"] == "a") == (line == 1) })
      }
    }
  }
}
