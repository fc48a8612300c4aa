import Domain
import Foundation

/// Which periods are open, and when each is due to be closed. Pure: how far an invoice is follows from the time and
/// from what was closed, so that nothing is lost with a process.
public struct InvoiceSchedule: Sendable {
  /// Periods that are not closed, from the first one with usage through the running one; the running one alone where
  /// nothing is open before it.
  public let open: [BillingPeriod]

  /// A schedule as of `now`. Usage older than the last closed period came late and counts in the first open one.
  /// - Throws: ``BillingError/unknownTimeZone(_:)`` or ``BillingError/notAPeriod``
  public init(_ frontier: UsageFrontier, in timeZone: String, at now: Date) throws(BillingError) {
    try self.init(lastClosed: frontier.lastClosed, earliest: frontier.earliest, in: timeZone, at: now)
  }

  /// The same of the last closed period, `YYYY-MM`; the first use that is on no invoice counts before there is one.
  /// - Throws: ``BillingError/unknownTimeZone(_:)`` or ``BillingError/notAPeriod``
  public init(
    lastClosed: String?, earliest: Date? = nil, in timeZone: String, at now: Date
  ) throws(BillingError) {
    let running = try BillingPeriod.month(containing: now, in: timeZone)
    var first = running
    if let last = lastClosed {
      first = try .month(containing: try BillingPeriod.month(named: last, in: timeZone).end, in: timeZone)
    } else if let earliest, earliest < running.start {
      first = try .month(containing: earliest, in: timeZone)
    }
    // A running period that was closed early leaves the next one open.
    open = try BillingPeriod.months(from: first, through: first.start < running.start ? running : first)
  }

  /// Open periods that are over since `graceDays` days of the calendar, oldest first.
  public func due(graceDays: Int, at now: Date) throws(BillingError) -> [BillingPeriod] {
    var due: [BillingPeriod] = []
    for period in open {
      let calendar = try BillingPeriod.calendar(period.timeZone)
      guard let end = calendar.date(byAdding: .day, value: graceDays, to: period.end), end <= now else { break }
      due.append(period)
    }
    return due
  }

  /// The periods whose usage an open period bills: its own, and for the first open one all before it.
  public func spans(of period: BillingPeriod, from earliest: Date?) throws(BillingError) -> [BillingPeriod] {
    guard period == open.first, let earliest, earliest < period.start else { return [period] }
    return try BillingPeriod.months(
      from: try .month(containing: earliest, in: period.timeZone), through: period)
  }
}

extension BillingPeriod {
  /// Consecutive months, both included.
  /// - Throws: ``BillingError/notAPeriod`` beyond the year 9999.
  public static func months(
    from first: BillingPeriod, through last: BillingPeriod
  ) throws(BillingError) -> [BillingPeriod] {
    var (months, next) = ([first], first)
    while next.start < last.start {
      next = try .month(containing: next.end, in: next.timeZone)
      months.append(next)
    }
    return months
  }
}
