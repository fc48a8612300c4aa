/// A date as far as a list or a person tells it.
public enum PartialDate: Sendable, Hashable, Codable {
  /// One day.
  case day(CalendarDate)
  /// A month, 1 through 12, of a year.
  case month(year: Int, month: Int)
  /// A year.
  case year(Int)
  /// A year between two, both counted.
  case years(ClosedRange<Int>)
  /// About a year, as lists write `circa`.
  case circa(Int)

  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD` of years 1 through 9999; nil for anything else.
  public init?(iso text: some StringProtocol) {
    if let day = CalendarDate(iso: text) {
      self = .day(day)
      return
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, first.utf8.count == 4, let year = Self.number(first), year > 0 else { return nil }
    if parts.count == 1 {
      self = .year(year)
    } else if parts.count == 2, parts[1].utf8.count == 2, let month = Self.number(parts[1]), (1...12).contains(month) {
      self = .month(year: year, month: month)
    } else {
      return nil
    }
  }

  /// The years that it may lie in; about a year reaches two to either side.
  public var years: ClosedRange<Int> {
    switch self {
    case .day(let day): day.year...day.year
    case .month(let year, _), .year(let year): year...year
    case .years(let range): range
    case .circa(let year): Self.around(year, Self.circaReach)
    }
  }

  /// Years that `circa` reaches to either side. Lists do not define it; two is a choice.
  public static let circaReach = 2

  private static func around(_ year: Int, _ reach: Int) -> ClosedRange<Int> {
    let middle = min(max(year, -100_000), 100_000)
    return (middle - reach)...(middle + reach)
  }

  /// A number of ASCII digits alone.
  static func number(_ text: some StringProtocol) -> Int? {
    text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
  }
}
