/// Eight digits of a date element and the day they mean.
public struct AAMVADate: Sendable, Hashable {
  /// The order of the digits.
  public enum Order: Sendable, Hashable {
    /// MMDDCCYY.
    case monthFirst
    /// CCYYMMDD.
    case yearFirst
  }

  /// The years that a card can mean: no card names an earlier one, and 9999 stands for a card without expiry. Within
  /// them no eight digits are a day in both orders, so that reading in the other order is never a guess: as CCYYMMDD a
  /// month-first date has a year of 0101 to 1231.
  static func isPlausible(year: Int) -> Bool { (1850...2199).contains(year) || year == 9999 }

  /// As encoded, without spaces at the ends.
  public let printed: String
  /// The day; nil where the text is not eight digits of a day.
  public let day: CalendarDate?
  /// The order in which the day was read; nil where there is none.
  public let order: Order?

  /// Reads a date in the expected order, and where that gives no day in the other one.
  /// - Parameter expected: nil where the order is not known.
  public static func read(_ printed: String, expected: Order?) -> AAMVADate {
    let orders: [Order] = expected == .yearFirst ? [.yearFirst, .monthFirst] : [.monthFirst, .yearFirst]
    for order in orders {
      if let day = day(printed, order: order) { return AAMVADate(printed: printed, day: day, order: order) }
    }
    return AAMVADate(printed: printed, day: nil, order: nil)
  }

  /// The order that a country and version use: CCYYMMDD in Canada and in version 1 (DL/ID-2000 standard), MMDDCCYY in
  /// the USA since version 3 (annex D, table D.3). Nil for version 0, which no standard orders, for version 2 in the
  /// USA, where accounts of the specification differ, and for other countries.
  public static func expectedOrder(version: Int, country: String?) -> Order? {
    if version == 1 || country == "CAN" { return .yearFirst }
    return version >= 3 && country == "USA" ? .monthFirst : nil
  }

  private static func day(_ printed: String, order: Order) -> CalendarDate? {
    let bytes = Array(printed.utf8)
    let grammar = AAMVAGrammar(bytes: bytes)
    let isMonthFirst = order == .monthFirst
    guard bytes.count == 8, let year = grammar.number(at: isMonthFirst ? 4 : 0, count: 4), isPlausible(year: year),
      let month = grammar.number(at: isMonthFirst ? 0 : 4, count: 2),
      let day = grammar.number(at: isMonthFirst ? 2 : 6, count: 2)
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }
}
