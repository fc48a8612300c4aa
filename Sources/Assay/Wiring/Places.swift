import Billing
import Domain
import Foundation
import Storage
import TenantFiles

/// Where the program's own files are.
struct Places {
  /// Holds `Migrations` and `Tenants`.
  let share: String
  /// Holds libraries and models, as set-up laid them out.
  let home: String
  /// The engine's program.
  let engine: String

  /// Looks beside the program and above it, then in the working directory; `ASSAY_SHARE` and `ASSAY_HOME` come first.
  init() throws {
    let environment = ProcessInfo.processInfo.environment
    let program: String
    do {
      program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    } catch {
      throw Refusal("/proc is not mounted: the program does not find its own files, nor its engine.")
    }
    let folder = URL(fileURLWithPath: program).resolvingSymlinksInPath().deletingLastPathComponent()
    var candidates = [environment["ASSAY_SHARE"]].compactMap(\.self)
    var place = folder
    for _ in 0..<5 {
      candidates.append(place.path)
      place = place.deletingLastPathComponent()
    }
    candidates.append(FileManager.default.currentDirectoryPath)
    guard
      let share = candidates.first(where: {
        FileManager.default.fileExists(atPath: $0 + "/Migrations/0001_create_roles.sql")
      })
    else { throw Refusal("The folder Migrations was not found; set ASSAY_SHARE to the folder that holds it.") }
    self.share = share
    self.home = environment["ASSAY_HOME"] ?? share + "/.deps"
    self.engine = folder.path + "/assay-engine"
  }

  /// Every migration, by number.
  func migrations() throws -> [Migration] {
    try files(in: "Migrations", suffix: ".sql").compactMap { name, text in
      guard let migration = Migration(name: name, sql: text) else {
        throw Refusal("Migrations/\(name) is not named NNNN_verb_noun.sql.")
      }
      return migration
    }
  }

  /// The price books that are shipped.
  func priceBooks() throws -> [PriceBook] {
    try files(in: "Tenants/price-books", suffix: ".yaml").map { name, text in
      try PriceBookFile.parse(yaml: text, fileName: "Tenants/price-books/" + name)
    }
  }

  /// The seller of a demonstration.
  var demonstrationSeller: String { share + "/Tenants/seller/demo.yaml" }

  private func files(in folder: String, suffix: String) throws -> [(String, String)] {
    let path = share + "/" + folder
    return try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(suffix) }.sorted().map {
      ($0, try String(contentsOfFile: path + "/" + $0, encoding: .utf8))
    }
  }
}
