import Crypto
import Domain

/// Reads a list from its source's files.
public struct ListReader: Sendable {
  private let limits: ListLimits

  /// A reader that takes no more than the limits allow.
  public init(limits: ListLimits = ListLimits()) {
    self.limits = limits
  }

  /// Reads the files of a source, each to its end and once.
  ///
  /// A bad row is left out, with its line and reason, and the rest goes on; a source that is another format, is cut
  /// or breaks a limit gives no reading at all. Files that are parts of one another are told by their names; where a
  /// format takes files in order, such as deltas, their order here is it. The digest of several files follows it too.
  /// - Parameters:
  ///   - format: a name of ``ListFormatCatalog``.
  ///   - before: the entries of the reading that a delta starts from; no other format looks at it.
  /// - Throws: ``ListFileError``.
  public func read(
    _ files: [ListFile], as format: String, before: [ListEntity] = []
  ) throws(ListFileError) -> ListReading {
    guard let reader = ListFormatCatalog.format(named: format) else { throw ListFileError(.unknownFormat(format)) }
    let sources = files.map(ByteSource.init)
    var draft = ReadingDraft(limits: limits, isOneFile: files.count == 1)
    try reader.read(ListParts(files: sources, before: before), into: &draft)
    if draft.entities.isEmpty, draft.rejectedCount > 0 {
      throw ListFileError(.notTheFormat, file: draft.firstRejectedFile, line: draft.rejected.first?.line)
    }
    return ListReading(
      version: draft.version, digest: try Self.digest(sources), rowCount: draft.rowCount, entities: draft.entities,
      rejected: draft.rejected, rejectedCount: draft.rejectedCount)
  }

  /// Of one file that of its bytes; of several that of lines of a name, a space and a digest.
  private static func digest(_ sources: [ByteSource]) throws(ListFileError) -> String {
    if sources.count == 1 { return try sources[0].digest().hexadecimal }
    var lines = ""
    for source in sources {
      let digest = try source.digest().hexadecimal
      lines += "\(source.name) \(digest)\n"
    }
    return SHA256.hash(data: Array(lines.utf8)).hexadecimal
  }
}
