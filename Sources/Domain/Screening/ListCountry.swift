/// A country that an entry has to do with.
public struct ListCountry: Sendable, Hashable, Codable {
  /// What the country is to the entry.
  public enum Role: String, Sendable, Hashable, Codable, CaseIterable {
    case nationality, birth, residence, jurisdiction, flag, other
  }

  /// ISO 3166-1 alpha-3, or another code of ``CountryCode``.
  public let code: String
  /// What it is to the entry.
  public let role: Role

  /// A country in a role.
  public init(code: String, role: Role) {
    self.code = code
    self.role = role
  }
}
