import Domain

/// The European Union's consolidated list of financial sanctions, as XML (`xmlFullSanctionsList`, version 1.1).
struct EUFinancialSanctions: ListFormat {
  static let about = ListFormatDescription(
    name: "eu-fsf-xml", title: "European Union consolidated list of financial sanctions (XML)", files: "one XML file",
    evidence: .handMadeFiles)

  func read(_ parts: ListParts, into draft: inout ReadingDraft) throws(ListFileError) {
    let source = try parts.single("the XML file")
    var reader = XMLReader(source, limits: draft.limits)
    let root = try reader.root(named: "export")
    draft.version = root.attributes["generationDate"].flatMap(ListText.clean)
    while let start = try reader.next() {
      guard start.name == "sanctionEntity" else { continue }
      draft.rowCount += 1
      guard let element = try reader.element(start) else {
        draft.reject(.tooLong, in: source, line: start.line)
        continue
      }
      try draft.add(EUEntry.draft(element), in: source, line: start.line)
    }
  }
}
