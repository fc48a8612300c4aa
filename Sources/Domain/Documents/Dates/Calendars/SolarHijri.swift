/// The Solar Hijri calendar of Iran (law of 31 March 1925) and Afghanistan: Gregorian days of its dates.
enum SolarHijri {
  /// Years that are read: those of 1850 through 2150.
  static let years = 1229...1529

  /// The Gregorian day; nil for a date that does not exist.
  static func day(year: Int, month: Int, day: Int) -> CalendarDate? {
    guard years.contains(year), (1...12).contains(month) else { return nil }
    let length = month <= 6 ? 31 : month <= 11 || isLeap(year) ? 30 : 29
    guard (1...length).contains(day), let epoch = CalendarDate(year: 1970, month: 1, day: 1) else { return nil }
    let daysBeforeMonth = 30 * (month - 1) + min(month - 1, 6)
    return epoch.adding(days: start(year) + daysBeforeMonth + day - 1)
  }

  /// Eight leap years in thirty-three. The equinox at Tehran, which the law goes by, agrees in every year read here but
  /// one: 1502 has no leap day and 1503 has it.
  static func isLeap(_ year: Int) -> Bool {
    year == 1503 || year != 1502 && (25 * year + 11) % 33 < 8
  }

  /// Days from 1970-01-01 to 1 Farvardin; that of 1392 is 21 March 2013.
  private static func start(_ year: Int) -> Int {
    365 * (year - 1) + (8 * year + 21) / 33 - 492_268 - (year == 1503 ? 1 : 0)
  }
}
