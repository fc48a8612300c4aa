import Billing
import Domain
import Foundation
import SeededNumbers
import Testing

/// Properties of prices over generated cases, the same ones each time: 100,000, or as many as
/// `ASSAY_PROPERTY_CASES` says.
@Suite("Properties of prices")
struct PricePropertyTests {
  static let caseCount = ProcessInfo.processInfo.environment["ASSAY_PROPERTY_CASES"].flatMap { Int($0) } ?? 100_000
  static let currencies: [(code: String, digits: Int)] = [("EUR", 2), ("JPY", 0), ("KWD", 3), ("CLP", 0), ("CLF", 4)]

  /// A price in ten-thousandths, so that a test can count in whole numbers.
  private static func text(_ units: Int64) -> String { ExactDecimal(minor: units, digits: 4).description }

  private static func sum(_ lines: [PricedLine]) throws -> ExactDecimal {
    try lines.reduce(ExactDecimal.zero) { try $0.adding($1.amount) }
  }

  @Test func `every model charges what counting unit by unit does, within its ceiling`() throws {
    var random = SplitMix(state: 1)
    for _ in 0..<Self.caseCount {
      let model = GeneratedModel(&random)
      let quantity = Int64.random(in: 0...40, using: &random)
      let book = try Books.book(["document": model.json])
      let lines = try Books.month(book, documents: quantity).lines
      let total = try Self.sum(lines)
      let context = "\(model.json.compactText) × \(quantity)"
      try #require(total == ExactDecimal(minor: model.cost(of: quantity), digits: 4), "\(context)")
      try #require(lines.reduce(0) { $0 + $1.quantity } == quantity, "\(context)")
      for line in lines { try #require(try line.amount.minor(digits: 2) == line.amountMinor) }
      guard quantity > 0 else { continue }
      let ceiling = try #require(book.meter("document")).ceiling()
      let most = try ceiling.slope.multiplied(by: quantity).adding(ceiling.start)
      try #require(total <= most, "\(context)")
      let more = try Self.sum(try Books.month(book, documents: quantity + 1).lines)
      // A volume price may fall one past an edge.
      if !model.mayFall { try #require(more >= total, "\(context)") }
    }
  }

  @Test func `a period's total is the sum of its lines, and no order of its usage changes it`() throws {
    var random = SplitMix(state: 2)
    for _ in 0..<Self.caseCount / 10 {
      let currency = Self.currencies[Int.random(in: 0..<Self.currencies.count, using: &random)]
      let days = [Int.random(in: 0...15, using: &random), Int.random(in: 0...15, using: &random)]
      let books = try days.indices.map { index in
        BookInForce(
          book: try GeneratedBook.book(version: Int64(index + 1), currency: currency, &random), days: days[index])
      }
      var uses = (0..<6).map { _ in
        (
          book: books[Int.random(in: 0...1, using: &random)].book, count: Int64.random(in: 0...500, using: &random),
          outcome: Bool.random(using: &random) ? CheckOutcome.clear : .rejected
        )
      }
      var results: Set<PricedPeriod> = []
      for _ in 0..<2 {
        var pricing = try PeriodPricing(books: books, dayCount: 30)
        for use in uses {
          try pricing.add(
            use.count, of: "document", as: PriceFacts(outcome: use.outcome, dimensions: [:]), under: use.book)
        }
        results.insert(try pricing.priced())
        uses.shuffle(using: &random)
      }
      let priced = try #require(results.first)
      try #require(results.count == 1)
      try #require(priced.totalMinor == priced.lines.reduce(0) { $0 + $1.amountMinor })
      try #require(priced.totalMinor >= 0)
      for line in priced.lines { try #require(try line.amount.minor(digits: currency.digits) == line.amountMinor) }
      let counted = priced.lines.filter { $0.kind == .usage || $0.kind == .allowance }.reduce(0) { $0 + $1.quantity }
      try #require(counted == uses.reduce(0) { $0 + $1.count })
    }
  }

  @Test func `parts sum to the whole and lie within one of their share`() throws {
    var random = SplitMix(state: 3)
    for _ in 0..<Self.caseCount {
      let whole = Int64.random(in: -1_000_000...1_000_000, using: &random)
      let weights = (0..<Int.random(in: 1...8, using: &random)).map { _ in Int64.random(in: 0...31, using: &random) }
      let parts = try Allocation.split(whole, by: weights)
      let sum = weights.reduce(0, +)
      try #require(parts.reduce(0, +) == whole)
      guard sum > 0 else { continue }
      for (part, weight) in zip(parts, weights) {
        try #require((part * sum - whole * weight).magnitude < sum.magnitude, "\(whole) by \(weights)")
      }
    }
  }
}

/// A price model with what it costs, counted in ten-thousandths.
struct GeneratedModel {
  let json: JSON
  let mayFall: Bool
  private let counted: (Int64) -> Int64

  func cost(of quantity: Int64) -> Int64 { counted(quantity) }

  init(_ random: inout SplitMix) {
    let price = Int64.random(in: 0...30_000, using: &random)
    func text(_ units: Int64) -> JSON { .string(ExactDecimal(minor: units, digits: 4).description) }
    switch Int.random(in: 0...3, using: &random) {
    case 0:
      json = text(price)
      mayFall = false
      counted = { $0 * price }
    case 1:
      let size = Int64.random(in: 2...12, using: &random)
      json = ["package": ["size": .integer(size), "price": text(price)]]
      mayFall = false
      counted = { quantity in (0..<quantity).reduce(0) { $0 + ($1 % size == 0 ? price : 0) } }
    case let kind:
      var tiers: [(upTo: Int64, unit: Int64, fixed: Int64)] = []
      var edge: Int64 = 0
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        edge += Int64.random(in: 1...9, using: &random)
        let fixed = Bool.random(using: &random) ? Int64.random(in: 1...50_000, using: &random) : 0
        tiers.append((edge, Int64.random(in: 0...30_000, using: &random), fixed))
      }
      tiers[tiers.count - 1].upTo = .max
      let list = tiers.map { tier in
        JSON.object(
          (tier.upTo < .max ? [JSON.Member("up_to", .integer(tier.upTo))] : [])
            + [JSON.Member("unit", text(tier.unit))]
            + (tier.fixed > 0 ? [JSON.Member("fixed", text(tier.fixed))] : []))
      }
      let known = tiers
      func tier(of unit: Int64) -> Int { known.firstIndex { unit <= $0.upTo } ?? known.count - 1 }
      if kind == 2 {
        json = ["graduated": .array(list)]
        mayFall = false
        counted = { quantity in
          guard quantity > 0 else { return 0 }
          let units = (1...quantity).reduce(Int64(0)) { $0 + known[tier(of: $1)].unit }
          return units + known[...tier(of: quantity)].reduce(0) { $0 + $1.fixed }
        }
      } else {
        json = ["volume": .array(list)]
        mayFall = true
        counted = { quantity in
          guard quantity > 0 else { return 0 }
          let tier = known[tier(of: quantity)]
          return quantity * tier.unit + tier.fixed
        }
      }
    }
  }
}

/// A price book with any terms.
enum GeneratedBook {
  static func book(
    version: Int64, currency: (code: String, digits: Int), _ random: inout SplitMix
  ) throws -> PriceBook {
    func amount(_ range: ClosedRange<Int64>) -> JSON {
      .string(ExactDecimal(minor: Int64.random(in: range, using: &random), digits: currency.digits).description)
    }
    var terms: [(String, JSON)] = []
    if Bool.random(using: &random) {
      terms.append(("free", ["document": .integer(.random(in: 1...300, using: &random))]))
    }
    if Bool.random(using: &random) { terms.append(("minimum", amount(0...100_000))) }
    if Bool.random(using: &random) { terms.append(("fees", [["name": "platform", "amount": amount(0...10_000)]])) }
    if Bool.random(using: &random) {
      let percent = ExactDecimal(minor: Int64.random(in: 1...1_000_000, using: &random), digits: 4)
      terms.append(("discount_percent", .string(percent.description)))
    }
    let prices: JSON = [
      ["when": ["outcome": ["clear"]], "price": GeneratedModel(&random).json], ["price": GeneratedModel(&random).json],
    ]
    return try Books.book(["document": prices], currency: currency.code, version: version, terms: terms)
  }
}
