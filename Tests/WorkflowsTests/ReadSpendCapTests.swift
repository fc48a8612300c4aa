import Domain
import Foundation
import Testing

@testable import Workflows

@Suite("What a month may still cost")
struct ReadSpendCapTests {
  private static let tenant = TenantID(at: Date(timeIntervalSince1970: 0))

  private let tenants = FakeTenants()
  private let spending = FakeSpending()

  /// A capped tenant whose policies change their prices as told, one after the other.
  private func cap(
    under changes: [BillingSettings.PriceChanges], asking version: Int? = nil, mode: Mode = .live
  ) async throws -> SpendCap? {
    for change in changes {
      var policy = TenantPolicy()
      policy.billing.priceChanges = change
      policy.billing.spendCapMinor = 5000
      tenants.set(policy, of: Self.tenant)
    }
    let now = try #require(Date(rfc3339: "2026-11-20T12:00:00Z"))
    return try await ReadSpendCap(tenants: tenants, prices: tenants, spending: spending).cap(
      of: try await tenants.tenant(Self.tenant), asking: version, in: Realm(tenant: Self.tenant, mode: mode), for: nil,
      at: now)
  }

  private func price(_ price: JSON, from day: String = "2000-01-01") {
    tenants.price(["document": price], from: day, terms: [("free", ["document": 100])])
  }

  @Test func `a book has its part of the month's free units, by its days`() async throws {
    price("1.00")
    price("1.00", from: "2026-11-16")
    spending.state.withLock { $0.sources = SpendSources(books: ["standard-2026@1"], policyVersions: []) }
    let held = try #require(try await cap(under: [.atOnce])).prices
    #expect(held["standard-2026@1"]?["document"]?.free == 50)
    #expect(held["standard-2026@2"]?["document"]?.free == 50)
  }

  @Test func `an open check is held at the book of the policy that it is pinned to`() async throws {
    price("1.00")
    price("0.50", from: "2026-11-16")
    spending.state.withLock { $0.sources = SpendSources(books: [], policyVersions: [1]) }
    let cap = try #require(try await cap(under: [.nextPeriod, .atOnce]))
    #expect(cap.books == [1: "standard-2026@1", 2: "standard-2026@2"])
    #expect((cap.inForce, cap.asked) == (2, 2))
    #expect(cap.prices["standard-2026@1"]?["document"]?.each == "1")
    #expect(cap.prices["standard-2026@2"]?["document"]?.each == "0.5")
    #expect(cap.since == Date(rfc3339: "2026-11-01T00:00:00Z"))
  }

  @Test func `what is asked for again is billed by its own verification's policy`() async throws {
    price("1.00")
    price("0.50", from: "2026-11-16")
    let cap = try #require(try await cap(under: [.nextPeriod, .atOnce], asking: 1))
    #expect((cap.inForce, cap.asked) == (2, 1))
    #expect(cap.books[1] == "standard-2026@1")
  }

  @Test(
    arguments: [
      ("0.35", 0), ("0.355", 1),
      (["graduated": [["up_to": 10, "unit": "0.005"], ["unit": "0.1", "fixed": "1.001"]]], 2),
      (["volume": [["up_to": 10, "unit": "0.005"], ["unit": "0.1"]]], 1),
      (["package": ["size": 10, "price": "0.99"]], 0), (["pass_through": ["cost": "1.25", "markup_percent": "10"]], 1),
      ([["when": ["outcome": ["clear"]], "price": "0.005"], ["price": "0.001"]], 2),
    ] as [(JSON, Int)])
  func `lines that may have to be rounded are counted`(price: JSON, lines: Int) async throws {
    self.price(price)
    let cap = try #require(try await cap(under: [.nextPeriod]))
    #expect(cap.prices["standard-2026@1"]?["document"]?.roundedLineCount == lines)
  }

  @Test func `test keys have no cap`() async throws {
    let none = try await cap(under: [.nextPeriod], mode: .test)
    #expect(none == nil)
  }
}
