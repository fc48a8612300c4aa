import Domain

/// The parts of OFAC's advanced file, by the numbers with which they refer to one another.
struct OFACBook {
  /// A place.
  struct Location {
    let country: String?
    /// Its parts in words, without the country.
    let text: String
  }

  /// A document or register's number, of an identity.
  struct Document {
    let type: String
    let number: String
    let country: String?
  }

  /// Elements that are read whole, beside lists of reference values.
  static let parts: Set = [
    "DateOfIssue", "DistinctParty", "IDRegDocument", "Location", "ProfileRelationship", "SanctionsEntry",
  ]

  /// Texts of reference values, by the element's name and number.
  private var references: [String: [String: String]] = [:]
  private var locations: [String: Location] = [:]
  private var documents: [String: [Document]] = [:]
  private var parties: [XMLElement] = []
  private var ties: [(from: String, to: String, type: String)] = []
  private var programmes: [String: [String]] = [:]

  /// Number of things that are kept.
  private(set) var count = 0

  /// Takes over a part.
  mutating func add(_ element: XMLElement) {
    count += 1
    switch element.name {
    case "DistinctParty": parties.append(element)
    case "Location": add(location: element)
    case "IDRegDocument": add(document: element)
    case "ProfileRelationship":
      guard let from = element.attribute("From-ProfileID"), let to = element.attribute("To-ProfileID") else { return }
      ties.append((from, to, element.attribute("RelationTypeID") ?? ""))
    case "SanctionsEntry":
      guard let profile = element.attribute("ProfileID") else { return }
      programmes[profile, default: []] += element.values("SanctionsMeasure", "Comment")
    default: add(references: element)
    }
  }

  /// The text of a reference value; nil where there is no such number.
  func reference(_ name: String, _ id: String?) -> String? { id.flatMap { references[name]?[$0] } }

  func location(_ id: String?) -> Location? { id.flatMap { locations[$0] } }

  /// The numbers of an identity.
  func documents(of identity: String?) -> [Document] { identity.flatMap { documents[$0] } ?? [] }

  /// The entries, put together.
  func entries() -> [(EntityDraft, line: Int)] {
    var drafts = parties.map { OFACParty(book: self, element: $0).draft() }
    var places: [String: Int] = [:]
    for (place, party) in parties.enumerated() {
      guard let profile = party.first("Profile")?.attribute("ID") else { continue }
      places[profile] = place
      for programme in programmes[profile] ?? [] { drafts[place].add(programme: programme) }
    }
    for tie in ties {
      guard let from = places[tie.from], let to = places[tie.to] else { continue }
      let (forward, backward) = Self.relation(reference("RelationType", tie.type))
      drafts[from].add(relation: ListRelation(kind: forward, entity: drafts[to].id))
      drafts[to].add(relation: ListRelation(kind: backward, entity: drafts[from].id))
    }
    return zip(drafts, parties).map { ($0, line: $1.line) }
  }

  /// A day of the elements `Year`, `Month` and `Day`.
  static func date(_ element: XMLElement) -> PartialDate? {
    func number(_ name: String) -> Int? { element.value(name).flatMap { Int($0) } }
    return ListDates.date(year: number("Year"), month: number("Month"), day: number("Day"))
  }

  private mutating func add(references list: XMLElement) {
    for value in list.children {
      guard let id = value.attribute("ID") else { continue }
      references[value.name, default: [:]][id] =
        value.attribute("ISO2") ?? value.value ?? value.attribute("Description")
    }
    // Party types are told by another list's numbers.
    for value in list.all("PartySubType") {
      guard let id = value.attribute("ID"), let type = value.attribute("PartyTypeID") else { continue }
      references["PartySubType.PartyTypeID", default: [:]][id] = type
    }
  }

  private mutating func add(location element: XMLElement) {
    guard let id = element.attribute("ID") else { return }
    let values = element.all("LocationPart").compactMap { part in
      let values = part.all("LocationPartValue")
      return (values.first { $0.isTrue("Primary") } ?? values.first)?.value("Value")
    }
    let country = reference("Country", element.first("LocationCountry")?.attribute("CountryID"))
    locations[id] = Location(
      country: country ?? (values.count == 1 ? values[0] : nil), text: values.joined(separator: ", "))
  }

  private mutating func add(document element: XMLElement) {
    guard let identity = element.attribute("IdentityID"), let number = element.value("IDRegistrationNo") else { return }
    let country = element.attribute("IssuedBy-CountryID") ?? element.first("IssuedBy")?.attribute("CountryID")
    documents[identity, default: []].append(
      Document(
        type: reference("IDRegDocType", element.attribute("IDRegDocTypeID")) ?? "", number: number,
        country: reference("Country", country)))
  }

  /// What a relation makes the second party to the first, and the first to the second.
  private static func relation(_ text: String?) -> (ListRelation.Kind, ListRelation.Kind) {
    let words = text?.lowercased() ?? ""
    if words.contains("family") { return (.family, .family) }
    if words.contains("associate") { return (.associate, .associate) }
    if words.contains("owned") || words.contains("controlled") { return (.owner, .owned) }
    if words.hasPrefix("owns") || words.hasPrefix("controls") { return (.owned, .owner) }
    return (.other, .other)
  }
}
