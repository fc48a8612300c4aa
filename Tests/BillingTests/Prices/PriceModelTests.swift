import Billing
import Domain
import Testing

@Suite("Price models")
struct PriceModelTests {
  private static let tiers: JSON = [
    ["up_to": 10, "unit": "1.00"], ["up_to": 20, "unit": "0.50", "fixed": "2"], ["unit": "0.10"],
  ]

  @Test(
    arguments: [
      (0, []), (1, [100]), (10, [1000]), (11, [1000, 250]), (20, [1000, 700]), (21, [1000, 700, 10]),
    ] as [(Int64, [Int64])])
  func `a graduated price charges each unit by its own tier`(quantity: Int64, amounts: [Int64]) throws {
    let book = try Books.book(["document": ["graduated": Self.tiers]])
    let priced = try Books.month(book, documents: quantity)
    #expect(priced.lines.map(\.amountMinor) == amounts)
    #expect(priced.totalMinor == amounts.reduce(0, +))
    #expect(priced.lines.map(\.quantity).reduce(0, +) == quantity)
  }

  @Test(
    arguments: [
      (1, 100, "1-10"), (10, 1000, "1-10"), (11, 750, "11-20"), (20, 1200, "11-20"), (21, 210, "21-"),
    ] as [(Int64, Int64, String)])
  func `a volume price charges all units by the tier of their number`(
    quantity: Int64, amount: Int64, label: String
  ) throws {
    let book = try Books.book(["document": ["volume": Self.tiers]])
    let priced = try Books.month(book, documents: quantity)
    #expect(priced.lines.map(\.amountMinor) == [amount])
    #expect(priced.lines.map(\.label) == [label])
  }

  @Test(arguments: [(1, 500), (100, 500), (101, 1000), (200, 1000), (201, 1500)] as [(Int64, Int64)])
  func `a package that is begun is paid whole`(quantity: Int64, amount: Int64) throws {
    let book = try Books.book(["document": ["package": ["size": 100, "price": "5"]]])
    #expect(try Books.month(book, documents: quantity).lines.map(\.amountMinor) == [amount])
  }

  @Test(arguments: [(nil, 120), ("15", 138), ("12.5", 135), ("1000", 1320)] as [(String?, Int64)])
  func `a provider's cost is passed on with its markup`(markup: String?, amount: Int64) throws {
    let members = [JSON.Member("cost", "1.20")] + (markup.map { [JSON.Member("markup_percent", .string($0))] } ?? [])
    let book = try Books.book(["document": ["pass_through": .object(members)]])
    #expect(try Books.month(book, documents: 1).totalMinor == amount)
  }

  @Test(
    arguments: [
      ("JPY", "12.5", 13), ("CLP", "0.4", 0), ("KWD", "0.0005", 1), ("KWD", "0.0004", 0), ("EUR", "0.005", 1),
    ] as [(String, String, Int64)])
  func `a line is rounded half away from zero to its currency's minor unit`(
    currency: String, price: String, minor: Int64
  ) throws {
    let book = try Books.book(["document": .string(price)], currency: currency)
    #expect(try Books.month(book, documents: 1).totalMinor == minor)
  }

  @Test(
    arguments: [
      (CheckOutcome.clear, [:], "0.30"), (.rejected, ["document.country": "DEU"], "0.40"),
      (.rejected, ["document.country": "DEU", "document.type": "visa"], "0.40"),
      (.rejected, ["document.country": "FRA"], "0.20"), (.rejected, ["store": "b"], "0.50"), (.rejected, [:], "0.20"),
      (.clear, ["document.country": "DEU"], "0.30"),
    ] as [(CheckOutcome, [String: String], String)])
  func `the first price whose condition holds is taken`(
    outcome: CheckOutcome, dimensions: [String: String], price: String
  ) throws {
    let book = try Books.book([
      "document": [
        ["when": ["outcome": ["clear"]], "price": "0.30"], ["when": ["country": ["DEU", "AUT"]], "price": "0.40"],
        ["when": ["metadata": ["store": ["b"]]], "price": "0.50"], ["price": "0.20"],
      ]
    ])
    let meter = try #require(book.meter("document"))
    #expect(meter.price(for: PriceFacts(outcome: outcome, dimensions: dimensions)) == price)
    #expect(meter.dimensions == ["document.country": ["DEU", "AUT"], "store": ["b"]])
    #expect(try meter.ceiling().slope == ExactDecimal("0.5"))
  }

  @Test func `usage shows the most that one more costs, and a meter without a price none`() throws {
    let book = try Books.book([
      "document": ["graduated": Self.tiers], "screening": ["package": ["size": 3, "price": "1"]],
    ])
    let facts = PriceFacts(outcome: nil, dimensions: [:])
    #expect(book.meter("document")?.price(for: facts) == "1")
    #expect(book.meter("screening")?.price(for: facts) == "0.333333333334")
    #expect(book.meter("email")?.name == nil)
    #expect(book.meters == ["document", "screening"])
    #expect(book.name == "b-1@1")
  }

  private static let steps: [(JSON, Int64, String)] = [
    ("0.35", 0, "0.35"), ("0.35", 7, "0.35"),
    // A package that is begun, and what is left of it.
    (["package": ["size": 100, "price": "10"]], 0, "10"), (["package": ["size": 100, "price": "10"]], 99, "0"),
    (["package": ["size": 100, "price": "10"]], 100, "10"),
    // The fixed part comes with the tier's first unit.
    (["graduated": tiers], 9, "1"), (["graduated": tiers], 10, "2.5"), (["graduated": tiers], 11, "0.5"),
    (["graduated": tiers], 20, "0.1"),
    // 11 at 0.50 and 2 instead of 10 at 1.00.
    (["volume": tiers], 9, "1"), (["volume": tiers], 10, "-2.5"), (["volume": tiers], 11, "0.5"),
    // Of several prices, any may have been used before: the dearest step of each up to there.
    ([["when": ["outcome": ["clear"]], "price": "0.30"], ["price": "0.20"]], 5, "0.3"),
    ([["when": ["outcome": ["clear"]], "price": ["graduated": tiers]], ["price": "0.20"]], 15, "2.5"),
    ([["when": ["outcome": ["clear"]], "price": ["graduated": tiers]], ["price": "0.20"]], 9, "1"),
    (
      [["when": ["outcome": ["clear"]], "price": ["package": ["size": 10, "price": "3"]]], ["price": "0.20"]], 5, "3"
    ),
  ]

  @Test(arguments: steps.indices)
  func `one more costs the step behind what was used`(index: Int) throws {
    let (price, used, step) = Self.steps[index]
    let meter = try #require(try Books.book(["document": price]).meter("document"))
    #expect(try meter.step(behind: used).description == step)
  }
}
