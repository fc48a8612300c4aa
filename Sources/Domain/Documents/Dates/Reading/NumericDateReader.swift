/// Reads dates of three numbers, such as `01.02.2013`, `2013-02-01` or `12 08 2013`.
struct NumericDateReader {
  let tokens: [DateToken]
  let resolver: DateResolver
  let floor: Int

  func read(at start: Int) -> DateMatch? {
    guard let first = figures(start), let second = number(after: start),
      let third = number(after: second.position), second.separator == third.separator,
      let middle = figures(second.position), let last = figures(third.position)
    else { return nil }
    let end = third.position + 1
    guard standsAlone(start, end, separator: second.separator) else { return nil }
    if second.separator == .blank {
      guard [[2, 2, 4], [4, 2, 2]].contains([first.digits, middle.digits, last.digits]) else { return nil }
    }
    guard middle.digits <= 2, min(first.digits, last.digits) <= 2, max(first.digits, last.digits) >= 2 else {
      return nil
    }
    let marks = CalendarMarks(tokens: tokens, floor: floor).around(start, end)
    return DateMatch(tokens: marks.tokens, readings: readings([first, middle, last], marked: marks.calendar))
  }

  private enum Separator { case dot, slash, dash, blank }

  private func figures(_ position: Int) -> DateFigures? {
    guard let figures = DateFigures(tokens[position]), figures.numerals != .han else { return nil }
    return figures
  }

  private func number(after position: Int) -> (position: Int, separator: Separator)? {
    guard position + 1 < tokens.count else { return nil }
    if tokens[position + 1].isNumber { return tokens[position + 1].isAfterSpace ? (position + 1, .blank) : nil }
    guard position + 2 < tokens.count, tokens[position + 2].isNumber else { return nil }
    switch tokens[position + 1].mark {
    case .dot: return (position + 2, .dot)
    case .slash: return (position + 2, .slash)
    case .dash: return (position + 2, .dash)
    default: return nil
    }
  }

  /// Whether no further number hangs on either end, as in a network address or a reference number.
  private func standsAlone(_ start: Int, _ end: Int, separator: Separator) -> Bool {
    let isBlank = separator == .blank
    if start > floor {
      if isBlank, tokens[start - 1].isNumber { return false }
      // A single Latin letter that touches the digits makes a number of another kind, such as an era's year.
      if !tokens[start].isAfterSpace, tokens[start - 1].word?.utf8.count == 1 { return false }
      if start > floor + 1, isGlue(start - 1), !tokens[start].isAfterSpace, tokens[start - 2].isNumber { return false }
    }
    if end < tokens.count {
      if isBlank, tokens[end].isNumber { return false }
      if end + 1 < tokens.count, isGlue(end), !tokens[end].isAfterSpace, !tokens[end + 1].isAfterSpace,
        tokens[end + 1].isNumber
      {
        return false
      }
    }
    return true
  }

  private func isGlue(_ position: Int) -> Bool {
    switch tokens[position].mark {
    case .dot, .slash, .dash, .comma, .colon: true
    default: false
    }
  }

  private func readings(_ figures: [DateFigures], marked: PrintedCalendar?) -> [PrintedDate] {
    let order = resolver.context.order ?? DayMonthOrder.of(languages: resolver.context.languages)
    if figures[0].digits > 2 || (figures[0].isYear && !figures[2].isYear) || isYearFirst(figures, order) {
      return figures[1...].allSatisfy(\.isShort)
        ? resolve(year: figures[0], month: figures[1], day: figures[2], .yearFirst, marked) : []
    }
    guard figures[..<2].allSatisfy(\.isShort) else { return [] }
    let dayFirst = resolve(year: figures[2], month: figures[1], day: figures[0], .dayFirst, marked)
    let monthFirst = resolve(year: figures[2], month: figures[0], day: figures[1], .monthFirst, marked)
    if dayFirst.isEmpty || monthFirst.isEmpty { return dayFirst + monthFirst }
    if figures[0].value == figures[1].value { return order == .monthFirst ? monthFirst : dayFirst }
    switch order {
    case .dayFirst: return dayFirst
    case .monthFirst: return monthFirst
    case .yearFirst, nil: return (dayFirst + monthFirst).map { $0.adding([.dayMonth]) }
    }
  }

  /// Three pairs of digits in a land that writes the year first.
  private func isYearFirst(_ figures: [DateFigures], _ order: DayMonthOrder?) -> Bool {
    order == .yearFirst && figures[0].digits == 2 && figures[2].digits <= 2 && !figures[2].isYear
  }

  private func resolve(
    year: DateFigures, month: DateFigures, day: DateFigures, _ order: DayMonthOrder, _ marked: PrintedCalendar?
  ) -> [PrintedDate] {
    guard year.digits >= 2 || marked == .rocMinguo else { return [] }
    return resolver.readings(
      DateResolver.Parts(year: year, month: month.value, day: day.value, order: order, marked: marked))
  }
}
