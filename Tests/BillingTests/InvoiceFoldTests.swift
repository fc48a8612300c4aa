import Billing
import Domain
import Foundation
import SeededNumbers
import Testing

@Suite("An invoice is the fold of its events")
struct InvoiceFoldTests {
  /// Tallies of up to 3 months, 4 meters and prices of up to 4 places, at a rate of up to two places.
  private static func world(_ seed: UInt64) -> (tallies: [UsageTally], tax: TaxTerms) {
    var numbers = SplitMix(state: seed)
    let tallies = (0..<Int.random(in: 0...12, using: &numbers)).map { _ in
      Invoices.tally(
        ["document", "email", "face_match", "screening"][Int.random(in: 0...3, using: &numbers)],
        Int64.random(in: 1...100_000, using: &numbers),
        price: "0." + String(String(10_000 + Int.random(in: 0...9_999, using: &numbers)).dropFirst()),
        period: ["2026-09", "2026-10", "2026-11"][Int.random(in: 0...2, using: &numbers)])
    }
    let percent = "\(Int.random(in: 1...27, using: &numbers)).\(Int.random(in: 0...9, using: &numbers))"
    return (tallies, TaxTerms(category: .standard, percent: percent, reason: nil))
  }

  @Test(arguments: 0..<400)
  func `lines and tax are the total, and no order of tallies changes anything`(seed: UInt64) throws {
    let (tallies, tax) = Self.world(seed)
    let content = try Invoices.content(tallies, tax: tax)
    var numbers = SplitMix(state: seed &+ 1)
    #expect(try Invoices.content(tallies.shuffled(using: &numbers), tax: tax) == content)
    #expect(content.lines.reduce(0) { $0 + $1.amountMinor } == content.netMinor)
    #expect(content.taxes.reduce(0) { $0 + $1.taxMinor } == content.taxMinor)
    #expect(content.netMinor + content.taxMinor == content.totalMinor)
    #expect(content.lines.map(\.number) == content.lines.indices.map { $0 + 1 })
    #expect(content.lines.reduce(0) { $0 + $1.quantity } == tallies.reduce(0) { $0 + $1.quantity })
  }

  @Test(arguments: 0..<100)
  func `tallies split at will are the same invoice`(seed: UInt64) throws {
    let (tallies, tax) = Self.world(seed)
    let split = tallies.flatMap { tally -> [UsageTally] in
      let parts = [1, tally.quantity - 1].filter { $0 > 0 }
      return parts.map { Invoices.tally(tally.meter, $0, price: tally.unitPrice, period: tally.period) }
    }
    #expect(try Invoices.content(split, tax: tax) == Invoices.content(tallies, tax: tax))
  }

  @Test(arguments: 0..<100)
  func `an invoice of one period says what the usage summary says`(seed: UInt64) throws {
    var numbers = SplitMix(state: seed)
    let events = (0..<60).map { _ in
      UsageEvents.event(
        ["document", "email"][Int.random(in: 0...1, using: &numbers)],
        price: "0.00\(Int.random(in: 1...99, using: &numbers))", at: "2026-11-15T12:00:00Z")
    }
    var fold = UsageFold(groupedBy: []) { CalendarDate(utc: $0) }
    for event in events { try fold.add(event) }
    let tallies = events.map { Invoices.tally($0.meter, 1, price: $0.unitPrice) }
    #expect(try Invoices.content(tallies).netMinor == fold.groups().first?.amountEstimateMinor)
  }

  @Test func `each tally has its line, prices that are written differently the same one`() throws {
    let tallies = [
      Invoices.tally(), Invoices.tally(price: "0.350"), Invoices.tally(price: "0.4"), Invoices.tally(period: "2026-10"),
    ]
    let content = try Invoices.content(tallies)
    #expect(try InvoiceFold.places(of: tallies, in: content).map(\.line) == [2, 2, 3, 1])
    #expect(throws: BillingError.outOfRange) {
      try InvoiceFold.places(of: [Invoices.tally("email")], in: content)
    }
  }

  @Test func `late usage is a line of its own period, before the others`() throws {
    let content = try Invoices.content([Invoices.tally(), Invoices.tally(period: "2026-09")])
    #expect(content.period.name == "2026-11")
    #expect(content.lines.map(\.period) == ["2026-09", "2026-11"])
  }

  @Test func `usage in another currency is an error`() {
    #expect(throws: BillingError.otherCurrency("USD")) { try Invoices.content([Invoices.tally(currency: "USD")]) }
  }

  @Test(
    arguments: [
      ("19", 100, 19), ("19", 50, 10), ("19", 2, 0), ("19", 3, 1), ("7.5", 20, 2), ("7.5", 19, 1), ("0", 1_000, 0),
      ("19", -50, -10),
    ] as [(String, Int64, Int64)])
  func `tax is rounded half away from zero`(percent: String, net: Int64, expected: Int64) throws {
    let terms = TaxTerms(category: .standard, percent: percent, reason: nil)
    #expect(try InvoiceFold.tax(on: net, at: terms) == expected)
  }
}

@Suite("Credit notes")
struct CreditNoteTests {
  private static let id = InvoiceID(at: Date(timeIntervalSince1970: 1))

  @Test(arguments: 0..<200)
  func `credit notes of everything return everything, tax included, in whatever pieces`(seed: UInt64) throws {
    var numbers = SplitMix(state: seed)
    let invoice = try Invoices.content(
      (0..<4).map { _ in
        Invoices.tally(
          ["document", "email", "face_match"][Int.random(in: 0...2, using: &numbers)],
          Int64.random(in: 1...50, using: &numbers), price: "0.3\(Int.random(in: 1...9, using: &numbers))")
      })
    var credited: [Int: Int64] = [:]
    var (net, tax): (Int64, Int64) = (0, 0)
    while net < invoice.netMinor {
      let open = invoice.lines.filter { credited[$0.number, default: 0] < $0.amountMinor }
      let line = try #require(open.randomElement(using: &numbers))
      let left = line.amountMinor - credited[line.number, default: 0]
      let request = CreditedLine(line: line.number, amountMinor: Int64.random(in: 1...left, using: &numbers))
      let note = try CreditNote.content(Self.id, of: invoice, taking: [request], credited: credited)
      credited[line.number, default: 0] += note.netMinor
      (net, tax) = (net + note.netMinor, tax + note.taxMinor)
    }
    #expect((net, tax) == (invoice.netMinor, invoice.taxMinor))
    #expect(throws: InvoiceRefusal.nothingLeft) {
      try CreditNote.content(Self.id, of: invoice, taking: [], credited: credited)
    }
  }

  @Test func `a whole line keeps its quantity and its price`() throws {
    let invoice = try Invoices.content([Invoices.tally("email", 2, price: "0.035"), Invoices.tally()])
    let note = try CreditNote.content(Self.id, of: invoice, taking: [], credited: [:])
    #expect(note.lines.map(\.quantity) == invoice.lines.map(\.quantity))
    #expect(note.lines.map(\.credits) == [1, 2])
    #expect(note.totalMinor == invoice.totalMinor)
  }

  @Test(arguments: [(0, 1), (3, 1), (1, 0), (1, 106), (1, -1)] as [(Int, Int64)])
  func `no more than was billed is credited`(line: Int, amount: Int64) throws {
    let invoice = try Invoices.content([Invoices.tally(), Invoices.tally("email")])
    #expect(throws: InvoiceRefusal.notCreditable(line: line)) {
      try CreditNote.content(
        Self.id, of: invoice, taking: [CreditedLine(line: line, amountMinor: amount)], credited: [:])
    }
  }
}
