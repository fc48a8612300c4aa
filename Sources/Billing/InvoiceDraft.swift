import Domain

/// A period's invoice as far as its events go: the same fold as the usage summary's, by line.
public struct InvoiceDraft: Sendable, Equatable {
  /// What it is for.
  public let period: BillingPeriod
  /// ISO 4217.
  public let currency: String
  /// Ordered by meter, price book and price; numbered from 1.
  public let lines: [InvoiceLine]
  /// The sum of the lines.
  public let totalMinor: Int64
  /// Completed checks of the period that are not billed.
  public let freeCount: Int64

  /// Folds the events that fall into `period`; others are left out.
  /// - Throws: ``BillingError/otherCurrency(_:)`` for a billed event in another currency, or what a sum throws.
  public init(
    period: BillingPeriod, currency: String, events: some Sequence<UsageEvent>
  ) throws(BillingError) {
    var quantities: [UsageLineKey: Int64] = [:]
    var freeCount: Int64 = 0
    for event in events where period.contains(event.occurredAt) {
      if event.isBillable {
        quantities[try UsageLineKey(event), default: 0] += 1
      } else {
        freeCount += 1
      }
    }
    try self.init(period: period, currency: currency, quantities: quantities, freeCount: freeCount)
  }

  /// Takes quantities that were counted elsewhere, such as by the database.
  /// - Throws: as ``init(period:currency:events:)``
  public init(
    period: BillingPeriod, currency: String, quantities: [UsageLineKey: Int64], freeCount: Int64
  ) throws(BillingError) {
    var lines: [InvoiceLine] = []
    var total: Int64 = 0
    for key in quantities.keys.sorted(by: UsageLineKey.precedes) {
      guard key.currency == currency else { throw .otherCurrency(key.currency) }
      let quantity = quantities[key] ?? 0
      let line = InvoiceLine(
        number: lines.count + 1, key: key, quantity: quantity, amount: try key.amount(quantity),
        amountMinor: try key.amountMinor(quantity))
      let (sum, overflow) = total.addingReportingOverflow(line.amountMinor)
      guard !overflow else { throw .outOfRange }
      total = sum
      lines.append(line)
    }
    self.period = period
    self.currency = currency
    self.lines = lines
    self.totalMinor = total
    self.freeCount = freeCount
  }
}

/// One line of an invoice.
public struct InvoiceLine: Sendable, Hashable {
  /// From 1.
  public let number: Int
  /// What is billed.
  public let key: UsageLineKey
  /// Completed checks.
  public let quantity: Int64
  /// Exact.
  public let amount: ExactDecimal
  /// Rounded half away from zero.
  public let amountMinor: Int64
}
