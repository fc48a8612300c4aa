/// Reads dates of Japan, Korea and China: `2013年8月12日`, `平成25年8月12日`, `H25.8.12`, `民國102年8月12日`,
/// `2013년 8월 12일`, `2024年(令和6年)6月1日`.
struct EraDateReader {
  let tokens: [DateToken]
  let resolver: DateResolver

  /// A year in the calendar that it is counted in.
  private enum Year {
    case counted(PrintedCalendar, Int)
    case reign(JapaneseEra, Int)
  }

  private struct Cursor {
    var position: Int
    var years: [Year] = []
  }

  func read(at start: Int) -> DateMatch? {
    var cursor = Cursor(position: start)
    guard let year = year(&cursor) else { return nil }
    cursor.years.append(year)
    if !takeUnit(.year, &cursor) {
      if case .counted(.gregorian, _) = year { return nil }
      return withMarks(cursor, from: start)
    }
    if take(.opening, &cursor) {
      guard let echo = self.year(&cursor), takeUnit(.year, &cursor), take(.closing, &cursor) else { return nil }
      cursor.years.append(echo)
    }
    guard let month = short(&cursor), takeUnit(.month, &cursor), let day = short(&cursor) else { return nil }
    _ = takeUnit(.day, &cursor)
    return match(cursor, month: month, day: day, from: start)
  }

  /// `H25.8.12`, `民國102/08/12`.
  private func withMarks(_ before: Cursor, from start: Int) -> DateMatch? {
    var cursor = before
    guard let mark = separator(cursor.position) else { return nil }
    cursor.position += 1
    guard let month = short(&cursor), separator(cursor.position) == mark else { return nil }
    cursor.position += 1
    guard let day = short(&cursor) else { return nil }
    return match(cursor, month: month, day: day, from: start)
  }

  private func match(_ cursor: Cursor, month: Int, day: Int, from start: Int) -> DateMatch {
    let readings = cursor.years.map { year in
      switch year {
      case .counted(let calendar, let value):
        resolver.reading(calendar, year: value, month: month, day: day, order: .yearFirst)
      case .reign(let era, let value): resolver.reading(era, year: value, month: month, day: day)
      }
    }
    let found = readings.compactMap { $0 }
    let agree = found.count == readings.count && Set(found.map(\.day)).count == 1
    return DateMatch(tokens: start..<cursor.position, readings: agree ? Array(found.prefix(1)) : [])
  }

  private func year(_ cursor: inout Cursor) -> Year? {
    guard cursor.position < tokens.count else { return nil }
    guard let word = tokens[cursor.position].word else {
      return figures(&cursor, digits: 4...4).map { .counted(.gregorian, $0) }
    }
    if word.hasSuffix("元") {
      let name = String(word.dropLast())
      let year: Year? =
        Self.isMinguo(name) ? .counted(.rocMinguo, 1) : JapaneseEra.named(atEndOf: name).map { .reign($0, 1) }
      if year != nil { cursor.position += 1 }
      return year
    }
    guard let calendar = counting(word, at: cursor.position) else { return nil }
    var next = cursor
    next.position += 1
    let digits = calendar.isGregorian ? 4...4 : 1...3
    guard let value = figures(&next, digits: digits) else { return nil }
    cursor = next
    return calendar.year(value)
  }

  private enum Counting {
    case gregorian
    case minguo
    case reign(JapaneseEra)

    var isGregorian: Bool {
      if case .gregorian = self { true } else { false }
    }

    func year(_ value: Int) -> Year {
      switch self {
      case .gregorian: .counted(.gregorian, value)
      case .minguo: .counted(.rocMinguo, value)
      case .reign(let era): .reign(era, value)
      }
    }
  }

  /// What a word before a year counts from. An initial counts only where it touches its year, on Japanese documents.
  private func counting(_ word: String, at position: Int) -> Counting? {
    if let era = JapaneseEra.named(atEndOf: word) { return .reign(era) }
    if Self.isMinguo(word) { return .minguo }
    if DateWords.calendar(word) == .gregorian { return .gregorian }
    guard resolver.languages.contains("ja"), let era = JapaneseEra.initial(word) else { return nil }
    return position + 1 < tokens.count && !tokens[position + 1].isAfterSpace ? .reign(era) : nil
  }

  private static func isMinguo(_ word: String) -> Bool { word.hasSuffix("民國") || word.hasSuffix("民国") }

  private func figures(_ cursor: inout Cursor, digits: ClosedRange<Int>) -> Int? {
    guard cursor.position < tokens.count, let figures = DateFigures(tokens[cursor.position]),
      digits.contains(figures.digits)
    else { return nil }
    cursor.position += 1
    return figures.value
  }

  private func short(_ cursor: inout Cursor) -> Int? {
    figures(&cursor, digits: 1...2)
  }

  private func takeUnit(_ unit: DateToken.Unit, _ cursor: inout Cursor) -> Bool {
    guard cursor.position < tokens.count, tokens[cursor.position].kind == .unit(unit) else { return false }
    cursor.position += 1
    return true
  }

  private func take(_ mark: DateToken.Mark, _ cursor: inout Cursor) -> Bool {
    guard cursor.position < tokens.count, tokens[cursor.position].mark == mark else { return false }
    cursor.position += 1
    return true
  }

  private func separator(_ position: Int) -> DateToken.Mark? {
    guard position < tokens.count, let mark = tokens[position].mark, [.dot, .slash, .dash].contains(mark) else {
      return nil
    }
    return mark
  }
}
