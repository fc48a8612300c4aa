import Domain

/// What is billed alike: the line of an invoice, and the grain of every sum, so that the two cannot differ.
public struct UsageLineKey: Sendable, Hashable {
  /// The check type.
  public let meter: String
  /// Price of one.
  public let unitPrice: ExactDecimal
  /// ISO 4217.
  public let currency: String
  /// `slug@version`.
  public let priceBook: String

  /// A grain of usage.
  public init(meter: String, unitPrice: ExactDecimal, currency: String, priceBook: String) {
    self.meter = meter
    self.unitPrice = unitPrice
    self.currency = currency
    self.priceBook = priceBook
  }

  /// The line that an event counts on.
  /// - Throws: ``BillingError/notADecimal``
  public init(_ event: UsageEvent) throws(BillingError) {
    guard let price = ExactDecimal(event.unitPrice) else { throw .notADecimal }
    self.init(meter: event.meter, unitPrice: price, currency: event.currency, priceBook: event.priceBook)
  }

  /// Exact price of `quantity`.
  /// - Throws: ``BillingError/outOfRange``
  func amount(_ quantity: Int64) throws(BillingError) -> ExactDecimal {
    try unitPrice.multiplied(by: quantity)
  }

  /// The same in minor units, rounded half away from zero.
  /// - Throws: ``BillingError/outOfRange`` or ``BillingError/unknownCurrency(_:)``
  func amountMinor(_ quantity: Int64) throws(BillingError) -> Int64 {
    guard let digits = Currency.minorDigits(of: currency) else { throw .unknownCurrency(currency) }
    return try amount(quantity).minor(digits: digits)
  }

  static func precedes(_ left: UsageLineKey, _ right: UsageLineKey) -> Bool {
    (left.meter, left.priceBook, left.unitPrice) < (right.meter, right.priceBook, right.unitPrice)
  }
}
