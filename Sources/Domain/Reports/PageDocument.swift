import FoundationEssentials

/// A document for people, before it is set on pages: what it says in which order, and nothing of how it looks.
public struct PageDocument: Sendable, Equatable {
  /// What it is, for readers' window titles and file lists; nothing about a person.
  public var title: String
  /// BCP 47 language of its words.
  public var language: String
  /// Whether its pages are read from right to left.
  public var isRightToLeft: Bool
  /// When it was drawn up, in UTC for those who read the file's properties.
  public var drawnUpAt: Date
  /// Stands at the foot of each page.
  public var footer: String
  /// Beside it, with `{page}` and `{pages}` for the numbers.
  public var pageLabel: String
  /// Its parts in reading order.
  public var blocks: [Block] = []

  /// An empty document.
  public init(
    title: String, language: String, isRightToLeft: Bool, drawnUpAt: Date, footer: String, pageLabel: String
  ) {
    self.title = title
    self.language = language
    self.isRightToLeft = isRightToLeft
    self.drawnUpAt = drawnUpAt
    self.footer = footer
    self.pageLabel = pageLabel
  }

  /// A part of a document.
  public enum Block: Sendable, Equatable {
    /// The document's name, once, first, and a line that says what it is of.
    case title(String, below: String)
    /// Level 1 through 3, the highest first.
    case heading(String, level: Int)
    /// Running text; quiet text is an aside.
    case paragraph(String, isQuiet: Bool)
    /// A few words that have to be seen first.
    case banner(String, Tone)
    /// Names and values, one pair a row; small ones are long lists of detail.
    case pairs([Pair], isSmall: Bool)
    /// Rows of cells below the columns' titles.
    case table([Column], [Row])
    /// A chart: bars below one another, the longest over the whole of its room.
    case bars([Bar])
    /// Pictures side by side, at most four.
    case pictures([Figure])
  }

  /// What a banner says at a glance.
  public enum Tone: String, Sendable, CaseIterable {
    case neutral, good, caution, bad
  }

  /// A value, or a cell of a table.
  public struct Cell: Sendable, Equatable, ExpressibleByStringLiteral {
    /// What it says.
    public let text: String
    /// Set in letters of one width: identifiers, digests, machine-readable lines.
    public let isCode: Bool

    /// A cell.
    public init(_ text: String, isCode: Bool = false) {
      self.text = text
      self.isCode = isCode
    }

    /// Plain words.
    public init(stringLiteral value: String) { self.init(value) }
  }

  /// A name and its value.
  public struct Pair: Sendable, Equatable {
    /// The name.
    public let name: String
    /// The value.
    public let value: Cell

    /// A pair.
    public init(_ name: String, _ value: Cell) {
      self.name = name
      self.value = value
    }
  }

  /// A column of a table.
  public struct Column: Sendable, Equatable {
    /// What stands above it; empty for nothing.
    public let title: String
    /// Its share of the table's width beside those of the other columns, above 0.
    public let share: Double
    /// Numbers end at one line.
    public let isNumeric: Bool

    /// A column.
    public init(_ title: String, share: Double = 1, isNumeric: Bool = false) {
      self.title = title
      self.share = share
      self.isNumeric = isNumeric
    }
  }

  /// A row of a table.
  public struct Row: Sendable, Equatable {
    /// One for each column.
    public let cells: [Cell]
    /// True for a sum.
    public let isStrong: Bool

    /// A row.
    public init(_ cells: [Cell], isStrong: Bool = false) {
      self.cells = cells
      self.isStrong = isStrong
    }
  }

  /// A bar of a chart.
  public struct Bar: Sendable, Equatable {
    /// Stands before it.
    public let label: String
    /// Its length, at least 0.
    public let value: Int64
    /// Stands behind it.
    public let caption: String

    /// A bar.
    public init(_ label: String, value: Int64, caption: String) {
      self.label = label
      self.value = value
      self.caption = caption
    }
  }

  /// A picture and what it shows.
  public struct Figure: Sendable, Equatable {
    /// Index of the picture among those that go with the document.
    public let picture: Int
    /// Stands below it.
    public let caption: String

    /// A figure.
    public init(picture: Int, caption: String) {
      self.picture = picture
      self.caption = caption
    }
  }
}
