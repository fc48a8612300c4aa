import Domain
import FoundationEssentials
import PostgreSQL
import Synchronization
import TransparencyLog

/// Tenants in PostgreSQL. Versions of policies never change, so each is read and understood once.
public final class PostgreSQLTenantDirectory: TenantDirectory {
  private struct Current {
    let tenant: Tenant
    let readAt: ContinuousClock.Instant
  }
  private struct Cache {
    var current: [TenantID: Current] = [:]
    var policies: [TenantID: [Int: TenantPolicy]] = [:]
  }
  private let database: Database
  private let vault: KeyVault
  private let decode: @Sendable (JSON) throws -> TenantPolicy
  private let cache = Mutex(Cache())

  /// How long another process's new version may go unseen.
  static let freshFor: Duration = .seconds(1)

  /// A directory; `decode` understands a policy's document.
  public init(database: Database, vault: KeyVault, decode: @escaping @Sendable (JSON) throws -> TenantPolicy) {
    self.database = database
    self.vault = vault
    self.decode = decode
  }

  /// See ``TenantDirectory/tenant(_:)``.
  public func tenant(_ id: TenantID) async throws(StoreError) -> Tenant {
    let cached = cache.withLock { $0.current[id] }
    if let cached, cached.readAt.duration(to: .now) < Self.freshFor { return cached.tenant }
    return try await storing {
      let rows = try await database.once(inScopeOf: id.uuid, TenantStatements.select, [id.parameter])
      guard let row = rows.first else { throw StoreError.notFound }
      let version: Int = try row.decode("policy_version")
      let tenant = Tenant(
        id: id, slug: try row.decode("slug"), name: try row.decode("name"), region: try row.decode("region"),
        policyVersion: version, policy: try await self.policy(of: id, version: version))
      cache.withLock { $0.current[id] = Current(tenant: tenant, readAt: .now) }
      return tenant
    }
  }

  /// See ``TenantDirectory/policy(of:version:)``.
  public func policy(of tenant: TenantID, version: Int) async throws(StoreError) -> TenantPolicy {
    if let policy = cache.withLock({ $0.policies[tenant]?[version] }) { return policy }
    return try await storing {
      let rows = try await database.once(
        inScopeOf: tenant.uuid, TenantStatements.selectVersion, [tenant.parameter, .int(Int64(version))])
      guard let row = rows.first else { throw StoreError.notFound }
      let policy = try decode(try row.json("document"))
      cache.withLock { $0.policies[tenant, default: [:]][version] = policy }
      return policy
    }
  }

  /// See ``TenantDirectory/policies(of:from:to:)``.
  public func policies(
    of tenant: TenantID, from start: Date, to end: Date
  ) async throws(StoreError) -> [(since: Date, policy: TenantPolicy)] {
    let versions = try await storing {
      try await database.once(
        inScopeOf: tenant.uuid, TenantStatements.selectVersions,
        [tenant.parameter, .timestamp(start), .timestamp(end)]
      ).map {
        (version: Int(try $0.decode("version", as: Int64.self)), since: try $0.decode("created_at", as: Date.self))
      }
    }
    guard !versions.isEmpty else { throw .notFound }
    var policies: [(since: Date, policy: TenantPolicy)] = []
    for entry in versions { policies.append((entry.since, try await policy(of: tenant, version: entry.version))) }
    return policies
  }

  /// See ``TenantDirectory/document(of:)``.
  public func document(of tenant: TenantID) async throws(StoreError) -> (version: Int, document: JSON) {
    try await storing {
      let rows = try await database.once(inScopeOf: tenant.uuid, TenantStatements.selectNewest, [tenant.parameter])
      guard let row = rows.first else { throw StoreError.notFound }
      return (try row.decode("version"), try row.json("document"))
    }
  }

  /// See ``TenantDirectory/publish(_:for:expecting:by:at:)``.
  public func publish(
    _ document: JSON, for tenant: TenantID, expecting: Int?, by actor: Actor, at now: Date
  ) async throws(StoreError) -> Int {
    try await storing {
      _ = try decode(document)
      let keys = try await vault.keys(of: tenant, from: database)
      let version = try await database.inScope(of: tenant.uuid) { transaction in
        let rows = try await transaction.query(TenantStatements.lock, [tenant.parameter])
        guard let row = rows.first else { throw StoreError.notFound }
        let current: Int = try row.decode("policy_version")
        guard expecting == nil || expecting == current else { throw StoreError.stale }
        let (oldName, oldRegion): (String, String) = (try row.decode("name"), try row.decode("region"))
        let (name, region) = (document["name"]?.text ?? oldName, document["region"]?.text ?? oldRegion)
        _ = try await transaction.pipeline(
          try Self.insertVersion(document, keys, current + 1, actor, now) + [
            Command(
              TenantStatements.update,
              [tenant.parameter, .int(Int64(current + 1)), .text(name), .text(region)]),
            // A shorter retention holds for those who are known already.
            Command(JobStatements.retainAgain, [tenant.parameter, .timestamp(now)]),
          ] + Self.events(tenant, version: current + 1, by: actor, at: now))
        return current + 1
      }
      cache.withLock { $0.current[tenant] = nil }
      return version
    }
  }

  /// See ``TenantDirectory/apply(slug:name:region:document:by:at:)``.
  public func apply(
    slug: String, name: String, region: String, document: JSON, by actor: Actor, at now: Date
  ) async throws(StoreError) -> (tenant: TenantID, version: Int, changed: Bool) {
    if let known = try await list().first(where: { $0.slug == slug }) {
      let current = try await self.document(of: known.id)
      if current.document.canonical == document.canonical { return (known.id, current.version, false) }
      let version = try await publish(document, for: known.id, expecting: current.version, by: actor, at: now)
      return (known.id, version, true)
    }
    let id = TenantID(at: now)
    try await storing {
      _ = try decode(document)
      let (wrapped, keys) = try vault.freshTenantKeys(id)
      _ = try await database.inScope(of: id.uuid) { transaction in
        try await transaction.pipeline(
          [
            Command(
              TenantStatements.insert,
              [id.parameter, .text(slug), .text(name), .text(region), .timestamp(now)]),
            Command(TenantStatements.insertKey, [id.parameter, .bytes(wrapped), .timestamp(now)]),
          ] + (try Self.insertVersion(document, keys, 1, actor, now))
            + Self.events(id, version: 1, by: actor, at: now))
      }
    }
    return (id, 1, true)
  }

  /// See ``TenantDirectory/list()``.
  public func list() async throws(StoreError) -> [(id: TenantID, slug: String, name: String)] {
    try await storing {
      try await database.once(TenantStatements.list).map {
        (try $0.decode("tenant_id"), try $0.decode("slug"), try $0.decode("name"))
      }
    }
  }

  private static func insertVersion(
    _ document: JSON, _ keys: TenantKeys, _ version: Int, _ actor: Actor, _ now: Date
  ) throws -> [Command] {
    [
      Command(
        TenantStatements.insertVersion,
        [
          keys.tenant.parameter, .int(Int64(version)), .text(document.compactText), .timestamp(now), .text(actor.name),
        ]),
      try LeafStatements.write(
        .policy(document, version: version, of: keys.tenant, by: actor, at: now), as: LeafID(at: now).uuid,
        under: keys.logSeal),
    ]
  }

  /// A policy rules both worlds of a tenant, so both streams tell of it.
  private static func events(_ tenant: TenantID, version: Int, by actor: Actor, at now: Date) -> [Command] {
    Mode.allCases.map { mode in
      EventStatements.write(
        EventDraft(type: .policyUpdated, subject: tenant.uuid, data: ["policy_version": .integer(Int64(version))]),
        in: Realm(tenant: tenant, mode: mode), by: actor, at: now)
    }
  }
}

/// SQL of tenants and policies.
enum TenantStatements {
  static let list: Statement = "select tenant_id, slug, name from tenant_list()"
  static let select: Statement = "select slug, name, region, policy_version from tenants where tenant_id = $1"
  static let lock: Statement = "select name, region, policy_version from tenants where tenant_id = $1 for update"
  /// Serializes those who count something of a tenant before they add to it; holds up nobody who only refers to it.
  static let serialize: Statement = "select 1 as one from tenants where tenant_id = $1 for no key update"
  static let selectVersion: Statement =
    "select document from tenant_policies where tenant_id = $1 and version = $2"
  /// Those that came before the end, from the last one before the start on; the first where all came later.
  static let selectVersions: Statement = """
    select version::bigint as version, created_at from tenant_policies
    where tenant_id = $1 and (created_at < $3 or version = 1)
      and version >= coalesce(
        (select max(version) from tenant_policies where tenant_id = $1 and created_at <= $2), 1)
    order by version
    """
  static let selectNewest: Statement = """
    select version, document from tenant_policies where tenant_id = $1 order by version desc limit 1
    """
  static let insert: Statement = """
    insert into tenants (tenant_id, slug, name, region, policy_version, created_at) values ($1, $2, $3, $4, 1, $5)
    """
  static let update: Statement =
    "update tenants set policy_version = $2, name = $3, region = $4 where tenant_id = $1"
  static let insertVersion: Statement = """
    insert into tenant_policies (tenant_id, version, document, created_at, created_by) values ($1, $2, $3, $4, $5)
    """
  static let insertKey: Statement =
    "insert into tenant_keys (tenant_id, version, wrapped, created_at) values ($1, 1, $2, $3)"
}
