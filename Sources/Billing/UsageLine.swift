import Domain

/// What is summed alike in an estimate: where every unit costs the same, a line of an invoice.
struct UsageLineKey: Sendable, Hashable {
  /// The check type.
  let meter: String
  /// Price of one.
  let unitPrice: ExactDecimal
  /// ISO 4217.
  let currency: String
  /// `slug@version`.
  let priceBook: String

  /// The line that an event counts on.
  /// - Throws: ``BillingError/notADecimal``
  init(_ event: UsageEvent) throws(BillingError) {
    guard let price = ExactDecimal(event.unitPrice) else { throw .notADecimal }
    meter = event.meter
    unitPrice = price
    currency = event.currency
    priceBook = event.priceBook
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
}
