/// Words beside a date that name its calendar, such as `هـ` or `พ.ศ.`
struct CalendarMarks {
  let tokens: [DateToken]
  /// The end of the date before; words up to it are that date's own.
  let floor: Int

  /// The calendar named right after `end`, else right before `start`, and where the date then ends.
  func around(_ start: Int, _ end: Int) -> (calendar: PrintedCalendar?, tokens: Range<Int>) {
    var found: PrintedCalendar?
    var position = end
    var last = end
    while position < tokens.count, position < end + 4 {
      if let calendar = calendar(at: position) {
        found = Self.joined(found, calendar)
        last = position + 1
      } else if ![.dot, .comma, .opening].contains(tokens[position].mark) {
        break
      }
      position += 1
    }
    if let found { return (found, start..<last) }
    let before = start > floor && tokens[start - 1].mark == .dot ? start - 2 : start - 1
    if before >= floor, let calendar = calendar(at: before) { return (calendar, before..<end) }
    return (nil, start..<end)
  }

  func calendar(at position: Int) -> PrintedCalendar? {
    tokens[position].word.flatMap(DateWords.calendar)
  }

  /// `هجری شمسی` is solar: the second word narrows the first.
  static func joined(_ first: PrintedCalendar?, _ second: PrintedCalendar) -> PrintedCalendar {
    first == .solarHijri ? .solarHijri : second
  }
}
