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
      return try await book(slug, version: known.offset + 1)
    }

    func book(_ slug: String, version: Int) async throws(StoreError) -> JSON {
      guard days.indices.contains(version - 1) else { throw .notFound }
      return [
        "slug": .string(slug), "version": .integer(Int64(version)), "currency": "EUR",
        "effective_from": .string(days[version - 1]), "prices": ["document": "0.35"],
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

  private static func inForce(
    _ days: [String], _ changes: BillingSettings.PriceChanges, moving: String? = nil
  ) async throws -> [String] {
    var policy = TenantPolicy()
    policy.billing.priceChanges = changes
    var policies: [(since: Date, policy: TenantPolicy)] = [
      (try #require(Date(rfc3339: "2026-06-09T00:00:00Z")), policy)
    ]
    if let moving {
      policy.billing.priceBook = "other"
      policies.append((try #require(Date(rfc3339: moving)), policy))
    }
    let period = try BillingPeriod.month(named: "2026-06", in: "UTC")
    return try await Versions(days: days).booksInForce(in: period, under: policies).map {
      "\($0.book.name) \($0.days)"
    }
  }

  @Test(arguments: [
    (["2026-01-01", "2026-06-15"], BillingSettings.PriceChanges.nextPeriod, ["standard-2026@1 30"]),
    (["2026-01-01", "2026-06-15"], .atOnce, ["standard-2026@1 14", "standard-2026@2 16"]),
    (["2026-01-01", "2026-06-01"], .nextPeriod, ["standard-2026@2 30"]),
    (["2026-01-01", "2026-06-30"], .atOnce, ["standard-2026@1 29", "standard-2026@2 1"]),
    (
      ["2026-01-01", "2026-06-02", "2026-06-03", "2026-07-01"], .atOnce,
      ["standard-2026@1 1", "standard-2026@2 1", "standard-2026@3 28"]
    ),
    (["2026-06-15"], .nextPeriod, ["standard-2026@1 16"]), (["2026-07-01"], .atOnce, []),
  ])
  func `a period's books have the days on which they hold`(
    days: [String], changes: BillingSettings.PriceChanges, expected: [String]
  ) async throws {
    #expect(try await Self.inForce(days, changes) == expected)
  }

  @Test func `a tenant that moves to another book has it from the next day on`() async throws {
    let books = try await Self.inForce(["2026-01-01"], .nextPeriod, moving: "2026-06-10T00:00:01Z")
    #expect(books == ["standard-2026@1 10", "other@1 20"])
  }

  @Test(arguments: ["standard-2026", "standard-2026@3", "standard-2026@", "@1@1"])
  func `usage of a version that nobody published is damage`(name: String) async {
    await #expect(throws: StoreError.damaged) { try await Versions(days: ["2026-01-01"]).book(named: name) }
  }
}
