import Domain

/// The consolidated list of the United Nations Security Council, as XML (`sc-sanctions.xsd`).
struct UnitedNations: ListFormat {
  static let about = ListFormatDescription(
    name: "un-xml", title: "United Nations Security Council consolidated list (XML)", files: "one XML file",
    evidence: .publishedFiles)

  func read(_ parts: ListParts, into draft: inout ReadingDraft) throws(ListFileError) {
    let source = try parts.single("the XML file")
    var reader = XMLReader(source, limits: draft.limits)
    let root = try reader.root(named: "CONSOLIDATED_LIST")
    draft.version = root.attributes["dateGenerated"].flatMap(ListText.clean)
    while let start = try reader.next() {
      guard start.name == "INDIVIDUAL" || start.name == "ENTITY" else { continue }
      draft.rowCount += 1
      guard let element = try reader.element(start) else {
        draft.reject(.tooLong, in: source, line: start.line)
        continue
      }
      try draft.add(UnitedNationsEntry.draft(element), in: source, line: start.line)
    }
  }
}
