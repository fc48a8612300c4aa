import Billing
import Domain
import Foundation
import Testing

@testable import Workflows

@Suite("The prices in force")
struct PricesInForceTests {
  /// A book with a version for each of its days, in order.
  private struct Versions: PriceList {
    let days: [String]

    func book(_ slug: String, on day: CalendarDate) async throws(StoreError) -> JSON {
      let known = days.enumerated().last { CalendarDate(iso: $0.element).map { $0 <= day } ?? false }
      guard let known else { throw .notAllowed(.unpricedMeter) }
      return [
        "slug": .string(slug), "version": .integer(Int64(known.offset + 1)), "currency": "EUR",
        "effective_from": .string(known.element), "prices": ["document": "0.35"],
      ]
    }
  }

  @Test(arguments: [
    ("2026-06-14T12:00:00Z", 1, 1), ("2026-06-15T00:00:00Z", 1, 2), ("2026-06-30T21:59:59Z", 1, 2),
    ("2026-06-30T22:00:00Z", 2, 2), ("2026-07-01T00:00:00Z", 2, 2), ("2026-06-14T22:00:00Z", 1, 2),
  ])
  func `a new version holds from the next period on, or from its day where the tenant says so`(
    time: String, next: Int, atOnce: Int
  ) async throws {
    let now = try #require(Date(rfc3339: time))
    let list = Versions(days: ["2026-01-01", "2026-06-15"])
    var billing = BillingSettings()
    billing.timeZone = "Europe/Berlin"
    #expect(try await list.book(of: billing, at: now).version == next)
    billing.priceChanges = .atOnce
    #expect(try await list.book(of: billing, at: now).version == atOnce)
  }

  @Test func `a book without an earlier version holds from its day on`() async throws {
    let list = Versions(days: ["2026-06-15"])
    let on = try #require(Date(rfc3339: "2026-06-15T00:00:00Z"))
    #expect(try await list.book(of: BillingSettings(), at: on).version == 1)
    await #expect(throws: StoreError.notAllowed(.unpricedMeter)) {
      try await list.book(of: BillingSettings(), at: on.addingTimeInterval(-1))
    }
    await #expect(throws: StoreError.notAllowed(.unpricedMeter)) {
      try await list.meter("email", of: BillingSettings(), at: on)
    }
  }
}
