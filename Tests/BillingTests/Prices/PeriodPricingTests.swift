import Billing
import Domain
import Testing

@Suite("What a period costs")
struct PeriodPricingTests {
  @Test(arguments: [(99, 0, 99), (100, 0, 100), (101, 35, 100), (300, 7000, 100)] as [(Int64, Int64, Int64)])
  func `free units come off a meter first`(documents: Int64, total: Int64, free: Int64) throws {
    let book = try Books.book(["document": "0.35"], terms: [("free", ["document": 100])])
    let priced = try Books.month(book, documents: documents)
    #expect(priced.totalMinor == total)
    #expect(priced.lines.filter { $0.kind == .allowance }.map(\.quantity) == [free])
  }

  @Test func `free units of a meter with several prices are spread over them by their quantities`() throws {
    let book = try Books.book(
      ["document": [["when": ["outcome": ["clear"]], "price": "1"], ["price": "0.10"]]],
      terms: [("free", ["document": 10])])
    var pricing = try PeriodPricing(books: [BookInForce(book: book, days: 30)], dayCount: 30)
    try pricing.add(30, of: "document", as: PriceFacts(outcome: .clear, dimensions: [:]), under: book)
    try pricing.add(10, of: "document", as: PriceFacts(outcome: .rejected, dimensions: [:]), under: book)
    // 10 free over 30 and 10 units are 7.5 and 2.5: of equal remainders the first gets the one that is left.
    let lines = try pricing.priced().lines
    #expect(lines.map(\.quantity) == [22, 8, 10])
    #expect(lines.map(\.label) == ["#1", "#2", ""])
    #expect(lines.map(\.amountMinor) == [2200, 80, 0])
  }

  @Test(arguments: [(999, 1000), (1000, 1000), (1001, 1001)] as [(Int64, Int64)])
  func `what usage lies below the minimum is a line of its own`(documents: Int64, total: Int64) throws {
    let book = try Books.book(["document": "0.01"], terms: [("minimum", "10.00")])
    let priced = try Books.month(book, documents: documents)
    #expect(priced.totalMinor == total)
    #expect(priced.lines.contains { $0.kind == .minimum } == (documents < 1000))
  }

  @Test func `a minimum stands under the last book that was in force`() throws {
    let books = try [(1, 10), (2, 20), (3, 0)].map { version, days in
      BookInForce(
        book: try Books.book(["document": "0.01"], version: Int64(version), terms: [("minimum", "9.00")]), days: days)
    }
    let lines = try PeriodPricing(books: books, dayCount: 30).priced().lines
    #expect(lines.map(\.kind) == [.minimum] && lines.map(\.priceBook) == ["b-1@2"])
    #expect(lines.map(\.amountMinor) == [900])
  }

  @Test func `a discount reduces usage and not fees`() throws {
    let book = try Books.book(
      ["document": "0.35"],
      terms: [("discount_percent", "12.5"), ("fees", [["name": "platform", "amount": "99.00"]])])
    let priced = try Books.month(book, documents: 3)
    #expect(priced.lines.map(\.kind) == [.usage, .discount, .fee])
    // 12.5 % of 1.05 is 0.13125.
    #expect(priced.lines.map(\.amountMinor) == [105, -13, 9900])
    #expect(priced.lines[1].amount.description == "-0.13125")
  }

  @Test(arguments: [(0, 30), (1, 29), (15, 15), (29, 1), (7, 20)])
  func `what belongs to a period is split by days among its books and sums to the whole`(
    first: Int, second: Int
  ) throws {
    let terms: [(String, JSON)] = [("fees", [["name": "platform", "amount": "100.01"]]), ("free", ["document": 7])]
    let old = try Books.book(["document": "0.35"], terms: terms)
    let new = try Books.book(["document": "0.30"], version: 2, terms: terms)
    let books = [BookInForce(book: old, days: first), BookInForce(book: new, days: second)]
    var pricing = try PeriodPricing(books: books, dayCount: 30)
    for book in [old, new] {
      try pricing.add(50, of: "document", as: PriceFacts(outcome: .clear, dimensions: [:]), under: book)
    }
    let lines = try pricing.priced().lines
    let (fees, free) = (lines.filter { $0.kind == .fee }, lines.filter { $0.kind == .allowance })
    guard first + second == 30 else {
      #expect(fees.map(\.amountMinor).reduce(0, +) < 10_001)
      return
    }
    #expect(fees.map(\.amountMinor).reduce(0, +) == 10_001)
    #expect(free.map(\.quantity).reduce(0, +) == 7)
    #expect(lines.filter { $0.kind == .usage }.map(\.quantity).reduce(0, +) == 93)
  }

  @Test func `a meter without a price, other currencies and days beyond it are errors`() throws {
    let book = try Books.book(["document": "0.35"])
    let yen = try Books.book(["document": "35"], currency: "JPY", version: 2)
    #expect(throws: BillingError.noPriceBook) { try PeriodPricing(books: [], dayCount: 30) }
    #expect(throws: BillingError.otherCurrency("JPY")) {
      try PeriodPricing(
        books: [BookInForce(book: book, days: 15), BookInForce(book: yen, days: 15)], dayCount: 30)
    }
    #expect(throws: BillingError.outOfRange) {
      try PeriodPricing(books: [BookInForce(book: book, days: 31)], dayCount: 30)
    }
    #expect(throws: BillingError.outOfRange) {
      try PeriodPricing(
        books: [BookInForce(book: book, days: 1), BookInForce(book: book, days: 1)], dayCount: 30)
    }
    var pricing = try PeriodPricing(books: [BookInForce(book: book, days: 30)], dayCount: 30)
    #expect(try pricing.priced().lines.isEmpty)
    let facts = PriceFacts(outcome: .clear, dimensions: [:])
    #expect(throws: BillingError.unpricedMeter("screening")) {
      try pricing.add(1, of: "screening", as: facts, under: book)
    }
  }
}
