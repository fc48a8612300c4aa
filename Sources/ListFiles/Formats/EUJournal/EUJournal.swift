import Domain

/// Tables of the European Union's Official Journal, one file a regulation, as OpenSanctions keeps them by hand. Cells
/// repeat the Journal's own words, of which dates, states and numbers are read as far as they can be.
struct EUJournal: ListFormat {
  static let about = ListFormatDescription(
    name: "eu-journal-csv", title: "European Union Official Journal tables (CSV)",
    files: "one CSV file or more, each of a regulation", evidence: .publishedFiles)

  func read(_ parts: ListParts, into draft: inout ReadingDraft) throws(ListFileError) {
    guard !parts.files.isEmpty else { throw ListFileError(.missingPart("a CSV file")) }
    var entries: [(draft: EntityDraft, line: Int, source: ByteSource)] = []
    var places: [String: Int] = [:]
    for source in parts.files {
      var reader = CSVReader(source, limits: draft.limits)
      guard case .row(let header) = try reader.next() else { throw source.error(.notTheFormat, line: 1) }
      var table = CSVTable(reader, header: header.cells)
      guard ["annex", "recordid", "schema", "name"].allSatisfy(table.has) else {
        throw source.error(.notTheFormat, line: header.line)
      }
      while let record = try table.next(&draft) {
        guard let id = EUJournalRow.id(record) else {
          draft.reject(.missingName, in: source, line: record.line)
          continue
        }
        let place = places[id] ?? entries.count
        if place == entries.count {
          places[id] = place
          entries.append((EUJournalRow.draft(record, id: id), record.line, source))
          try draft.check(count: entries.count, in: source)
        }
        EUJournalRow.add(record, to: &entries[place].draft)
      }
    }
    for entry in entries { try draft.add(entry.draft, in: entry.source, line: entry.line) }
  }
}
