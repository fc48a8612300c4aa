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
      let then = try #require(Date(rfc3339: "2026-01-02T00:00:00Z"))
      try await PriceBookSeeding(database: world.owner).seed(
        slug: "standard-2026", version: 2, document: book, at: then)
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

  private static func book(_ version: Int, from day: String) -> JSON {
    [
      "slug": "standard-2026", "version": .integer(Int64(version)), "currency": "EUR", "effective_from": .string(day),
      "prices": ["document": "0.50"],
    ]
  }

  @Test(
    arguments: [
      // The 21st has begun somewhere from the 20th, 10:00 UTC, on.
      ("2026-11-21", "2026-11-20T09:59:59Z", true), ("2026-11-21", "2026-11-20T10:00:00Z", false),
      ("2026-11-20", "2026-11-20T00:00:00Z", false), ("2026-01-01", "2026-11-20T00:00:00Z", false),
      // Behind today, but not behind the version before.
      ("2026-01-01", "2025-11-20T00:00:00Z", false), ("2026-01-02", "2025-11-20T00:00:00Z", true),
    ])
  func `a later version holds on no day that has begun anywhere or that an earlier one begins on`(
    day: String, now: String, isTaken: Bool
  ) async throws {
    try await StorageWorld.with { world in
      let (seeding, now) = (PriceBookSeeding(database: world.owner), try #require(Date(rfc3339: now)))
      let book = Self.book(2, from: day)
      do {
        try await seeding.seed(slug: "standard-2026", version: 2, document: book, at: now)
        #expect(isTaken)
        // What was written once stays, whatever the day is.
        try await seeding.seed(slug: "standard-2026", version: 2, document: book, at: .distantFuture)
        await #expect(throws: StoreError.stale) {
          try await seeding.seed(
            slug: "standard-2026", version: 2, document: Self.book(2, from: "2030-01-01"), at: now)
        }
      } catch let refusal as PriceBookBegun {
        #expect(!isTaken && refusal == PriceBookBegun(slug: "standard-2026", version: 2))
      }
      // The first version of a book may have begun long ago.
      try await seeding.seed(slug: "other", version: 3, document: book, at: now)
    }
  }
}
