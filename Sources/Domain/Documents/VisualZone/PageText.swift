/// Everything that a document prints, to look for a known value in.
struct PageText {
  let lines: [FoldedText]
  private let days: Set<CalendarDate>

  init(_ lines: [String], dates context: DateContext) {
    self.lines = lines.map { FoldedText($0) }
    days = Set(
      lines.flatMap { line in
        PrintedDate.dates(in: line, context: context).flatMap { $0.readings.map(\.day) }
      })
  }

  /// Whether a day is printed.
  func shows(_ day: CalendarDate) -> Bool { days.contains(day) }

  /// What stands on the page like a text, with as few wrong letters as a label may have; nil where nothing does.
  func text(like known: String) -> String? {
    let wanted = [FieldLabel(nil, known)]
    for line in lines {
      guard let range = LabelMatch.find(wanted, in: line).first?.range else { continue }
      return String(line.original[line.places[range.lowerBound]...line.places[range.upperBound - 1]])
    }
    return nil
  }
}
