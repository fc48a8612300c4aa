import Domain

/// The fields of an entry, or of a screened person, that a reviewer's finding rests on: who changes in none of them is
/// found to be the same or somebody else as before. Spelling in capitals, order and repetition are no fields' content.
public struct MaterialFields: Sendable, Hashable {
  private let fields: [String: [String]]

  /// Of an entry: names, dates of birth, countries, numbers, genders and why it is listed.
  public init(_ entity: ListEntity) {
    fields = Self.folded([
      "names": entity.names.map(\.text), "birth_dates": entity.datesOfBirth.map(\.text),
      "countries": entity.countries.map(\.code), "identifiers": entity.identifiers.map(Self.text),
      "genders": entity.genders.map(\.rawValue), "topics": entity.topics.map(\.rawValue),
    ])
  }

  /// Of a person: the same, as far as a query has them.
  public init(_ query: ScreeningQuery) {
    fields = Self.folded([
      "names": query.names, "birth_dates": [query.dateOfBirth?.text].compactMap(\.self),
      "countries": query.countries, "identifiers": query.identifiers.map(Self.text),
      "genders": [query.gender?.rawValue].compactMap(\.self),
    ])
  }

  /// The stored form: arrays of strings by field, those without content left out.
  public var json: JSON {
    .object(fields.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .array($0.value.map(JSON.string))) })
  }

  /// The fields that differ between two stored forms, by name.
  public static func changes(from earlier: JSON, to later: JSON) -> [MaterialChange] {
    let (before, after) = (values(earlier), values(later))
    return Set(before.keys).union(after.keys).sorted().compactMap { field in
      let (old, new) = (before[field] ?? [], after[field] ?? [])
      return old == new ? nil : MaterialChange(field: field, before: old, after: new)
    }
  }

  private static func values(_ json: JSON) -> [String: [String]] {
    (json.members ?? []).reduce(into: [:]) { $0[$1.name] = $1.value.elements?.compactMap(\.text) ?? [] }
  }

  private static func folded(_ fields: [String: [String]]) -> [String: [String]] {
    fields.mapValues { Set($0.map { $0.lowercased() }).sorted() }.filter { !$0.value.isEmpty }
  }

  private static func text(_ identifier: ListIdentifier) -> String {
    [identifier.kind.rawValue, identifier.country ?? "", identifier.number.filter { $0.isLetter || $0.isNumber }]
      .joined(separator: ":")
  }
}

/// A field that changed.
public struct MaterialChange: Sendable, Hashable {
  /// Its name, as ``MaterialFields/json`` has it.
  public let field: String
  /// Its values before; empty where it had none.
  public let before: [String]
  /// Its values after.
  public let after: [String]

  /// As records show it.
  public var json: JSON {
    [
      "field": .string(field), "before": .array(before.map(JSON.string)), "after": .array(after.map(JSON.string)),
    ]
  }
}
