import Domain
import EngineProtocol

/// Sets documents on pages with the pool's engines.
public struct EngineTypesetter: DocumentTypesetting {
  private let pool: EnginePool
  /// Time that setting may take: twenty times what a hundred pages took, measured on one busy core.
  static let deadline: Duration = .seconds(20)

  /// A typesetter over a pool.
  public init(pool: EnginePool) { self.pool = pool }

  /// See ``DocumentTypesetting/pages(of:pictures:)``.
  public func pages(of document: PageDocument, pictures: [[UInt8]]) async throws(EngineFailure) -> [UInt8] {
    let message = PageDocumentMessage(document, pictureCount: pictures.count)
    let (answer, blobs) = try await pool.ask(
      .setPages(message), blobs: pictures, role: .typesetting, deadline: Self.deadline)
    guard case .pagesSet(let pages) = answer else { throw .unavailable }
    return blobs[pages.pdf]
  }
}

extension PageDocumentMessage {
  fileprivate init(_ document: PageDocument, pictureCount: Int) {
    self.init(
      title: document.title, language: document.language, isRightToLeft: document.isRightToLeft,
      // Whole seconds: Cairo takes no fractions.
      createdAt: document.drawnUpAt.rfc3339.prefix(19) + "Z", footer: document.footer, pageLabel: document.pageLabel,
      blocks: document.blocks.map(BlockMessage.init), pictures: Array(0..<pictureCount))
  }
}

extension BlockMessage {
  fileprivate init(_ block: PageDocument.Block) {
    self =
      switch block {
      case .title(let title, let below): .title(title, below: below)
      case .heading(let text, let level): .heading(text, level: level)
      case .paragraph(let text, let isQuiet): .paragraph(text, isQuiet: isQuiet)
      case .banner(let text, let tone): .banner(text, tone: tone.rawValue)
      case .pairs(let pairs, let isSmall):
        .pairs(pairs.map { PairMessage(name: $0.name, value: CellMessage($0.value)) }, isSmall: isSmall)
      case .table(let columns, let rows):
        .table(
          columns.map { ColumnMessage(title: $0.title, share: $0.share, isNumeric: $0.isNumeric) },
          rows.map { RowMessage(cells: $0.cells.map(CellMessage.init), isStrong: $0.isStrong) })
      case .bars(let bars):
        .bars(bars.map { BarMessage(label: $0.label, value: $0.value, caption: $0.caption) })
      case .pictures(let figures):
        .pictures(figures.map { FigureMessage(picture: $0.picture, caption: $0.caption) })
      }
  }
}

extension CellMessage {
  fileprivate init(_ cell: PageDocument.Cell) { self.init(text: cell.text, isCode: cell.isCode) }
}
