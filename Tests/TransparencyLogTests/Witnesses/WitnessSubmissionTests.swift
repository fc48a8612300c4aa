import Testing
import TransparencyLog

@Suite("Asking witnesses")
struct WitnessSubmissionTests {
  private static func note(_ size: Int64) throws -> SignedNote {
    let signer = try NoteFixtures.signer()
    return try Checkpoint(origin: signer.verifier.name, head: TestTree(size: size).head).signed(by: signer)
  }

  @Test func `a request is the old size, the proof a line each, an empty line, and the note`() async throws {
    let tree = TestTree(size: 7)
    let proof = try await tree.tiled.consistencyProof(from: 3).proof
    let note = try Self.note(7)
    let body = String(decoding: WitnessSubmission(old: 3, proof: proof, note: note).bytes, as: UTF8.self)
    let parts = body.split(separator: "\n\n", maxSplits: 1)
    #expect(parts[0].split(separator: "\n") == ["old 3"] + proof.path.map { Substring($0.base64) })
    #expect(String(parts[1]) == note.note)
  }

  @Test func `the first request has no proof`() throws {
    let note = try Self.note(1)
    let body = String(
      decoding: WitnessSubmission(old: 0, proof: ConsistencyProof(path: []), note: note).bytes, as: UTF8.self)
    #expect(body == "old 0\n\n" + note.note)
  }

  /// What a witness answers: the lines below a cosigned note.
  private static func answer(_ signatures: [NoteSignature], to note: SignedNote) throws -> [UInt8] {
    var signed = try SignedNote(text: note.text)
    for signature in signatures { signed.add(signature) }
    return Array(signed.note.dropFirst(note.text.count + 1).utf8)
  }

  @Test func `a cosignature is found among others' and stands below the note`() throws {
    var note = try Self.note(5)
    let checkpoint = try Checkpoint(text: note.text)
    let (own, other) = (try NoteFixtures.witness(), try NoteFixtures.witness("other.example/w", seed: 102))
    let signature = try own.cosign(checkpoint, at: 1_800_000_000)
    let answer = try Self.answer([try other.cosign(checkpoint, at: 1_800_000_001), signature], to: note)
    let cosignature = try #require(Cosignature(in: answer, by: own.verifier, of: note))
    #expect(cosignature.time == 1_800_000_000)
    try note.add(lines: [cosignature.line])
    #expect(note.signatures.count == 2 && note.signatures.last == signature)
    #expect(own.verifier.cosigningTime(signature, of: note.text) == 1_800_000_000)
  }

  @Test func `what is no cosignature of this text by this key is none`() throws {
    let (note, later) = (try Self.note(5), try Self.note(6))
    let (own, other) = (try NoteFixtures.witness(), try NoteFixtures.witness("other.example/w", seed: 102))
    let signature = try own.cosign(try Checkpoint(text: note.text), at: 1_800_000_000)
    let answer = try Self.answer([signature], to: note)
    #expect(Cosignature(in: answer, by: own.verifier, of: note) != nil)
    #expect(Cosignature(in: answer, by: own.verifier, of: later) == nil)
    #expect(Cosignature(in: answer, by: other.verifier, of: note) == nil)
    #expect(Cosignature(in: Array(answer.dropLast()), by: own.verifier, of: note) == nil)
    #expect(Cosignature(in: answer + [10], by: own.verifier, of: note) == nil)
    #expect(Cosignature(in: [], by: own.verifier, of: note) == nil)
    #expect(Cosignature(in: [0xFF, 0x0A], by: own.verifier, of: note) == nil)
  }

  @Test func `a line that is none is refused by its place`() throws {
    var note = try Self.note(5)
    let line = try #require(note.note.split(separator: "\n").last)
    #expect(throws: NoteError.badSignatureLine(2)) { try note.add(lines: [String(line), "x"]) }
  }
}
