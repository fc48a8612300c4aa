/// Reads a list's files into its entries.
public protocol ListOpening: Sendable {
  /// Names of the formats that can be read, in order.
  var formats: [String] { get }
  /// Whether a format may tell no more than what changed since the newest version.
  func isDelta(_ format: String) -> Bool
  /// Reads the files of one list whole; rows that are wrong are left out and told in the reading.
  /// - Parameters:
  ///   - format: one of ``formats``.
  ///   - paths: at least one, in the order that the format asks for.
  ///   - before: the entries that a delta starts from; no other format looks at them.
  /// - Throws: ``ListOpeningError`` where the files as a whole cannot be read.
  func read(
    format: String, paths: [String], before: [ListEntity]
  ) async throws(ListOpeningError) -> ListReading
}

/// Why a list's files could not be read as a whole. It tells where and what, never what they say.
public struct ListOpeningError: Error, Sendable, Hashable {
  /// What is wrong, of a closed set of names that the reader has, such as `truncated`.
  public let code: String
  /// The file's name without its folder; nil where no single file is at fault.
  public let file: String?
  /// The line where it shows, from 1; nil where no line is at fault.
  public let line: Int?
  /// The same in words, place included.
  public let words: String

  /// An error.
  public init(code: String, file: String? = nil, line: Int? = nil, words: String) {
    self.code = code
    self.file = file
    self.line = line
    self.words = words
  }
}
