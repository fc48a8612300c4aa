/// Why no pages were made.
public enum TypesettingError: Error, Equatable, Sendable {
  /// A font file is missing, cannot be read or is no font.
  case badFont(path: String)
  /// A picture has no pixels, or more than 32,767 on a side.
  case badPicture(index: Int)
  /// The document fills more than ``PageComposer/pagesMax`` pages.
  case tooManyPages
  /// A library failed, or there is no memory.
  case failed
}
