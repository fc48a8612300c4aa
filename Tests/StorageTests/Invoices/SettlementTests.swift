import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

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
      #expect(try await world.store.creditMinor(of: "EUR", in: world.world.here) == 100)
      #expect(try await world.world.count("select count(*) as n from events where type = 'invoice.paid'") == 1)
      try await world.meter(2, at: "2026-11-15T00:00:00Z")
      let next = try #require(try await world.close(InvoiceWorld.november, over: [InvoiceWorld.november]))
      let settled = try await world.store.invoice(next.document.content.id, in: world.world.here).1
      #expect((settled.status, settled.settledMinor) == (.paid, 70))
      #expect(try await world.store.creditMinor(of: "EUR", in: world.world.here) == 30)
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
      #expect(try await world.store.creditMinor(of: "EUR", in: world.world.here) == 400)
      try await Self.pay(world, invoice, 100)
      #expect(try await world.store.creditMinor(of: "EUR", in: world.world.here) == 500)
    }
  }

  @Test func `credit in one currency settles no invoice in another`() async throws {
    try await InvoiceWorld.with { world in
      let invoice = try await Self.invoice(world)
      try await Self.pay(world, invoice, 450)
      let realm = world.world.here
      #expect(try await world.store.creditMinor(of: "EUR", in: realm) == 100)
      #expect(try await world.store.creditMinor(of: "JPY", in: realm) == 0)
      let line = InvoiceItem(
        number: 1, period: "2026-11", kind: .fee, meter: nil, label: "platform", priceBook: "yen-2026@1",
        unitPrice: "70",
        quantity: 1, amount: "70", amountMinor: 70)
      let closing = PeriodClosing(
        period: InvoiceWorld.november, spans: [InvoiceWorld.november], places: [],
        frontier: try await world.store.frontier(in: realm),
        document: InvoiceWorld.document([line], of: InvoiceWorld.november, in: "JPY"), pricing: InvoiceWorld.pricing,
        slug: "one")
      let next = try #require(try await world.store.close(closing, in: realm, by: world.actor, at: Date()))
      let account = try await world.store.invoice(next.document.content.id, in: realm).1
      #expect((account.status, account.settledMinor) == (.final, 0))
      #expect(try await world.store.creditMinor(of: "EUR", in: realm) == 100)
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
      #expect(try await world.store.creditMinor(of: "EUR", in: world.world.here) == 0)
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
