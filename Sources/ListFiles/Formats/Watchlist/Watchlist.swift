import Domain

/// A tenant's own list as comma-separated values with a header.
///
/// | column | content |
/// |---|---|
/// | `id` | the entry's key, needed |
/// | `name` | the name to show, needed |
/// | `aliases` | other names, `;` between them |
/// | `kind` | `person`, `organisation`, `vessel`, `aircraft` or `other`, which also stands for an empty cell |
/// | `date_of_birth` | `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `YYYY..YYYY` or, for about a year, `~YYYY`; `;` between |
/// | `countries` | codes of ISO 3166-1 or names, `;` between |
/// | `identifiers` | `kind:number` or `kind:number:country`, `;` between |
/// | `topics` | `sanction`, `pep`, `rca` or `adverse`, `;` between; every entry is on a `watchlist` besides |
/// | `note` | anything; not read |
///
/// Before a country may stand `nationality:`, `birth:`, `residence:`, `jurisdiction:`, `flag:` or `other:`; by itself
/// it is a person's nationality, a body's jurisdiction and a craft's flag. Kinds of numbers are `passport`,
/// `national_identity`, `tax`, `registration`, `imo` and `other`. Columns may stand in any order, and all but the
/// needed ones may be missing; one that is not named here is an error.
struct Watchlist: ListFormat {
  static let about = ListFormatDescription(
    name: "watchlist-csv", title: "A tenant's own list (CSV)",
    files: "one CSV file with the header id,name,aliases,kind,date_of_birth,countries,identifiers,topics,note",
    evidence: .ownFormat)

  private static let needed = ["id", "name"]
  private static let known =
    needed + ["aliases", "kind", "date_of_birth", "countries", "identifiers", "topics", "note"]

  func read(_ parts: ListParts, into draft: inout ReadingDraft) throws(ListFileError) {
    let source = try parts.single("the CSV file")
    var reader = CSVReader(source, limits: draft.limits)
    guard case .row(let header) = try reader.next() else { throw source.error(.notTheFormat, line: 1) }
    try check(header, in: source)
    var table = CSVTable(reader, header: header.cells)
    while let record = try table.next(&draft) {
      do {
        try draft.add(try WatchlistRow.draft(record), in: source, line: record.line)
      } catch let flaw as WatchlistRow.BadField {
        draft.reject(.badValue, in: source, line: record.line, field: flaw.name)
      } catch let error as ListFileError {
        throw error
      } catch {
        draft.reject(.malformed, in: source, line: record.line)
      }
    }
  }

  private func check(_ header: CSVReader.Row, in source: ByteSource) throws(ListFileError) {
    var seen: Set<String> = []
    for (place, cell) in header.cells.enumerated() {
      let name = CSVTable.key(cell)
      guard Self.known.contains(name), seen.insert(name).inserted else {
        throw source.error(.unknownColumn(number: place + 1), line: header.line)
      }
    }
    for name in Self.needed where !seen.contains(name) {
      throw source.error(.missingColumn(name), line: header.line)
    }
  }
}
