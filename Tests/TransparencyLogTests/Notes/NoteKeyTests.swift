import Testing
import TransparencyLog

@Suite("Keys of notes")
struct NoteKeyTests {
  // The example in the documentation of Go's golang.org/x/mod/sumdb/note.
  private static let neumannPublic = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  private static let neumannPrivate = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
  private static let neumannText = """
    If you think cryptography is the answer to your problem,
    then you don't know what your problem is.

    """
  private static let neumannLine =
    "\u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="

  @Test func `a key that Go made is read, and signs what Go signed`() throws {
    let signer = try NoteSigner(Self.neumannPrivate)
    #expect(signer.text == Self.neumannPrivate)
    #expect(signer.verifier.text == Self.neumannPublic)
    #expect(try NoteVerifier(Self.neumannPublic) == signer.verifier)
    #expect(signer.verifier.keyID == 0xC74F_20A3)
    // swift-crypto may draw fresh randomness for a signature (RFC 8032 would not), so it is verified, not compared.
    #expect(signer.verifier.verifies(try signer.sign(Self.neumannText), of: Self.neumannText))
  }

  @Test func `a note that Go signed is verified`() throws {
    let verifier = try NoteVerifier(Self.neumannPublic)
    let note = try SignedNote(Array((Self.neumannText + "\n" + Self.neumannLine + "\n").utf8))
    #expect(note.text == Self.neumannText)
    #expect(note.signatures.count == 1)
    #expect(verifier.verifies(note.signatures[0], of: note.text))
    #expect(!verifier.verifies(note.signatures[0], of: note.text + "\n"))
  }

  @Test(arguments: NoteKeyKind.allCases)
  func `a key is read as it was written`(kind: NoteKeyKind) throws {
    let signer = try NoteFixtures.signer("log.example/übung", kind: kind)
    #expect(try NoteSigner(signer.text).text == signer.text)
    #expect(try NoteVerifier(signer.verifier.text) == signer.verifier)
  }

  @Test func `one key has another ID for each name and kind`() throws {
    let keys = try [
      NoteFixtures.signer(), NoteFixtures.signer("log.example/ten_2"), NoteFixtures.signer(kind: .cosignature),
      NoteFixtures.signer(seed: 2),
    ]
    #expect(Set(keys.map(\.verifier.keyID)).count == 4)
  }

  @Test(arguments: [
    "", "+", "++", "PeterNeumann", "PeterNeumann+c74f20a3", "PeterNeumann+c74f20a3+",
    "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "PeterNeumann+0c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "PeterNeumann+c74f20a3+AhpcAQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10",
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWAA==",
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW ",
    "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
  ])
  func `a text that is no public key is refused`(text: String) {
    #expect(throws: NoteError.self) { try NoteVerifier(text) }
    #expect(throws: NoteError.self) { try NoteSigner("PRIVATE+KEY+" + text) }
    #expect(throws: NoteError.self) { try NoteSigner(text) }
  }

  @Test(arguments: [0, 31, 33, 64])
  func `a key of another length is none`(count: Int) throws {
    let (name, bytes) = (try KeyName("a"), [UInt8](repeating: 1, count: count))
    #expect(throws: NoteError.badKey) { try NoteVerifier(name: name, kind: .note, publicKey: bytes) }
    #expect(throws: NoteError.badKey) { try NoteSigner(name: name, kind: .note, seed: bytes) }
  }

  @Test(arguments: ["", " ", "a b", "a+b", "a\tb", "a\nb", "a\u{A0}b", "a\u{2003}b", "a\u{3000}", "\u{85}", "a\0"])
  func `a name with a space, a plus or a control character is none`(text: String) {
    #expect(throws: NoteError.badName) { try KeyName(text) }
  }

  @Test func `names that only look alike are two`() throws {
    #expect(try KeyName("caf\u{E9}") != KeyName("cafe\u{301}"))
    #expect(try Set([KeyName("caf\u{E9}"), KeyName("cafe\u{301}"), KeyName("caf\u{E9}")]).count == 2)
  }

  @Test func `a public key of small order or of no point verifies nothing`() throws {
    let name = try KeyName("log.example/ten_1")
    let zeros = [UInt8](repeating: 0, count: 32)
    for key in [zeros, [1] + zeros.dropFirst(), zeros.map { ~$0 }] {
      let verifier = try NoteVerifier(name: name, kind: .note, publicKey: key)
      let id = (0..<4).map { UInt8(truncatingIfNeeded: verifier.keyID >> (24 - 8 * $0)) }
      let line = "\u{2014} \(name) " + TestBase64.text(of: id + [UInt8](repeating: 7, count: 64))
      let note = try SignedNote(Array("text\n\n\(line)\n".utf8))
      #expect(verifier.claims(note.signatures[0]))
      #expect(!verifier.verifies(note.signatures[0], of: note.text))
    }
  }
}
