import Domain
import SeededNumbers
import Testing

@testable import ListFiles

@Suite("Hostile and broken files")
struct HostileFilesTests {
  /// Chunks that repeat, and how many of them were taken.
  private final class Endless {
    private(set) var taken = 0
    private let head: [UInt8]
    private let chunk: [UInt8]
    private let count: Int

    init(head: String, chunk: [UInt8], count: Int) {
      self.head = Array(head.utf8)
      self.chunk = chunk
      self.count = count
    }

    func next() -> [UInt8]? {
      guard taken < count else { return nil }
      taken += 1
      return taken == 1 ? head : chunk
    }
  }

  private func problem(_ format: String, _ source: Endless, limits: ListLimits = ListLimits())
    -> ListFileError.Problem?
  {
    let name = format == "ofac-csv" ? "sdn.csv" : "delta"
    var files = [ListFile(name: name) { source.next() }]
    if format == "ofac-csv" { files.append(ListFile(name: "alt.csv", bytes: [])) }
    return Sample.problem { () throws(ListFileError) in
      try ListReader(limits: limits).read(files, as: format)
    }
  }

  @Test func `a line of a gigabyte fails once it is longer than a line may be`() {
    let source = Endless(
      head: "{\"id\":\"", chunk: Array(repeating: UInt8(ascii: "x"), count: 1 << 20), count: 1024)
    #expect(problem("ftm", source) == .lineTooLong(bytesMax: 64 << 20))
    #expect(source.taken <= 67)
  }

  @Test(arguments: [
    ("senzing", "{\"a\":\""), ("ftm", "[{\"a\":\""), ("watchlist-csv", "id,name\n1,\""), ("ofac-csv", "1,"),
    ("un-xml", "<CONSOLIDATED_LIST>"), ("un-xml", "<CONSOLIDATED_LIST><!--"),
    ("un-xml", "<CONSOLIDATED_LIST><INDIVIDUAL><DATAID>"), ("uk-xml", "<Designations><![CDATA["),
    ("un-xml", "<?xml "),
  ])
  func `a line, a text or a comment without an end is given up`(format: String, head: String) {
    let limits = ListLimits(rowBytesMax: 4096, lineBytesMax: 65_536)
    let source = Endless(head: head, chunk: Array(repeating: UInt8(ascii: "x"), count: 4096), count: 1000)
    #expect(problem(format, source, limits: limits) == .lineTooLong(bytesMax: 65_536))
    #expect(source.taken <= 20)
  }

  @Test(arguments: [
    "<CONSOLIDATED_LIST a=\"", "<", "<CONSOLIDATED_LIST><a b", "<CONSOLIDATED_LIST></", "<CONSOLIDATED_LIST>&",
  ])
  func `a tag without an end is given up`(head: String) {
    let source = Endless(head: head, chunk: Array(repeating: UInt8(ascii: "x"), count: 4096), count: 1000)
    #expect(problem("un-xml", source) != nil)
    #expect(source.taken <= 20)
  }

  @Test(arguments: GoodSamples.all)
  func `ten megabytes of random bytes are no list`(sample: Sample) {
    var numbers = SplitMix(state: 42)
    let chunk = (0..<65_536).map { _ in UInt8.random(in: 0...255, using: &numbers) }
    #expect(problem(sample.format, Endless(head: "", chunk: chunk, count: 161)) != nil)
  }

  @Test(arguments: GoodSamples.all)
  func `random printable bytes are no list`(sample: Sample) {
    var numbers = SplitMix(state: 7)
    let chunk = (0..<65_536).map { _ in
      let byte = UInt8.random(in: 31...126, using: &numbers)
      return byte == 31 ? UInt8(ascii: "\n") : byte
    }
    #expect(problem(sample.format, Endless(head: "", chunk: chunk, count: 4)) != nil)
  }

  @Test(arguments: GoodSamples.all)
  func `no beginning of a good file is read as more than the file, and none of XML is read`(sample: Sample) throws {
    let whole = try sample.read(chunkBytes: 65_536)
    for (place, file) in sample.files.enumerated() {
      let bytes = Array(file.text.utf8)
      for count in stride(from: 0, to: bytes.count, by: bytes.count > 1000 ? 7 : 1) {
        var parts = sample.files.map { Sample.file($0.name, Array($0.text.utf8), chunkBytes: 65_536) }
        parts[place] = Sample.file(file.name, Array(bytes[..<count]), chunkBytes: 65_536)
        do throws(ListFileError) {
          let reading = try ListReader().read(parts, as: sample.format)
          #expect(!sample.format.hasSuffix("xml"), "\(sample.format) cut to \(count) bytes is read")
          #expect(reading.entities.count <= whole.entities.count + 1)
        } catch {
          #expect(!error.description.isEmpty)
        }
      }
    }
  }

  @Test(arguments: GoodSamples.all.filter { $0.format.hasSuffix("xml") })
  func `a laugh of a billion is refused before its first entity`(sample: Sample) {
    let laugh = """
      <!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;">]>

      """
    let text = sample.files[0].text
    let root = text.firstRange(of: "<")?.lowerBound ?? text.startIndex
    let body = text.hasPrefix("<?xml") ? text[(text.firstIndex(of: "\n") ?? root)...] : text[root...]
    #expect(Sample(sample.format, "a.xml", laugh + body).problem() == .documentType)
    let reference = text.replacing("</", with: "&lol;</", maxReplacements: 1)
    #expect(Sample(sample.format, "a.xml", reference).problem() == .entityReference)
  }

  @Test(arguments: [
    ("un-xml", String(repeating: "<a>", count: 1)), ("ftm", "{\"a\":"), ("senzing", "[{\"a\":["), ("ftm-delta", "["),
  ])
  func `nesting without an end is refused`(format: String, piece: String) {
    let head = format == "un-xml" ? "<CONSOLIDATED_LIST>" : ""
    let text = head + String(repeating: piece, count: 100_000)
    let problem = Sample(format, format == "un-xml" ? "a" : "delta", text).problem()
    #expect(problem == .tooDeep || (piece == "[" && problem == .notTheFormat))
  }

  @Test func `an entry of a million elements is left out and the next is read`() throws {
    let many = String(repeating: "<a/>", count: 100_000)
    let text = """
      <CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID>\(many)<FIRST_NAME>A</FIRST_NAME></INDIVIDUAL>
      <INDIVIDUAL><DATAID>2</DATAID><FIRST_NAME>B</FIRST_NAME></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>
      """
    let reading = try Sample("un-xml", "un.xml", text).read(chunkBytes: 4096, limits: ListLimits(rowBytesMax: 65_536))
    #expect(reading.entities.map(\.id) == ["2"])
    #expect(reading.rejected == [RejectedRow(line: 1, reason: .tooLong)])
  }

  @Test(arguments: GoodSamples.all)
  func `a file that is not UTF-8 is refused with its line`(sample: Sample) throws {
    for bad: [UInt8] in [[0xE9], [0xFF], [0xC3], [0xED, 0xA0, 0x80]] {
      let files = sample.files.map { file in
        Sample.file(file.name, Self.replaced(in: Array(file.text.utf8), by: bad))
      }
      let problem = Sample.problem { () throws(ListFileError) in try ListReader().read(files, as: sample.format) }
      #expect(problem == .notUTF8, "\(sample.format) takes \(bad)")
    }
    let wide = sample.files.map { file in
      Sample.file(file.name, [0xFF, 0xFE] + file.text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    }
    let problem = Sample.problem { () throws(ListFileError) in try ListReader().read(wide, as: sample.format) }
    #expect(problem == .notUTF8)
  }

  /// Puts bytes in the place of an `a` in a word that every sample has in its text.
  private static func replaced(in bytes: [UInt8], by bad: [UInt8]) -> [UInt8] {
    for word in ["Testova", "TESTOVA", "OLDNAME", "Moscow", "ombia", "Third", "TUB", "Tub"] {
      let letters = Array(word.utf8)
      for place in bytes.indices where bytes[place...].starts(with: letters) {
        return bytes[..<(place + 1)] + bad + bytes[(place + 2)...]
      }
    }
    return bytes
  }
}
