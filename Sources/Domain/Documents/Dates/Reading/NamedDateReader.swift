/// Reads dates whose month is a name, such as `12 AUG/AOÛT 1974`, `August 12th, 2013` or `2013. augusztus 12.`
struct NamedDateReader {
  let tokens: [DateToken]
  let resolver: DateResolver
  let floor: Int

  /// What the parts of a date are.
  private enum Part {
    case number(DateFigures)
    case month(Set<MonthLexicon.Month>)
  }

  private struct Collected {
    var parts: [Part] = []
    var marked: PrintedCalendar?
    var end: Int
  }

  func read(at start: Int) -> DateMatch? {
    guard let collected = collect(from: start), let shape = shape(collected, from: start) else { return nil }
    guard !endsInTime(shape.year, at: collected.end) else { return nil }
    let marks = CalendarMarks(tokens: tokens, floor: floor).around(start, collected.end)
    let isThai = tokens[start..<collected.end].contains { $0.word.map(Self.isThai) ?? false }
    let months = shape.months.sorted { ($0.calendar.rawValue, $0.month) < ($1.calendar.rawValue, $1.month) }
    let readings = months.flatMap { month in
      resolver.readings(
        DateResolver.Parts(
          year: shape.year, month: month.month, day: shape.day.value, order: shape.order, named: month.calendar,
          marked: collected.marked ?? marks.calendar, isThai: isThai))
    }
    let isOpen =
      Set(readings.map { [$0.printedMonth, PrintedCalendar.allCases.firstIndex(of: $0.calendar) ?? 0] }).count > 1
    return DateMatch(tokens: marks.tokens, readings: isOpen ? readings.map { $0.adding([.monthName]) } : readings)
  }

  /// Up to three parts and what stands between them: at most four tokens.
  private func collect(from start: Int) -> Collected? {
    var collected = Collected(end: start)
    var position = start
    var skipped = 0
    var hasMonth = false
    while position < tokens.count, collected.parts.count < 3, skipped <= 4 {
      if !hasMonth, let group = month(at: position, isInside: collected.parts.count == 1) {
        collected.parts.append(.month(group.months))
        hasMonth = true
        position = group.end
      } else if let figures = DateFigures(tokens[position]), figures.numerals != .han {
        collected.parts.append(.number(figures))
        position = endOfOrdinal(position + 1)
      } else if !collected.parts.isEmpty, isSkippable(position, &collected.marked) {
        position += 1
        skipped += 1
        continue
      } else {
        break
      }
      skipped = 0
      collected.end = position
    }
    return collected.parts.count == 3 && hasMonth ? collected : nil
  }

  private func month(at position: Int, isInside: Bool) -> MonthGroup? {
    MonthGroup.read(tokens, at: position, languages: resolver.languages, mayBeRoman: isInside)
  }

  /// Past the ending that touches a number, such as `th`.
  private func endOfOrdinal(_ position: Int) -> Int {
    guard position < tokens.count, !tokens[position].isAfterSpace, let word = tokens[position].word else {
      return position
    }
    return DateWords.isOrdinalEnding(word) ? position + 1 : position
  }

  private func isSkippable(_ position: Int, _ marked: inout PrintedCalendar?) -> Bool {
    switch tokens[position].kind {
    case .mark(let mark): return mark != .colon
    case .word(let word):
      if let calendar = DateWords.calendar(word) {
        marked = CalendarMarks.joined(marked, calendar)
        return true
      }
      return DateWords.isFiller(word)
    case .number, .unit, .other: return false
    }
  }

  private struct Shape {
    let year: DateFigures
    let months: Set<MonthLexicon.Month>
    let day: DateFigures
    let order: DayMonthOrder
  }

  private func shape(_ collected: Collected, from start: Int) -> Shape? {
    let year: DateFigures
    let day: DateFigures
    let months: Set<MonthLexicon.Month>
    let order: DayMonthOrder
    switch (collected.parts[0], collected.parts[1], collected.parts[2]) {
    case (.number(let first), .month(let names), .number(let last)):
      months = names
      let isYearFirst =
        first.isYear || (resolver.context.order == .yearFirst && first.digits == 2 && !last.isYear && last.digits <= 2)
      (year, day, order) = isYearFirst ? (first, last, .yearFirst) : (last, first, .dayFirst)
    case (.month(let names), .number(let first), .number(let last)):
      (year, months, day, order) = (last, names, first, .monthFirst)
    case (.number(let first), .number(let second), .month(let names)):
      // Latvian: `2013. gada 12. augusts`. A number after the name would be the year of the two behind it.
      guard first.digits == 4, !isNumberNext(collected.end) else { return nil }
      (year, months, day, order) = (first, names, second, .yearFirst)
    default: return nil
    }
    guard day.isShort, year.digits == 2 || year.digits == 4 else { return nil }
    return Shape(year: year, months: months, day: day, order: order)
  }

  private func isNumberNext(_ position: Int) -> Bool {
    tokens[position...].prefix(2).contains { $0.isNumber }
  }

  /// `12 AUG 13:45` tells the time.
  private func endsInTime(_ year: DateFigures, at end: Int) -> Bool {
    year.digits == 2 && end + 1 < tokens.count && tokens[end].mark == .colon && tokens[end + 1].isNumber
  }

  private static func isThai(_ word: String) -> Bool {
    word.unicodeScalars.first.map { (0xE01...0xE4E).contains($0.value) } ?? false
  }
}
