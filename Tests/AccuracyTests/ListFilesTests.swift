import Domain
import Foundation
import ListFiles
import Testing

@testable import AssayEngine

/// Lists in the shared data, which are read where it is named.
enum PublishedLists {
  /// A source in the shared data, with what must come of it.
  struct Published: Sendable, CustomTestStringConvertible {
    let format: String
    let files: [String]
    let rows: Int
    let entities: Int
    let names: Int
    let rejected: [RejectedRow.Reason: Int]

    init(
      _ format: String, _ files: String..., rows: Int, entities: Int, names: Int,
      rejected: [RejectedRow.Reason: Int] = [:]
    ) {
      self.format = format
      self.files = files
      self.rows = rows
      self.entities = entities
      self.names = names
      self.rejected = rejected
    }

    var testDescription: String { "\(format) \(files[0])" }
  }

  static let isAsked: Bool = {
    let isAsked = ProcessInfo.processInfo.environment["ASSAY_SHARED_DATA"] != nil
    if !isAsked { print("SKIPPED: no published lists are read; set ASSAY_SHARED_DATA") }
    return isAsked
  }()

  /// The comments that the older OFAC files come with are of a later day: ten of its rows belong to entries that were
  /// not listed yet.
  static let all = [
    Published(
      "ofac-csv", "ofac/bench/sdn.csv", "ofac/bench/alt.csv", "ofac/bench/add.csv", "ofac/bench/sdn_comments.csv",
      rows: 34_728, entities: 8976, names: 23_321),
    Published(
      "ofac-csv", "ofac/older/sdn.csv", "ofac/older/alt.csv", "ofac/older/add.csv", "ofac/older/sdn_comments.csv",
      rows: 28_770, entities: 7379, names: 19_091, rejected: [.strayPart: 10]),
    Published(
      "ofac-csv", "ofac/cons_prim.csv", "ofac/cons_alt.csv", "ofac/cons_add.csv", "ofac/cons_comments.csv",
      rows: 2099, entities: 442, names: 1585),
    Published("un-xml", "un/UN_consolidated.xml", rows: 1003, entities: 1003, names: 4193),
    Published("ftm", "ftm/opensanctions_dataset/entities.ftm.json", rows: 1565, entities: 607, names: 3865),
    Published("ftm", "ftm/parteispenden/entities.ftm.json", rows: 475, entities: 96, names: 96),
    Published("ftm", "ftm/t1/entities.ftm.json", rows: 7, entities: 6, names: 35),
    Published("ftm", "ftm/zala/entities.ftm.json", rows: 91, entities: 17, names: 245),
    Published("ftm", "us_other/us_tel.json", rows: 10, entities: 10, names: 13),
    Published(
      "ftm-delta", "ftm/t1/entities.ftm.json", "ftm/t2/20240527134702-zbn/entities.delta.json",
      "ftm/t2/20240527194702-wnk/entities.delta.json", "ftm/t2/20240528014702-pfh/entities.delta.json",
      "ftm/t2/20240528074703-npf/entities.delta.json", "ftm/t2/20240528134729-3iv/entities.delta.json",
      rows: 13, entities: 9, names: 55),
    Published(
      "opensanctions-csv", "ftm/opensanctions_dataset/targets.simple.csv", rows: 5, entities: 5, names: 11),
    Published("senzing", "ftm/opensanctions_dataset/senzing.json", rows: 14, entities: 14, names: 23),
    Published("senzing", "pep/us_congress_senzing.json", rows: 1319, entities: 1319, names: 1352),
    Published("senzing", "pep/peps_senzing.json", rows: 3, entities: 3, names: 3),
  ]
}

@Suite("Lists as their publishers made them", .enabled(if: PublishedLists.isAsked))
struct ListFilesTests {
  private static let folder = LabelledData.folder.appendingPathComponent("screening/lists")

  @Test(arguments: PublishedLists.all)
  func `a published list is read without a rejected row that should not be`(list: PublishedLists.Published) throws {
    let reading = try ListReader().read(list.files.map { try Self.file($0) }, as: list.format)
    print(
      "\(list.testDescription): \(reading.rowCount) rows, \(reading.entities.count) entities,",
      "\(reading.entities.reduce(0) { $0 + $1.names.count }) names, \(reading.rejectedCount) rejected")
    #expect(reading.rowCount == list.rows)
    #expect(reading.entities.count == list.entities)
    #expect(reading.entities.reduce(0) { $0 + $1.names.count } == list.names)
    #expect(Dictionary(grouping: reading.rejected, by: \.reason).mapValues(\.count) == list.rejected)
    let ids = Set(reading.entities.map(\.id))
    #expect(ids.count == list.entities)
    for entity in reading.entities {
      #expect(entity.relations.allSatisfy { ids.contains($0.entity) })
      #expect(entity.countries.allSatisfy { CountryCode.isKnown($0.code) })
    }
  }

  @Test func `the Journal's tables are read without a rejected row`() throws {
    let journal = Self.folder.appendingPathComponent("eu/journal")
    let names = try FileManager.default.contentsOfDirectory(atPath: journal.path).sorted()
    let reading = try ListReader().read(names.map { try Self.file("eu/journal/" + $0) }, as: "eu-journal-csv")
    #expect(reading.rowCount == 8434)
    #expect(reading.entities.count == 8421)
    #expect(reading.rejectedCount == 0)
  }

  @Test func `a list without its main part is told so`() throws {
    let files = try ["ofac/newer/alt.csv", "ofac/newer/add.csv"].map { try Self.file($0) }
    #expect(throws: ListFileError(.missingPart("sdn.csv or cons_prim.csv"))) {
      try ListReader().read(files, as: "ofac-csv")
    }
  }

  @Test func `a version of OFAC's list after another keeps the keys of what stayed`() throws {
    func entities(_ list: PublishedLists.Published) throws -> [String: ListEntity] {
      let reading = try ListReader().read(list.files.map { try Self.file($0) }, as: list.format)
      return Dictionary(uniqueKeysWithValues: reading.entities.map { ($0.id, $0) })
    }
    let (after, before) = (try entities(PublishedLists.all[0]), try entities(PublishedLists.all[1]))
    #expect(after.keys.filter { before[$0] == nil }.count == 1858)
    #expect(before.keys.filter { after[$0] == nil }.count == 261)
  }

  private static func file(_ path: String) throws -> ListFile {
    let handle = try FileHandle(forReadingFrom: folder.appendingPathComponent(path))
    return ListFile(name: path.split(separator: "/").last.map(String.init) ?? path) {
      let data = try handle.read(upToCount: 65_536) ?? Data()
      return data.isEmpty ? nil : Array(data)
    }
  }
}
