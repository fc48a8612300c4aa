import Domain

/// A row of the Journal's tables.
enum EUJournalRow {
  /// The regulation, its annex and the number in it, or the name where there is no number.
  static func id(_ record: CSVTable.Record) -> String? {
    guard let entry = record["recordid"] ?? record["name"] else { return nil }
    let act = record["amendedcelex"] ?? record["celex"] ?? ""
    return [act, record["annex"] ?? "", entry].joined(separator: "/")
  }

  /// An entry that has nothing yet. Whoever may not be sold some goods is not under sanctions.
  static func draft(_ record: CSVTable.Record, id: String) -> EntityDraft {
    EntityDraft(
      id: id, kind: record["schema"].flatMap { MoneyRecord.parties[$0] } ?? .other,
      topics: [record["measure"]?.lowercased() == "export control" ? .adverse : .sanction])
  }

  /// Adds what a row tells.
  static func add(_ record: CSVTable.Record, to draft: inout EntityDraft) {
    for (place, name) in ListText.parts(record["name"]).enumerated() {
      draft.add(name: name, kind: place == 0 && draft.names.isEmpty ? .primary : .alias)
    }
    let names: [(String, ListName.Kind)] = [
      ("alias", .alias), ("weakalias", .weakAlias), ("previousname", .previous),
    ]
    for (column, kind) in names { for name in ListText.parts(record[column]) { draft.add(name: name, kind: kind) } }
    draft.add(dates: ListDates.parse(record["birthdate"]))
    for place in ListText.parts(record["birthplace"]) where place != "N/D" {
      draft.add(placeOfBirth: place)
      draft.add(country: CountryNames.ending(place), role: .birth)
    }
    let countries: [(String, ListCountry.Role)] = [
      ("nationality", .nationality), ("jurisdiction", .jurisdiction), ("flag", .flag), ("country", .other),
    ]
    for (column, role) in countries {
      for code in Self.countries(record[column]) { draft.add(country: code, role: role) }
    }
    for address in ListText.parts(record["address"]) {
      draft.add(country: CountryNames.ending(address), role: .residence)
    }
    draft.add(gender: record["gender"])
    for title in ListText.parts(record["position"]) { draft.add(title: title) }
    draft.add(programme: record["programkey"])
    addNumbers(record, to: &draft)
  }

  private static let numbers: [(String, ListIdentifier.Kind)] = [
    ("passportnumber", .passport), ("idnumber", .nationalIdentity), ("taxnumber", .tax), ("inncode", .tax),
    ("registrationnumber", .registration), ("ogrncode", .registration), ("imonumber", .imo), ("mmsi", .other),
    ("kppcode", .other), ("okpocode", .other), ("leicode", .other), ("swiftbic", .other),
  ]

  /// Of each part of a cell the first word with at least four figures, since the rest is the Journal's prose.
  private static func addNumbers(_ record: CSVTable.Record, to draft: inout EntityDraft) {
    for (column, kind) in numbers {
      for part in ListText.parts(record[column]) {
        let words = part.split { " (),:\"".contains($0) }
        guard let number = words.first(where: { $0.filter(\.isNumber).count >= 4 }) else { continue }
        draft.add(identifier: String(number), kind: kind, country: CountryNames.ending(part))
      }
    }
  }

  /// The states in a cell such as `(a) Russian; (b) Georgian`, `Syrian/Lebanese` or `Ukrainian and/or Russian`.
  private static func countries(_ cell: String?) -> [String] {
    ListText.parts(cell).flatMap { part in
      if let code = CountryNames.code(part) { return [code] }
      return part.split { "(),/\"".contains($0) }.flatMap { piece in
        piece.split(separator: " and ").flatMap { $0.split(separator: " or ") }
      }.compactMap { word in
        CountryNames.code(String(word).trimmed { $0 == "." || $0 == " " })
      }
    }
  }
}
