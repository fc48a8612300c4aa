import FoundationEssentials

/// Whose lists are meant.
public enum ListOwner: Sendable, Hashable {
  /// The operator: every tenant may choose from these.
  case installation
  /// A tenant, which alone sees its own.
  case tenant(TenantID)

  /// What a list of the owner is called where lists of both stand together, as in matches and findings: its slug, and
  /// `own:` before that of a tenant's own, which may have the slug of one of the installation's.
  public func name(of slug: String) -> String { self == .installation ? slug : "own:" + slug }
}

/// One imported version of a list: an atomic snapshot with what its import counted.
public struct ListVersion: Sendable, Hashable {
  /// The list's slug, such as `ofac-sdn`: 1 through 64 lower-case letters, digits and hyphens.
  public let list: String
  /// Its number among the list's versions, from 1.
  public let number: Int
  /// The source's own date or number of the version, or the instant of the import where the source tells none.
  public let version: String
  /// The format's name in the catalogue of formats.
  public let format: String
  /// SHA-256 of the source's bytes in lower-case hexadecimal.
  public let digest: String
  /// Rows that were read, and those left out.
  public let rowCount: Int
  /// See ``ListReading/rejectedCount``.
  public let rejectedCount: Int
  /// Number of entries.
  public let entityCount: Int
  /// Number of names of all entries.
  public let nameCount: Int
  /// What changed since the version before; all of a first version is added.
  public let changes: ListChangeCounts
  /// When it was imported.
  public let importedAt: Date
  /// Bytes that it takes where it is searched, as its import measured them; nil for one imported before imports did.
  public let memoryBytes: Int?

  /// A version.
  public init(
    list: String, number: Int, version: String, format: String, digest: String, rowCount: Int, rejectedCount: Int,
    entityCount: Int, nameCount: Int, changes: ListChangeCounts, importedAt: Date, memoryBytes: Int?
  ) {
    self.list = list
    self.number = number
    self.version = version
    self.format = format
    self.digest = digest
    self.rowCount = rowCount
    self.rejectedCount = rejectedCount
    self.entityCount = entityCount
    self.nameCount = nameCount
    self.changes = changes
    self.importedAt = importedAt
    self.memoryBytes = memoryBytes
  }
}

extension ListVersion {
  /// Whether a text may name a list; see ``list``.
  public static func isSlug(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-") }
  }
}

/// How many entries differ between two versions of a list.
public struct ListChangeCounts: Sendable, Hashable {
  /// Entries that the earlier one lacks.
  public let added: Int
  /// Entries of both whose content differs.
  public let changed: Int
  /// Entries that the later one lacks.
  public let removed: Int

  /// Counts.
  public init(added: Int, changed: Int, removed: Int) {
    self.added = added
    self.changed = changed
    self.removed = removed
  }
}

/// One entry that differs between two versions of a list.
public struct ListChange: Sendable, Hashable {
  /// The entry's key.
  public let id: String
  /// As it stood in the earlier version; nil for an added one.
  public let before: ListEntity?
  /// As it stands in the later version; nil for a removed one.
  public let after: ListEntity?

  /// A change.
  public init(id: String, before: ListEntity?, after: ListEntity?) {
    self.id = id
    self.before = before
    self.after = after
  }
}
