import Domain

/// Entries of OFAC's list while their parts are put together.
struct OFACEntries {
  /// An entry with its remarks, which are read once all of them are there.
  struct Entry {
    var draft: EntityDraft
    var remarks: String
    let line: Int
  }

  private var entries: [Entry] = []
  private var places: [String: Int] = [:]

  /// A row of the primary file: number, name, type, programmes, title, a vessel's call sign, type, tonnages, flag and
  /// owner, remarks.
  mutating func add(
    primary row: OFACRows.Row, in source: ByteSource, _ draft: inout ReadingDraft
  ) throws(ListFileError) {
    guard places[row.key] == nil else { return draft.reject(.repeatedKey, in: source, line: row.line) }
    guard row.cells[1] != nil else { return draft.reject(.missingName, in: source, line: row.line) }
    try draft.check(count: entries.count + 1, in: source)
    var entity = EntityDraft(id: row.key, kind: Self.kind(row.cells[2]), topics: [.sanction])
    entity.add(name: row.cells[1], kind: .primary)
    for programme in (row.cells[3] ?? "").split(separator: "]") {
      entity.add(programme: String(programme.drop { $0 == " " || $0 == "[" }))
    }
    entity.add(title: row.cells[4])
    entity.add(identifier: row.cells[5], kind: .other)
    entity.add(country: row.cells[9], role: .flag)
    places[row.key] = entries.count
    entries.append(Entry(draft: entity, remarks: row.cells[11] ?? "", line: row.line))
  }

  /// A row of other names: number, the name's own number, `aka`, `fka` or `nka`, name, remarks.
  mutating func add(alias row: OFACRows.Row, in source: ByteSource, _ draft: inout ReadingDraft) {
    guard let place = place(of: row, in: source, &draft) else { return }
    guard let name = row.cells[3] else { return draft.reject(.missingName, in: source, line: row.line) }
    entries[place].draft.add(name: name, kind: row.cells[2]?.lowercased() == "fka" ? .previous : .alias)
  }

  /// A row of addresses: number, the address's own number, street, city, country, remarks.
  mutating func add(address row: OFACRows.Row, in source: ByteSource, _ draft: inout ReadingDraft) {
    guard let place = place(of: row, in: source, &draft) else { return }
    entries[place].draft.add(country: row.cells[4], role: .residence)
  }

  /// A row of comments: number, the rest of the remarks.
  mutating func add(comment row: OFACRows.Row, in source: ByteSource, _ draft: inout ReadingDraft) {
    guard let place = place(of: row, in: source, &draft) else { return }
    entries[place].remarks += row.cells[1] ?? ""
  }

  /// The entries with their remarks read, and tied to those that the remarks name.
  func finished() -> [Entry] {
    var keys: [String: String] = [:]
    for entry in entries {
      for name in entry.draft.names where name.kind == .primary { keys[Self.nameKey(name.text)] = entry.draft.id }
    }
    return entries.map { entry in
      var entry = entry
      for item in OFACRemarks.items(entry.remarks) {
        if let name = OFACRemarks.linkedName(item) {
          guard let other = keys[Self.nameKey(name)] else { continue }
          entry.draft.add(relation: ListRelation(kind: .other, entity: other))
        } else {
          OFACRemarks.apply(item, to: &entry.draft)
        }
      }
      entry.remarks = ""
      return entry
    }
  }

  private func place(of row: OFACRows.Row, in source: ByteSource, _ draft: inout ReadingDraft) -> Int? {
    if let place = places[row.key] { return place }
    draft.reject(.strayPart, in: source, line: row.line, field: "ent_num")
    return nil
  }

  private static func kind(_ type: String?) -> ListEntity.Kind {
    switch type?.lowercased() {
    case "individual": .person
    case "vessel": .vessel
    case "aircraft": .aircraft
    default: .organisation
    }
  }

  /// A name as remarks repeat it: the full stop that ends them may stand for the name's own.
  private static func nameKey(_ name: String) -> String {
    var key = Substring(name.lowercased())
    while key.last == "." { key.removeLast() }
    return String(key)
  }
}
