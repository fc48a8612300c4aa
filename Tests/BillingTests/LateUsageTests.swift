import Billing
import Domain
import Testing

@Suite("Usage that comes late")
struct LateUsageTests {
  /// Lines of September, which has 30 days as November has, on November's invoice.
  private static func late(
    _ prices: JSON, _ quantity: Int64, billed: Int64, terms: [(String, JSON)] = [], firstClosed: String? = "2026-01"
  ) throws -> [InvoiceItem] {
    let books = [BookInForce(book: try Books.book(prices, terms: terms), days: 30)]
    let tallies = [Invoices.tally("document", quantity, period: "2026-09", billed: billed)]
    return try Invoices.fold(tallies, under: books, firstClosed: firstClosed)
      .content(Invoices.id, taxedAt: Invoices.tax).lines.filter { $0.period == "2026-09" }
  }

  @Test func `it stands under its own period, before the others`() throws {
    let content = try Invoices.content([Invoices.tally(), Invoices.tally(period: "2026-09")])
    #expect(content.period.name == "2026-11")
    #expect(content.lines.map(\.period) == ["2026-09", "2026-11"])
  }

  @Test(arguments: [0, 1, 1000] as [Int64])
  func `at a plain price it costs what it would cost alone`(billed: Int64) throws {
    let lines = try Self.late(["document": "0.0035"], 3, billed: billed)
    #expect(lines.map(\.quantity) == [3])
    #expect(lines.map(\.amount) == ["0.0105"])
    #expect(lines.map(\.amountMinor) == [1])
  }

  @Test(
    arguments: [
      (0, [100, 20], [5000, 400]), (90, [10, 110], [500, 2200]), (100, [120], [2400]), (500, [120], [2400]),
    ]
      as [(Int64, [Int64], [Int64])])
  func `it goes on in the tier that its period had reached`(billed: Int64, quantities: [Int64], amounts: [Int64]) throws
  {
    let lines = try Self.late(
      ["document": ["graduated": [["up_to": 100, "unit": "0.50"], ["unit": "0.20"]]]], 120, billed: billed)
    #expect(lines.map(\.quantity) == quantities)
    #expect(lines.map(\.amountMinor) == amounts)
  }

  @Test func `a volume price that falls takes back what was billed at the higher one`() throws {
    let prices: JSON = ["document": ["volume": [["up_to": 100, "unit": "0.50"], ["unit": "0.20"]]]]
    let lines = try Self.late(prices, 1, billed: 100)
    #expect(lines.map(\.quantity) == [101, -100])
    #expect(lines.map(\.amountMinor) == [2020, -5000])
    let fold = try Invoices.fold(
      [Invoices.tally("document", 1, period: "2026-09", billed: 100)],
      under: [BookInForce(book: try Books.book(prices), days: 30)])
    #expect(try fold.places().map(\.line) == [1])
  }

  @Test(arguments: [(0, [50, 30]), (20, [70, 10]), (30, [80]), (99, [80])] as [(Int64, [Int64])])
  func `free units that were used up stay used up`(billed: Int64, quantities: [Int64]) throws {
    let lines = try Self.late(["document": "0.35"], 80, billed: billed, terms: [("free", ["document": 30])])
    #expect(lines.map(\.quantity) == quantities)
  }

  @Test func `fees are billed once, and a minimum that was billed is filled up first`() throws {
    let terms: [(String, JSON)] = [("fees", [["name": "platform", "amount": "9.00"]]), ("minimum", "10.00")]
    let closed = try Self.late(["document": "1"], 4, billed: 2, terms: terms)
    #expect(closed.map(\.kind) == [.usage, .minimum])
    #expect(closed.map(\.amountMinor) == [400, -400])
    let beyond = try Self.late(["document": "1"], 20, billed: 2, terms: terms)
    #expect(beyond.map(\.amountMinor) == [2000, -800])
    // Nobody billed a month before the first one that was closed.
    let open = try Self.late(["document": "1"], 4, billed: 0, terms: terms, firstClosed: "2026-10")
    #expect(open.map(\.amountMinor) == [400])
  }

  @Test func `late usage bills no fee again, however many there are`() throws {
    let fees: JSON = [["name": "seat", "amount": "10.00"], ["name": "platform", "amount": "20.00"]]
    let lines = try Self.late(["document": "1"], 1, billed: 3, terms: [("fees", fees)])
    #expect(lines.map(\.kind) == [.usage])
  }

  @Test func `what another invoice has of the invoice's own period is not billed again`() throws {
    let content = try Invoices.content([Invoices.tally("document", 2, billed: 5)])
    #expect(content.lines.map(\.quantity) == [2])
  }

  @Test(
    arguments: [("0.005", 5, [0, 1]), ("0.004", 4, [0, 1]), ("0.0149", 15, [1, 2])] as [(JSON, Int64, Set<Int64>)])
  func `usage that comes late one by one is rounded as if it came at once`(
    price: JSON, sum: Int64, each: Set<Int64>
  ) throws {
    var net: Int64 = 0
    for billed in 0..<10 as Range<Int64> {
      let lines = try Self.late(["document": price], 1, billed: billed)
      #expect(lines.map(\.quantity) == [1])
      #expect(lines.allSatisfy { each.contains($0.amountMinor) })
      net += lines.reduce(0) { $0 + $1.amountMinor }
    }
    #expect(net == sum)
  }

  @Test func `late usage that rounds to nothing adds nothing to a minimum that was billed`() throws {
    let lines = try Self.late(["document": "0.005"], 1, billed: 1, terms: [("minimum", "10.00")])
    #expect(lines.map(\.kind) == [.usage])
    #expect(lines.map(\.amountMinor) == [0])
  }
}
