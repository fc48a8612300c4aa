import Domain

/// The files of a source, by what they are to it.
struct ListParts {
  /// The files in the caller's order.
  let files: [ByteSource]
  /// The entries of the reading that a delta starts from.
  let before: [ListEntity]

  /// The only file.
  /// - Throws: `missingPart` where there is none, `unexpectedFile` for a second.
  func single(_ part: String) throws(ListFileError) -> ByteSource {
    guard let first = files.first else { throw ListFileError(.missingPart(part)) }
    if files.count > 1 { throw ListFileError(.unexpectedFile, file: files[1].name) }
    return first
  }

  /// The files by the part that their name tells.
  /// - Throws: `unexpectedFile` for a file that is no part, or the second of a part.
  func byPart<Part: Hashable>(_ part: (String) -> Part?) throws(ListFileError) -> [Part: ByteSource] {
    var found: [Part: ByteSource] = [:]
    for file in files {
      guard let part = part(file.name), found.updateValue(file, forKey: part) == nil else {
        throw ListFileError(.unexpectedFile, file: file.name)
      }
    }
    return found
  }
}
