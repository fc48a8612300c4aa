import Domain

/// Dates as lists write them: `1961`, `1961-05`, `10 Dec 1948`, `11.8.1960`, `dd/mm/1945`, `circa 1951`,
/// `1952 to 1954`, `between 1955 and 1958`, `1950s`, `1961 or 1962`. Of two small numbers the first is the day, unless
/// the second is too large for a month.
enum ListDates {
  /// Longest text that is looked at.
  private static let textBytesMax = 512

  /// The first year that is of the Gregorian calendar where a text speaks of another, whose years are smaller.
  private static let gregorianMin = 1800

  /// The dates that a text tells; none where it tells none that can be read. A date of another calendar is none.
  static func parse(_ text: String?) -> [PartialDate] {
    guard let text = text.flatMap(ListText.clean), text.utf8.count <= textBytesMax else { return [] }
    if let date = PartialDate(iso: text.prefix { $0 != "T" }) { return [date] }
    let isForeign = ["hijri", "jalali", "persian", "islamic"].contains(where: text.lowercased().contains)
    let alternatives = text.split(separator: ";").flatMap { $0.split(separator: " or ") }
    return alternatives.flatMap { dates(DateTokens(String($0)).tokens) }
      .filter { !isForeign || $0.years.lowerBound >= gregorianMin }
  }

  /// The one date that a text tells; nil for none or several.
  static func single(_ text: String?) -> PartialDate? {
    let dates = parse(text)
    return dates.count == 1 ? dates[0] : nil
  }

  /// A date of parts, of which zero counts as not told; nil without a year.
  static func date(year: Int?, month: Int?, day: Int?, isCirca: Bool = false) -> PartialDate? {
    guard let year, DateTokens.years.contains(year) else { return nil }
    if isCirca { return .circa(year) }
    guard let month, (1...12).contains(month) else { return .year(year) }
    guard let day, let date = CalendarDate(year: year, month: month, day: day) else {
      return .month(year: year, month: month)
    }
    return .day(date)
  }

  /// Years from one to another; one year where they are the same, nil where they stand the wrong way round.
  static func years(from first: Int, to last: Int) -> PartialDate? {
    guard DateTokens.years.contains(first), DateTokens.years.contains(last), first <= last else { return nil }
    return first == last ? .year(first) : .years(first...last)
  }

  private static func dates(_ tokens: [DateTokens.Token]) -> [PartialDate] {
    var found: [(date: PartialDate, place: Int)] = []
    var parts: [DateTokens.Token] = []
    for (place, token) in tokens.enumerated() {
      switch token {
      case .number, .month: parts.append(token)
      case .year(let year):
        let isCirca = tokens[..<place].contains(.circa)
        let date =
          tokens.dropFirst(place + 1).first == .decade
          ? years(from: year, to: year + 9) : self.date(year: year, parts: parts, isCirca: isCirca)
        if let date { found.append((date, place)) }
        parts = []
      default: break
      }
    }
    guard found.count == 2, isRange(tokens, found[0].place, found[1].place),
      let range = years(from: found[0].date.years.lowerBound, to: found[1].date.years.upperBound)
    else { return found.map(\.date) }
    return [range]
  }

  /// Whether a word for a range stands with two years, or nothing but a dash between them.
  private static func isRange(_ tokens: [DateTokens.Token], _ first: Int, _ second: Int) -> Bool {
    tokens.contains(.range) || (second == first + 2 && tokens[first + 1] == .dash)
  }

  /// A date of what stands before its year.
  private static func date(year: Int, parts: [DateTokens.Token], isCirca: Bool) -> PartialDate? {
    var numbers: [Int] = []
    var months: [Int] = []
    for part in parts {
      if case .number(let number) = part { numbers.append(number) }
      if case .month(let month) = part { months.append(month) }
    }
    switch (months.count, numbers.count) {
    case (1, _): return date(year: year, month: months[0], day: numbers.last, isCirca: isCirca)
    case (0, 1): return date(year: year, month: numbers[0], day: nil, isCirca: isCirca)
    case (0, 2):
      let isMonthFirst = numbers[1] > 12 && (1...12).contains(numbers[0])
      let (day, month) = isMonthFirst ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
      return date(year: year, month: month, day: day, isCirca: isCirca)
    default: return date(year: year, month: nil, day: nil, isCirca: isCirca)
    }
  }
}
