import Domain
import FoundationEssentials
import PostgreSQL
import Synchronization

/// Prices out of the price books that migration seeded. A version of a book never changes, so it is read once.
public final class PostgreSQLPriceList: PriceList {
  private let database: Database
  private let cached = Mutex<[String: [String: UnitPrice]]>([:])

  /// A list over a database.
  public init(database: Database) { self.database = database }

  /// See ``PriceList/price(of:in:)``.
  public func price(of meter: String, in book: String) async throws(StoreError) -> UnitPrice {
    let prices = try await storing { try await self.prices(of: book) }
    guard let price = prices[meter] else { throw .notAllowed(.unpricedMeter) }
    return price
  }

  private func prices(of book: String) async throws -> [String: UnitPrice] {
    if let prices = cached.withLock({ $0[book] }) { return prices }
    let rows = try await database.once(Self.newest, [.text(book)])
    guard let row = rows.first else { throw StoreError.notAllowed(.unpricedMeter) }
    let document = try row.json("document")
    let version = try row.decode("version", as: Int.self)
    guard let currency = document["currency"]?.text else { throw StoreError.damaged }
    var prices: [String: UnitPrice] = [:]
    for member in document["prices"]?.members ?? [] {
      guard let amount = member.value.text else { throw StoreError.damaged }
      prices[member.name] = UnitPrice(amount: amount, currency: currency, priceBook: "\(book)@\(version)")
    }
    cached.withLock { $0[book] = prices }
    return prices
  }

  private static let newest: Statement =
    "select version, document from price_books where slug = $1 order by version desc limit 1"
}
