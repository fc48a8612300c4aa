import Billing
import Domain

/// Price books for tests.
enum Books {
  static func book(
    _ prices: JSON, currency: String = "EUR", version: Int64 = 1, terms: [(String, JSON)] = []
  ) throws(PriceBookError) -> PriceBook {
    try PriceBook(
      json: .object(
        [
          JSON.Member("slug", "b-1"), JSON.Member("version", .integer(version)),
          JSON.Member("currency", .string(currency)), JSON.Member("effective_from", "2026-01-01"),
          JSON.Member("prices", prices),
        ] + terms.map { JSON.Member($0.0, $0.1) }))
  }

  /// What a month of 30 days with that many documents costs.
  static func month(_ book: PriceBook, documents: Int64) throws -> PricedPeriod {
    var pricing = try PeriodPricing(books: [BookInForce(book: book, days: 30)], dayCount: 30)
    try pricing.add(documents, of: "document", as: PriceFacts(outcome: .clear, dimensions: [:]), under: book)
    return try pricing.priced()
  }
}
