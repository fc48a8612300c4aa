import Billing
import Domain
import TenantFiles
import Testing

struct PriceBookFileTests {
  @Test func `the shipped price book prices every available check`() throws {
    for name in try ShippedTenants.names(in: "price-books") {
      let book = try PriceBookFile.parse(yaml: try ShippedTenants.text(name), fileName: name)
      for check in CheckType.allCases where check.isAvailable { #expect(book.meters.contains(check.rawValue)) }
      #expect(try PriceBook(json: book.json) == book)
      #expect(name == "price-books/\(book.slug).yaml")
    }
    let standard = try PriceBookFile.parse(
      yaml: try ShippedTenants.text("price-books/standard-2026.yaml"), fileName: "standard")
    #expect(standard.effectiveFrom == CalendarDate(year: 2026, month: 1, day: 1))
    #expect(standard.meter("document")?.price(for: PriceFacts(outcome: .clear, dimensions: [:])) == "0.35")
    #expect(standard.json["prices"]?["face_match"] == "0.20")
  }

  @Test(arguments: [
    ("{document: 0.35}", "prices.document", "rule_broken"), ("{document: \"-1\"}", "prices.document", "rule_broken"),
    ("{document: \"1,5\"}", "prices.document", "rule_broken"), ("{document: \".5\"}", "prices.document", "rule_broken"),
    ("{document: \"1e3\"}", "prices.document", "rule_broken"), ("{doc: \"1\"}", "prices.doc", "unknown_key"),
    ("{document: {graduated: {}}}", "prices.document.graduated", "wrong_kind"),
    ("{document: {volume: [{unit: \"1\", up: 1}]}}", "prices.document.volume[0].up", "unknown_key"),
    ("{document: {package: {size: 10}}}", "prices.document.package.price", "missing"),
    (
      "{document: [{when: {outcome: [fine]}, price: \"1\"}, {price: \"1\"}]}", "prices.document[0].when.outcome[0]",
      "not_allowed"
    ),
  ])
  func `a price is a decimal in quotes for a known meter`(prices: String, path: String, code: String) throws {
    let yaml = "slug: b-1\nversion: 1\ncurrency: EUR\neffective_from: \"2026-01-01\"\nprices: \(prices)\n"
    let error = try #require(throws: TenantFileError.self) { try PriceBookFile.parse(yaml: yaml, fileName: "x") }
    #expect(error.issues.map(\.path.description) == [path])
    #expect(error.issues.map(\.code) == [code])
    #expect(error.issues.allSatisfy { $0.line == 5 && $0.file == "x" })
  }

  @Test func `prepayment is refused while nobody keeps a balance`() throws {
    let yaml = """
      slug: b-1
      version: 1
      currency: EUR
      effective_from: "2026-01-01"
      prices: {document: "1"}
      prepaid: {top_up: "500", below: "100"}
      """
    let error = try #require(throws: TenantFileError.self) { try PriceBookFile.parse(yaml: yaml, fileName: "x") }
    #expect(error.issues.map(\.path.description) == ["prepaid"])
    #expect(error.issues.map(\.code) == ["not_available_yet"])
    #expect(error.issues.map(\.line) == [6])
  }

  @Test func `one reading shows every problem in the order of the file`() throws {
    let yaml = """
      slug: B
      version: 0
      currency: XXX
      effective_from: "2026-02-30"
      prices: {document: 1}
      minimum: "1.234"
      free: {screening: 1}
      surprise: 1
      """
    let error = try #require(throws: TenantFileError.self) { try PriceBookFile.parse(yaml: yaml, fileName: "x") }
    #expect(error.issues.compactMap(\.line) == [1, 2, 3, 4, 5, 7, 8])
    #expect(throws: TenantFileError.self) { try PriceBookFile.parse(yaml: "[]", fileName: "x") }
  }
}
