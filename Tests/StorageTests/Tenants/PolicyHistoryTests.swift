import Domain
import Foundation
import Testing

@testable import Storage

@Suite("Policies that were in force")
struct PolicyHistoryTests {
  /// Seconds behind the first version; versions came at 0, 100 and 200.
  @Test(arguments: [
    (-50, -10, [1]), (-50, 50, [1]), (0, 100, [1]), (50, 101, [1, 2]), (100, 150, [2]), (150, 300, [2, 3]),
    (200, 300, [3]), (-50, 300, [1, 2, 3]),
  ])
  func `a span has those that came within it and the last one before`(
    start: Double, end: Double, expected: [Int]
  ) async throws {
    try await StorageWorld.with { world in
      let directory = PostgreSQLTenantDirectory(database: world.database, vault: world.vault) { document in
        var policy = TenantPolicy()
        policy.billing.purchaseOrder = document["order"]?.text
        return policy
      }
      let first = Date(timeIntervalSince1970: 1_700_000_000)
      var tenant: TenantID?
      for (index, seconds) in [0.0, 100, 200].enumerated() {
        let order = JSON.string(String(index + 1))
        tenant = try await directory.apply(
          slug: "three", name: "Three", region: "eu", document: ["slug": "three", "order": order], by: Actor("test"),
          at: first.addingTimeInterval(seconds)
        ).tenant
      }
      let found = try await directory.policies(
        of: try #require(tenant), from: first.addingTimeInterval(start), to: first.addingTimeInterval(end))
      #expect(found.map(\.policy.billing.purchaseOrder) == expected.map { String($0) })
      #expect(found.map(\.since) == expected.map { first.addingTimeInterval(Double($0 - 1) * 100) })
    }
  }
}
