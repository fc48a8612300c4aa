import Domain
import Foundation
import Synchronization

/// Tenants whose policies a test sets: each change is a new version. Prices are one for all.
final class FakeTenants: TenantDirectory, PriceList {
  private struct Entry {
    let slug: String
    /// Oldest first, at least one.
    var policies: [TenantPolicy]
  }

  private let all = Mutex<[TenantID: Entry]>([:])

  /// Makes a tenant, or a new version of its policy.
  func set(_ policy: TenantPolicy, of id: TenantID, slug: String = "one") {
    all.withLock { all in
      all[id] = Entry(slug: slug, policies: (all[id]?.policies ?? []) + [policy])
    }
  }

  func tenant(_ id: TenantID) async throws(StoreError) -> Tenant {
    guard let entry = all.withLock({ $0[id] }), let newest = entry.policies.last else { throw .notFound }
    return Tenant(
      id: id, slug: entry.slug, name: entry.slug, region: "eu", policyVersion: entry.policies.count, policy: newest)
  }

  func list() async throws(StoreError) -> [(id: TenantID, slug: String, name: String)] {
    all.withLock { $0.map { (id: $0.key, slug: $0.value.slug, name: $0.value.slug) } }.sorted { $0.slug < $1.slug }
  }

  private let versions = Mutex<[JSON]>([])

  /// Adds a version of the only book, from a day on; before the first, every meter costs 0.05.
  func price(_ prices: JSON, from day: String = "2000-01-01", terms: [(String, JSON)] = []) {
    versions.withLock { versions in
      versions.append(
        .object(
          [
            JSON.Member("slug", "standard-2026"), JSON.Member("version", .integer(Int64(versions.count + 1))),
            JSON.Member("currency", "EUR"), JSON.Member("effective_from", .string(day)),
            JSON.Member("prices", prices),
          ] + terms.map { JSON.Member($0.0, $0.1) }))
    }
  }

  func book(_ slug: String, on day: CalendarDate) async throws(StoreError) -> JSON {
    let versions = versions.withLock { $0 }
    guard let found = versions.last(where: { ($0["effective_from"]?.text ?? "") <= day.description }) else {
      guard versions.isEmpty else { throw .notAllowed(.unpricedMeter) }
      let meters = CheckType.allCases.map(\.rawValue) + [UsageEvent.monitoring]
      return [
        "slug": .string(slug), "version": 1, "currency": "EUR", "effective_from": "2000-01-01",
        "prices": .object(meters.map { JSON.Member($0, "0.05") }),
      ]
    }
    return found
  }

  func book(_ slug: String, version: Int) async throws(StoreError) -> JSON {
    let versions = versions.withLock { $0 }
    guard !versions.isEmpty else { return try await book(slug, on: CalendarDate(utc: .distantPast)) }
    guard versions.indices.contains(version - 1) else { throw .notFound }
    return versions[version - 1]
  }

  func policies(
    of tenant: TenantID, from start: Date, to end: Date
  ) async throws(StoreError) -> [(since: Date, policy: TenantPolicy)] {
    [(.distantPast, try await self.tenant(tenant).policy)]
  }

  func policy(of tenant: TenantID, version: Int) async throws(StoreError) -> TenantPolicy {
    guard let entry = all.withLock({ $0[tenant] }), entry.policies.indices.contains(version - 1) else {
      throw .notFound
    }
    return entry.policies[version - 1]
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
