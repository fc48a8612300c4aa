import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Prices in force")
struct PriceListTests {
  @Test(arguments: [(-400, 2), (-1, 2), (0, 2), (1, 1), (400, 1)])
  func `a version counts from its day on`(daysFromThen: Int, version: Int64) async throws {
    try await StorageWorld.with { world in
      let day = try #require(CalendarDate(iso: "2027-06-01"))
      let book: JSON = [
        "slug": "standard-2026", "version": 2, "currency": "EUR",
        "effective_from": .string(day.adding(days: daysFromThen).description),
        "prices": ["document": "0.50", "face_match": ["volume": [["unit": "0.20"]]]],
      ]
      try await PriceBookSeeding(database: world.owner).seed(slug: "standard-2026", version: 2, document: book)
      let list = PostgreSQLPriceList(database: world.database)
      let found = try await list.book("standard-2026", on: day)
      #expect(found["version"]?.integer == version)
      #expect(version == 1 || found == book)
      #expect(try await list.book("standard-2026", version: 2) == book)
      await #expect(throws: StoreError.notFound) { try await list.book("standard-2026", version: 3) }
      let before = try #require(CalendarDate(iso: "2025-12-31"))
      await #expect(throws: StoreError.notAllowed(.unpricedMeter)) { try await list.book("other", on: day) }
      guard daysFromThen > -400 else { return }
      await #expect(throws: StoreError.notAllowed(.unpricedMeter)) { try await list.book("standard-2026", on: before) }
    }
  }
}
