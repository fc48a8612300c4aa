/// The days that the date in a number may mean.
enum BirthDays {
  /// One day for each century in which it exists.
  /// - Parameters:
  ///   - year: two digits.
  ///   - centuries: their first years, such as 1900, likeliest first.
  static func of(year: Int, month: Int, day: Int, centuries: [Int] = [1900, 2000]) -> [CalendarDate] {
    centuries.compactMap { CalendarDate(year: $0 + year, month: month, day: day) }
  }

  /// Six digits YYMMDD from a place on.
  static func yearFirst(_ figures: NumberFigures, at start: Int = 0, centuries: [Int] = [1900, 2000]) -> [CalendarDate]
  {
    of(
      year: figures.number(start..<(start + 2)), month: figures.number((start + 2)..<(start + 4)),
      day: figures.number((start + 4)..<(start + 6)), centuries: centuries)
  }

  /// Six digits DDMMYY from a place on.
  static func dayFirst(_ figures: NumberFigures, at start: Int = 0, centuries: [Int] = [1900, 2000]) -> [CalendarDate] {
    of(
      year: figures.number((start + 4)..<(start + 6)), month: figures.number((start + 2)..<(start + 4)),
      day: figures.number(start..<(start + 2)), centuries: centuries)
  }
}

extension NationalNumberRule.Judgement {
  /// The judgement on a number with a check digit and a date.
  static func dated(_ digitHolds: Bool, _ days: [CalendarDate], sex: String? = nil) -> Self {
    guard digitHolds else { return .wrongDigit }
    return days.isEmpty ? .impossible : .possible(days: days, sex: sex)
  }

  /// The judgement on a number with a check digit alone.
  static func digit(_ holds: Bool) -> Self { holds ? .possible() : .wrongDigit }
}

extension Int {
  /// `M` for odd numbers, as most states count.
  var oddIsMale: String { self % 2 == 1 ? "M" : "F" }
}
