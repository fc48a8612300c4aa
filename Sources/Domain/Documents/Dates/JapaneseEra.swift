/// A reign that Japan counts years by, each from its first day under the law that named it.
public enum JapaneseEra: String, Sendable, Hashable, CaseIterable {
  /// 1868 to 1912; read from 1873 on.
  case meiji = "Meiji"
  /// 1912 to 1926.
  case taisho = "Taishō"
  /// 1926 to 1989.
  case showa = "Shōwa"
  /// 1989 to 2019.
  case heisei = "Heisei"
  /// 2019 on.
  case reiwa = "Reiwa"

  /// The Gregorian year of the era's year 1.
  public var firstYear: Int {
    switch self {
    case .meiji: 1868
    case .taisho: 1912
    case .showa: 1926
    case .heisei: 1989
    case .reiwa: 2019
    }
  }

  /// The first day that is printed in the era: the imperial rescripts of 30 July 1912 and 25 December 1926, Cabinet
  /// Order 1 of 1989 and Cabinet Order 143 of 2019. Meiji begins with year 6, when Japan took up the Gregorian calendar
  /// (Dajōkan Proclamation 337 of 1872); the lunar dates before it are not read.
  public var firstDay: CalendarDate? {
    switch self {
    case .meiji: CalendarDate(year: 1873, month: 1, day: 1)
    case .taisho: CalendarDate(year: 1912, month: 7, day: 30)
    case .showa: CalendarDate(year: 1926, month: 12, day: 25)
    case .heisei: CalendarDate(year: 1989, month: 1, day: 8)
    case .reiwa: CalendarDate(year: 2019, month: 5, day: 1)
    }
  }

  /// The Gregorian day of a date in the era; nil where the day does not exist or lies outside the era.
  /// - Parameters:
  ///   - year: 1 or more.
  ///   - mayOutlast: reads days after the era's end, up to ten years, for an expiry: documents that were issued before
  ///     the end, such as driving licences valid to Heisei 33, could not yet name the next era.
  public func day(year: Int, month: Int, day: Int, mayOutlast: Bool = false) -> CalendarDate? {
    guard year >= 1, let firstDay, let date = CalendarDate(year: firstYear + year - 1, month: month, day: day) else {
      return nil
    }
    guard date >= firstDay else { return nil }
    let next = Self.allCases.drop { $0 != self }.dropFirst().first
    guard let end = next?.firstDay, date >= end else { return date }
    return mayOutlast && date.year <= end.year + 10 ? date : nil
  }

  /// The era that a folded word ends with; nil if it names none.
  static func named(atEndOf word: String) -> JapaneseEra? {
    names.first { word.hasSuffix($0.name) }?.era
  }

  /// The era of an initial, Latin or Japanese, folded; nil for other words.
  static func initial(_ word: String) -> JapaneseEra? { initials[word] }

  private static let names: [(name: String, era: JapaneseEra)] = [
    ("明治", .meiji), ("大正", .taisho), ("昭和", .showa), ("平成", .heisei), ("令和", .reiwa),
    ("meiji", .meiji), ("taisho", .taisho), ("showa", .showa), ("heisei", .heisei), ("reiwa", .reiwa),
  ]

  private static let initials: [String: JapaneseEra] = [
    "m": .meiji, "t": .taisho, "s": .showa, "h": .heisei, "r": .reiwa, "明": .meiji, "大": .taisho, "昭": .showa,
    "平": .heisei, "令": .reiwa,
  ]
}
