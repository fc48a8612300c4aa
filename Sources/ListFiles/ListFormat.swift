/// Reads the files of one kind of list. Adding one is a folder in `Formats` and a line in ``ListFormatCatalog``.
protocol ListFormat: Sendable {
  /// What the format is, for people and programs.
  static var about: ListFormatDescription { get }

  init()

  /// Reads the source's files into a draft: what is wrong with a row is told to the draft and the rest goes on.
  /// - Throws: ``ListFileError`` where the source as a whole cannot be trusted.
  func read(_ parts: ListParts, into draft: inout ReadingDraft) throws(ListFileError)
}

/// What a format is.
public struct ListFormatDescription: Sendable, Hashable {
  /// What its readers have been run on.
  public enum Evidence: Sendable, Hashable {
    /// Files as their publisher made them.
    case publishedFiles
    /// No more than small files made by hand after the publisher's description.
    case handMadeFiles
    /// None but our own: the format is Assay's.
    case ownFormat
  }

  /// Its name in the catalogue, such as `un-xml`.
  public let name: String
  /// Whose lists come in it.
  public let title: String
  /// Which files it takes, in words.
  public let files: String
  /// What its reader has been run on.
  public let evidence: Evidence

  init(name: String, title: String, files: String, evidence: Evidence) {
    self.name = name
    self.title = title
    self.files = files
    self.evidence = evidence
  }
}
