/// What is known about a document before its dates are read.
public struct DateContext: Sendable, Hashable {
  /// BCP 47 tags of the document's languages; may be empty.
  public let languages: [String]
  /// The order of figures; nil where the issuer leaves it open, and then the languages may settle it.
  public let order: DayMonthOrder?
  /// What the date is the date of; nil where it is not known, and then a year of two digits keeps both centuries.
  public let meaning: DateMeaning?
  /// The day on which the document is read.
  public let today: CalendarDate

  /// A context with a known order of figures, or none.
  public init(
    languages: [String] = [], order: DayMonthOrder? = nil, meaning: DateMeaning? = nil, today: CalendarDate
  ) {
    self.languages = languages
    self.order = order
    self.meaning = meaning
    self.today = today
  }

  /// A context whose order of figures is the issuer's.
  /// - Parameter issuer: ISO 3166-1 alpha-3, or a code of ICAO Doc 9303-3, section 5.
  public init(languages: [String] = [], issuer: String, meaning: DateMeaning? = nil, today: CalendarDate) {
    self.init(languages: languages, order: .of(issuer: issuer), meaning: meaning, today: today)
  }

  /// The same for a date of a known meaning.
  func meaning(_ meaning: DateMeaning) -> DateContext {
    DateContext(languages: languages, order: order, meaning: meaning, today: today)
  }

  /// The primary subtags, lower case; Norwegian's two forms are one.
  var primaryLanguages: Set<String> {
    Set(
      languages.compactMap { tag in
        tag.lowercased().split(separator: "-").first.map { ["nb", "nn"].contains($0) ? "no" : String($0) }
      })
  }
}
