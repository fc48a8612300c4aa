import Domain
import Foundation
import ListFiles

/// The lists that labelled queries are screened against, as the service would read them.
struct ScreeningLists {
  /// Folder with `lists/`.
  let folder: URL

  /// OFAC's specially designated nationals and its other list, and the UN's.
  /// - Throws: where a file cannot be read.
  func sanctions() throws -> [ListSnapshot] {
    let parts = ["sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"].map { "ofac/bench/" + $0 }
    let others = ["cons_prim.csv", "cons_alt.csv", "cons_add.csv", "cons_comments.csv"].map { "ofac/" + $0 }
    return try [
      snapshot("ofac-sdn", parts, as: "ofac-csv", prefix: "ofac-"),
      snapshot("ofac-consolidated", others, as: "ofac-csv", prefix: "ofac-"),
      snapshot("un", ["un/UN_consolidated.xml"], as: "un-xml", prefix: "un-"),
    ]
  }

  /// Members of the Congress of the United States.
  /// - Throws: where the file cannot be read.
  func congress() throws -> ListSnapshot {
    try snapshot("us-congress", ["pep/us_congress_senzing.json"], as: "senzing", prefix: "")
  }

  /// Reads a list; labelled queries name its entries with a prefix before the key.
  private func snapshot(
    _ list: String, _ files: [String], as format: String, prefix: String
  ) throws -> ListSnapshot {
    let files = try files.map { path in
      let url = folder.appendingPathComponent("lists/" + path)
      return ListFile(name: url.lastPathComponent, bytes: Array(try Data(contentsOf: url)))
    }
    let reading = try ListReader().read(files, as: format)
    return ListSnapshot(
      list: list, version: "measured", digest: reading.digest,
      entities: reading.entities.map { entity in
        ListEntity(id: prefix + entity.id, kind: entity.kind, names: entity.names, topics: entity.topics)
      })
  }
}
