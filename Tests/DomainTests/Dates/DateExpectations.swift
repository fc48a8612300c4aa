import FoundationEssentials

@testable import Domain

/// What the tests of dates ask of ``PrintedDate``.
enum DateExpectations {
  /// The day on which all tests read their documents: 15 March 2026.
  static let today = CalendarDate(utc: Date(timeIntervalSince1970: 1_773_532_800))

  /// The days that a text may mean, likeliest first, as ISO 8601.
  static func days(
    _ text: String, _ languages: [String] = [], order: DayMonthOrder? = .dayFirst, meaning: DateMeaning? = nil
  ) -> [String] {
    readings(text, languages, order: order, meaning: meaning).map(\.day.description)
  }

  static func readings(
    _ text: String, _ languages: [String] = [], order: DayMonthOrder? = .dayFirst, meaning: DateMeaning? = nil
  ) -> [PrintedDate] {
    PrintedDate.parse(text, in: DateContext(languages: languages, order: order, meaning: meaning, today: today))
  }
}
