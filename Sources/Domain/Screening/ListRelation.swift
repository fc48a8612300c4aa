/// A tie from one entry to another of the same snapshot.
public struct ListRelation: Sendable, Hashable, Codable {
  /// What the other entry is to this one.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case family, associate, owner, owned, other
  }

  /// What the other entry is to this one.
  public let kind: Kind
  /// The other entry's ``ListEntity/id``.
  public let entity: String

  /// A tie to an entry.
  public init(kind: Kind, entity: String) {
    self.kind = kind
    self.entity = entity
  }
}
