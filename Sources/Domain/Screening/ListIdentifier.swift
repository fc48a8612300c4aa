/// A number by which an entry is known.
public struct ListIdentifier: Sendable, Hashable, Codable {
  /// What gave the number. Two numbers are compared within a kind alone.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case passport
    case nationalIdentity = "national_identity"
    case tax, registration, imo, other
  }

  /// What gave it.
  public let kind: Kind
  /// The number as the list writes it.
  public let number: String
  /// ISO 3166-1 alpha-3 of the issuer, where the list tells it.
  public let country: String?

  /// A number of a kind.
  public init(kind: Kind, number: String, country: String? = nil) {
    self.kind = kind
    self.number = number
    self.country = country
  }
}
