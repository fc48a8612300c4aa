/// A document to be set on pages.
public struct PageDocumentMessage: Codable, Sendable, Equatable {
  /// Written into the file's properties.
  public let title: String
  /// BCP 47.
  public let language: String
  /// Whether its pages are read from right to left.
  public let isRightToLeft: Bool
  /// ISO 8601, the only time that is written into the file's properties.
  public let createdAt: String
  /// Stands at the foot of each page.
  public let footer: String
  /// Beside it, with `{page}` and `{pages}` for the numbers.
  public let pageLabel: String
  /// Its parts in reading order.
  public let blocks: [BlockMessage]
  /// Request blob indices of its pictures, in the order that figures count them; at most 31.
  public let pictures: [Int]

  /// A document over pictures sent in the same frame.
  public init(
    title: String, language: String, isRightToLeft: Bool, createdAt: String, footer: String, pageLabel: String,
    blocks: [BlockMessage], pictures: [Int]
  ) {
    self.title = title
    self.language = language
    self.isRightToLeft = isRightToLeft
    self.createdAt = createdAt
    self.footer = footer
    self.pageLabel = pageLabel
    self.blocks = blocks
    self.pictures = pictures
  }
}

/// A part of a document.
public enum BlockMessage: Codable, Sendable, Equatable {
  case title(String, below: String)
  case heading(String, level: Int)
  case paragraph(String, isQuiet: Bool)
  /// The tone is `neutral`, `good`, `caution` or `bad`.
  case banner(String, tone: String)
  case pairs([PairMessage], isSmall: Bool)
  case table([ColumnMessage], [RowMessage])
  case bars([BarMessage])
  case pictures([FigureMessage])
}

/// A value, or a cell of a table.
public struct CellMessage: Codable, Sendable, Equatable {
  /// What it says.
  public let text: String
  /// Set in letters of one width.
  public let isCode: Bool

  /// A cell.
  public init(text: String, isCode: Bool) {
    self.text = text
    self.isCode = isCode
  }
}

/// A name and its value.
public struct PairMessage: Codable, Sendable, Equatable {
  /// The name.
  public let name: String
  /// The value.
  public let value: CellMessage

  /// A pair.
  public init(name: String, value: CellMessage) {
    self.name = name
    self.value = value
  }
}

/// A column of a table.
public struct ColumnMessage: Codable, Sendable, Equatable {
  /// What stands above it; empty for nothing.
  public let title: String
  /// Its share of the width, above 0.
  public let share: Double
  /// Whether its cells end at one line.
  public let isNumeric: Bool

  /// A column.
  public init(title: String, share: Double, isNumeric: Bool) {
    self.title = title
    self.share = share
    self.isNumeric = isNumeric
  }
}

/// A row of a table.
public struct RowMessage: Codable, Sendable, Equatable {
  /// One for each column.
  public let cells: [CellMessage]
  /// True for a sum.
  public let isStrong: Bool

  /// A row.
  public init(cells: [CellMessage], isStrong: Bool) {
    self.cells = cells
    self.isStrong = isStrong
  }
}

/// A bar of a chart.
public struct BarMessage: Codable, Sendable, Equatable {
  /// Stands before it.
  public let label: String
  /// Its length, at least 0.
  public let value: Int64
  /// Stands behind it.
  public let caption: String

  /// A bar.
  public init(label: String, value: Int64, caption: String) {
    self.label = label
    self.value = value
    self.caption = caption
  }
}

/// A picture and what it shows.
public struct FigureMessage: Codable, Sendable, Equatable {
  /// Index into the document's pictures.
  public let picture: Int
  /// Stands below it.
  public let caption: String

  /// A figure.
  public init(picture: Int, caption: String) {
    self.picture = picture
    self.caption = caption
  }
}

/// A document on its pages.
public struct PagesSetMessage: Codable, Sendable, Equatable {
  /// Answer blob index of the PDF.
  public let pdf: Int
  /// Its pages, at least 1.
  public let pageCount: Int
  /// Characters that no font has, and that stand as boxes.
  public let missingGlyphs: Int

  /// A document on its pages.
  public init(pdf: Int, pageCount: Int, missingGlyphs: Int) {
    self.pdf = pdf
    self.pageCount = pageCount
    self.missingGlyphs = missingGlyphs
  }
}
