/// A name of an entry as its list writes it.
public struct ListName: Sendable, Hashable, Codable {
  /// How surely the name is the entry's own.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The name that the list goes by.
    case primary
    /// Another name.
    case alias
    /// One that the list calls low quality: common, or told by one source alone.
    case weakAlias = "weak_alias"
    /// One that was borne before.
    case previous
  }

  /// The whole name; the family name first where a comma follows it.
  public let text: String
  /// How surely it is borne.
  public let kind: Kind
  /// BCP 47 tag of the language that it is written in, where the list tells it.
  public let language: String?

  /// A name, by itself an alias of no told language.
  public init(_ text: String, kind: Kind = .alias, language: String? = nil) {
    self.text = text
    self.kind = kind
    self.language = language
  }
}
