import Crypto
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

/// Puts the shipped price books into the database. A version never changes.
public struct PriceBookSeeding: Sendable {
  let database: Database

  /// A seeding that connects as the owner.
  public init(database: Database) { self.database = database }

  /// Writes a version of a book.
  /// - Throws: ``StoreError/stale`` where this version exists with other prices.
  public func seed(slug: String, version: Int, document: JSON) async throws {
    let digest = Array(SHA256.hash(data: document.canonicalBytes))
    _ = try await database.query(
      Self.insert, [.text(slug), .int(Int64(version)), .text(document.compactText), .bytes(digest)])
    guard let row = try await database.query(Self.select, [.text(slug), .int(Int64(version))]).first,
      try row.decode("digest", as: [UInt8].self) == digest
    else { throw StoreError.stale }
  }

  private static let insert: Statement = """
    insert into price_books (slug, version, document, digest) values ($1, $2, $3, $4) on conflict do nothing
    """
  private static let select: Statement = "select digest from price_books where slug = $1 and version = $2"
}
