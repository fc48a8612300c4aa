/// Whom to look for.
public struct ScreeningQuery: Sendable, Hashable {
  /// Most names of one query that are looked for; further ones are left out.
  public static let namesMax = 16

  /// Names, each as one text; the family name first where a comma follows it.
  public let names: [String]
  /// What bears the names; nil to look among persons and bodies alike.
  public let kind: ListEntity.Kind?
  /// The date of birth as far as it is known.
  public let dateOfBirth: PartialDate?
  /// Countries of nationality, birth and residence, as ISO 3166-1 alpha-3.
  public let countries: [String]
  /// Numbers of documents and registers.
  public let identifiers: [ListIdentifier]
  /// The gender, where it is known.
  public let gender: ListEntity.Gender?
  /// The place of birth in any words.
  public let placeOfBirth: String?

  /// A query; everything but the names may be left out.
  public init(
    names: [String], kind: ListEntity.Kind?, dateOfBirth: PartialDate? = nil, countries: [String] = [],
    identifiers: [ListIdentifier] = [], gender: ListEntity.Gender? = nil, placeOfBirth: String? = nil
  ) {
    self.names = Array(names.prefix(Self.namesMax))
    self.kind = kind
    self.dateOfBirth = dateOfBirth
    self.countries = countries
    self.identifiers = identifiers
    self.gender = gender
    self.placeOfBirth = placeOfBirth
  }
}
