import Domain
import FoundationEssentials
import PostgreSQL

/// The operator's declarations in PostgreSQL, each a version.
public struct PostgreSQLSellerRegister: SellerRegister {
  let database: Database

  /// A register over a database.
  public init(database: Database) { self.database = database }

  /// See ``SellerRegister/seller()``.
  public func seller() async throws(StoreError) -> Seller? {
    try await storing { try await newest()?.seller }
  }

  /// See ``SellerRegister/declare(_:by:at:)``.
  /// - Throws: ``StoreError/stale`` where another was declared at the same time.
  public func declare(_ seller: Seller, by actor: Actor, at now: Date) async throws(StoreError) -> Int {
    try await storing {
      let last = try await newest()
      if let last, last.seller == seller { return last.version }
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let text = String(decoding: try encoder.encode(seller), as: UTF8.self)
      let version = (last?.version ?? 0) + 1
      let made = try await database.once(
        Self.insert, [.int(Int64(version)), .text(text), .timestamp(now), .text(actor.name)])
      guard !made.isEmpty else { throw StoreError.stale }
      return version
    }
  }

  private func newest() async throws -> (version: Int, seller: Seller)? {
    guard let row = try await database.once(Self.select).first else { return nil }
    do {
      let text = Data(try row.decode("document", as: String.self).utf8)
      return (try row.decode("version"), try JSONDecoder().decode(Seller.self, from: text))
    } catch is DecodingError {
      throw StoreError.damaged
    }
  }

  private static let select: Statement = "select version, document from sellers order by version desc limit 1"
  private static let insert: Statement = """
    insert into sellers (version, document, created_at, created_by) values ($1, $2, $3, $4)
    on conflict do nothing returning version
    """
}
