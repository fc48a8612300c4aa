import Domain
import Foundation

/// The names of the lists that labelled queries are screened against: names alone, since that is what is measured.
struct ScreeningLists {
  /// Folder with `lists/`.
  let folder: URL

  /// OFAC's specially designated nationals and its other list, and the UN's.
  /// - Throws: where a file cannot be read.
  func sanctions() throws -> [ListSnapshot] {
    try [
      snapshot("ofac-sdn", ofac("lists/ofac/bench/sdn.csv", "lists/ofac/bench/alt.csv")),
      snapshot("ofac-consolidated", ofac("lists/ofac/cons_prim.csv", "lists/ofac/cons_alt.csv")),
      snapshot("un", unitedNations()),
    ]
  }

  /// Members of the Congress of the United States.
  /// - Throws: where the file cannot be read.
  func congress() throws -> ListSnapshot {
    let text = try String(
      contentsOf: folder.appendingPathComponent("lists/pep/us_congress_senzing.json"), encoding: .utf8)
    let entities = try text.split(separator: "\n").map { line in
      let record = try JSON.parse(Array(line.utf8))
      let names = (record["NAMES"]?.elements ?? []).compactMap { $0["NAME_FULL"]?.text }
      return ListEntity(
        id: record["RECORD_ID"]?.text ?? "", kind: .person, names: names.map { ListName($0) },
        topics: [.politicallyExposed])
    }
    return snapshot("us-congress", entities)
  }

  private func snapshot(_ list: String, _ entities: [ListEntity]) -> ListSnapshot {
    ListSnapshot(list: list, version: "measured", digest: "", entities: entities)
  }

  private func ofac(_ primary: String, _ other: String) throws -> [ListEntity] {
    var aliases: [String: [ListName]] = [:]
    for row in try CommaSeparatedRows.cells(of: folder.appendingPathComponent(other)) where row.count >= 4 {
      aliases[row[0], default: []].append(ListName(row[3], kind: row[2] == "fka" ? .previous : .alias))
    }
    return try CommaSeparatedRows.cells(of: folder.appendingPathComponent(primary)).filter { $0.count >= 3 }.map {
      row in
      ListEntity(
        id: "ofac-" + row[0], kind: Self.kinds[row[2].trimmingCharacters(in: .whitespaces)] ?? .organisation,
        names: [ListName(row[1], kind: .primary)] + (aliases[row[0]] ?? []))
    }
  }

  private static let kinds: [String: ListEntity.Kind] = [
    "individual": .person, "vessel": .vessel, "aircraft": .aircraft,
  ]

  private func unitedNations() throws -> [ListEntity] {
    let text = try String(
      contentsOf: folder.appendingPathComponent("lists/un/UN_consolidated.xml"), encoding: .utf8)
    return [("INDIVIDUAL", ListEntity.Kind.person), ("ENTITY", .organisation)].flatMap { tag, kind in
      Self.contents(of: tag, in: text).map { entry in
        let parts = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"]
        let name = parts.compactMap { Self.contents(of: $0, in: entry).first }.joined(separator: " ")
        let others = Self.contents(of: "ALIAS_NAME", in: entry) + Self.contents(of: "NAME_ORIGINAL_SCRIPT", in: entry)
        return ListEntity(
          id: "un-" + (Self.contents(of: "DATAID", in: entry).first ?? ""), kind: kind,
          names: [ListName(name, kind: .primary)] + others.filter { !$0.isEmpty }.map { ListName($0) })
      }
    }
  }

  /// What stands between a tag's beginnings and ends, for a file of known layout.
  private static func contents(of tag: String, in text: String) -> [String] {
    text.components(separatedBy: "<\(tag)>").dropFirst().map { part in
      part.components(separatedBy: "</\(tag)>")[0].replacingOccurrences(of: "&amp;", with: "&")
    }
  }
}
