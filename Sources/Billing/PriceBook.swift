import Domain

/// What each meter costs from a day on. Versions never change.
public struct PriceBook: Sendable, Equatable {
  /// Names the book, such as `standard-2026`.
  public let slug: String
  /// From 1.
  public let version: Int
  /// ISO 4217.
  public let currency: String
  /// First day on which it holds.
  public let effectiveFrom: CalendarDate
  /// Price of one, by meter, in the currency's major unit.
  public let prices: [String: ExactDecimal]

  /// Reads the prices.
  /// - Throws: ``BillingError/notADecimal``, also for a negative price, or ``BillingError/unknownCurrency(_:)``.
  public init(
    slug: String, version: Int, currency: String, effectiveFrom: CalendarDate, prices: [String: String]
  ) throws(BillingError) {
    guard Currency.minorDigits(of: currency) != nil else { throw .unknownCurrency(currency) }
    var exact: [String: ExactDecimal] = [:]
    for (meter, text) in prices {
      guard let price = ExactDecimal(text), price >= .zero else { throw .notADecimal }
      exact[meter] = price
    }
    self.slug = slug
    self.version = version
    self.currency = currency
    self.effectiveFrom = effectiveFrom
    self.prices = exact
  }

  /// `slug@version`, as on usage events.
  public var name: String { "\(slug)@\(version)" }

  /// The price of one; nil where the book has none, so that the meter cannot be used under it.
  public func price(of meter: String) -> ExactDecimal? { prices[meter] }
}
