import Domain
import Testing

@Suite("Texts and names in JSON")
struct JSONTextTests {
  @Test(arguments: [
    (#""""#, ""), (#""plain""#, "plain"), (#""a\"b\\c\/d""#, "a\"b\\c/d"), (#""\b\f\n\r\t""#, "\u{8}\u{C}\n\r\t"),
    (#""Łódź – 東京""#, "Łódź – 東京"), (#""\u0141\u00f3d\u017a""#, "Łódź"), (#""\ud83d\ude42 end""#, "🙂 end"),
    (#""é\n""#, "é\n"), (#""\n\n""#, "\n\n"),
  ])
  func `a string is read with its escapes`(text: String, value: String) throws {
    #expect(try JSON.parse(Array(text.utf8)) == .string(value))
  }

  @Test(arguments: [
    (#"""#, JSONParseError.unexpectedEnd), (#""a"#, .unexpectedEnd), (#""\"#, .unexpectedEnd),
    (#""\x""#, .unexpected(offset: 2)), (#""\ud83d""#, .unexpected(offset: 7)),
    (#""\u0000""#, .malformedText(offset: 3)), (#""\ude42""#, .malformedText(offset: 3)),
    ("\"a\u{1}\"", .unexpected(offset: 2)),
  ])
  func `a string that is none is refused where it breaks`(text: String, error: JSONParseError) {
    #expect(throws: error) { try JSON.parse(Array(text.utf8)) }
  }

  @Test(arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0xAF]] as [[UInt8]])
  func `bytes that are not UTF-8 are refused, before and behind an escape`(bytes: [UInt8]) {
    for (before, behind) in [("", ""), (#"\n"#, ""), ("", #"\n"#)] {
      let text = [0x22] + Array(before.utf8) + bytes + Array(behind.utf8) + [0x22]
      #expect(throws: JSONParseError.malformedText(offset: 0)) { try JSON.parse(text) }
    }
  }

  @Test(arguments: [2, 15, 16, 17, 18, 200])
  func `a name that stands twice is refused, in small objects and in large ones`(count: Int) throws {
    let members = (0..<count).map { "\"n\($0)\":\($0)" }
    let unique = try JSON.parse(Array("{\(members.joined(separator: ","))}".utf8))
    #expect(unique.members?.count == count)
    for repeated in [0, count / 2, count - 1] {
      let text = "{" + (members + ["\"n\(repeated)\":0"]).joined(separator: ",") + "}"
      #expect(throws: JSONParseError.self) { try JSON.parse(Array(text.utf8)) }
    }
  }

  @Test(arguments: [
    "", "plain", "\"\\", "\u{1}\u{1F}\u{7F}", "\u{8}\t\n\u{C}\r", "a\"b", "Łódź\n東京", "🙂\\",
  ])
  func `a text is read as it was written`(text: String) throws {
    let value: JSON = .object([JSON.Member(text, .array([.string(text), .string(text + text)]))])
    #expect(try JSON.parse(value.bytes) == value)
  }
}
