import Domain

/// What a finding on a match rests on, of an entry or of a person: where one of these changes, a "not this person" has
/// to be found anew. What is written otherwise and says the same does not count: case, marks on Latin letters,
/// punctuation, the order of words and of values, values that are told twice. Neither do a list's remarks, names of
/// programmes and titles of offices, which lists rewrite from version to version.
public struct MaterialFields: Sendable, Hashable {
  /// A field.
  public enum Field: String, Sendable, Hashable, Codable, CaseIterable {
    case kind, names
    case datesOfBirth = "birth_dates"
    case countries, identifiers, genders
    case placesOfBirth = "birth_places"
    case topics
    /// Classes of public offices, 1 through 4.
    case exposureClasses = "pep_classes"
  }

  /// By field, its values, sorted and each once; a field without a value is not there.
  public let values: [Field: [String]]

  /// The material fields of a list's entry.
  public init(_ entity: ListEntity) {
    self.init([
      .kind: [entity.kind.rawValue],
      .names: entity.names.map { MaterialText.words($0.text) },
      .datesOfBirth: entity.datesOfBirth.map(\.text),
      .countries: entity.countries.map(\.code),
      .identifiers: entity.identifiers.map(MaterialText.identifier),
      .genders: entity.genders.map(\.rawValue),
      .placesOfBirth: entity.placesOfBirth.map(MaterialText.words),
      .topics: entity.topics.map(\.rawValue),
      .exposureClasses: entity.positions.compactMap { $0.exposureClass.map(String.init) },
    ])
  }

  /// The material fields of whom a query looks for.
  public init(_ query: ScreeningQuery) {
    self.init([
      .kind: [query.kind?.rawValue].compactMap(\.self),
      .names: query.names.map(MaterialText.words),
      .datesOfBirth: [query.dateOfBirth].compactMap(\.self).map(\.text),
      .countries: query.countries,
      .identifiers: query.identifiers.map(MaterialText.identifier),
      .genders: [query.gender?.rawValue].compactMap(\.self),
      .placesOfBirth: [query.placeOfBirth].compactMap(\.self).map(MaterialText.words),
    ])
  }

  private init(_ values: [Field: [String]]) {
    self.values = values.compactMapValues { values in
      let told = Set(values.filter { !$0.isEmpty }).sorted(by: Self.precedes)
      return told.isEmpty ? nil : told
    }
  }

  /// An object of the fields that have values, each an array of texts: what is kept with a finding.
  public var json: JSON {
    .object(
      Field.allCases.compactMap { field in
        values[field].map { JSON.Member(field.rawValue, .array($0.map(JSON.string))) }
      }
    ).canonical
  }

  /// The canonical form of ``json`` (RFC 8785), whose digest tells whether anything material changed.
  public var canonicalBytes: [UInt8] { json.canonicalBytes }

  /// What differs from an earlier state, field by field; empty where nothing does.
  public func changes(since earlier: MaterialFields) -> [MaterialChange] {
    Self.changes(from: earlier.json, to: json)
  }

  /// What differs between two kept states, field by field in the order of names; empty where nothing does. Fields that
  /// this version does not know are compared as well.
  public static func changes(from earlier: JSON, to later: JSON) -> [MaterialChange] {
    let (before, after) = (texts(earlier), texts(later))
    return Set(before.keys).union(after.keys).sorted(by: precedes).compactMap { field in
      let (old, new) = (before[field] ?? [], after[field] ?? [])
      return old == new ? nil : MaterialChange(field: field, before: old, after: new)
    }
  }

  private static func texts(_ json: JSON) -> [String: [String]] {
    let members = json.members ?? []
    return Dictionary(members.map { ($0.name, ($0.value.elements ?? []).compactMap(\.text)) }) { $0 + $1 }
  }

  /// By code units, which is an order that does not change with versions of Unicode.
  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
