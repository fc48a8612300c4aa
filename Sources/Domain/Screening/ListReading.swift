/// What the reader of a list's format made of its source, before anything of it is kept.
public struct ListReading: Sendable, Equatable {
  /// Most rejected rows that are kept with their reasons; the rest is counted.
  public static let rejectedMax = 1000

  /// The source's own date or number of the version; nil where the format tells none.
  public let version: String?
  /// SHA-256 of the source's bytes in lower-case hexadecimal; of several files, of their names and digests in order.
  public let digest: String
  /// Rows, elements or lines that stand for an entry or a part of one, rejected ones included.
  public let rowCount: Int
  /// The entries in the source's order, each ``ListEntity/id`` once.
  public let entities: [ListEntity]
  /// The first rows that were left out, at most ``rejectedMax``.
  public let rejected: [RejectedRow]
  /// Number of all rows that were left out.
  public let rejectedCount: Int
  /// Bytes that it takes where it is searched; nil until whoever imports it has measured them.
  public var memoryBytes: Int?

  /// Puts a reading together.
  public init(
    version: String?, digest: String, rowCount: Int, entities: [ListEntity], rejected: [RejectedRow],
    rejectedCount: Int
  ) {
    self.version = version
    self.digest = digest
    self.rowCount = rowCount
    self.entities = entities
    self.rejected = Array(rejected.prefix(Self.rejectedMax))
    self.rejectedCount = rejectedCount
  }
}

/// A row of a list's source that was left out. It tells where it is and what is wrong with it, never what it says.
public struct RejectedRow: Sendable, Hashable, Codable {
  /// What is wrong with it.
  public enum Reason: String, Sendable, Hashable, Codable, CaseIterable {
    /// It does not follow the format's grammar.
    case malformed
    /// It has more bytes than a row may have.
    case tooLong = "too_long"
    /// It lacks the entry's key.
    case missingKey = "missing_key"
    /// It lacks a name.
    case missingName = "missing_name"
    /// Another row has its key.
    case repeatedKey = "repeated_key"
    /// It belongs to an entry that is not there.
    case strayPart = "stray_part"
    /// A field has a value that the format does not allow.
    case badValue = "bad_value"
  }

  /// The file's name without its folder; empty for a source of one file.
  public let file: String
  /// The line that it begins on, from 1.
  public let line: Int
  /// What is wrong with it.
  public let reason: Reason
  /// The field that is wrong, in the format's words; nil where the whole row is.
  public let field: String?

  /// A row that was left out.
  public init(file: String = "", line: Int, reason: Reason, field: String? = nil) {
    self.file = file
    self.line = line
    self.reason = reason
    self.field = field
  }
}
