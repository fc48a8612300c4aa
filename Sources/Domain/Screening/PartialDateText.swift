extension PartialDate {
  /// As ISO 8601-2:2019 writes it (EDTF, levels 0 and 1): `1960-05-04`, `1960-05`, `1960`, `1960/1965` for a year
  /// between two, `1960~` for about a year.
  public var text: String {
    switch self {
    case .day(let day): day.description
    case .month(let year, let month): Self.padded(year, 4) + "-" + Self.padded(min(max(month, 1), 12), 2)
    case .year(let year): Self.padded(year, 4)
    case .years(let range): Self.padded(range.lowerBound, 4) + "/" + Self.padded(range.upperBound, 4)
    case .circa(let year): Self.padded(year, 4) + "~"
    }
  }

  /// Reads what ``text`` writes; nil for anything else.
  public init?(text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if text.hasSuffix("~") {
      guard let year = Self.year(text.dropLast()) else { return nil }
      self = .circa(year)
    } else if parts.count == 2 {
      guard let first = Self.year(parts[0]), let last = Self.year(parts[1]), first <= last else { return nil }
      self = .years(first...last)
    } else if let year = Self.year(text[...]) {
      self = .year(year)
    } else if let day = CalendarDate(iso: text) {
      self = .day(day)
    } else {
      guard text.utf8.count >= 7, text.dropLast(2).last == "-", let year = Self.year(text.dropLast(3)),
        let month = Self.number(text.suffix(2)), (1...12).contains(month)
      else { return nil }
      self = .month(year: year, month: month)
    }
  }

  /// At least four digits, behind a minus for a year before the first.
  private static func year(_ text: Substring) -> Int? {
    let isNegative = text.hasPrefix("-")
    let digits = isNegative ? text.dropFirst() : text
    guard digits.utf8.count >= 4, let number = number(digits) else { return nil }
    return isNegative ? -number : number
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value.magnitude)
    return (value < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
