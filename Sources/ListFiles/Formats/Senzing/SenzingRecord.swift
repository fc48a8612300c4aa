import Domain

/// A record of Senzing: features stand in it directly, or grouped in lists of any name. A label may stand before a
/// feature's name, as in `AKA_NAME_FULL`.
struct SenzingRecord {
  /// The entry that it tells.
  private(set) var draft: EntityDraft

  init(_ json: JSON) {
    draft = EntityDraft(id: Self.text(json["RECORD_ID"]) ?? "", kind: Self.kind(json["RECORD_TYPE"]?.text))
    let lists = (json.members ?? []).compactMap { $0.value.elements?.filter { $0.members != nil } }
    for feature in [json] + lists.flatMap(\.self) {
      let values = Self.values(feature)
      addName(values)
      addFacts(values)
      addNumbers(values)
      addTie(values)
    }
  }

  private static func kind(_ type: String?) -> ListEntity.Kind {
    switch type?.uppercased() {
    case "PERSON": .person
    case "ORGANIZATION", "COMPANY": .organisation
    case "VESSEL": .vessel
    case "AIRCRAFT", "AIRPLANE": .aircraft
    default: .other
    }
  }

  private static func text(_ json: JSON?) -> String? {
    switch json {
    case .string(let text): ListText.clean(text)
    case .integer(let value): String(value)
    default: nil
    }
  }

  private static func values(_ feature: JSON) -> [String: String] {
    var values: [String: String] = [:]
    for member in feature.members ?? [] {
      if let text = text(member.value) { values[member.name.uppercased()] = text }
    }
    return values
  }

  private mutating func addName(_ values: [String: String]) {
    let parts = ["NAME_FIRST", "NAME_MIDDLE", "NAME_LAST", "NAME_SUFFIX"].map { values[$0] }
    let whole = values["NAME_FULL"] ?? values["NAME_ORG"] ?? ListText.joined(parts)
    let isFirst = draft.names.isEmpty
    draft.add(name: whole, kind: Self.nameKind(values["NAME_TYPE"], isFirst: isFirst))
    for (key, value) in values.sorted(by: { $0.key < $1.key }) {
      guard let end = ["_NAME_FULL", "_NAME_ORG"].first(where: key.hasSuffix) else { continue }
      draft.add(name: value, kind: Self.nameKind(String(key.dropLast(end.count)), isFirst: false))
    }
  }

  private static func nameKind(_ type: String?, isFirst: Bool) -> ListName.Kind {
    switch type?.uppercased() {
    case nil: isFirst ? .primary : .alias
    case "PRIMARY": .primary
    case "FORMER", "PREVIOUS", "MAIDEN", "FKA": .previous
    case "WEAK", "WEAK_ALIAS", "LOW": .weakAlias
    default: .alias
    }
  }

  private mutating func addFacts(_ values: [String: String]) {
    draft.add(dates: ListDates.parse(values["DATE_OF_BIRTH"]))
    draft.add(placeOfBirth: values["PLACE_OF_BIRTH"])
    draft.add(gender: values["GENDER"])
    let countries: [(String, ListCountry.Role)] = [
      ("NATIONALITY", .nationality), ("CITIZENSHIP", .nationality), ("COUNTRY_OF_BIRTH", .birth),
      ("REGISTRATION_COUNTRY", .jurisdiction), ("ADDR_COUNTRY", .residence), ("COUNTRY_OF_ASSOCIATION", .other),
    ]
    for (key, role) in countries { draft.add(country: values[key], role: role) }
    if let topic = values["TOPIC"].flatMap(MoneyTopics.topic) { draft.add(topic: topic) }
  }

  private mutating func addNumbers(_ values: [String: String]) {
    let numbers: [(String, ListIdentifier.Kind)] = [
      ("PASSPORT", .passport), ("NATIONAL_ID", .nationalIdentity), ("SSN", .nationalIdentity), ("TAX_ID", .tax),
      ("DRIVERS_LICENSE", .other), ("LEI", .other), ("DUNS", .other), ("IMO", .imo),
    ]
    for (key, kind) in numbers {
      draft.add(identifier: values[key + "_NUMBER"], kind: kind, country: values[key + "_COUNTRY"])
    }
    // Keys of the collection itself say nothing of the party.
    guard let type = values["OTHER_ID_TYPE"], !["OPEN_SANCTIONS", "wikidataId"].contains(type) else { return }
    let kind = MoneyParty.identifiers.first { $0.0 == type }?.1 ?? IdentifierWords.kind(of: type)
    draft.add(identifier: values["OTHER_ID_NUMBER"], kind: kind, country: values["OTHER_ID_COUNTRY"])
  }

  /// Ties name both ends, or the other alone.
  private mutating func addTie(_ values: [String: String]) {
    let role = values["REL_POINTER_ROLE"]?.lowercased() ?? ""
    let kind: ListRelation.Kind = role == "family" ? .family : role == "associate" ? .associate : .other
    for key in ["REL_ANCHOR_KEY", "REL_POINTER_KEY"] {
      guard let other = values[key] else { continue }
      draft.add(relation: ListRelation(kind: kind, entity: other))
    }
  }
}
