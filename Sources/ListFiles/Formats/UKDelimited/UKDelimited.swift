import Domain

/// The United Kingdom's sanctions list as comma-separated values: a line with the date of the report, a header, and a
/// row for each combination of an entry's names, addresses and other facts.
struct UKDelimited: ListFormat {
  static let about = ListFormatDescription(
    name: "uk-csv", title: "UK sanctions list (CSV)", files: "one UK-Sanctions-List.csv", evidence: .handMadeFiles)

  func read(_ parts: ListParts, into draft: inout ReadingDraft) throws(ListFileError) {
    let source = try parts.single("UK-Sanctions-List.csv")
    var table = try open(source, &draft)
    var entries: [(draft: EntityDraft, line: Int)] = []
    var places: [String: Int] = [:]
    while let record = try table.next(&draft) {
      guard let id = record["unique id"] else {
        draft.reject(.missingKey, in: source, line: record.line, field: "Unique ID")
        continue
      }
      let place = places[id] ?? entries.count
      if place == entries.count {
        places[id] = place
        entries.append(
          (EntityDraft(id: id, kind: UKWords.kind(record["designation type"]), topics: [.sanction]), record.line))
        try draft.check(count: entries.count, in: source)
      }
      Self.add(record, to: &entries[place].draft)
    }
    for entry in entries { try draft.add(entry.draft, in: source, line: entry.line) }
  }

  /// Reads the lines before the entries.
  private func open(_ source: ByteSource, _ draft: inout ReadingDraft) throws(ListFileError) -> CSVTable {
    var reader = CSVReader(source, limits: draft.limits)
    guard case .row(var header) = try reader.next() else { throw source.error(.notTheFormat, line: 1) }
    if let first = header.cells.first, first.hasPrefix("Report Date") {
      draft.version = ListText.parts(first, by: ":").dropFirst().first
      guard case .row(let next) = try reader.next() else { throw source.error(.notTheFormat) }
      header = next
    }
    let table = CSVTable(reader, header: header.cells)
    guard ["unique id", "name 6", "name type"].allSatisfy(table.has) else {
      throw source.error(.notTheFormat, line: header.line)
    }
    return table
  }

  private static func add(_ record: CSVTable.Record, to draft: inout EntityDraft) {
    let parts = (1...6).map { record["name \($0)"] }
    draft.add(
      name: ListText.joined(parts), kind: UKWords.nameKind(record["name type"], strength: record["alias strength"]))
    draft.add(name: record["name non-latin script"], kind: .alias)
    for date in values(record["d.o.b"]) { draft.add(dates: ListDates.parse(date)) }
    for country in values(record["nationality(/ies)"]) { draft.add(country: country, role: .nationality) }
    draft.add(
      placeOfBirth: ["town of birth", "country of birth"].compactMap { record[$0] }.joined(separator: ", "))
    for country in values(record["country of birth"]) { draft.add(country: country, role: .birth) }
    draft.add(country: record["address country"], role: .residence)
    for flag in values(record["current believed flag of ship"]) { draft.add(country: flag, role: .flag) }
    draft.add(gender: record["gender"])
    draft.add(title: record["position"])
    draft.add(programme: record["regime name"])
    for number in values(record["passport number"]) {
      let country = record["passport additional information"].flatMap(CountryNames.ending)
      draft.add(identifier: number, kind: .passport, country: country)
    }
    for number in values(record["national identifier number"]) {
      let country = record["national identifier additional information"].flatMap(CountryNames.ending)
      draft.add(identifier: number, kind: .nationalIdentity, country: country)
    }
    for number in values(record["business registration number (s)"]) {
      draft.add(identifier: number, kind: .registration)
    }
    for number in values(record["imo number"]) { draft.add(identifier: number, kind: .imo) }
  }

  /// The values of a cell, which has a bar or a semicolon between several.
  private static func values(_ cell: String?) -> [String] {
    ListText.parts(cell).flatMap { ListText.parts($0, by: "|") }
  }
}
