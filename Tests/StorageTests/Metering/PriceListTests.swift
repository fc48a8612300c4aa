import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Prices in force")
struct PriceListTests {
  @Test(
    arguments: [
      (nil, "0.50"), (-400, "0.50"), (-1, "0.50"), (0, "0.50"), (1, "0.35"), (400, "0.35"),
    ] as [(Int?, String)])
  func `a version counts from its day on`(daysFromToday: Int?, amount: String) async throws {
    try await StorageWorld.with { world in
      let today = CalendarDate(utc: Date())
      var book: [JSON.Member] = [
        JSON.Member("currency", "EUR"), JSON.Member("prices", ["document": "0.50", "face_match": "0.20"]),
      ]
      if let daysFromToday {
        book.append(JSON.Member("effective_from", .string(today.adding(days: daysFromToday).description)))
      }
      try await PriceBookSeeding(database: world.owner).seed(slug: "standard-2026", version: 2, document: .object(book))
      let price = try await PostgreSQLPriceList(database: world.database).price(of: "document", in: "standard-2026")
      #expect(price.amount == amount)
      #expect(price.priceBook == (amount == "0.50" ? "standard-2026@2" : "standard-2026@1"))
    }
  }
}
