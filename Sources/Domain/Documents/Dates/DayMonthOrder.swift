/// The order of day, month and year in a date of figures.
public enum DayMonthOrder: String, Sendable, Hashable, CaseIterable {
  /// Day, month, year.
  case dayFirst
  /// Month, day, year.
  case monthFirst
  /// Year, month, day.
  case yearFirst

  /// How an issuer's documents order figures; nil for codes that are not known and for states that use several orders.
  /// Source: short date patterns of Unicode CLDR, `dates/calendars/gregorian`, by territory.
  /// - Parameter issuer: ISO 3166-1 alpha-3, or a code of ICAO Doc 9303-3, section 5.
  public static func of(issuer: String) -> DayMonthOrder? {
    if monthFirstIssuers.contains(issuer) { return .monthFirst }
    if yearFirstIssuers.contains(issuer) { return .yearFirst }
    guard CountryCode.isKnown(issuer), !unsettledIssuers.contains(issuer) else { return nil }
    return .dayFirst
  }

  /// How writers of these languages order figures; nil where they disagree or where the tags leave it open, as `en`
  /// without a region does. Source: as ``of(issuer:)``.
  /// - Parameter languages: BCP 47 tags.
  static func of(languages: [String]) -> DayMonthOrder? {
    let orders = Set(languages.compactMap(order(ofLanguage:)))
    return orders.count == 1 ? orders.first : nil
  }

  private static func order(ofLanguage tag: String) -> DayMonthOrder? {
    let parts = tag.lowercased().split(separator: "-").map(String.init)
    guard let language = parts.first else { return nil }
    if language == "en" { return parts.count == 1 ? nil : parts.contains("us") ? .monthFirst : .dayFirst }
    return yearFirstLanguages.contains(language) ? .yearFirst : .dayFirst
  }

  private static let monthFirstIssuers: Set<String> = [
    "ASM", "FSM", "GUM", "MHL", "MNP", "PLW", "PRI", "UMI", "USA", "VIR",
  ]

  private static let yearFirstIssuers: Set<String> = [
    "AFG", "BTN", "CAN", "CHN", "HUN", "IRN", "JPN", "KOR", "LTU", "MNG", "PRK", "SWE", "TWN", "ZAF",
  ]

  private static let unsettledIssuers: Set<String> = [
    "PAN", "PHL", "UNA", "UNK", "UNO", "UTO", "XXA", "XXB", "XXC", "XXX",
  ]

  private static let yearFirstLanguages: Set<String> = ["fa", "hu", "ja", "ko", "lt", "mn", "ps", "sv", "zh"]
}
