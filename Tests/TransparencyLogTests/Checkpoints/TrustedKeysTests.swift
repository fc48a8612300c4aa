import Testing
import TransparencyLog

@Suite("Files of trusted keys")
struct TrustedKeysTests {
  private let key: String
  private let name: String

  init() throws {
    let verifier = try NoteFixtures.signer().verifier
    (key, name) = (verifier.text, verifier.name.description)
  }

  @Test(arguments: [("", 0...Int64.max), (" 7", 7...Int64.max), (" 7 9", 7...9), ("  7   7 ", 7...7)])
  func `a line says which trees a key signs`(sizes: String, expected: ClosedRange<Int64>) throws {
    let keys = try TrustedKeys(text: "# of the test\n\nlog \(key)\(sizes)\n")
    #expect(keys.log(named: name)?.keys.map(\.sizes) == [expected])
    #expect(keys.log(named: name + "x") == nil)
  }

  @Test func `a key of a tenant's log is none of the operator's, and the other way round`() throws {
    #expect(try TrustedKeys(text: "log \(key)").global(named: name) == nil)
    #expect(try TrustedKeys(text: "global \(key)").log(named: name) == nil)
    #expect(try TrustedKeys(text: "global \(key)").global(named: name) != nil)
  }

  @Test(arguments: ["log", "other KEY", "KEY", "log KEY 2 1", "log KEY -1", "log KEY a", "log KEY 1 2 3", "log KEYx"])
  func `any other line is refused by its number`(line: String) {
    let text = "log \(key)\n" + line.split(separator: "KEY", omittingEmptySubsequences: false).joined(separator: key)
    #expect(throws: TrustedKeysError.badLine(2)) { try TrustedKeys(text: text) }
  }

  @Test func `a witness's key signs no log`() throws {
    let witness = try NoteFixtures.witness().verifier.text
    #expect(throws: TrustedKeysError.badLine(1)) { try TrustedKeys(text: "log \(witness)") }
  }
}
