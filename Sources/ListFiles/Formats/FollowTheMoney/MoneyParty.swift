import Domain

/// What a party of FollowTheMoney tells of itself.
enum MoneyParty {
  /// The party.
  static func draft(
    id: String, kind: ListEntity.Kind, caption: String?, _ properties: MoneyProperties
  ) -> EntityDraft {
    var draft = EntityDraft(id: id, kind: kind)
    draft.add(name: caption, kind: .primary)
    for (place, name) in properties["name"].enumerated() {
      draft.add(name: name, kind: place == 0 && caption == nil ? .primary : .alias)
    }
    for (property, kind) in names { for name in properties[property] { draft.add(name: name, kind: kind) } }
    for date in properties["birthDate"] { draft.add(dates: ListDates.parse(date)) }
    for (property, role) in countries {
      for country in properties[property] { draft.add(country: country, role: role) }
    }
    for (property, kind) in identifiers {
      for number in properties[property] { draft.add(identifier: number, kind: kind) }
    }
    for gender in properties["gender"] { draft.add(gender: gender) }
    for place in properties["birthPlace"] { draft.add(placeOfBirth: place) }
    for topic in properties["topics"].compactMap(MoneyTopics.topic) { draft.add(topic: topic) }
    for programme in properties["programId"] { draft.add(programme: programme) }
    for title in properties["position"] { draft.add(title: title) }
    return draft
  }

  private static let names: [(String, ListName.Kind)] = [
    ("alias", .alias), ("previousName", .previous), ("weakAlias", .weakAlias), ("abbreviation", .weakAlias),
  ]

  private static let countries: [(String, ListCountry.Role)] = [
    ("nationality", .nationality), ("citizenship", .nationality), ("birthCountry", .birth), ("flag", .flag),
    ("jurisdiction", .jurisdiction), ("mainCountry", .jurisdiction), ("country", .other),
  ]

  /// Properties with numbers.
  static let identifiers: [(String, ListIdentifier.Kind)] = [
    ("passportNumber", .passport), ("idNumber", .nationalIdentity), ("socialSecurityNumber", .nationalIdentity),
    ("taxNumber", .tax), ("innCode", .tax), ("vatCode", .tax), ("registrationNumber", .registration),
    ("ogrnCode", .registration), ("uscCode", .registration), ("imoNumber", .imo), ("mmsi", .other),
    ("leiCode", .other), ("swiftBic", .other), ("dunsCode", .other), ("kppCode", .other), ("okpoCode", .other),
    ("uniqueEntityId", .other), ("callSign", .other), ("serialNumber", .registration),
  ]
}

/// OpenSanctions' topics.
enum MoneyTopics {
  /// The category of a topic; nil for one that says what a party does rather than why it is listed.
  static func topic(_ text: String) -> ListTopic? {
    switch text {
    case "sanction", "asset.frozen": return .sanction
    case "role.pep", "role.pol": return .politicallyExposed
    case "role.rca": return .relativeOrAssociate
    default:
      let isAdverse = adverse.contains(text) || adverseGroups.contains { text.hasPrefix($0) }
      return isAdverse ? .adverse : nil
    }
  }

  private static let adverse: Set<String> = [
    "corp.disqual", "crime", "debarment", "export.control", "export.risk", "forced.labor", "invest.ban", "invest.risk",
    "mare.detained", "mare.shadow", "mil", "poi", "role.oligarch", "role.spy", "wanted",
  ]

  private static let adverseGroups = ["crime.", "export.control.", "reg.", "sanction."]

  /// The class of an office by the topics of its record: 1 for heads of state and government, ministers, members of
  /// parliament, the highest courts, generals and central banks of a state; 2 for those of a part of a state, of
  /// international organisations, and ambassadors; 3 for state-owned companies, agencies, parties, unions and faiths;
  /// 4 for towns. Nil where no topic tells it.
  static func exposureClass(_ topics: [String]) -> Int? {
    let topics = Set(topics)
    let high: Set = [
      "gov.executive", "gov.financial", "gov.head", "gov.judicial", "gov.legislative", "gov.security",
    ]
    let low: Set = ["gov.admin", "gov.religion", "gov.soe", "pol.party", "pol.union"]
    if topics.contains("gov.muni") { return 4 }
    if topics.contains("gov.state") || topics.contains("gov.igo") || topics.contains("role.diplo") { return 2 }
    if topics.contains("gov.national"), !topics.isDisjoint(with: high) { return 1 }
    if !topics.isDisjoint(with: low) { return 3 }
    return topics.contains("gov.national") || !topics.isDisjoint(with: high) ? 2 : nil
  }
}
