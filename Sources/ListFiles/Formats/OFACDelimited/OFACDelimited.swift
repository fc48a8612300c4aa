import Domain

/// The lists of OFAC, the United States' office that administers sanctions, as comma-separated values without a
/// header: the primary names with remarks, other names, addresses, and what of the remarks has no room in the first.
///
/// Layout: OFAC's `dat_spec.txt`. Remarks of more than a thousand characters go on, within a word, in the comments.
struct OFACDelimited: ListFormat {
  static let about = ListFormatDescription(
    name: "ofac-csv", title: "OFAC SDN or consolidated list (CSV)",
    files: "sdn.csv and alt.csv, or cons_prim.csv and cons_alt.csv; with them add.csv and sdn_comments.csv or theirs",
    evidence: .publishedFiles)

  private enum Part: String {
    case primary, alt, add, comments

    /// The part that a file's name tells: the words in it, whatever their case.
    init?(fileName: String) {
      let words = Set(fileName.lowercased().split { !$0.isLetter }.map(String.init))
      if words.contains("comments") {
        self = .comments
      } else if words.contains("alt") {
        self = .alt
      } else if words.contains("add") {
        self = .add
      } else if !words.isDisjoint(with: ["sdn", "prim"]) {
        self = .primary
      } else {
        return nil
      }
    }
  }

  func read(_ parts: ListParts, into draft: inout ReadingDraft) throws(ListFileError) {
    let files = try parts.byPart(Part.init(fileName:))
    guard let primary = files[.primary] else { throw ListFileError(.missingPart("sdn.csv or cons_prim.csv")) }
    guard let alt = files[.alt] else { throw ListFileError(.missingPart("alt.csv or cons_alt.csv")) }
    var entries = OFACEntries()
    var rows = OFACRows(primary, width: 12, limits: draft.limits)
    while let row = try rows.next(&draft) { try entries.add(primary: row, in: primary, &draft) }
    rows = OFACRows(alt, width: 5, limits: draft.limits)
    while let row = try rows.next(&draft) { entries.add(alias: row, in: alt, &draft) }
    if let add = files[.add] {
      rows = OFACRows(add, width: 6, limits: draft.limits)
      while let row = try rows.next(&draft) { entries.add(address: row, in: add, &draft) }
    }
    if let comments = files[.comments] {
      rows = OFACRows(comments, width: 2, limits: draft.limits)
      while let row = try rows.next(&draft) { entries.add(comment: row, in: comments, &draft) }
    }
    for entry in entries.finished() { try draft.add(entry.draft, in: primary, line: entry.line) }
  }
}
