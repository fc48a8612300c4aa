/// The Umm al-Qura calendar: Gregorian days of its dates.
enum UmmAlQura {
  /// Years that are read, AH.
  static let years = 1300...1500

  /// The first year whose months are tabled; the years before it are reckoned by the tabular calendar.
  private static let firstTabledYear = 1365

  /// The first year from which the published tables agree: the rule of 1420 (17 April 1999).
  private static let firstAgreedYear = 1420

  /// The Gregorian day and by how many days it may be off; nil for a date that does not exist. Published tables differ
  /// by up to two days before 1420, so each month before it is read with 30 days.
  static func day(year: Int, month: Int, day: Int) -> (date: CalendarDate, marginDays: Int)? {
    guard years.contains(year), (1...12).contains(month) else { return nil }
    let isAgreed = year >= firstAgreedYear
    let length = isAgreed && months[year - firstTabledYear] >> (month - 1) & 1 == 0 ? 29 : 30
    guard (1...length).contains(day), let epoch = CalendarDate(year: 1970, month: 1, day: 1) else { return nil }
    return (epoch.adding(days: start(year, month) + day - 1), isAgreed ? 0 : 2)
  }

  /// Days from 1970-01-01 to a month's first.
  private static func start(_ year: Int, _ month: Int) -> Int {
    guard year >= firstTabledYear else { return tabular(year, month) }
    let word = months[year - firstTabledYear]
    let full = (word & (1 << UInt16(month - 1) - 1)).nonzeroBitCount
    return yearStarts[year - firstTabledYear] + 29 * (month - 1) + full
  }

  /// The tabular Islamic calendar with a cycle of thirty years, counted from Thursday, 15 July 622 (Julian).
  private static func tabular(_ year: Int, _ month: Int) -> Int {
    354 * (year - 1) + (3 + 11 * year) / 30 + 29 * (month - 1) + month / 2 - 492_149
  }

  private static let yearStarts: [Int] = {
    // 1 Muharram 1365 is 5 December 1945.
    var starts = [-8793]
    for word in months { starts.append(starts[starts.count - 1] + 12 * 29 + word.nonzeroBitCount) }
    return starts
  }()
}
