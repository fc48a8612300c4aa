import Domain

/// An entry in the making: drops what is empty, said twice or beyond what an entry may have.
struct EntityDraft {
  /// Most names, and most values of any other field, that are kept of an entry.
  static let valuesMax = 1000
  /// Most bytes of a name or place; a longer one is no name.
  static let textBytesMax = 2048

  let id: String
  var kind: ListEntity.Kind
  private(set) var names: [ListName] = []
  private(set) var datesOfBirth: [PartialDate] = []
  private(set) var countries: [ListCountry] = []
  private(set) var identifiers: [ListIdentifier] = []
  private(set) var genders: [ListEntity.Gender] = []
  private(set) var placesOfBirth: [String] = []
  private(set) var topics: [ListTopic] = []
  private(set) var programmes: [String] = []
  private(set) var positions: [ListPosition] = []
  private(set) var relations: [ListRelation] = []
  /// The names' texts, once there are so many that looking through them is dear.
  private var texts: Set<String> = []
  private static let fewNamesMax = 32

  init(id: String, kind: ListEntity.Kind, topics: [ListTopic] = []) {
    self.id = id
    self.kind = kind
    self.topics = topics
  }

  /// The entry; nil where it has no name. Its primary name comes first.
  var entity: ListEntity? {
    guard !names.isEmpty else { return nil }
    let ordered = names.filter { $0.kind == .primary } + names.filter { $0.kind != .primary }
    return ListEntity(
      id: id, kind: kind, names: ordered, datesOfBirth: datesOfBirth, countries: countries, identifiers: identifiers,
      genders: genders, placesOfBirth: placesOfBirth, topics: topics, programmes: programmes, positions: positions,
      relations: relations)
  }

  /// Adds a name as the source writes it; nothing where it is nil or blank.
  mutating func add(name: String?, kind: ListName.Kind, language: String? = nil) {
    guard let text = name.flatMap(ListText.clean), text.utf8.count <= Self.textBytesMax else { return }
    guard names.count < Self.valuesMax, !has(name: text) else { return }
    names.append(ListName(text, kind: kind, language: language))
  }

  private mutating func has(name text: String) -> Bool {
    guard names.count >= Self.fewNamesMax else { return names.contains { $0.text == text } }
    if texts.isEmpty { texts = Set(names.map(\.text)) }
    return !texts.insert(text).inserted
  }

  /// Adds dates of birth.
  mutating func add(dates: [PartialDate]) {
    for date in dates { Self.append(date, to: &datesOfBirth) }
  }

  /// Adds a country told as a code or in words; nothing where no country is known by them.
  mutating func add(country: String?, role: ListCountry.Role) {
    guard let code = country.flatMap(CountryNames.code) else { return }
    Self.append(ListCountry(code: code, role: role), to: &countries)
  }

  /// Adds a number; nothing where it has neither a letter nor a digit.
  mutating func add(identifier: String?, kind: ListIdentifier.Kind, country: String? = nil) {
    guard let number = identifier.flatMap(ListText.clean), number.utf8.count <= Self.textBytesMax,
      number.contains(where: { $0.isLetter || $0.isNumber })
    else { return }
    Self.append(
      ListIdentifier(kind: kind, number: number, country: country.flatMap(CountryNames.code)), to: &identifiers)
  }

  /// Adds a gender told in the words that lists use: `Male`, `F`, `female.`; nothing for any other.
  mutating func add(gender: String?) {
    guard let letters = gender?.lowercased().filter(\.isLetter), !letters.isEmpty else { return }
    switch letters {
    case "male", "m", "man": Self.append(.male, to: &genders)
    case "female", "f", "woman": Self.append(.female, to: &genders)
    case "other", "x", "nonbinary": Self.append(.other, to: &genders)
    default: break
    }
  }

  /// Adds a place of birth in the list's words.
  mutating func add(placeOfBirth: String?) {
    guard let text = placeOfBirth.flatMap(ListText.clean), text.utf8.count <= Self.textBytesMax else { return }
    Self.append(text, to: &placesOfBirth)
  }

  mutating func add(topic: ListTopic) { Self.append(topic, to: &topics) }

  mutating func add(programme: String?) {
    guard let text = programme.flatMap(ListText.clean), text.utf8.count <= Self.textBytesMax else { return }
    Self.append(text, to: &programmes)
  }

  mutating func add(position: ListPosition) { Self.append(position, to: &positions) }

  /// Adds an office of which no more than its title is told.
  mutating func add(title: String?) {
    guard let text = title.flatMap(ListText.clean), text.utf8.count <= Self.textBytesMax else { return }
    add(position: ListPosition(title: text))
  }

  /// Adds a tie; nothing for one to itself.
  mutating func add(relation: ListRelation) {
    guard relation.entity != id else { return }
    Self.append(relation, to: &relations)
  }

  /// Drops ties to entries that are not there.
  mutating func keepRelations(to isThere: (String) -> Bool) { relations.removeAll { !isThere($0.entity) } }

  private static func append<Value: Equatable>(_ value: Value, to values: inout [Value]) {
    guard values.count < valuesMax, !values.contains(value) else { return }
    values.append(value)
  }
}
