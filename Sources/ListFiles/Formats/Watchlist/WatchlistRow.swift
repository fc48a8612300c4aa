import Domain

/// A row of a tenant's own list. Unlike a publisher's, it is taken at its word: what cannot be read is an error.
enum WatchlistRow {
  /// A column with a value that cannot be read.
  struct BadField: Error {
    let name: String
  }

  /// The entry that a row tells.
  static func draft(_ record: CSVTable.Record) throws(BadField) -> EntityDraft {
    let kind = try kind(record["kind"])
    var draft = EntityDraft(id: record["id"] ?? "", kind: kind)
    draft.add(name: record["name"], kind: .primary)
    for name in ListText.parts(record["aliases"]) { draft.add(name: name, kind: .alias) }
    for text in ListText.parts(record["date_of_birth"]) {
      guard let date = date(text) else { throw BadField(name: "date_of_birth") }
      draft.add(dates: [date])
    }
    for text in ListText.parts(record["countries"]) { try add(country: text, to: &draft) }
    for text in ListText.parts(record["identifiers"]) { try add(identifier: text, to: &draft) }
    for text in ListText.parts(record["topics"]) {
      guard let topic = ListTopic(rawValue: text.lowercased()) else { throw BadField(name: "topics") }
      draft.add(topic: topic)
    }
    draft.add(topic: .watchlist)
    return draft
  }

  private static func kind(_ text: String?) throws(BadField) -> ListEntity.Kind {
    guard let text = text?.lowercased() else { return .other }
    guard let kind = ListEntity.Kind(rawValue: text == "organization" ? "organisation" : text) else {
      throw BadField(name: "kind")
    }
    return kind
  }

  private static func date(_ text: String) -> PartialDate? {
    if text.hasPrefix("~") {
      guard case .year(let year) = PartialDate(iso: text.dropFirst()) else { return nil }
      return .circa(year)
    }
    guard let dots = text.firstRange(of: "..") else { return PartialDate(iso: text) }
    guard case .year(let first) = PartialDate(iso: text[..<dots.lowerBound]),
      case .year(let last) = PartialDate(iso: text[dots.upperBound...])
    else { return nil }
    return ListDates.years(from: first, to: last)
  }

  private static func add(country text: String, to draft: inout EntityDraft) throws(BadField) {
    let parts = ListText.parts(text, by: ":")
    let role = parts.count == 2 ? ListCountry.Role(rawValue: parts[0].lowercased()) : role(of: draft.kind)
    guard parts.count <= 2, let role, let country = parts.last, CountryNames.code(country) != nil else {
      throw BadField(name: "countries")
    }
    draft.add(country: country, role: role)
  }

  private static func role(of kind: ListEntity.Kind) -> ListCountry.Role {
    switch kind {
    case .person, .other: .nationality
    case .organisation: .jurisdiction
    case .vessel, .aircraft: .flag
    }
  }

  private static func add(identifier text: String, to draft: inout EntityDraft) throws(BadField) {
    let parts = ListText.parts(text, by: ":")
    guard (2...3).contains(parts.count), let kind = ListIdentifier.Kind(rawValue: parts[0].lowercased()),
      parts.count == 2 || CountryNames.code(parts[2]) != nil
    else { throw BadField(name: "identifiers") }
    draft.add(identifier: parts[1], kind: kind, country: parts.count == 3 ? parts[2] : nil)
  }
}
