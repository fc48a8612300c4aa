/// Reads the text of a letter: a picture of it, or the pages of a PDF.
public struct PagesRequest: Codable, Sendable, Equatable {
  /// Blob index of the letter.
  public let letter: Int
  /// Most pages read of a PDF, 1 through ``pagesBound``.
  public let pagesMax: Int
  /// ISO 15924 codes of scripts that it may be written in beside Latin, most likely first; empty means by what its
  /// largest lines are in.
  public let scripts: [String]

  /// Names, addresses and dates of letters stand on their first pages; two pictures each are what an answer holds.
  public static let pagesBound = 10

  /// A request over a blob sent in the same frame.
  public init(letter: Int, pagesMax: Int = 2, scripts: [String] = []) {
    self.letter = letter
    self.pagesMax = pagesMax
    self.scripts = scripts
  }
}

/// What an engine read of a letter.
public struct PagesMessage: Codable, Sendable, Equatable {
  /// Pages that were read, in order.
  public let pages: [PageTextMessage]
  /// Pages that the upload has (1 for a picture).
  public let pageCount: Int
  /// Name of a program that edits or makes up pictures and is named in the file; nil where none is.
  public let software: String?

  /// A reading.
  public init(pages: [PageTextMessage], pageCount: Int, software: String? = nil) {
    self.pages = pages
    self.pageCount = pageCount
    self.software = software
  }
}

/// The text of one page.
public struct PageTextMessage: Codable, Sendable, Equatable {
  /// Where its lines are from.
  public enum Origin: String, Codable, Sendable {
    /// Read off a picture.
    case picture
    /// Taken from a PDF's text layer, and held against the page as it is shown.
    case textLayer
  }
  /// Where its lines are from.
  public let origin: Origin
  /// How well the picture can be read.
  public let legibility: LegibilityMessage
  /// Lines, top to bottom. The confidence of a text layer's line is the share of its characters that a reader of the
  /// shown page sees there, too.
  public let lines: [TextLineMessage]
  /// Answer blob index of the page, JPEG.
  public let rectified: Int
  /// Answer blob index of the page with its lines drawn on it, JPEG.
  public let annotated: Int

  /// A page as read.
  public init(
    origin: Origin, legibility: LegibilityMessage, lines: [TextLineMessage], rectified: Int, annotated: Int
  ) {
    self.origin = origin
    self.legibility = legibility
    self.lines = lines
    self.rectified = rectified
    self.annotated = annotated
  }
}
