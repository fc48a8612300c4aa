/// Finds what stands beside each label of a page: after it in its line, else beside and below it.
struct FieldValues {
  /// Something that a field's label announces.
  struct Value: Sendable, Equatable {
    let text: String
    /// The line that it stands in.
    let line: DocumentObservation.Line
  }

  private struct Row {
    let line: DocumentObservation.Line
    let folded: FoldedText
    let matches: [LabelMatch]
    /// Whether the line begins with a label, or labels are most of it.
    var isLabel: Bool {
      guard let first = matches.first else { return false }
      return first.range.lowerBound == 0 || matches.reduce(0) { $0 + $1.range.count } * 2 >= folded.scalars.count
    }
  }

  /// How far beside a label its value may begin, in heights of the label.
  static let gapMax = 14.0
  /// How far below a label its value may begin, in heights of the label.
  static let dropMax = 2.2
  /// What stands between a label and its value.
  static let separators: Set<Character> = [
    " ", ":", "：", ".", "-", "–", "/", "|", "·", "、", "，", ",", ";", "،", "؛", "ـ", "_", "(", ")", "*", "№", "#",
  ]

  private let rows: [Row]

  init(_ lines: [DocumentObservation.Line], labels: [FieldLabel]) {
    rows = lines.map { line in
      let folded = FoldedText(line.text)
      return Row(line: line, folded: folded, matches: LabelMatch.find(labels, in: folded))
    }
  }

  /// Every value that stands where a label of the field says: after it in its line, else beside and below it.
  /// - Parameter isValue: whether a text may be one; two labels in one line, of which one was not understood, are none.
  func values(of field: DocumentFieldName, where isValue: (String) -> Bool) -> [Value] {
    rows.flatMap { row -> [Value] in
      guard let place = row.matches.firstIndex(where: { $0.field == field }) else { return [] }
      if let inside = Self.inside(row, after: place), isValue(inside.text) { return [inside] }
      return [beside(row), below(row)].compactMap(\.self).filter { isValue($0.text) }
    }
  }

  /// Where the value of a field would stand beside and below each of its labels, in pixels of the page; empty where no
  /// label of it was read.
  func places(of field: DocumentFieldName) -> [DocumentObservation.Box] {
    rows.filter { row in row.matches.contains { $0.field == field } }.flatMap { row in
      let box = row.line.box
      let (length, drop) = (Self.gapMax * box.height, Self.dropMax * box.height)
      let isLeftward = row.line.script.isWrittenLeftward
      return [
        DocumentObservation.Box(
          x: isLeftward ? box.x - length : box.x + box.width, y: box.y, width: length, height: box.height),
        DocumentObservation.Box(
          x: isLeftward ? box.x + box.width - length : box.x, y: box.y + box.height, width: length, height: drop),
      ]
    }
  }

  /// What the label's own line says after it, up to the next label of another field.
  private static func inside(_ row: Row, after place: Int) -> Value? {
    let own = row.matches[place]
    var (end, next) = (own.range.upperBound, place + 1)
    // The same label in another language follows at once: it is not the value.
    while next < row.matches.count, row.matches[next].range.lowerBound <= end + 1,
      row.matches[next].field == own.field
    {
      end = row.matches[next].range.upperBound
      next += 1
    }
    guard end < row.folded.scalars.count else { return nil }
    let stop = next < row.matches.count ? row.matches[next].range.lowerBound : row.folded.scalars.count
    guard end < stop else { return nil }
    let from = row.folded.places[end]
    let to = stop < row.folded.scalars.count ? row.folded.places[stop] : row.folded.original.count
    guard let text = trimmed(row.folded.original[from..<to]) else { return nil }
    return Value(text: text, line: row.line)
  }

  /// The nearest line in reading direction, which is leftward where the label's script is.
  private func beside(_ label: Row) -> Value? {
    let box = label.line.box
    let isLeftward = label.line.script.isWrittenLeftward
    func gap(_ other: DocumentObservation.Box) -> Double {
      isLeftward ? box.x - (other.x + other.width) : other.x - (box.x + box.width)
    }
    let onLine = rows.filter { row in
      let other = row.line.box
      let overlap = min(box.y + box.height, other.y + other.height) - max(box.y, other.y)
      return !row.isLabel && overlap > 0.5 * min(box.height, other.height) && gap(other) > -0.5 * box.height
        && gap(other) < Self.gapMax * box.height
    }
    return onLine.min { gap($0.line.box) < gap($1.line.box) }.flatMap(Self.whole)
  }

  /// The nearest line below, unless another label of the same row stands nearer to it.
  private func below(_ label: Row) -> Value? {
    let box = label.line.box
    let heads = rows.filter { $0.isLabel && abs($0.line.box.y - box.y) < box.height }
    let under = rows.filter { row in
      let other = row.line.box
      let drop = other.y - (box.y + box.height)
      guard !row.isLabel, drop > -0.5 * box.height, drop < Self.dropMax * box.height else { return false }
      let offset = Self.offset(box, other)
      return offset < 2 * box.height && !heads.contains { Self.offset($0.line.box, other) < offset }
    }
    return under.min { $0.line.box.y < $1.line.box.y }.flatMap(Self.whole)
  }

  /// How far the nearer pair of ends of two boxes is apart sideways: text is set to one of its ends.
  private static func offset(_ box: DocumentObservation.Box, _ other: DocumentObservation.Box) -> Double {
    min(abs(box.x - other.x), abs(box.x + box.width - other.x - other.width))
  }

  private static func whole(_ row: Row) -> Value? {
    let stop = row.matches.first { $0.range.lowerBound > 0 }.map { row.folded.places[$0.range.lowerBound] }
    guard let text = trimmed(row.folded.original[..<(stop ?? row.folded.original.count)]) else { return nil }
    return Value(text: text, line: row.line)
  }

  private static func trimmed(_ text: ArraySlice<Character>) -> String? {
    let start = text.firstIndex { !separators.contains($0) }
    let end = text.lastIndex { !separators.contains($0) || $0 == ")" || $0 == "." }
    guard let start, let end, start <= end else { return nil }
    return String(text[start...end])
  }
}
