import Domain

/// Records of Senzing's entity specification, as JSON lines or one JSON array; OpenSanctions exports in it too.
struct Senzing: ListFormat {
  static let about = ListFormatDescription(
    name: "senzing", title: "Senzing entities (JSON lines)", files: "one senzing.json", evidence: .publishedFiles)

  func read(_ parts: ListParts, into draft: inout ReadingDraft) throws(ListFileError) {
    let source = try parts.single("senzing.json")
    var records = JSONRecords(source, limits: draft.limits)
    var entries: [(draft: EntityDraft, line: Int)] = []
    while let row = try records.next() {
      draft.rowCount += 1
      switch row {
      case .rejected(let reason, let line): draft.reject(reason, in: source, line: line)
      case .record(let json, let line):
        entries.append((SenzingRecord(json).draft, line))
        try draft.check(count: entries.count, in: source)
      }
    }
    guard draft.rowCount > 0 else { throw source.error(.notTheFormat) }
    let ids = Set(entries.map(\.draft.id))
    for (entry, line) in entries {
      var entry = entry
      entry.keepRelations(to: ids.contains)
      try draft.add(entry, in: source, line: line)
    }
  }
}
