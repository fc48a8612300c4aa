import Domain

/// One entity of FollowTheMoney: a party, or a record that says something of parties.
struct MoneyRecord {
  let id: String
  let schema: String
  /// What it says of a party beside what only a party can say.
  let draft: EntityDraft
  /// The values of its properties that point to others, tell dates, roles or titles; empty for a party.
  let properties: MoneyProperties

  /// Reads an entity; nil where it has no key or schema.
  init?(_ json: JSON) {
    guard let id = json["id"]?.text.flatMap(ListText.clean), let schema = json["schema"]?.text else { return nil }
    let properties = MoneyProperties(json["properties"])
    self.id = id
    self.schema = schema
    guard let kind = Self.parties[schema] else {
      draft = EntityDraft(id: id, kind: .other)
      self.properties = properties.keeping(Self.folded)
      return
    }
    draft = MoneyParty.draft(id: id, kind: kind, caption: json["caption"]?.text, properties)
    self.properties = properties.keeping(["addressEntity"])
  }

  /// Whether it is an entry of its own.
  var isParty: Bool { Self.parties[schema] != nil }

  /// Why an object is no entity.
  static func flaw(_ json: JSON) -> RejectedRow.Reason {
    json["id"]?.text.flatMap(ListText.clean) == nil ? .missingKey : .malformed
  }

  /// Properties of records that are folded into parties.
  private static let folded: Set = [
    "agent", "asset", "associate", "client", "country", "director", "employee", "employer", "endDate", "entity",
    "holder", "member", "name", "number", "object", "organization", "owner", "passportNumber", "person", "post",
    "program", "relative", "startDate", "subject", "topics", "type",
  ]

  /// The schemata of parties.
  static let parties: [String: ListEntity.Kind] = [
    "Airplane": .aircraft, "Company": .organisation, "LegalEntity": .other, "Organization": .organisation,
    "Person": .person, "PublicBody": .organisation, "Vessel": .vessel,
  ]
}

/// Properties of an entity: each has several values, all of them text.
struct MoneyProperties {
  private var values: [String: [String]] = [:]

  /// Takes lists of texts; a text or number by itself counts as a list of it, and anything else as nothing. The values
  /// of a name that stands twice, which ``JSONRecords`` marks with `#`, go together.
  init(_ json: JSON?) {
    for member in json?.members ?? [] {
      let texts = (member.value.elements ?? [member.value]).compactMap(Self.text)
      if !texts.isEmpty { values[String(member.name.drop { $0 == "#" }), default: []] += texts }
    }
  }

  /// Some of the properties, so that prose is not held until all records are read.
  func keeping(_ names: Set<String>) -> MoneyProperties {
    var kept = self
    kept.values = values.filter { names.contains($0.key) }
    return kept
  }

  /// The values of a property; empty where it has none.
  subscript(name: String) -> [String] { values[name] ?? [] }

  private static func text(_ json: JSON) -> String? {
    switch json {
    case .string(let text): ListText.clean(text)
    case .integer(let value): String(value)
    // A nested entity stands for its key.
    case .object: json["id"]?.text.flatMap(ListText.clean)
    default: nil
    }
  }
}
