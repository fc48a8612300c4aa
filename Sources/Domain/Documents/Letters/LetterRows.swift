/// Lines of a page as rows: pieces that stand side by side without a column's gap are one.
struct LetterRows {
  /// Gap between two pieces of one row, in heights: above it they stand in two columns.
  static let gapMax = 1.5

  private(set) var rows: [DocumentObservation.Line] = []

  init(_ lines: [DocumentObservation.Line]) {
    for line in lines.sorted(by: { ($0.box.y, $0.box.x) < ($1.box.y, $1.box.x) }) {
      if let place = rows.lastIndex(where: { Self.continues($0, line) }) {
        rows[place] = Self.joined(rows[place], line)
      } else {
        rows.append(line)
      }
    }
    rows.sort { ($0.box.y, $0.box.x) < ($1.box.y, $1.box.x) }
  }

  private static func continues(_ row: DocumentObservation.Line, _ next: DocumentObservation.Line) -> Bool {
    let (left, right) = row.box.x <= next.box.x ? (row.box, next.box) : (next.box, row.box)
    let overlap = min(left.y + left.height, right.y + right.height) - max(left.y, right.y)
    let (low, high) = (min(left.height, right.height), max(left.height, right.height))
    let gap = right.x - (left.x + left.width)
    return overlap > 0.6 * low && low > 0.6 * high && gap < gapMax * low && gap > -low
  }

  private static func joined(
    _ row: DocumentObservation.Line, _ next: DocumentObservation.Line
  ) -> DocumentObservation.Line {
    let isLeftward = row.script.isWrittenLeftward
    let isFirst = (row.box.x <= next.box.x) != isLeftward
    let (first, second) = isFirst ? (row, next) : (next, row)
    let (x, y) = (min(row.box.x, next.box.x), min(row.box.y, next.box.y))
    let box = DocumentObservation.Box(
      x: x, y: y, width: max(row.box.x + row.box.width, next.box.x + next.box.width) - x,
      height: max(row.box.y + row.box.height, next.box.y + next.box.height) - y)
    return DocumentObservation.Line(
      text: first.text + " " + second.text, confidence: min(row.confidence, next.confidence),
      script: row.script == .latin ? next.script : row.script, box: box)
  }

  /// Most lines of an address below its first.
  static let blockLinesMax = 7
  /// Space between two lines of a block, in heights of the upper one.
  static let leadingMax = 1.7

  /// Places of the row at `place` and of those set below it to the same edge or around the same middle.
  func block(from place: Int) -> [Int] {
    var (block, last) = ([place], rows[place])
    for (below, next) in rows.enumerated().dropFirst(place + 1) {
      guard block.count <= Self.blockLinesMax else { break }
      let height = min(last.box.height, next.box.height)
      let drop = next.box.y - (last.box.y + last.box.height)
      guard drop < Self.leadingMax * last.box.height else { break }
      guard drop > -0.4 * height, Self.isAligned(rows[place].box, next.box, slack: 1.2 * height) else { continue }
      block.append(below)
      last = next
    }
    return block
  }

  private static func isAligned(
    _ first: DocumentObservation.Box, _ next: DocumentObservation.Box, slack: Double
  ) -> Bool {
    let ends = (first.x + first.width, next.x + next.width)
    let middles = (first.x + first.width / 2, next.x + next.width / 2)
    return abs(first.x - next.x) < slack || abs(ends.0 - ends.1) < slack || abs(middles.0 - middles.1) < slack
  }
}
