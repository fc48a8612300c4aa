import Domain
import FoundationEssentials
import PostgreSQL
import Synchronization

/// Price books as migration seeded them.
public final class PostgreSQLPriceList: PriceList {
  private let database: Database
  private struct Key: Hashable {
    let book: String
    let day: CalendarDate
  }
  private struct Entry {
    let document: JSON
    let readAt: ContinuousClock.Instant
  }
  private struct VersionKey: Hashable {
    let book: String
    let version: Int
  }
  private let cached = Mutex<[Key: Entry]>([:])
  /// Versions never change.
  private let versions = Mutex<[VersionKey: JSON]>([:])

  /// How long a new version may go unseen.
  static let freshFor: Duration = .seconds(60)
  /// Entries kept at once: books and days of periods' starts, of which there are a few each.
  static let entriesMax = 1000

  /// A list over a database.
  public init(database: Database) { self.database = database }

  /// See ``PriceList/book(_:on:)``.
  public func book(_ slug: String, on day: CalendarDate) async throws(StoreError) -> JSON {
    let key = Key(book: slug, day: day)
    let entry = cached.withLock { $0[key] }
    if let entry, entry.readAt.duration(to: .now) < Self.freshFor { return entry.document }
    let document = try await storing {
      try await self.database.once(Self.inForce, [.text(slug), .text(day.description)]).first?.json("document")
    }
    guard let document else { throw .notAllowed(.unpricedMeter) }
    let fresh = Entry(document: document, readAt: .now)
    cached.withLock { cached in
      if cached.count >= Self.entriesMax { cached.removeAll() }
      cached[key] = fresh
    }
    return document
  }

  /// See ``PriceList/book(_:version:)``.
  public func book(_ slug: String, version: Int) async throws(StoreError) -> JSON {
    let key = VersionKey(book: slug, version: version)
    if let known = versions.withLock({ $0[key] }) { return known }
    let document = try await storing {
      try await self.database.once(Self.version, [.text(slug), .int(Int64(version))]).first?.json("document")
    }
    guard let document else { throw .notFound }
    versions.withLock { versions in
      if versions.count >= Self.entriesMax { versions.removeAll() }
      versions[key] = document
    }
    return document
  }

  private static let version: Statement = "select document from price_books where slug = $1 and version = $2"

  private static let inForce: Statement = """
    select document from price_books
    where slug = $1 and document::jsonb ->> 'effective_from' <= $2 order by version desc limit 1
    """
}
