import Domain

/// The lists of OFAC in the Advanced Sanctions List Standard, `SDN_ADVANCED.XML` and `CONS_ADVANCED.XML`. Its parts
/// refer to one another by number, so they are put together once all are read. Keys are those of the CSV files.
struct OFACAdvanced: ListFormat {
  static let about = ListFormatDescription(
    name: "ofac-advanced-xml", title: "OFAC SDN or consolidated list (Advanced XML)",
    files: "one SDN_ADVANCED.XML or CONS_ADVANCED.XML", evidence: .handMadeFiles)

  func read(_ parts: ListParts, into draft: inout ReadingDraft) throws(ListFileError) {
    let source = try parts.single("SDN_ADVANCED.XML")
    var reader = XMLReader(source, limits: draft.limits)
    _ = try reader.root(named: "Sanctions")
    var book = OFACBook()
    while let start = try reader.next() {
      guard OFACBook.parts.contains(start.name) || start.name.hasSuffix("Values") else { continue }
      if start.name == "DistinctParty" { draft.rowCount += 1 }
      guard let element = try reader.element(start) else {
        // Reference values that are too long leave nothing to understand the rest by.
        guard OFACBook.parts.contains(start.name) else { throw source.error(.notTheFormat, line: start.line) }
        draft.reject(.tooLong, in: source, line: start.line)
        continue
      }
      if start.name == "DateOfIssue" {
        draft.version = OFACBook.date(element)?.day?.description
      } else {
        book.add(element)
      }
      try draft.check(count: book.count, in: source)
    }
    for (entry, line) in book.entries() { try draft.add(entry, in: source, line: line) }
  }
}

extension PartialDate {
  /// The day, where it is one.
  var day: CalendarDate? {
    guard case .day(let day) = self else { return nil }
    return day
  }
}
