import Domain
import Foundation
import Synchronization

/// Tenants whose policies a test sets: each change is a new version. Prices are one for all.
final class FakeTenants: TenantDirectory, PriceList {
  private struct Entry {
    let slug: String
    var version = 1
    var policy: TenantPolicy
  }

  private let all = Mutex<[TenantID: Entry]>([:])

  /// Makes a tenant, or a new version of its policy.
  func set(_ policy: TenantPolicy, of id: TenantID, slug: String = "one") {
    all.withLock { all in
      all[id] = Entry(slug: slug, version: (all[id]?.version ?? 0) + 1, policy: policy)
    }
  }

  func tenant(_ id: TenantID) async throws(StoreError) -> Tenant {
    guard let entry = all.withLock({ $0[id] }) else { throw .notFound }
    return Tenant(
      id: id, slug: entry.slug, name: entry.slug, region: "eu", policyVersion: entry.version, policy: entry.policy)
  }

  func list() async throws(StoreError) -> [(id: TenantID, slug: String, name: String)] {
    all.withLock { $0.map { (id: $0.key, slug: $0.value.slug, name: $0.value.slug) } }.sorted { $0.slug < $1.slug }
  }

  func book(_ slug: String, on day: CalendarDate) async throws(StoreError) -> JSON {
    let meters = CheckType.allCases.map(\.rawValue) + [UsageEvent.monitoring]
    return [
      "slug": .string(slug), "version": 1, "currency": "EUR", "effective_from": "2000-01-01",
      "prices": .object(meters.map { JSON.Member($0, "0.05") }),
    ]
  }

  func policy(of tenant: TenantID, version: Int) async throws(StoreError) -> TenantPolicy {
    guard let entry = all.withLock({ $0[tenant] }), entry.version == version else { throw .notFound }
    return entry.policy
  }

  // Nobody who is tested here publishes a policy.
  func document(of tenant: TenantID) async throws(StoreError) -> (version: Int, document: JSON) { throw .notFound }
  func publish(
    _ document: JSON, for tenant: TenantID, expecting: Int?, by actor: Actor, at now: Date
  ) async throws(StoreError) -> Int { throw .notFound }
  func apply(
    slug: String, name: String, region: String, document: JSON, by actor: Actor, at now: Date
  ) async throws(StoreError) -> (tenant: TenantID, version: Int, changed: Bool) { throw .notFound }
}
