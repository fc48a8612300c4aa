import Domain

/// A meter under a version of a price book.
public struct PricedMeter: Sendable {
  /// The check type's raw value, or ``UsageEvent/monitoring``.
  public let name: String
  /// ISO 4217.
  public let currency: String
  /// `slug@version`.
  public let priceBook: String
  let minorDigits: Int
  let prices: MeterPrices

  /// What a usage event of those facts shows as the price of one, in the currency's major unit: exact where every unit
  /// costs the same, otherwise the most that one more costs (``PriceCeiling/slope``).
  public func price(for facts: PriceFacts) -> String {
    prices.choices[prices.position(for: facts)].model.shown
  }

  /// Values of dimensions of usage events that its price depends on, by dimension: every other one prices alike.
  public var dimensions: [String: Set<String>] { prices.dimensions }

  /// A line above what any use of it costs, whatever its facts turn out to be and before free units are taken off.
  /// - Throws: ``BillingError/outOfRange``
  public func ceiling() throws(BillingError) -> PriceCeiling {
    var start = ExactDecimal.zero
    for choice in prices.choices { start = try start.adding(choice.model.ceiling.start) }
    return PriceCeiling(slope: prices.choices.map(\.model.ceiling.slope).max() ?? .zero, start: start)
  }

  /// The least that ``price(for:)`` shows: what a free unit takes off their sum, whichever one it is.
  public var leastSlope: ExactDecimal { prices.choices.map(\.model.ceiling.slope).min() ?? .zero }

  /// What one more adds at most behind that many that are not free, exact where all cost alike. Of a meter with several
  /// prices each may have been used for any part of them.
  /// - Throws: ``BillingError/outOfRange``
  public func step(behind quantity: Int64) throws(BillingError) -> ExactDecimal {
    if let only = prices.choices.first, prices.choices.count == 1 { return try only.model.step(behind: quantity) }
    var dearest: ExactDecimal?
    for choice in prices.choices {
      let step = try choice.model.dearestStep(behindAtMost: quantity)
      dearest = max(dearest ?? step, step)
    }
    return dearest ?? .zero
  }

  /// Lines of an invoice that it makes at most whose amounts may have to be rounded, by half a minor unit each.
  public var roundedLineCount: Int {
    prices.choices.reduce(0) { $0 + $1.model.roundedLineCount(digits: minorDigits) }
  }
}
