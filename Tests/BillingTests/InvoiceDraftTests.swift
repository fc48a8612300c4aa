import Billing
import Domain
import Testing

struct InvoiceDraftTests {
  private func invoice(_ events: [UsageEvent], currency: String = "EUR") throws -> InvoiceDraft {
    try InvoiceDraft(
      period: try BillingPeriod.month(named: "2026-11", in: "Europe/Berlin"), currency: currency, events: events)
  }

  @Test func `each line is rounded once and the total is their sum`() throws {
    let events =
      (0..<3).map { _ in UsageEvents.event(price: "0.0035") }
      + (0..<3).map { _ in UsageEvents.event("face_match", price: "0.005") }
    let draft = try invoice(events)
    #expect(draft.lines.map(\.amount.description) == ["0.0105", "0.015"])
    #expect(draft.lines.map(\.amountMinor) == [1, 2])
    #expect(draft.lines.map(\.number) == [1, 2])
    #expect(draft.totalMinor == 3)
  }

  @Test func `a change of price in the period is a line of its own`() throws {
    let draft = try invoice([UsageEvents.event(price: "0.35"), UsageEvents.event(price: "0.4"), UsageEvents.event()])
    #expect(draft.lines.map(\.quantity) == [2, 1])
    #expect(draft.lines.map(\.key.unitPrice.description) == ["0.35", "0.4"])
  }

  @Test func `events outside of the period and free ones are not billed`() throws {
    let draft = try invoice([
      UsageEvents.event(at: "2026-10-31T22:59:59Z"), UsageEvents.event(at: "2026-10-31T23:00:00Z"),
      UsageEvents.event(free: .testMode), UsageEvents.event(at: "2026-11-30T23:00:00Z"),
    ])
    #expect(draft.lines.map(\.quantity) == [1])
    #expect(draft.freeCount == 1)
  }

  @Test func `an event in another currency is an error`() {
    #expect(throws: BillingError.otherCurrency("USD")) { try invoice([UsageEvents.event(currency: "USD")]) }
  }

  @Test(arguments: [("JPY", "12.5", 13), ("KWD", "0.0005", 1), ("EUR", "0.005", 1)])
  func `a currency has its own minor unit`(currency: String, price: String, minor: Int64) throws {
    #expect(try invoice([UsageEvents.event(price: price, currency: currency)], currency: currency).totalMinor == minor)
  }

  @Test func `the table is RFC 4180`() throws {
    let content = try Invoices.content([Invoices.tally("a,\"b\"", 1)])
    let lines =
      "line,meter,quantity,unit_price,amount,amount_minor,currency,price_book,period,invoice\r\n"
      + "1,\"a,\"\"b\"\"\",1,0.35,0.35,35,EUR,standard-2026@1,2026-11,"
    #expect(InvoiceView.open(content, isOver: false).csv == lines + "\r\n")
    let account = InvoiceAccount(settledMinor: 0, isPaid: false, isOverdue: false)
    #expect(InvoiceView.issued(try Invoices.issued(content), account).csv == lines + "ACME-000007\r\n")
  }
}
