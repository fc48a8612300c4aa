/// One font on disk.
public struct FontFile: Sendable, Equatable {
  /// Where it is.
  public let path: String
  /// Which font of a collection, from 0; 0 where the file has one.
  public let index: Int

  /// A font of a file.
  public init(_ path: String, index: Int = 0) {
    self.path = path
    self.index = index
  }
}
