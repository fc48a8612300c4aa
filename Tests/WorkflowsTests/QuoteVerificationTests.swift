import Domain
import Foundation
import Testing

@testable import Workflows

@Suite("What a request would cost now")
struct QuoteVerificationTests {
  private static let tenant = TenantID(at: Date(timeIntervalSince1970: 0))

  private let tenants = FakeTenants()
  private let spending = FakeSpending()
  private let time = SetTime()

  private func quote(_ price: JSON, used: Int64, free: Int64? = nil) async throws -> VerificationQuote {
    let terms = free.map { [("free", ["document": .integer($0)] as JSON)] } ?? []
    tenants.price(["document": price], terms: terms)
    // Another version takes half of the month's days, and of its free units.
    tenants.price(["document": price], from: "2026-11-16", terms: terms)
    var policy = TenantPolicy()
    policy.billing.priceChanges = .atOnce
    policy.checks = [.document]
    tenants.set(policy, of: Self.tenant)
    spending.state.withLock { $0.counts = ["document": used] }
    time.pass(try #require(Date(rfc3339: "2026-11-20T12:00:00Z")).timeIntervalSince(time.now))
    let quoting = QuoteVerification(
      tenants: tenants, prices: tenants, caps: ReadSpendCap(tenants: tenants, prices: tenants, spending: spending),
      spending: spending, time: time)
    return try await quoting.quote(
      nil,
      for: Principal(
        identity: .key(KeyID(at: time.now)), realm: Realm(tenant: Self.tenant, mode: .live), scopes: []))
  }

  private static let package: JSON = ["package": ["size": 100, "price": "10.00"]]
  private static let tiers: JSON = [
    "graduated": [["up_to": 1000, "unit": "0.10"], ["unit": "0.05", "fixed": "50.00"]]
  ]

  @Test(
    arguments: [
      (package, 99, nil, "0", 0), (package, 100, nil, "10", 0), (tiers, 1000, nil, "50.05", 0),
      (tiers, 1001, nil, "0.05", 0), ("0.35", 49, 100, "0", 1), ("0.35", 50, 100, "0.35", 0),
      (package, 150, 100, "10", 0), (package, 149, 100, "0", 0),
      (["volume": [["up_to": 10, "unit": "1"], ["unit": "0.10"]]], 10, nil, "0", 0),
    ] as [(JSON, Int64, Int64?, String, Int64)])
  func `it says what one more adds where the month stands, with the book's own part of free units`(
    price: JSON, used: Int64, free: Int64?, amount: String, left: Int64
  ) async throws {
    let check = try #require(try await quote(price, used: used, free: free).checks.first)
    #expect(check.amount.description == amount)
    #expect(check.freeLeft == left)
  }
}
