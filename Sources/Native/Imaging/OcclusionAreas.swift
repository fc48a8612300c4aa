/// Areas of the colour of skin that enter a page through its border.
struct OcclusionAreas {
  /// One connected area, in pixels of ``PageSurroundings``.
  struct Area {
    /// Pixels of the page that it covers.
    let cells: Int
    /// Columns that it reaches over.
    let columns: Range<Int>
    /// Rows that it reaches over.
    let rows: Range<Int>
    /// Pixels of the border through which it enters.
    let entrance: Int
    /// How far it reaches into the page from there.
    let reach: Int
    /// Those of its pixels that lie next to a border, whichever.
    let atBorder: Int

    /// Less than this, a twenty-fifth of the page's longer side, is what an outline is off at most.
    static let reachMin = 8
    /// Fingers and thumbs are at most 25 mm wide and the shortest page is 86 mm long (ISO/IEC 7810, ID-1): 58 pixels.
    static let entranceMax = 60
    /// Longest that an area may lie along borders, in widths of its entrance. Where a wooden desk has the colour of
    /// skin and the outline is off, strips of it lie along the border: 5 of 445 generated pictures without a finger
    /// gave one before this limit, none after it, and 3 of 180 with one were lost to it.
    static let alongMax = 2
    /// Share of the page above which it is not one finger but the page's own colour.
    static let shareMax = 0.25

    /// Whether a finger may have this shape, on a page of so many pixels.
    func isFinger(onPageOf pixels: Int) -> Bool {
      let isFingerLong = reach >= Self.reachMin && reach * 4 >= entrance && entrance <= Self.entranceMax
      let isAlong = atBorder > Self.alongMax * (OcclusionAreas.slack + 1) * entrance
      return isFingerLong && !isAlong && Double(cells) <= Self.shareMax * Double(pixels)
    }
  }

  /// A place of the border, and the step into the page.
  private struct Gate {
    let column: Int
    let row: Int
    let inward: (column: Int, row: Int)
  }

  /// Pixels on both sides of the border, a fiftieth of the page's longer side, within which an outline may be off.
  static let slack = 4
  /// Narrowest entrance: a fiftieth of the longer side, 2 mm of a card.
  static let entranceMin = 4
  /// How unlike the colour of an entrance a place of the same finger may be: see ``Tone/distance(to:)``.
  static let likeness = 0.035
  /// How dark, as a share, beside its entrance: flanks turn from the light.
  static let darkness = 0.45
  /// Places of the border between two parts of one entrance.
  static let gapMax = 3

  /// Those with the widest entrance first.
  private(set) var areas: [Area] = []
  private let page: PageSurroundings
  private var taken: [Bool]

  init(_ page: PageSurroundings) {
    self.page = page
    taken = [Bool](repeating: false, count: page.width * page.height)
    for run in entrances.sorted(by: { $0.count > $1.count }) {
      if let area = area(through: run) { areas.append(area) }
    }
  }

  /// Runs of gates through which one colour of skin passes.
  private var entrances: [[Gate]] {
    let (width, height) = (page.width, page.height)
    let sides: [[Gate]] = [
      (0..<width).map { Gate(column: $0, row: 0, inward: (0, 1)) },
      (0..<height).map { Gate(column: width - 1, row: $0, inward: (-1, 0)) },
      (0..<width).map { Gate(column: $0, row: height - 1, inward: (0, -1)) },
      (0..<height).map { Gate(column: 0, row: $0, inward: (1, 0)) },
    ]
    return sides.flatMap { side in
      var (runs, run, last) = ([[Gate]](), [Gate](), 0)
      for (index, gate) in side.enumerated() where passes(gate) {
        if index - last > Self.gapMax, !run.isEmpty {
          runs.append(run)
          run = []
        }
        run.append(gate)
        last = index
      }
      return (runs + [run]).filter { $0.count >= Self.entranceMin }
    }
  }

  private func tone(_ gate: Gate, _ depth: Int) -> Tone? {
    page[gate.column + depth * gate.inward.column, gate.row + depth * gate.inward.row]
  }

  /// Whether the same colour of skin lies on both sides of the border.
  private func passes(_ gate: Gate) -> Bool {
    guard let inside = tone(gate, Self.slack), inside.isSkin else { return false }
    return [-2 * Self.slack, -Self.slack, 0].allSatisfy { depth in
      tone(gate, depth).map { $0.isSkin && Self.alike($0, inside) } ?? false
    }
  }

  private static func alike(_ one: Tone, _ other: Tone) -> Bool {
    one.distance(to: other) <= likeness
      && Double(min(one.sum, other.sum)) >= darkness * Double(max(one.sum, other.sum))
  }

  /// What is connected with an entrance and of its colour; nil where another entrance leads there as well.
  private mutating func area(through run: [Gate]) -> Area? {
    guard let tone = tone(run[run.count / 2], Self.slack) else { return nil }
    var stack = run.map { ($0.column + Self.slack * $0.inward.column, $0.row + Self.slack * $0.inward.row) }
    var cells: [(column: Int, row: Int)] = []
    while let (column, row) = stack.popLast() {
      guard (0..<page.width).contains(column), (0..<page.height).contains(row), !taken[row * page.width + column],
        let here = page[column, row], here.isSkin, Self.alike(here, tone)
      else { continue }
      taken[row * page.width + column] = true
      cells.append((column, row))
      stack += [(column - 1, row), (column + 1, row), (column, row - 1), (column, row + 1)]
    }
    return measure(cells, entrance: run)
  }

  private func measure(_ cells: [(column: Int, row: Int)], entrance: [Gate]) -> Area? {
    guard let inward = entrance.first?.inward, let left = cells.map(\.column).min(),
      let right = cells.map(\.column).max(), let top = cells.map(\.row).min(), let bottom = cells.map(\.row).max()
    else { return nil }
    let reach =
      switch (inward.column, inward.row) {
      case (0, 1): bottom + 1
      case (0, _): page.height - top
      case (1, _): right + 1
      default: page.width - left
      }
    let atBorder = cells.count { cell in
      min(cell.column, cell.row, page.width - 1 - cell.column, page.height - 1 - cell.row) <= Self.slack
    }
    return Area(
      cells: cells.count, columns: left..<(right + 1), rows: top..<(bottom + 1), entrance: entrance.count,
      reach: reach, atBorder: atBorder)
  }
}
