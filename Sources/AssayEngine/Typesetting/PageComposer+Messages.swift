import EngineProtocol
import Typesetting

extension PageComposer {
  /// Adds a part of a document.
  mutating func add(_ block: BlockMessage) throws(TypesettingError) {
    switch block {
    case .title(let title, let below): try addTitle(title, below: below)
    case .heading(let text, let level): try addHeading(text, level: level)
    case .paragraph(let text, let isQuiet): try addParagraph(text, isQuiet: isQuiet)
    case .banner(let text, let tone): try addBanner(text, tone: Tone(named: tone))
    case .pairs(let pairs, let isSmall):
      try addPairs(pairs.map { ($0.name, Cell($0.value)) }, isSmall: isSmall)
    case .table(let columns, let rows):
      try addTable(
        columns.map { Column(title: $0.title, share: $0.share, isNumeric: $0.isNumeric) },
        rows.map { Row(cells: $0.cells.map(Cell.init), isStrong: $0.isStrong) })
    case .bars(let bars): try addBars(bars.map { Bar(label: $0.label, value: $0.value, caption: $0.caption) })
    case .pictures(let figures): try addPictures(figures.map { ($0.picture, $0.caption) })
    }
  }
}

extension Cell {
  init(_ message: CellMessage) { self.init(message.text, isCode: message.isCode) }
}

extension Tone {
  /// The tone of a name; neutral for one that is unknown here.
  init(named name: String) {
    self =
      switch name {
      case "good": .good
      case "caution": .caution
      case "bad": .bad
      default: .neutral
      }
  }
}
