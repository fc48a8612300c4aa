/// One month in one language or more, such as `AUG/AOÛT`, `серпня/AUG` or `ربيع الأول`.
struct MonthGroup {
  /// What all its names agree on; empty where they contradict each other.
  let months: Set<MonthLexicon.Month>
  let end: Int

  /// The names at a position; nil if there is none.
  /// - Parameter mayBeRoman: whether a Roman numeral may stand here, which only the middle of a date allows.
  static func read(
    _ tokens: [DateToken], at start: Int, languages: Set<String>, mayBeRoman: Bool
  ) -> MonthGroup? {
    guard var found = name(tokens, at: start, languages: languages, mayBeRoman: mayBeRoman) else { return nil }
    // No document prints more than four languages side by side.
    for _ in 0..<3 {
      var next = found.end
      while next < tokens.count, next < found.end + 3, separates(tokens[next]) { next += 1 }
      guard next < tokens.count, let other = name(tokens, at: next, languages: languages, mayBeRoman: false) else {
        break
      }
      found = MonthGroup(months: found.months.intersection(other.months), end: other.end)
    }
    return found
  }

  private static func separates(_ token: DateToken) -> Bool {
    token.mark.map { [.dot, .slash, .dash, .opening].contains($0) } ?? false
  }

  private static func name(
    _ tokens: [DateToken], at start: Int, languages: Set<String>, mayBeRoman: Bool
  ) -> MonthGroup? {
    guard start < tokens.count else { return nil }
    guard let first = tokens[start].word else { return counted(tokens, at: start) }
    if DateWords.announcesMonth(first), let number = announced(tokens, after: start) { return number }
    var key = ""
    var best: MonthGroup?
    var words = 0
    var position = start
    while position < tokens.count, words < MonthLexicon.wordsMax {
      if let word = tokens[position].word {
        key += word
        words += 1
        let months = MonthLexicon.months(key, languages: languages)
        if !months.isEmpty { best = MonthGroup(months: months, end: position + 1) }
      } else if ![.dash, .apostrophe].contains(tokens[position].mark) {
        break
      }
      position += 1
    }
    if best == nil, mayBeRoman, let month = MonthLexicon.roman(first) {
      best = MonthGroup(months: [MonthLexicon.Month(calendar: .gregorian, month: month)], end: start + 1)
    }
    return best
  }

  /// `8月`, `八月` or `8월`, as the passports of China and Korea print beside the English name.
  private static func counted(_ tokens: [DateToken], at start: Int) -> MonthGroup? {
    guard start + 1 < tokens.count, tokens[start + 1].kind == .unit(.month), let figures = DateFigures(tokens[start]),
      figures.digits <= 2, (1...12).contains(figures.value)
    else { return nil }
    return MonthGroup(months: [MonthLexicon.Month(calendar: .gregorian, month: figures.value)], end: start + 2)
  }

  /// `tháng 8`.
  private static func announced(_ tokens: [DateToken], after start: Int) -> MonthGroup? {
    let next = start + 1 < tokens.count && tokens[start + 1].mark == .dot ? start + 2 : start + 1
    guard next < tokens.count, let figures = DateFigures(tokens[next]), figures.digits <= 2,
      (1...12).contains(figures.value)
    else { return nil }
    return MonthGroup(months: [MonthLexicon.Month(calendar: .gregorian, month: figures.value)], end: next + 1)
  }
}
