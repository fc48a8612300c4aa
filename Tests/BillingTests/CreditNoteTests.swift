import Billing
import Domain
import Foundation
import SeededNumbers
import Testing

@Suite("Credit notes")
struct CreditNoteTests {
  private static let id = InvoiceID(at: Date(timeIntervalSince1970: 1))

  @Test(arguments: 0..<200)
  func `credit notes of everything return everything, tax included, in whatever pieces`(seed: UInt64) throws {
    var numbers = SplitMix(state: seed)
    let invoice = try Invoices.content(
      (0..<4).map { _ in
        Invoices.tally(
          ["document", "screening", "proof_of_address"][Int.random(in: 0...2, using: &numbers)],
          Int64.random(in: 1...50, using: &numbers))
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
    let invoice = try Invoices.content([Invoices.tally("face_match", 200), Invoices.tally()])
    let note = try CreditNote.content(Self.id, of: invoice, taking: [], credited: [:])
    #expect(note.lines.map(\.quantity) == invoice.lines.map(\.quantity))
    #expect(note.lines.map(\.credits) == [1, 2])
    #expect(note.totalMinor == invoice.totalMinor)
  }

  @Test func `free units are not credited, and a fee keeps its name`() throws {
    let book = try Books.book(
      ["document": "0.35"],
      terms: [("free", ["document": 2]), ("fees", [["name": "platform", "amount": "99.00"]])])
    let invoice = try Invoices.fold([Invoices.tally()], under: [BookInForce(book: book, days: 30)])
      .content(Self.id, taxedAt: Invoices.tax)
    #expect(invoice.lines.map(\.kind) == [.usage, .allowance, .fee])
    let note = try CreditNote.content(Self.id, of: invoice, taking: [], credited: [:])
    #expect(note.lines.map(\.credits) == [1, 3])
    #expect(note.lines.map(\.label) == [nil, "platform"])
    #expect(note.totalMinor == invoice.totalMinor)
    #expect(throws: InvoiceRefusal.notCreditable(line: 2)) {
      try CreditNote.content(
        Self.id, of: invoice, taking: [CreditedLine(line: 2, amountMinor: 1)], credited: [:])
    }
  }

  @Test(arguments: [(0, 1), (3, 1), (1, 0), (1, 106), (1, -1)] as [(Int, Int64)])
  func `no more than was billed is credited`(line: Int, amount: Int64) throws {
    let invoice = try Invoices.content([Invoices.tally(), Invoices.tally("face_match", 200)])
    #expect(throws: InvoiceRefusal.notCreditable(line: line)) {
      try CreditNote.content(
        Self.id, of: invoice, taking: [CreditedLine(line: line, amountMinor: amount)], credited: [:])
    }
  }

  /// 100.00 of usage, 10.00 off it, 19 % of tax on 90.00.
  private static func discounted() throws -> InvoiceContent {
    let book = try Books.book(["document": "1"], terms: [("discount_percent", "10")])
    return try Invoices.fold([Invoices.tally("document", 100)], under: [BookInForce(book: book, days: 30)])
      .content(id, taxedAt: Invoices.tax)
  }

  @Test(arguments: [(9000, true), (9001, false), (nil, false)] as [(Int64?, Bool)])
  func `lines are credited no further than what a discount left to be owed`(amount: Int64?, isTaken: Bool) throws {
    let invoice = try Self.discounted()
    #expect(invoice.lines.map(\.amountMinor) == [10_000, -1000] && invoice.totalMinor == 10_710)
    let usage = CreditedLine(line: 1, amountMinor: amount)
    guard isTaken else {
      #expect(throws: InvoiceRefusal.notCreditable(line: 1)) {
        try CreditNote.content(Self.id, of: invoice, taking: [usage], credited: [:])
      }
      let both = try CreditNote.content(
        Self.id, of: invoice, taking: [usage, CreditedLine(line: 2, amountMinor: amount.map { 9000 - $0 })],
        credited: [:])
      #expect(both.totalMinor == invoice.totalMinor)
      return
    }
    let note = try CreditNote.content(Self.id, of: invoice, taking: [usage], credited: [:])
    #expect(note.totalMinor == invoice.totalMinor)
    #expect(throws: InvoiceRefusal.nothingLeft) {
      try CreditNote.content(Self.id, of: invoice, taking: [], credited: [1: 9000])
    }
    #expect(throws: InvoiceRefusal.nothingLeft) {
      try CreditNote.content(
        Self.id, of: invoice, taking: [CreditedLine(line: 1, amountMinor: 1)], credited: [1: 9000])
    }
  }

  @Test func `a discount alone is not credited, and the rest goes with what is left of it`() throws {
    let invoice = try Self.discounted()
    #expect(throws: InvoiceRefusal.notCreditable(line: 2)) {
      try CreditNote.content(Self.id, of: invoice, taking: [CreditedLine(line: 2, amountMinor: nil)], credited: [:])
    }
    let rest = try CreditNote.content(Self.id, of: invoice, taking: [], credited: [1: 5000])
    #expect(rest.lines.map(\.amountMinor) == [5000, -1000] && rest.netMinor == 4000)
  }
}
