import Billing
import Domain
import Foundation
import SeededNumbers
import Testing

/// Properties of invoices over generated books of every model and term, in currencies of every minor unit.
@Suite("Properties of invoices")
struct InvoicePropertyTests {
  private struct World {
    let books: [BookInForce]
    let currency: (code: String, digits: Int)
    var events: [UsageEvent]

    /// Two versions with days of November, and events of three outcomes under both, some free.
    init(_ random: inout SplitMix) throws {
      let currency = PricePropertyTests.currencies[Int.random(in: 0..<5, using: &random)]
      self.currency = currency
      var books: [BookInForce] = []
      for version in 1...2 {
        books.append(
          BookInForce(
            book: try GeneratedBook.book(version: Int64(version), currency: currency, &random),
            days: Int.random(in: 0...15, using: &random)))
      }
      self.books = books
      events = (0..<Int.random(in: 0...80, using: &random)).map { _ in
        let outcome = [CheckOutcome.clear, .consider, .rejected][Int.random(in: 0...2, using: &random)]
        return UsageEvents.event(
          free: Int.random(in: 0...9, using: &random) == 0 ? .retake : nil, outcome: outcome, currency: currency.code,
          book: books[Int.random(in: 0...1, using: &random)].book.name)
      }
    }

    /// Counted one by one, as many of them billed before.
    func tallies(of events: [UsageEvent], billed: Int = 0, period: String = "2026-11") -> [UsageTally] {
      events.filter(\.isBillable).enumerated().map { index, event in
        Invoices.tally(
          event.meter, index < billed ? 0 : 1, period: period, book: event.priceBook, outcome: event.outcome,
          billed: index < billed ? 1 : 0)
      }
    }

    func fold(_ tallies: [UsageTally]) throws -> InvoiceFold {
      try Invoices.fold(tallies, under: books, currency: currency.code)
    }
  }

  private static func exact(_ lines: [InvoiceItem]) throws -> ExactDecimal {
    try lines.filter { $0.kind == .usage }.reduce(ExactDecimal.zero) {
      try $0.adding(try #require(ExactDecimal($1.amount)))
    }
  }

  @Test(arguments: 0..<400)
  func `an invoice is its period's price, whatever the order of its events`(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    var world = try World(&random)
    let content = try world.fold(world.tallies(of: world.events)).content(Invoices.id, taxedAt: Invoices.tax)
    world.events.shuffle(using: &random)
    #expect(
      try world.fold(world.tallies(of: world.events)).content(Invoices.id, taxedAt: Invoices.tax) == content)
    var pricing = try PeriodPricing(books: world.books, dayCount: 30)
    for event in world.events where event.isBillable {
      let book = try #require(world.books.first { $0.book.name == event.priceBook }).book
      let facts = PriceFacts(outcome: event.outcome, dimensions: event.dimensions)
      try pricing.add(1, of: event.meter, as: facts, under: book)
    }
    let priced = try pricing.priced()
    #expect(content.netMinor == priced.totalMinor)
    #expect(content.lines.map(\.amountMinor).sorted() == priced.lines.map(\.amountMinor).sorted())
    #expect(content.lines.map(\.number) == content.lines.indices.map { $0 + 1 })
    #expect(content.netMinor == content.lines.reduce(0) { $0 + $1.amountMinor })
    #expect(content.netMinor + content.taxMinor == content.totalMinor)
    for line in content.lines {
      #expect(try ExactDecimal(line.amount)?.minor(digits: world.currency.digits) == line.amountMinor)
    }
  }

  @Test(arguments: 0..<400)
  func `each event is on one line, and each line has the events that it counts`(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let world = try World(&random)
    let fold = try world.fold(world.tallies(of: world.events))
    var counts: [Int: Int64] = [:]
    var behind: [UsageTally: Int64] = [:]
    for place in try fold.places() {
      #expect(place.skipping == behind[place.tally, default: 0])
      behind[place.tally, default: 0] += place.quantity
      counts[place.line, default: 0] += place.quantity
    }
    for (tally, count) in behind { #expect(tally.quantity == count) }
    let lines = try fold.content(Invoices.id, taxedAt: Invoices.tax).lines
    let counting = lines.filter { $0.kind == .usage || $0.kind == .allowance }
    #expect(counts == Dictionary(uniqueKeysWithValues: counting.map { ($0.number, $0.quantity) }))
    #expect(counts.values.reduce(0, +) == Int64(world.events.count { $0.isBillable }))
  }

  @Test(arguments: 0..<400)
  func `what was billed and what came late are together what all costs at once`(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let world = try World(&random)
    let billable = world.events.filter(\.isBillable)
    let billed = Int.random(in: 0...billable.count, using: &random)
    let fold = try world.fold(world.tallies(of: billable, billed: billed, period: "2026-09"))
    let late = try fold.content(Invoices.id, taxedAt: Invoices.tax).lines.filter { $0.period == "2026-09" }
    let before = try world.fold(world.tallies(of: Array(billable[..<billed]))).content(
      Invoices.id, taxedAt: Invoices.tax)
    let all = try world.fold(world.tallies(of: billable)).content(Invoices.id, taxedAt: Invoices.tax)
    #expect(try Self.exact(late).adding(try Self.exact(before.lines)) == Self.exact(all.lines))
    #expect(late.allSatisfy { $0.kind != .fee })
    let nets = [late, before.lines, all.lines].map { $0.reduce(0) { $0 + $1.amountMinor } }
    #expect(nets[0] + nets[1] == nets[2])
    let places = try fold.places()
    #expect(places.reduce(0) { $0 + $1.quantity } == Int64(billable.count - billed))
    let counting = Set(late.filter { $0.kind == .usage || $0.kind == .allowance }.map(\.number))
    #expect(Set(places.map(\.line)).isSubset(of: counting))
  }
}
