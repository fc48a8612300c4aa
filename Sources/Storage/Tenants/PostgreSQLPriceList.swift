import Domain
import FoundationEssentials
import PostgreSQL
import Synchronization

/// Prices out of the price books that migration seeded: the newest version that is in force.
public final class PostgreSQLPriceList: PriceList {
  private let database: Database
  private struct Entry {
    let prices: [String: UnitPrice]
    let readAt: ContinuousClock.Instant
  }
  private let cached = Mutex<[String: Entry]>([:])

  /// How long a version that comes into force, or a new one, may go unseen.
  static let freshFor: Duration = .seconds(60)

  /// A list over a database.
  public init(database: Database) { self.database = database }

  /// See ``PriceList/price(of:in:)``.
  public func price(of meter: String, in book: String) async throws(StoreError) -> UnitPrice {
    let prices = try await storing { try await self.prices(of: book) }
    guard let price = prices[meter] else { throw .notAllowed(.unpricedMeter) }
    return price
  }

  private func prices(of book: String) async throws -> [String: UnitPrice] {
    let entry = cached.withLock { $0[book] }
    if let entry, entry.readAt.duration(to: .now) < Self.freshFor { return entry.prices }
    let today = CalendarDate(utc: Date()).description
    let rows = try await database.once(Self.inForce, [.text(book), .text(today)])
    guard let row = rows.first else { throw StoreError.notAllowed(.unpricedMeter) }
    let document = try row.json("document")
    let version = try row.decode("version", as: Int.self)
    guard let currency = document["currency"]?.text else { throw StoreError.damaged }
    var prices: [String: UnitPrice] = [:]
    for member in document["prices"]?.members ?? [] {
      guard let amount = member.value.text else { throw StoreError.damaged }
      prices[member.name] = UnitPrice(amount: amount, currency: currency, priceBook: "\(book)@\(version)")
    }
    let fresh = Entry(prices: prices, readAt: .now)
    cached.withLock { $0[book] = fresh }
    return prices
  }

  private static let inForce: Statement = """
    select version, document from price_books
    where slug = $1 and coalesce(document::jsonb ->> 'effective_from', '') <= $2 order by version desc limit 1
    """
}
