import Domain

/// Changes of OpenSanctions' entities as JSON lines, each `{"op": "ADD" | "MOD" | "DEL", "entity": …}`.
///
/// Applied to a base file, given beside the deltas under a name without `delta`, the result is exactly what the whole
/// file of that version says. Applied to the entries of an earlier reading, an entry's own properties are too, but
/// records that were folded into it are not known one by one: what an earlier tie, programme, office, document or
/// address told stays until the entry goes or a whole file is read.
struct FollowTheMoneyDelta: ListFormat {
  static let about = ListFormatDescription(
    name: "ftm-delta", title: "OpenSanctions FollowTheMoney delta (JSON lines)",
    files: "one or more entities.delta.json, the oldest first, and the entities.ftm.json or the list that they change",
    evidence: .publishedFiles)

  func read(_ parts: ListParts, into draft: inout ReadingDraft) throws(ListFileError) {
    let deltas = parts.files.filter { $0.name.lowercased().contains("delta") }
    let bases = parts.files.filter { !$0.name.lowercased().contains("delta") }
    guard let last = deltas.last else { throw ListFileError(.missingPart("entities.delta.json")) }
    if bases.count > 1 { throw ListFileError(.unexpectedFile, file: bases[1].name) }
    var graph = MoneyGraph(bases.isEmpty ? parts.before : [])
    if let base = bases.first { try FollowTheMoney.read(base, into: &graph, &draft) }
    for delta in deltas { try apply(delta, to: &graph, &draft) }
    try graph.fold(into: &draft, in: last)
  }

  private func apply(
    _ source: ByteSource, to graph: inout MoneyGraph, _ draft: inout ReadingDraft
  ) throws(ListFileError) {
    var records = JSONRecords(source, limits: draft.limits)
    var (count, rejectedCount) = (0, 0)
    while let row = try records.next() {
      draft.rowCount += 1
      count += 1
      let (flaw, line) = apply(row, to: &graph)
      try draft.check(count: graph.count, in: source)
      guard let flaw else { continue }
      rejectedCount += 1
      draft.reject(flaw.reason, in: source, line: line, field: flaw.field)
    }
    if count > 0, rejectedCount == count { throw source.error(.notTheFormat, line: 1) }
  }

  /// - Returns: what is wrong with the row; nil where nothing is.
  private func apply(
    _ row: JSONRecords.Row, to graph: inout MoneyGraph
  ) -> (flaw: (reason: RejectedRow.Reason, field: String?)?, line: Int) {
    switch row {
    case .rejected(let reason, let line): return ((reason, nil), line)
    case .record(let json, let line):
      guard let entity = json["entity"], let operation = json["op"]?.text else { return ((.malformed, nil), line) }
      switch operation {
      case "DEL":
        guard let id = entity["id"]?.text.flatMap(ListText.clean) else { return ((.missingKey, nil), line) }
        // One that is not there may be a record folded into an entry of the earlier reading.
        _ = graph.remove(id)
      case "ADD", "MOD":
        guard let record = MoneyRecord(entity) else { return ((MoneyRecord.flaw(entity), nil), line) }
        if record.isParty, record.draft.names.isEmpty { return ((.missingName, nil), line) }
        graph.put(record, line: line)
      default: return ((.badValue, "op"), line)
      }
      return (nil, line)
    }
  }
}
