/// One entry of a list: a person, a body or a craft, with all that the list tells of it.
public struct ListEntity: Sendable, Hashable, Codable {
  /// What an entry is. A body and a craft never answer to a natural person's name.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case person, organisation, vessel, aircraft, other
  }

  /// The person's gender as the list tells it.
  public enum Gender: String, Sendable, Hashable, Codable, CaseIterable {
    case female, male, other
  }

  /// The list's own key, unique in its snapshot and the same in every version of the list.
  public let id: String
  /// What it is.
  public let kind: Kind
  /// Its names; the first is the one to show.
  public let names: [ListName]
  /// Dates of birth; lists tell several where sources differ.
  public let datesOfBirth: [PartialDate]
  /// Countries that it has to do with.
  public let countries: [ListCountry]
  /// Numbers of documents and registers.
  public let identifiers: [ListIdentifier]
  /// More than one where sources differ; empty where none is told.
  public let genders: [Gender]
  /// Places of birth in the list's words.
  public let placesOfBirth: [String]
  /// Why it is listed.
  public let topics: [ListTopic]
  /// The list's own names of its programmes or regimes.
  public let programmes: [String]
  /// Public offices, held now or before.
  public let positions: [ListPosition]
  /// Other entries that it is tied to.
  public let relations: [ListRelation]

  /// Puts an entry together; everything that lists may leave out is empty unless told.
  public init(
    id: String, kind: Kind, names: [ListName], datesOfBirth: [PartialDate] = [], countries: [ListCountry] = [],
    identifiers: [ListIdentifier] = [], genders: [Gender] = [], placesOfBirth: [String] = [],
    topics: [ListTopic] = [], programmes: [String] = [], positions: [ListPosition] = [],
    relations: [ListRelation] = []
  ) {
    self.id = id
    self.kind = kind
    self.names = names
    self.datesOfBirth = datesOfBirth
    self.countries = countries
    self.identifiers = identifiers
    self.genders = genders
    self.placesOfBirth = placesOfBirth
    self.topics = topics
    self.programmes = programmes
    self.positions = positions
    self.relations = relations
  }
}
