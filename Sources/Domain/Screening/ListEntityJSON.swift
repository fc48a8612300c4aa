extension ListEntity {
  /// The entry with its members in the order of RFC 8785, so that ``JSON/bytes`` are its canonical form; what the list
  /// does not tell is left out.
  public var json: JSON {
    var members: [JSON.Member] = []
    func add<Value>(_ name: String, _ values: [Value], _ make: (Value) -> JSON) {
      if !values.isEmpty { members.append(JSON.Member(name, .array(values.map(make)))) }
    }
    add("birth_dates", datesOfBirth) { .string($0.text) }
    add("birth_places", placesOfBirth, JSON.string)
    add("countries", countries, \.json)
    add("genders", genders) { .string($0.rawValue) }
    members.append(JSON.Member("id", .string(id)))
    add("identifiers", identifiers, \.json)
    members.append(JSON.Member("kind", .string(kind.rawValue)))
    add("names", names, \.json)
    add("positions", positions, \.json)
    add("programmes", programmes, JSON.string)
    add("relations", relations, \.json)
    add("topics", topics) { .string($0.rawValue) }
    return .object(members)
  }

  /// Reads what ``json`` writes; nil where a member that is always there is missing, or an element of an array has
  /// another shape. Members of other names are passed over.
  public init?(json: JSON) {
    guard let id = json["id"]?.text, let kind = json["kind"]?.value(Kind.self),
      let names = json.all("names", ListName.init(json:)),
      let datesOfBirth = json.all("birth_dates", { $0.text.flatMap { PartialDate(text: $0) } }),
      let countries = json.all("countries", ListCountry.init(json:)),
      let identifiers = json.all("identifiers", ListIdentifier.init(json:)),
      let genders = json.all("genders", { $0.value(Gender.self) }),
      let placesOfBirth = json.all("birth_places", \.text),
      let topics = json.all("topics", { $0.value(ListTopic.self) }),
      let programmes = json.all("programmes", \.text), let positions = json.all("positions", ListPosition.init(json:)),
      let relations = json.all("relations", ListRelation.init(json:))
    else { return nil }
    self.init(
      id: id, kind: kind, names: names, datesOfBirth: datesOfBirth, countries: countries, identifiers: identifiers,
      genders: genders, placesOfBirth: placesOfBirth, topics: topics, programmes: programmes, positions: positions,
      relations: relations)
  }
}

extension ListName {
  /// See ``ListEntity/json``.
  public var json: JSON {
    .told([("kind", .string(kind.rawValue)), ("language", language.map(JSON.string)), ("text", .string(text))])
  }

  /// See ``ListEntity/init(json:)``.
  public init?(json: JSON) {
    guard let text = json["text"]?.text, let kind = json["kind"]?.value(Kind.self) else { return nil }
    self.init(text, kind: kind, language: json["language"]?.text)
  }
}

extension ListCountry {
  /// See ``ListEntity/json``.
  public var json: JSON { .told([("code", .string(code)), ("role", .string(role.rawValue))]) }

  /// See ``ListEntity/init(json:)``.
  public init?(json: JSON) {
    guard let code = json["code"]?.text, let role = json["role"]?.value(Role.self) else { return nil }
    self.init(code: code, role: role)
  }
}

extension ListIdentifier {
  /// See ``ListEntity/json``.
  public var json: JSON {
    .told([
      ("country", country.map(JSON.string)), ("kind", .string(kind.rawValue)), ("number", .string(number)),
    ])
  }

  /// See ``ListEntity/init(json:)``.
  public init?(json: JSON) {
    guard let number = json["number"]?.text, let kind = json["kind"]?.value(Kind.self) else { return nil }
    self.init(kind: kind, number: number, country: json["country"]?.text)
  }
}

extension ListPosition {
  /// See ``ListEntity/json``.
  public var json: JSON {
    .told([
      ("class", exposureClass.map { .integer(Int64($0)) }), ("country", country.map(JSON.string)),
      ("since", since.map { .string($0.text) }), ("title", .string(title)), ("until", until.map { .string($0.text) }),
    ])
  }

  /// See ``ListEntity/init(json:)``.
  public init?(json: JSON) {
    guard let title = json["title"]?.text else { return nil }
    self.init(
      title: title, country: json["country"]?.text,
      exposureClass: json["class"]?.integer.flatMap { Int(exactly: $0) },
      since: json["since"]?.text.flatMap { PartialDate(text: $0) },
      until: json["until"]?.text.flatMap { PartialDate(text: $0) })
  }
}

extension ListRelation {
  /// See ``ListEntity/json``.
  public var json: JSON { .told([("entity", .string(entity)), ("kind", .string(kind.rawValue))]) }

  /// See ``ListEntity/init(json:)``.
  public init?(json: JSON) {
    guard let entity = json["entity"]?.text, let kind = json["kind"]?.value(Kind.self) else { return nil }
    self.init(kind: kind, entity: entity)
  }
}

extension JSON {
  /// An object of those members that have a value.
  fileprivate static func told(_ members: [(String, JSON?)]) -> JSON {
    .object(members.compactMap { member in member.1.map { Member(member.0, $0) } })
  }

  /// A closed set's member by its raw value; nil for anything else.
  fileprivate func value<Value: RawRepresentable>(_ type: Value.Type) -> Value? where Value.RawValue == String {
    text.flatMap(Value.init(rawValue:))
  }

  /// Every element of a member, none where it is left out; nil where one cannot be made.
  fileprivate func all<Value>(_ name: String, _ make: (JSON) -> Value?) -> [Value]? {
    guard let member = self[name] else { return [] }
    guard let elements = member.elements else { return nil }
    let values = elements.compactMap(make)
    return values.count == elements.count ? values : nil
  }
}
