/// One file of a list's source, taken once from its beginning to its end. Whoever makes it opens and closes the file.
public struct ListFile {
  /// Its name without a folder; it tells which part of the source it is, and stands in errors.
  public let name: String
  /// The next bytes, at most as many as the maker of the file wants to hold; nil at the end.
  let next: () throws -> [UInt8]?

  /// A file whose bytes come from `next`, chunk by chunk; an empty chunk is not the end, nil is.
  public init(name: String, next: @escaping () throws -> [UInt8]?) {
    self.name = name
    self.next = next
  }

  /// A file that is in memory.
  public init(name: String, bytes: [UInt8]) {
    var rest: [UInt8]? = bytes
    self.init(name: name) {
      defer { rest = nil }
      return rest
    }
  }
}
