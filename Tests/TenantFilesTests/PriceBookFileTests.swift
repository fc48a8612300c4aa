import Domain
import TenantFiles
import Testing

struct PriceBookFileTests {
  @Test func `the shipped price book prices every available check`() throws {
    for name in try ShippedTenants.names(in: "price-books") {
      let book = try PriceBookFile.parse(yaml: try ShippedTenants.text(name), fileName: name)
      for check in CheckType.allCases where check.isAvailable { #expect(book.prices[check.rawValue] != nil) }
      #expect(name == "price-books/\(book.slug).yaml")
    }
    let standard = try PriceBookFile.parse(
      yaml: try ShippedTenants.text("price-books/standard-2026.yaml"), fileName: "standard")
    #expect(standard.effectiveFrom == CalendarDate(year: 2026, month: 1, day: 1))
    #expect(standard.prices["document"] == "0.35")
  }

  @Test(arguments: [
    ("{document: 0.35}", "prices.document", "rule_broken"), ("{document: \"-1\"}", "prices.document", "rule_broken"),
    ("{document: \"1,5\"}", "prices.document", "rule_broken"), ("{document: \".5\"}", "prices.document", "rule_broken"),
    ("{document: \"1e3\"}", "prices.document", "rule_broken"), ("{doc: \"1\"}", "prices.doc", "unknown_key"),
  ])
  func `a price is a decimal in quotes for a known meter`(prices: String, path: String, code: String) throws {
    let yaml = "slug: b-1\nversion: 1\ncurrency: EUR\neffective_from: \"2026-01-01\"\nprices: \(prices)\n"
    let error = try #require(throws: TenantFileError.self) { try PriceBookFile.parse(yaml: yaml, fileName: "x") }
    #expect(error.issues.map(\.path.description) == [path])
    #expect(error.issues.map(\.code) == [code])
  }
}
