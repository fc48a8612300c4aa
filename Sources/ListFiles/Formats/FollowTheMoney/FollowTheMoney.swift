import Domain

/// Entities of OpenSanctions in the model FollowTheMoney, as JSON lines or one JSON array. Records of ties, sanctions,
/// offices, documents and addresses are folded into the entries that they are about; what is no party, such as a
/// payment, is counted and left.
struct FollowTheMoney: ListFormat {
  static let about = ListFormatDescription(
    name: "ftm", title: "OpenSanctions FollowTheMoney entities (JSON lines)", files: "one entities.ftm.json",
    evidence: .publishedFiles)

  func read(_ parts: ListParts, into draft: inout ReadingDraft) throws(ListFileError) {
    let source = try parts.single("entities.ftm.json")
    var graph = MoneyGraph()
    try Self.read(source, into: &graph, &draft)
    guard draft.rowCount > 0 else { throw source.error(.notTheFormat) }
    try graph.fold(into: &draft, in: source)
  }

  /// Reads a file of whole entities.
  static func read(
    _ source: ByteSource, into graph: inout MoneyGraph, _ draft: inout ReadingDraft
  ) throws(ListFileError) {
    var records = JSONRecords(source, limits: draft.limits)
    var ids: Set<String> = []
    while let row = try records.next() {
      draft.rowCount += 1
      switch row {
      case .rejected(let reason, let line): draft.reject(reason, in: source, line: line)
      case .record(let json, let line):
        guard let record = MoneyRecord(json) else {
          draft.reject(MoneyRecord.flaw(json), in: source, line: line)
          continue
        }
        guard ids.insert(record.id).inserted else {
          draft.reject(.repeatedKey, in: source, line: line)
          continue
        }
        if record.isParty, record.draft.names.isEmpty {
          draft.reject(.missingName, in: source, line: line)
          continue
        }
        try draft.check(count: ids.count, in: source)
        graph.put(record, line: line)
      }
    }
  }
}
