import Domain
import FoundationEssentials
import PostgreSQL

/// Clocks of tenants' test modes, in PostgreSQL.
public struct PostgreSQLTestClocks: TestClocks {
  let database: Database

  /// Clocks over a database.
  public init(database: Database) { self.database = database }

  /// See ``TestClocks/now(of:)``.
  public func now(of tenant: TenantID) async throws(StoreError) -> Date? {
    try await storing {
      try await database.read(inScopeOf: tenant.uuid, Self.read, [tenant.parameter]).first?.decode("now_at")
    }
  }

  /// See ``TestClocks/move(_:to:by:at:)``.
  public func move(_ tenant: TenantID, to now: Date, by actor: Actor, at real: Date) async throws(StoreError) {
    try await storing {
      let realm = Realm(tenant: tenant, mode: .test)
      try await database.inScope(of: tenant.uuid) { transaction in
        let moved = try await transaction.query(
          Self.set, [tenant.parameter, .timestamp(now), .timestamp(real)])
        guard !moved.isEmpty else { throw StoreError.stale }
        try await transaction.pipeline([
          AuditStatements.write("test_clock.moved", on: tenant.description, in: realm, by: actor, at: real)
        ])
      }
    }
  }

  /// See ``TestClocks/remove(_:by:at:)``.
  public func remove(_ tenant: TenantID, by actor: Actor, at real: Date) async throws(StoreError) {
    try await storing {
      let realm = Realm(tenant: tenant, mode: .test)
      _ = try await database.once(
        inScopeOf: tenant.uuid,
        [
          Command(Self.delete, [tenant.parameter]),
          AuditStatements.write("test_clock.removed", on: tenant.description, in: realm, by: actor, at: real),
        ])
    }
  }

  private static let read: Statement = "select now_at from test_clocks where tenant_id = $1"
  private static let delete: Statement = "delete from test_clocks where tenant_id = $1"
  private static let set: Statement = """
    insert into test_clocks as c (tenant_id, now_at, moved_at) values ($1, $2, $3)
    on conflict (tenant_id) do update set now_at = excluded.now_at, moved_at = excluded.moved_at
    where c.now_at <= excluded.now_at returning tenant_id
    """
}
