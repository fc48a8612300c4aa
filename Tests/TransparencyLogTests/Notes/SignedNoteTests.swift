import Foundation
import SeededNumbers
import Testing
import TransparencyLog

/// Base64 by Foundation.
enum TestBase64 {
  static func text(of bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}

@Suite("Signed notes")
struct SignedNoteTests {
  private static let line = "\u{2014} log.example/ten_1 " + TestBase64.text(of: Array(0..<68))

  @Test(arguments: ["a\n", "a\nb\n", "\n", "a\n\nb\n", "a\n\n", "\n\n\n", "— a b\n", "e\u{301} 東京 🙂\n"])
  func `a note is read as it was written, whatever its text`(text: String) throws {
    let signer = try NoteFixtures.signer()
    var note = try SignedNote(text: text)
    note.add(try signer.sign(text))
    note.add(try NoteFixtures.signer("other.example", seed: 2).sign(text))
    let read = try SignedNote(note.bytes)
    #expect(read == note)
    #expect(Array(read.text.utf8) == Array(text.utf8))
    #expect(signer.verifier.verifies(read.signatures[0], of: read.text))
    #expect(!signer.verifier.verifies(read.signatures[1], of: read.text))
  }

  @Test func `a second signature of one key takes the first one's place`() throws {
    let signer = try NoteFixtures.signer()
    var note = try SignedNote(text: "a\n")
    note.add(try signer.sign("b\n"))
    note.add(try signer.sign("a\n"))
    #expect(note.signatures.count == 1)
    #expect(signer.verifier.verifies(note.signatures[0], of: "a\n"))
  }

  @Test(
    arguments: [
      ("", .noSignatures), ("\n", .noSignatures), ("\n\n", .noSignatures), ("a\n", .noSignatures),
      ("a\n\n", .noSignatures), ("a\n\(line)\n", .noSignatures), ("a\n\n\(line)", .noSignatures),
      ("a\r\n\n\(line)\n", .badText), ("a\u{1B}[2J\n\n\(line)\n", .badText), ("a\0\n\n\(line)\n", .badText),
      ("a\n\n\(line)\nb\n", .badSignatureLine(2)), ("a\n\n\(line)\n \(line)\n", .badSignatureLine(2)),
      ("a\n\nb\n", .badSignatureLine(1)), ("a\n\n- log.example/ten_1 AAAAAAA=\n", .badSignatureLine(1)),
      ("a\n\n\u{2013} log.example AAAAAAA=\n", .badSignatureLine(1)), ("a\n\n\u{2014} \n", .badSignatureLine(1)),
      ("a\n\n\u{2014} log.example\n", .badSignatureLine(1)), ("a\n\n\u{2014} log.example \n", .badSignatureLine(1)),
      ("a\n\n\u{2014}  AAAAAAA=\n", .badSignatureLine(1)), ("a\n\n\u{2014} a b AAAAAAA=\n", .badSignatureLine(1)),
      ("a\n\n\u{2014} a+b AAAAAAA=\n", .badSignatureLine(1)), ("a\n\n\u{2014} a AAAAAA==\n", .badSignatureLine(1)),
      ("a\n\n\u{2014} a AAAAAAA\n", .badSignatureLine(1)), ("a\n\n\u{2014} a AAAAAAB=\n", .badSignatureLine(1)),
      ("a\n\n\u{2014} a AAAA_AA=\n", .badSignatureLine(1)), ("a\n\n\u{2014} a AAAAAAA= \n", .badSignatureLine(1)),
      ("a\n\n\u{2014}\u{A0}a AAAAAAA=\n", .badSignatureLine(1)),
      ("a\n\n\u{2014}\u{301} a AAAAAAA=\n", .badSignatureLine(1)),
    ] as [(String, NoteError)])
  func `what is no note is refused, and says why`(text: String, error: NoteError) {
    #expect(throws: error) { try SignedNote(Array(text.utf8)) }
  }

  @Test(arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xF5, 0x80, 0x80, 0x80]] as [[UInt8]])
  func `a note that is not UTF-8 is refused`(bytes: [UInt8]) {
    let tail = Array("\n\n\(Self.line)\n".utf8)
    #expect(throws: NoteError.badText) { try SignedNote(bytes + tail) }
    #expect(throws: NoteError.badText) { try SignedNote(Array("a".utf8) + tail + bytes) }
  }

  @Test func `a hundred signatures are read and one more is not`() throws {
    for count in [1, 16, 100, 101] {
      let text = "a\n\n" + String(repeating: Self.line + "\n", count: count)
      guard count <= SignedNote.signaturesMax else {
        #expect(throws: NoteError.tooManySignatures) { try SignedNote(Array(text.utf8)) }
        continue
      }
      #expect(try SignedNote(Array(text.utf8)).signatures.count == count)
    }
  }

  @Test func `a note of the greatest length is read and one byte more is not`() throws {
    let tail = Array("\n\n\(Self.line)\n".utf8)
    let lead = [UInt8](repeating: 0x61, count: SignedNote.bytesMax - tail.count)
    #expect(try SignedNote(lead + tail).signatures.count == 1)
    #expect(throws: NoteError.tooLong) { try SignedNote([0x61] + lead + tail) }
  }

  @Test(
    arguments: [
      ("", .noSignatures), ("a", .noSignatures), ("a\tb\n", .badText), ("a\r\n", .badText),
    ] as [(String, NoteError)])
  func `a text that no note can have is not signed`(text: String, error: NoteError) {
    #expect(throws: error) { try SignedNote(text: text) }
  }

  @Test func `a hundred thousand altered notes are refused or verified as they stand, and none traps`() throws {
    let signer = try NoteFixtures.signer()
    let checkpoint = Checkpoint(origin: signer.verifier.name, head: TestTree(size: 5).head)
    let bytes = try checkpoint.signed(by: signer).bytes
    let log = TrustedLog(origin: signer.verifier.name, keys: [LogKey(signer.verifier)])
    var random = SplitMix(state: 6962)
    // Most alterations fail before a signature is verified; the rest cost a verification each.
    for _ in 0..<100_000 {
      var altered = bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<altered.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: altered[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: altered.remove(at: place)
        case 2: altered.insert(UInt8.random(in: 0...255, using: &random), at: place)
        default: altered.insert(0x0A, at: place)
        }
      }
      guard altered != bytes else { continue }
      if case .believed(let believed, cosignedAt: _) = log.verdict(on: altered) {
        // Only what stands below the signed text, an unknown signature's line, may differ.
        #expect(believed == checkpoint)
      }
    }
  }
}
