import Domain

/// Folds the records that are about parties into them.
struct MoneyFolding {
  /// A party.
  struct Entry {
    var draft: EntityDraft
    let line: Int
    let addresses: [String]
  }

  private var entries: [Entry] = []
  private var places: [String: Int] = [:]
  private var posts: [String: MoneyProperties] = [:]
  private var addresses: [String: MoneyProperties] = [:]
  private var occupancies: [MoneyProperties] = []
  /// Ends of family and close ties, which may make the one a relative of an exposed other.
  private var closeTies: [(Int, Int)] = []

  /// Adds a party. All of them come before the first record.
  mutating func add(party entry: Entry) {
    places[entry.draft.id] = entries.count
    entries.append(entry)
  }

  /// Adds a record that is about parties.
  mutating func add(record: MoneyRecord) {
    let properties = record.properties
    switch record.schema {
    case "Sanction":
      for place in party(properties["entity"]) {
        for programme in properties["program"] { entries[place].draft.add(programme: programme) }
      }
    case "Family": tie(properties["person"], properties["relative"], .family, .family)
    case "Associate": tie(properties["person"], properties["associate"], .associate, .associate)
    case "Ownership": tie(properties["owner"], properties["asset"], .owned, .owner)
    case "Directorship": tie(properties["director"], properties["organization"], .other, .other)
    case "Membership": tie(properties["member"], properties["organization"], .other, .other)
    case "Employment": tie(properties["employee"], properties["employer"], .other, .other)
    case "Representation": tie(properties["agent"], properties["client"], .other, .other)
    case "UnknownLink": tie(properties["subject"], properties["object"], .other, .other)
    case "Occupancy": occupancies.append(properties)
    case "Position": posts[record.id] = properties
    case "Address": addresses[record.id] = properties
    case "Passport": add(document: properties, kind: .passport)
    case "Identification": add(document: properties, kind: nil)
    default: break
    }
  }

  /// The parties with all that was told of them. Whoever holds an office is politically exposed, and whoever is tied
  /// to such a person and is listed for no other reason is a relative or associate.
  func finished() -> [Entry] {
    var result = self
    for occupancy in occupancies { result.add(occupancy: occupancy) }
    for place in result.entries.indices {
      for id in result.entries[place].addresses {
        for country in addresses[id]?["country"] ?? [] {
          result.entries[place].draft.add(country: country, role: .residence)
        }
      }
    }
    let exposed = Set(
      result.entries.indices.filter { result.entries[$0].draft.topics.contains(.politicallyExposed) })
    for (one, other) in closeTies + closeTies.map({ ($1, $0) }) where exposed.contains(one) {
      guard result.entries[other].draft.topics.isEmpty else { continue }
      result.entries[other].draft.add(topic: .relativeOrAssociate)
    }
    return result.entries
  }

  private func party(_ ids: [String]) -> [Int] { ids.compactMap { places[$0] } }

  /// Ties each of the ones to each of the others; `forward` is what the other is to the one.
  private mutating func tie(
    _ ones: [String], _ others: [String], _ forward: ListRelation.Kind, _ backward: ListRelation.Kind
  ) {
    for one in party(ones).prefix(EntityDraft.valuesMax) {
      for other in party(others).prefix(EntityDraft.valuesMax) {
        entries[one].draft.add(relation: ListRelation(kind: forward, entity: entries[other].draft.id))
        entries[other].draft.add(relation: ListRelation(kind: backward, entity: entries[one].draft.id))
        if forward == .family || forward == .associate { closeTies.append((one, other)) }
      }
    }
  }

  private mutating func add(document: MoneyProperties, kind: ListIdentifier.Kind?) {
    let kind = kind ?? IdentifierWords.kind(of: document["type"].first ?? "identity")
    let numbers = document["number"] + document["passportNumber"]
    for place in party(document["holder"]) {
      for number in numbers {
        entries[place].draft.add(identifier: number, kind: kind, country: document["country"].first)
      }
    }
  }

  private mutating func add(occupancy: MoneyProperties) {
    let since = occupancy["startDate"].compactMap(ListDates.single).min { $0.years.lowerBound < $1.years.lowerBound }
    let until = occupancy["endDate"].compactMap(ListDates.single).max { $0.years.upperBound < $1.years.upperBound }
    for place in party(occupancy["holder"]) {
      entries[place].draft.add(topic: .politicallyExposed)
      for post in occupancy["post"].compactMap({ posts[$0] }) {
        guard let title = post["name"].first else { continue }
        entries[place].draft.add(
          position: ListPosition(
            title: title, country: post["country"].first.flatMap(CountryNames.code),
            exposureClass: MoneyTopics.exposureClass(post["topics"]), since: since, until: until))
      }
    }
  }
}
