import Crypto
import Domain
import FoundationEssentials
import PostgreSQL

/// Puts the shipped price books into the database. A version never changes.
public struct PriceBookSeeding: Sendable {
  let database: Database

  /// How far the first time zone is ahead of UTC: what is tomorrow there has begun for nobody.
  static let firstZone: TimeInterval = 14 * 3600

  /// A seeding that connects as the owner.
  public init(database: Database) { self.database = database }

  /// Writes a version of a book. What was metered keeps its price and a month that has begun its fees and free units,
  /// so that a version behind another one begins on a day that has begun nowhere yet, behind the other's.
  /// - Throws: ``StoreError/stale`` where this version exists with other prices; ``PriceBookBegun`` where it would hold
  ///   on days that an earlier version has already, or had.
  public func seed(slug: String, version: Int, document: JSON, at now: Date) async throws {
    let digest = Array(SHA256.hash(data: document.canonicalBytes))
    let today = CalendarDate(utc: now.addingTimeInterval(Self.firstZone))
    let book = [Parameter.text(slug), .int(Int64(version))]
    _ = try await database.query(
      Self.insert,
      book + [
        .text(document.compactText), .bytes(digest), .text(today.description),
        .text(document["effective_from"]?.text ?? ""),
      ])
    guard let row = try await database.query(Self.select, book).first else {
      throw PriceBookBegun(slug: slug, version: version)
    }
    guard try row.decode("digest", as: [UInt8].self) == digest else { throw StoreError.stale }
  }

  private static let insert: Statement = """
    insert into price_books (slug, version, document, digest)
    select $1, $2, $3, $4 where not exists (
      select from price_books b where b.slug = $1 and b.version < $2
        and greatest(b.document::jsonb ->> 'effective_from', $5) >= $6)
    on conflict do nothing
    """
  private static let select: Statement = "select digest from price_books where slug = $1 and version = $2"
}

/// A new version of a price book whose first day is not behind today and the first day of every earlier version.
public struct PriceBookBegun: Error, Sendable, Equatable {
  /// The book.
  public let slug: String
  /// The version that was not written.
  public let version: Int
}
