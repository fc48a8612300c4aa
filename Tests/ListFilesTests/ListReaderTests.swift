import Crypto
import Domain
import Testing

@testable import ListFiles

@Suite("Reading lists")
struct ListReaderTests {
  @Test func `the catalogue names its formats in alphabetical order and says what each takes`() {
    #expect(ListFormatCatalog.names == ListFormatCatalog.names.sorted())
    #expect(Set(ListFormatCatalog.names).count == ListFormatCatalog.names.count)
    #expect(Set(GoodSamples.all.map(\.format)) == Set(ListFormatCatalog.names))
    #expect(ListFormatCatalog.descriptions.allSatisfy { !$0.title.isEmpty && !$0.files.isEmpty })
  }

  @Test(arguments: GoodSamples.all)
  func `a good source is read whole, however its bytes are cut`(sample: Sample) throws {
    let reading = try sample.read(chunkBytes: 1)
    #expect(reading.rejectedCount == 0, "\(sample.format): \(reading.rejected)")
    #expect(reading.entities.count >= 2)
    for bytes in [2, 3, 64, 1 << 20] { #expect(try sample.read(chunkBytes: bytes) == reading) }
    let ids = reading.entities.map(\.id)
    #expect(Set(ids).count == ids.count)
    for entity in reading.entities {
      #expect(entity.names.first?.kind == .primary)
      #expect(entity.relations.allSatisfy { ids.contains($0.entity) })
    }
  }

  @Test func `a format that is not there is named`() {
    #expect(Sample("no-such", "a", "").problem() == .unknownFormat("no-such"))
  }

  @Test(arguments: GoodSamples.all.filter { $0.files.count == 1 && $0.format != "eu-journal-csv" })
  func `a source of one file takes no other`(sample: Sample) {
    #expect(Sample(sample.format, sample.files + [("other", "x")]).problem() == .unexpectedFile)
    guard case .missingPart = Sample(sample.format, []).problem() else {
      Issue.record("\(sample.format) reads no file")
      return
    }
  }

  @Test func `the digest is of one file's bytes, and of several files' names and digests`() throws {
    func digest(_ text: String) -> String { SHA256.hash(data: Array(text.utf8)).hexadecimal }
    #expect(try GoodSamples.unXML.read().digest == digest(GoodSamples.unXML.files[0].text))
    let lines = GoodSamples.ofacCSV.files.map { "\($0.name) \(digest($0.text))\n" }.joined()
    #expect(try GoodSamples.ofacCSV.read().digest == digest(lines))
  }

  @Test func `what follows the last entry is part of the digest too`() throws {
    let text = GoodSamples.unXML.files[0].text
    let longer = Sample("un-xml", "un.xml", text + "\n<!-- more -->\n")
    #expect(try longer.read().digest != GoodSamples.unXML.read().digest)
  }

  @Test(arguments: ["ftm", "senzing", "un-xml", "watchlist-csv", "ofac-csv", "uk-csv"])
  func `more entries than the limit are an error`(format: String) throws {
    let sample = try #require(GoodSamples.all.first { $0.format == format })
    #expect(sample.problem(limits: ListLimits(entitiesMax: 1)) == .tooManyEntities(max: 1))
  }

  @Test func `an error tells the file and the line in words`() throws {
    let error = #expect(throws: ListFileError.self) {
      try Sample("watchlist-csv", "ours.csv", "id,name,secret\n").read()
    }
    #expect(error?.description == "ours.csv:1: column 3 is unknown or stands twice")
    #expect(error?.code == "unknown_column")
  }

  @Test func `a caller's failure is told in its own words`() {
    struct Gone: Error {}
    let file = ListFile(name: "a.csv") { throw Gone() }
    let problem = Sample.problem { () throws(ListFileError) in try ListReader().read([file], as: "watchlist-csv") }
    #expect(problem == .unreadable("Gone()"))
  }

  @Test func `no more rejected rows are kept than a reading may have`() throws {
    let rows = (0..<1500).map { "\($0),,\n" }.joined()
    let reading = try Sample("watchlist-csv", "a", "id,name,kind\n" + rows + "x,Vera,person\n").read(chunkBytes: 4096)
    #expect(reading.rejectedCount == 1500)
    #expect(reading.rejected.count == ListReading.rejectedMax)
    #expect(reading.rejected.first == RejectedRow(line: 2, reason: .missingName))
    #expect(reading.rowCount == 1501)
  }
}
