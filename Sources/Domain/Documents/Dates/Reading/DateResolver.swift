/// Finds the days that printed parts may mean.
struct DateResolver {
  let context: DateContext
  let languages: Set<String>

  /// A date whose parts have been told apart.
  struct Parts {
    var year: DateFigures
    var month: Int
    var day: Int
    var order: DayMonthOrder
    /// The calendar of the month's name; nil for a month in figures.
    var named: PrintedCalendar?
    /// The calendar that a word beside the date names.
    var marked: PrintedCalendar?
    var isThai = false
  }

  init(context: DateContext) {
    self.context = context
    languages = context.primaryLanguages
  }

  /// Every day of the parts, likeliest first.
  func readings(_ parts: Parts) -> [PrintedDate] {
    let byCalendar = calendars(of: parts).map { readings(parts, in: $0) }.filter { !$0.isEmpty }
    return byCalendar.flatMap { $0 }.map { byCalendar.count > 1 ? $0.adding([.calendar]) : $0 }
  }

  /// One day in a calendar that has no eras.
  func reading(
    _ calendar: PrintedCalendar, year: Int, month: Int, day: Int, order: DayMonthOrder, isCenturyPrinted: Bool = true
  ) -> PrintedDate? {
    let found: (date: CalendarDate, marginDays: Int)? =
      switch calendar {
      case .gregorian: CalendarDate(year: year, month: month, day: day).map { ($0, 0) }
      case .islamicUmmAlQura: UmmAlQura.day(year: year, month: month, day: day)
      case .japaneseEra: nil
      case .rocMinguo: year < 1 ? nil : CalendarDate(year: year + 1911, month: month, day: day).map { ($0, 0) }
      case .solarHijri: SolarHijri.day(year: year, month: month, day: day).map { ($0, 0) }
      case .thaiBuddhist: CalendarDate(year: year - 543, month: month, day: day).map { ($0, 0) }
      }
    guard let found, Self.years.contains(found.date.year) else { return nil }
    return PrintedDate(
      day: found.date, marginDays: found.marginDays, calendar: calendar, era: nil, printedYear: year,
      printedMonth: month, printedDay: day, order: order, isCenturyPrinted: isCenturyPrinted, ambiguities: [])
  }

  /// One day of a reign.
  func reading(_ era: JapaneseEra, year: Int, month: Int, day: Int) -> PrintedDate? {
    let date = era.day(year: year, month: month, day: day, mayOutlast: context.meaning == .expiry)
    return date.map {
      PrintedDate(
        day: $0, marginDays: 0, calendar: .japaneseEra, era: era, printedYear: year, printedMonth: month,
        printedDay: day, order: .yearFirst, isCenturyPrinted: true, ambiguities: [])
    }
  }

  private func readings(_ parts: Parts, in calendar: PrintedCalendar) -> [PrintedDate] {
    func one(_ year: Int, isCenturyPrinted: Bool) -> PrintedDate? {
      reading(
        calendar, year: year, month: parts.month, day: parts.day, order: parts.order,
        isCenturyPrinted: isCenturyPrinted)
    }
    if parts.year.digits > 2 || calendar == .rocMinguo {
      let printed = one(parts.year.value, isCenturyPrinted: true).map { [$0] } ?? []
      return calendar == .thaiBuddhist ? printed.flatMap(withOlderNewYear) : printed
    }
    let century = yearToday(in: calendar) / 100 * 100
    let all = [century + 100, century, century - 100].compactMap {
      one($0 + parts.year.value, isCenturyPrinted: false)
    }
    let past = all.filter { $0.day <= context.today }
    switch context.meaning {
    case .birth, .issue: return Array(past.prefix(1))
    case .expiry:
      let near = context.today.year - 50..<context.today.year + 50
      return all.filter { near.contains($0.day.year) }
    case nil:
      // Few documents print a day more than twenty years ahead, and none one fifty years ahead.
      let near = all.filter { $0.day.year <= context.today.year + 20 }
      let far = all.filter { (context.today.year + 21..<context.today.year + 50).contains($0.day.year) }
      return (near + far).map { $0.adding([.century]) }
    }
  }

  /// Thai years began on 1 April until 2483 (1940), so January to March of one may be those of the next Gregorian year
  /// (Calendar Year Act, B.E. 2483).
  private func withOlderNewYear(_ date: PrintedDate) -> [PrintedDate] {
    guard date.printedYear <= 2482, date.printedMonth <= 3 else { return [date] }
    guard let later = CalendarDate(year: date.day.year + 1, month: date.day.month, day: date.day.day) else {
      return [date]
    }
    let older = PrintedDate(
      day: later, marginDays: 0, calendar: .thaiBuddhist, era: nil, printedYear: date.printedYear,
      printedMonth: date.printedMonth, printedDay: date.printedDay, order: date.order,
      isCenturyPrinted: date.isCenturyPrinted, ambiguities: [.calendar])
    return [date.adding([.calendar]), older]
  }

  private func yearToday(in calendar: PrintedCalendar) -> Int {
    switch calendar {
    case .gregorian, .japaneseEra, .rocMinguo: context.today.year
    case .islamicUmmAlQura: (context.today.year - 622) * 33 / 32
    case .solarHijri: context.today.year - 621
    case .thaiBuddhist: context.today.year + 543
    }
  }

  private func calendars(of parts: Parts) -> [PrintedCalendar] {
    if let named = parts.named, named != .gregorian {
      return parts.marked == nil || parts.marked == named ? [named] : []
    }
    if let marked = parts.marked, !isStray(marked, parts) {
      let hasOwnMonths = marked == .islamicUmmAlQura || marked == .solarHijri
      return hasOwnMonths && parts.named != nil ? [] : [marked]
    }
    let year = parts.year
    if year.digits <= 2 {
      if parts.isThai || year.numerals == .thai { return [.thaiBuddhist] }
      let isPersian = parts.named == nil && year.numerals == .easternArabicIndic && languages.contains("fa")
      return [isPersian ? .solarHijri : .gregorian]
    }
    if Self.years.contains(year.value) { return [.gregorian] }
    if Self.years.contains(year.value - 543) {
      return parts.isThai || year.numerals == .thai || languages.contains("th") ? [.thaiBuddhist] : []
    }
    if parts.named == nil, SolarHijri.years.contains(year.value) { return hijri(year.numerals) }
    let isMinguo = year.digits == 3 && parts.order == .yearFirst && languages.contains("zh")
    return isMinguo ? [.rocMinguo] : []
  }

  /// `BE` and `SH` beside Western figures are also Bern and Schaffhausen: a mark that such a year gainsays is none.
  private func isStray(_ marked: PrintedCalendar, _ parts: Parts) -> Bool {
    guard marked != .gregorian, parts.year.numerals == .western else { return false }
    if parts.year.digits > 2 { return Self.years.contains(parts.year.value) }
    return !parts.isThai && (marked == .thaiBuddhist || marked == .solarHijri)
  }

  /// Which Hijri calendar: that of the languages; where they tell nothing, that of the digits.
  private func hijri(_ numerals: Numerals) -> [PrintedCalendar] {
    let isSolar = !languages.isDisjoint(with: ["fa", "ps", "prs"])
    let isIslamic = !languages.isDisjoint(with: ["ar", "ur"])
    switch (isSolar, isIslamic) {
    case (true, false): return [.solarHijri]
    case (false, true): return [.islamicUmmAlQura]
    case (true, true):
      return numerals == .arabicIndic ? [.islamicUmmAlQura, .solarHijri] : [.solarHijri, .islamicUmmAlQura]
    case (false, false):
      return numerals == .easternArabicIndic
        ? [.solarHijri, .islamicUmmAlQura] : numerals == .arabicIndic ? [.islamicUmmAlQura] : []
    }
  }

  /// Gregorian years that are read.
  static let years = 1850...2150
}
