import Domain
import FoundationEssentials

/// Sums usage events by groups, at the price that each event shows: an estimate where prices depend on a period's
/// quantity. What is due is said by ``InvoiceFold``. The order of the events does not matter.
public struct UsageFold: Sendable {
  private struct GroupKey: Hashable {
    let values: [String?]
    let currency: String
  }

  private struct Tally {
    var count: Int64 = 0
    var lines: [UsageLineKey: Int64] = [:]
  }

  private let dimensions: [UsageDimension]
  private let day: @Sendable (Date) -> CalendarDate
  private var tallies: [GroupKey: Tally] = [:]

  /// Groups by `dimensions`, of which there may be none; `day` tells the tenant's day of a moment.
  public init(groupedBy dimensions: [UsageDimension], day: @escaping @Sendable (Date) -> CalendarDate) {
    self.dimensions = dimensions
    self.day = day
  }

  /// Counts an event, billed or not.
  /// - Throws: ``BillingError/notADecimal`` for an event whose price is no decimal.
  public mutating func add(_ event: UsageEvent) throws(BillingError) {
    let line = try UsageLineKey(event)
    let key = GroupKey(values: dimensions.map { value(of: $0, in: event) }, currency: event.currency)
    var tally = tallies[key] ?? Tally()
    tally.count += 1
    if event.isBillable { tally.lines[line, default: 0] += 1 }
    tallies[key] = tally
  }

  /// The groups that have events, ordered by their values, those without a value last.
  /// - Throws: ``BillingError`` where a sum is out of range.
  public func groups() throws(BillingError) -> [UsageGroup] {
    var groups: [UsageGroup] = []
    for (key, tally) in tallies {
      var (amount, minor, billable) = (ExactDecimal.zero, Int64(0), Int64(0))
      for (line, quantity) in tally.lines {
        amount = try amount.adding(line.amount(quantity))
        let (sum, overflow) = minor.addingReportingOverflow(try line.amountMinor(quantity))
        guard !overflow else { throw .outOfRange }
        minor = sum
        billable += quantity
      }
      groups.append(
        UsageGroup(
          values: key.values, currency: key.currency, count: tally.count, billableCount: billable, amount: amount,
          amountEstimateMinor: minor))
    }
    return groups.sorted(by: Self.precedes)
  }

  private func value(of dimension: UsageDimension, in event: UsageEvent) -> String? {
    switch dimension {
    case .meter: event.meter
    case .day: day(event.occurredAt).description
    case .key: event.key?.description
    case .outcome: event.outcome?.rawValue
    case .metadata(let name): event.dimensions[name]
    }
  }

  private static func precedes(_ left: UsageGroup, _ right: UsageGroup) -> Bool {
    for (first, second) in zip(left.values, right.values) where first != second {
      guard let first else { return false }
      guard let second else { return true }
      return first < second
    }
    return left.currency < right.currency
  }
}

/// One group of a usage summary.
public struct UsageGroup: Sendable, Hashable {
  /// One for each dimension asked for; nil where the events have none, such as no key.
  public let values: [String?]
  /// ISO 4217.
  public let currency: String
  /// Completed checks, billed or not.
  public let count: Int64
  /// Those that are billed.
  public let billableCount: Int64
  /// The exact sum of the unit prices.
  public let amount: ExactDecimal
  /// The sum, rounded as an invoice rounds it: each meter, price book and price once.
  public let amountEstimateMinor: Int64
}
