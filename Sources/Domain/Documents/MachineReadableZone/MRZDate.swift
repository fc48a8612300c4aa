/// Six characters YYMMDD of a zone and the day they mean.
public struct MRZDate: Sendable, Hashable {
  /// As printed: six characters of digits and fillers.
  public let printed: String
  /// The day; nil where a part is unknown or the day does not exist.
  public let day: CalendarDate?
  /// The year of a birth of which no more may be known; nil where not even that is, and for an expiry without a day.
  public let year: Int?

  /// A birth lies on or before `today`, as late as its two digits allow.
  /// - Parameter printed: six characters.
  public static func birth(_ printed: String, today: CalendarDate) -> MRZDate {
    let century = today.year / 100 * 100
    let late = day(printed, century: century)
    let known = late.flatMap { $0 <= today ? $0 : nil } ?? day(printed, century: century - 100)
    return MRZDate(printed: printed, day: known, year: known?.year ?? year(printed, today: today))
  }

  /// The year of two digits, none after today's.
  private static func year(_ printed: String, today: CalendarDate) -> Int? {
    let digits = printed.prefix(2).compactMap { $0.isASCII ? $0.wholeNumberValue : nil }
    guard digits.count == 2 else { return nil }
    let year = today.year / 100 * 100 + digits[0] * 10 + digits[1]
    return year <= today.year ? year : year - 100
  }

  /// An expiry lies within fifty years of `today`: less than fifty years after it, no more than fifty before.
  /// - Parameter printed: six characters.
  public static func expiry(_ printed: String, today: CalendarDate) -> MRZDate {
    let century = today.year / 100 * 100
    let candidates = [century - 100, century, century + 100].compactMap { day(printed, century: $0) }
    let near = candidates.first { (today.year - 50..<today.year + 50).contains($0.year) }
    return MRZDate(printed: printed, day: near, year: near?.year)
  }

  private static func day(_ printed: String, century: Int) -> CalendarDate? {
    let digits = printed.compactMap { $0.isASCII ? $0.wholeNumberValue : nil }
    guard digits.count == 6, printed.count == 6 else { return nil }
    return CalendarDate(
      year: century + digits[0] * 10 + digits[1], month: digits[2] * 10 + digits[3], day: digits[4] * 10 + digits[5])
  }
}
