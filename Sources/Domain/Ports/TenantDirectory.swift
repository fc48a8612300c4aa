import FoundationEssentials

/// A tenant with the policy that is in force.
public struct Tenant: Sendable {
  /// Its identifier.
  public let id: TenantID
  /// Names the tenant for ever.
  public let slug: String
  /// A name for people.
  public let name: String
  /// Where data may be stored and sent.
  public let region: String
  /// Version of `policy`, from 1.
  public let policyVersion: Int
  /// The policy in force.
  public let policy: TenantPolicy

  /// A tenant.
  public init(id: TenantID, slug: String, name: String, region: String, policyVersion: Int, policy: TenantPolicy) {
    self.id = id
    self.slug = slug
    self.name = name
    self.region = region
    self.policyVersion = policyVersion
    self.policy = policy
  }
}

/// Tenants and the versions of their policies.
public protocol TenantDirectory: Sendable {
  /// The tenant with its newest policy.
  func tenant(_ id: TenantID) async throws(StoreError) -> Tenant
  /// A version of a policy; versions never change.
  func policy(of tenant: TenantID, version: Int) async throws(StoreError) -> TenantPolicy
  /// The policies that were in force between two moments, oldest first, each with when it came: the first one before,
  /// or later where there was none yet.
  func policies(of tenant: TenantID, from start: Date, to end: Date)
    async throws(StoreError) -> [(since: Date, policy: TenantPolicy)]
  /// The newest policy as declared, with its version.
  func document(of tenant: TenantID) async throws(StoreError) -> (version: Int, document: JSON)
  /// Makes a version of a policy. `expecting` is the version that the caller read; nil takes any.
  /// - Throws: ``StoreError/stale`` where another version is in force.
  func publish(_ document: JSON, for tenant: TenantID, expecting: Int?, by actor: Actor, at now: Date)
    async throws(StoreError) -> Int
  /// Makes a tenant with its keys and first policy, or a new version where the slug exists and the document differs.
  func apply(slug: String, name: String, region: String, document: JSON, by actor: Actor, at now: Date)
    async throws(StoreError) -> (tenant: TenantID, version: Int, changed: Bool)
  /// Every tenant's id, slug and name, by slug.
  func list() async throws(StoreError) -> [(id: TenantID, slug: String, name: String)]
}

/// Price books that are published.
public protocol PriceList: Sendable {
  /// The document of a book's newest version that is in force on a day.
  /// - Throws: ``StoreError/notAllowed(_:)`` with `unpricedMeter` where none is.
  func book(_ slug: String, on day: CalendarDate) async throws(StoreError) -> JSON
  /// The document of a version of a book; versions never change.
  /// - Throws: ``StoreError/notFound`` where there is none.
  func book(_ slug: String, version: Int) async throws(StoreError) -> JSON
}
