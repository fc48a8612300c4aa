import Domain

/// OpenSanctions' simple table of targets, `targets.simple.csv`. It tells no topics: an entry with sanctions is under
/// them, and one of a collection of politically exposed persons is one.
struct OpenSanctionsTargets: ListFormat {
  static let about = ListFormatDescription(
    name: "opensanctions-csv", title: "OpenSanctions targets (simple CSV)", files: "one targets.simple.csv",
    evidence: .publishedFiles)

  func read(_ parts: ListParts, into draft: inout ReadingDraft) throws(ListFileError) {
    let source = try parts.single("targets.simple.csv")
    var reader = CSVReader(source, limits: draft.limits)
    guard case .row(let header) = try reader.next() else { throw source.error(.notTheFormat, line: 1) }
    var table = CSVTable(reader, header: header.cells)
    guard ["id", "schema", "name"].allSatisfy(table.has) else { throw source.error(.notTheFormat, line: header.line) }
    while let record = try table.next(&draft) {
      guard let schema = record["schema"] else {
        draft.reject(.badValue, in: source, line: record.line, field: "schema")
        continue
      }
      guard let kind = MoneyRecord.parties[schema] else { continue }
      try draft.add(Self.entry(record, kind: kind), in: source, line: record.line)
    }
  }

  private static func entry(_ record: CSVTable.Record, kind: ListEntity.Kind) -> EntityDraft {
    var draft = EntityDraft(id: record["id"] ?? "", kind: kind)
    draft.add(name: record["name"], kind: .primary)
    for name in ListText.quotedParts(record["aliases"]) { draft.add(name: name, kind: .alias) }
    for date in ListText.quotedParts(record["birth_date"]) { draft.add(dates: ListDates.parse(date)) }
    for country in ListText.quotedParts(record["countries"]) { draft.add(country: country, role: .other) }
    for number in ListText.quotedParts(record["identifiers"]) where number != draft.id {
      draft.add(identifier: number, kind: .other)
    }
    let sanctions = ListText.quotedParts(record["sanctions"])
    for programme in sanctions { draft.add(programme: programme) }
    if !sanctions.isEmpty { draft.add(topic: .sanction) }
    if record["dataset"]?.lowercased().contains("politically exposed") == true {
      draft.add(topic: .politicallyExposed)
    }
    return draft
  }
}
