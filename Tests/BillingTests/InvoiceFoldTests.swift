import Billing
import Domain
import Foundation
import Testing

@Suite("An invoice is the fold of its events")
struct InvoiceFoldTests {
  private static func fold(_ tallies: [UsageTally], _ book: PriceBook) throws -> InvoiceFold {
    try Invoices.fold(tallies, under: [BookInForce(book: book, days: 30)])
  }

  private static func lines(_ tallies: [UsageTally], _ book: PriceBook) throws -> [InvoiceItem] {
    try fold(tallies, book).content(Invoices.id, taxedAt: Invoices.tax).lines
  }

  private static let tiers: JSON = ["graduated": [["up_to": 100, "unit": "0.50"], ["unit": "0.20"]]]

  @Test func `a book of plain prices has one line for each meter and version, by their names`() throws {
    let old = try Books.book(["document": "0.40", "face_match": "0.005"])
    let new = try Books.book(["document": "0.350", "face_match": "0.0035"], version: 2)
    let tallies = [
      Invoices.tally("face_match", book: "b-1@2"), Invoices.tally("face_match"), Invoices.tally(book: "b-1@2"),
      Invoices.tally(outcome: .rejected), Invoices.tally(),
    ]
    let books = [BookInForce(book: new, days: 30), BookInForce(book: old, days: 0)]
    let lines = try Invoices.fold(tallies, under: books).content(Invoices.id, taxedAt: Invoices.tax).lines
    func line(
      _ number: Int, _ meter: String, _ version: Int, _ price: String, _ count: Int64, _ sum: String, _ minor: Int64
    )
      -> InvoiceItem
    {
      InvoiceItem(
        number: number, period: "2026-11", meter: meter, priceBook: "b-1@\(version)", unitPrice: price, quantity: count,
        amount: sum, amountMinor: minor)
    }
    #expect(
      lines == [
        line(1, "document", 1, "0.4", 6, "2.4", 240), line(2, "document", 2, "0.35", 3, "1.05", 105),
        line(3, "face_match", 1, "0.005", 3, "0.015", 2), line(4, "face_match", 2, "0.0035", 3, "0.0105", 1),
      ])
  }

  @Test func `a plain line is kept as it was kept before there were others`() throws {
    let line = try #require(try Self.lines([Invoices.tally()], try Books.book(["document": "0.35"])).first)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let text = String(decoding: try encoder.encode(line), as: UTF8.self)
    #expect(
      text == #"{"amount":"1.05","amountMinor":105,"meter":"document","number":1,"period":"2026-11","#
        + #""priceBook":"b-1@1","quantity":3,"unitPrice":"0.35"}"#)
    #expect(try JSONDecoder().decode(InvoiceItem.self, from: Data(text.utf8)) == line)
  }

  @Test(arguments: [(99, [99]), (100, [100]), (101, [100, 1])] as [(Int64, [Int64])])
  func `each tier is a line, and has as many events`(count: Int64, quantities: [Int64]) throws {
    let fold = try Self.fold([Invoices.tally("document", count)], try Books.book(["document": Self.tiers]))
    let lines = try fold.content(Invoices.id, taxedAt: Invoices.tax).lines
    #expect(lines.map(\.quantity) == quantities)
    #expect(lines.first?.label == "1-100")
    #expect(lines.first?.unitPrice == "0.5")
    let places = try fold.places()
    #expect(places.map(\.quantity) == quantities)
    #expect(places.map(\.skipping) == Array([0, 100].prefix(quantities.count)))
    #expect(places.map(\.line) == Array(1...quantities.count))
  }

  @Test func `what is no quantity times a price has no price of one`() throws {
    let book = try Books.book(
      [
        "document": ["package": ["size": 10, "price": "3"]],
        "face_match": ["volume": [["unit": "0.10", "fixed": "5"]]],
      ],
      terms: [
        ("fees", [["name": "platform", "amount": "99.00"]]), ("discount_percent", "10"), ("minimum", "50.00"),
      ])
    let lines = try Self.lines([Invoices.tally("document", 11), Invoices.tally("face_match", 20)], book)
    #expect(lines.map(\.kind) == [.usage, .usage, .discount, .fee, .minimum])
    #expect(lines.map(\.meter) == ["document", "face_match", nil, nil, nil])
    #expect(lines.map(\.label) == ["2 × 10", "1-", nil, "platform", nil])
    #expect(lines.map(\.unitPrice) == [nil, nil, "-1.3", "99", "38.3"])
    #expect(lines.map(\.amountMinor) == [600, 700, -130, 9900, 3830])
    #expect(lines.map(\.name) == ["document 2 × 10", "face_match 1-", "discount", "fee platform", "minimum"])
  }

  @Test func `a period without usage owes its fees, and nothing where there are none`() throws {
    let book = try Books.book(["document": "1"], terms: [("fees", [["name": "platform", "amount": "9.00"]])])
    let fold = try Self.fold([], book)
    #expect(try fold.content(Invoices.id, taxedAt: Invoices.tax).totalMinor == 1071)
    #expect(try fold.places().isEmpty)
    #expect(try Self.fold([], try Books.book(["document": "1"])).isEmpty)
    #expect(try Invoices.fold([], under: []).isEmpty)
  }

  @Test func `a change of version within the period splits fees by days`() throws {
    let terms: [(String, JSON)] = [("fees", [["name": "platform", "amount": "10.00"]])]
    let books = [
      BookInForce(book: try Books.book(["document": "1"], terms: terms), days: 10),
      BookInForce(book: try Books.book(["document": "2"], version: 2, terms: terms), days: 20),
    ]
    let tallies = [Invoices.tally("document", 1), Invoices.tally("document", 1, book: "b-1@2")]
    let lines = try Invoices.fold(tallies, under: books).content(Invoices.id, taxedAt: Invoices.tax).lines
    #expect(lines.map(\.amountMinor) == [100, 200, 333, 667])
  }

  @Test func `usage in another currency or under an unknown book is an error`() throws {
    #expect(throws: BillingError.otherCurrency("USD")) {
      try Self.fold([], try Books.book(["document": "1"], currency: "USD"))
    }
    #expect(throws: BillingError.unknownPriceBook("b-1@9")) {
      try Self.fold([Invoices.tally(book: "b-1@9")], try Books.book(["document": "1"]))
    }
    #expect(throws: BillingError.unpricedMeter("screening")) {
      try Self.fold([Invoices.tally("screening")], try Books.book(["document": "1"]))
    }
    #expect(throws: BillingError.noPriceBook) { try Invoices.fold([Invoices.tally()], under: []) }
  }

  @Test(arguments: [("JPY", "12.5", 13), ("KWD", "0.0005", 1), ("EUR", "0.005", 1)] as [(String, String, Int64)])
  func `a currency has its own minor unit`(currency: String, price: String, minor: Int64) throws {
    let content = try Invoices.content(
      [Invoices.tally("document", 1)], prices: ["document": .string(price)], currency: currency)
    #expect(content.netMinor == minor)
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

  @Test func `the table is RFC 4180`() throws {
    let content = try Invoices.content(
      [Invoices.tally("provider.\"b\",", 1)], prices: ["provider.\"b\",": "0.35"])
    let lines =
      "line,meter,quantity,unit_price,amount,amount_minor,currency,price_book,period,invoice\r\n"
      + "1,\"provider.\"\"b\"\",\",1,0.35,0.35,35,EUR,b-1@1,2026-11,"
    #expect(InvoiceView.open(content, isOver: false).csv == lines + "\r\n")
    let account = InvoiceAccount(settledMinor: 0, isPaid: false, isOverdue: false)
    #expect(InvoiceView.issued(try Invoices.issued(content), account).csv == lines + "ACME-000007\r\n")
  }
}
