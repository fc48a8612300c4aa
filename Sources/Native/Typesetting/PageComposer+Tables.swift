/// A cell of a table, or a value beside its name.
public struct Cell: Sendable, Equatable {
  /// What it says.
  public let text: String
  /// Set in letters of one width: identifiers, digests, machine-readable lines.
  public let isCode: Bool

  /// A cell.
  public init(_ text: String, isCode: Bool = false) {
    self.text = text
    self.isCode = isCode
  }
}

/// A column of a table.
public struct Column: Sendable, Equatable {
  /// What stands above it; empty for nothing.
  public let title: String
  /// Its share of the table's width, beside those of the other columns; above 0.
  public let share: Double
  /// Numbers end at one line, so that their digits stand below each other.
  public let isNumeric: Bool

  /// A column.
  public init(title: String, share: Double, isNumeric: Bool) {
    self.title = title
    self.share = share
    self.isNumeric = isNumeric
  }
}

/// A row of a table.
public struct Row: Sendable, Equatable {
  /// One for each column; those that are missing are empty.
  public let cells: [Cell]
  /// True for a sum.
  public let isStrong: Bool

  /// A row.
  public init(cells: [Cell], isStrong: Bool = false) {
    self.cells = cells
    self.isStrong = isStrong
  }
}

extension PageComposer {
  /// Names and their values, one pair a row.
  /// - Parameter isSmall: for long lists of detail.
  /// - Throws: ``TypesettingError``.
  public mutating func addPairs(_ pairs: [(name: String, value: Cell)], isSmall: Bool) throws(TypesettingError) {
    let size = isSmall ? PageStyle.smallSize : PageStyle.bodySize
    let nameWidth = Self.width * 0.32
    if !pairs.isEmpty { try need(40) }
    for (index, pair) in pairs.enumerated() {
      let name = try lay(pair.name, size, width: nameWidth - 12)
      let value = try lay(value: pair.value, size, width: Self.width - nameWidth)
      try setRow(
        [Placed(name, x: 0, colour: PageStyle.quiet), Placed(value, x: nameWidth, colour: PageStyle.ink)],
        padding: isSmall ? 1.6 : 3.2, hasRule: index > 0)
    }
    space(4)
  }

  /// A table, whose heads stand again on each page that it goes on.
  /// - Throws: ``TypesettingError``.
  public mutating func addTable(_ columns: [Column], _ rows: [Row]) throws(TypesettingError) {
    let heads = Row(cells: columns.map { Cell($0.title) })
    let hasHeads = columns.contains { !$0.title.isEmpty }
    // A head and a row, or two rows.
    try need(50)
    if hasHeads { try addRow(heads, columns, isHead: true, hasRule: false) }
    for row in rows {
      let page = pageCount
      let height = try rowHeight(row, columns)
      try need(height)
      if hasHeads, pageCount > page { try addRow(heads, columns, isHead: true, hasRule: false) }
      try addRow(row, columns, isHead: false, hasRule: true)
    }
    space(4)
  }

  private static let gap = 12.0

  private static func widths(_ columns: [Column]) -> [Double] {
    let shares = columns.map { max($0.share, 0.01) }
    let all = shares.reduce(0, +)
    let free = Self.width - gap * Double(max(columns.count - 1, 0))
    // However many columns there are, each has room for a character.
    return shares.map { max(free * $0 / all, 12) }
  }

  private mutating func rowHeight(_ row: Row, _ columns: [Column]) throws(TypesettingError) -> Double {
    var height = 0.0
    for (cell, width) in zip(row.cells, Self.widths(columns)) {
      height = max(height, try lay(value: cell, PageStyle.bodySize, width: width, isBold: row.isStrong).height)
    }
    return min(height, 120) + 7
  }

  private mutating func addRow(
    _ row: Row, _ columns: [Column], isHead: Bool, hasRule: Bool
  ) throws(TypesettingError) {
    var placed: [Placed] = []
    var x = 0.0
    for ((column, width), cell) in zip(zip(columns, Self.widths(columns)), row.cells) {
      let size = isHead ? PageStyle.smallSize : PageStyle.bodySize
      let text = try lay(value: cell, size, width: width, isBold: row.isStrong)
      placed.append(
        Placed(text, x: x, colour: isHead ? PageStyle.quiet : PageStyle.ink, end: column.isNumeric ? x + width : nil))
      x += width + Self.gap
    }
    try setRow(placed, padding: 3.2, hasRule: hasRule)
  }

  private mutating func lay(
    value: Cell, _ size: Double, width: Double, isBold: Bool = false
  ) throws(TypesettingError) -> LaidText {
    // Letters of one width are wider than others of their size.
    try lay(value.text, value.isCode ? size * 0.88 : size, isBold: isBold, isCode: value.isCode, width: width)
  }

  /// Texts beside each other, on one first baseline. A row of up to six lines stays on one page; a longer one is broken
  /// between lines.
  private mutating func setRow(_ texts: [Placed], padding: Double, hasRule: Bool) throws(TypesettingError) {
    let count = texts.map(\.text.lines.count).max() ?? 0
    let height = texts.map(\.text.height).max() ?? 0
    try need(count <= 6 ? height + 2 * padding : 40)
    if hasRule { fill(x: 0, width: Self.width, height: PageStyle.hairline, PageStyle.rule) }
    space(padding)
    for index in 0..<count {
      let lines = texts.compactMap { $0.text.lines.indices.contains(index) ? $0.text.lines[index] : nil }
      let ascent = lines.map(\.ascent).max() ?? 0
      let descent = lines.map(\.descent).max() ?? 0
      if count > 6 { try need(ascent + descent) }
      for placed in texts where placed.text.lines.indices.contains(index) {
        let line = placed.text.lines[index]
        let x = placed.end.map { $0 - line.width } ?? placed.x
        set(placed.text, line: index, x: x, top: y + ascent - line.ascent, colour: placed.colour)
      }
      space(ascent + descent)
    }
    space(padding)
  }
}

/// A text and where it stands in a row.
private struct Placed {
  let text: LaidText
  let x: Double
  let colour: UInt32
  /// Where its lines end; nil where they start at `x`.
  let end: Double?

  init(_ text: LaidText, x: Double, colour: UInt32, end: Double? = nil) {
    self.text = text
    self.x = x
    self.colour = colour
    self.end = end
  }
}
