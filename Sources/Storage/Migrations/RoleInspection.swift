import Domain
import PostgreSQL

/// Looks at the role that a connection has.
public struct RoleInspection: Sendable {
  let database: Database

  /// An inspection over a database.
  public init(database: Database) { self.database = database }

  /// True where row-level security binds the role: no superuser, no BYPASSRLS, owner of nothing.
  public func isBound() async throws -> Bool {
    guard let row = try await database.query(Self.select).first else { return false }
    return try row.decode("bound", as: Bool.self)
  }

  private static let select: Statement = """
    select not r.rolsuper and not r.rolbypassrls
      and not exists (select from pg_class c where c.relowner = r.oid)
      and not exists (
        select from pg_auth_members m join pg_roles o on o.oid = m.roleid
        where m.member = r.oid and (o.rolsuper or o.rolbypassrls)) as bound
    from pg_roles r where r.rolname = current_user
    """
}
