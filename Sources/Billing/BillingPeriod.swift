import Domain
import Foundation

/// A calendar month in a tenant's time zone: from its first instant up to, but without, the next one's.
public struct BillingPeriod: Sendable, Hashable {
  /// `YYYY-MM`.
  public let name: String
  /// IANA.
  public let timeZone: String
  /// First instant.
  public let start: Date
  /// First instant that no longer belongs to it.
  public let end: Date

  /// The month that `instant` falls into.
  /// - Throws: ``BillingError/unknownTimeZone(_:)`` or ``BillingError/notAPeriod`` outside of the years 1 through 9999.
  public static func month(containing instant: Date, in timeZone: String) throws(BillingError) -> BillingPeriod {
    let calendar = try calendar(timeZone)
    let parts = calendar.dateComponents([.year, .month], from: instant)
    guard let year = parts.year, let month = parts.month else { throw .notAPeriod }
    return try make(year, month, calendar)
  }

  /// The month of that name, such as `2026-11`.
  /// - Throws: ``BillingError/notAPeriod`` or ``BillingError/unknownTimeZone(_:)``
  public static func month(named name: String, in timeZone: String) throws(BillingError) -> BillingPeriod {
    guard let first = CalendarDate(iso: "\(name)-01") else { throw .notAPeriod }
    return try make(first.year, first.month, try calendar(timeZone))
  }

  /// True from the first instant up to, but without, ``end``.
  public func contains(_ instant: Date) -> Bool { start <= instant && instant < end }

  /// Its days, in order.
  public var days: [CalendarDate] {
    guard let first = CalendarDate(iso: "\(name)-01") else { return [] }
    return (0..<31).map { first.adding(days: $0) }.filter { $0.month == first.month }
  }

  private static func make(_ year: Int, _ month: Int, _ calendar: Calendar) throws(BillingError) -> BillingPeriod {
    let isLast = month == 12
    guard let first = CalendarDate(year: year, month: month, day: 1),
      let start = calendar.date(from: DateComponents(year: year, month: month, day: 1)),
      let end = calendar.date(
        from: DateComponents(year: isLast ? year + 1 : year, month: isLast ? 1 : month + 1, day: 1))
    else { throw .notAPeriod }
    return BillingPeriod(
      name: String(first.description.prefix(7)), timeZone: calendar.timeZone.identifier, start: start, end: end)
  }

  static func calendar(_ timeZone: String) throws(BillingError) -> Calendar {
    guard let zone = TimeZone(identifier: timeZone) else { throw .unknownTimeZone(timeZone) }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    return calendar
  }
}

/// Tells the day of a moment in a tenant's time zone.
public struct BillingDays: Sendable {
  private let calendar: Calendar

  /// - Throws: ``BillingError/unknownTimeZone(_:)``
  public init(timeZone: String) throws(BillingError) {
    calendar = try BillingPeriod.calendar(timeZone)
  }

  /// The first instant of a day there.
  /// - Throws: ``BillingError/notAPeriod``
  public func start(of day: CalendarDate) throws(BillingError) -> Date {
    guard let start = calendar.date(from: DateComponents(year: day.year, month: day.month, day: day.day)) else {
      throw .notAPeriod
    }
    return start
  }

  /// The day on the calendar there; the day in UTC outside of the years 1 through 9999.
  public func day(of instant: Date) -> CalendarDate {
    let parts = calendar.dateComponents([.year, .month, .day], from: instant)
    return CalendarDate(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
      ?? CalendarDate(utc: instant)
  }
}
