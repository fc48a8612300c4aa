/// One version of a list, whole and unchanging.
public struct ListSnapshot: Sendable, Hashable, Codable {
  /// The list's slug, such as `ofac-sdn`.
  public let list: String
  /// The source's own date or number of the version.
  public let version: String
  /// SHA-256 of the source's bytes in lower-case hexadecimal.
  public let digest: String
  /// The entries, each ``ListEntity/id`` once.
  public let entities: [ListEntity]

  /// Puts a snapshot together.
  public init(list: String, version: String, digest: String, entities: [ListEntity]) {
    self.list = list
    self.version = version
    self.digest = digest
    self.entities = entities
  }
}
