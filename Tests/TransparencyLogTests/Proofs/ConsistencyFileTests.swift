import Domain
import Testing
import TransparencyLog

@Suite("Reading proofs that a log grew")
struct ConsistencyFileTests {
  private static func answer(_ members: [JSON.Member] = []) async throws -> JSON {
    let tree = TestTree(size: 300)
    let (old, proof) = try await tree.tiled.consistencyProof(from: 200)
    let signer = try NoteFixtures.signer()
    let note = try Checkpoint(origin: signer.verifier.name, head: tree.head).signed(by: signer)
    let whole = [
      JSON.Member("from", 200), JSON.Member("root", .string(old.root.base64)),
      JSON.Member("consistency_path", .array(proof.path.map { .string($0.base64) })),
      JSON.Member("checkpoint", .string(note.note)),
    ]
    return .object(whole.map { member in members.first { $0.name == member.name } ?? member })
  }

  @Test func `what is served is read, and its proof connects the trees`() async throws {
    let file = try ConsistencyFile(try await Self.answer().bytes)
    let checkpoint = try Checkpoint(text: file.checkpoint.text)
    #expect(file.from == 200)
    #expect(file.proof.connects(TestTree(size: 300).heads[200], to: checkpoint.head))
  }

  @Test(
    arguments: [
      (JSON.Member("from", -1), .badMember("from")), (JSON.Member("from", "200"), .badMember("from")),
      (JSON.Member("consistency_path", ["x"]), .badMember("consistency_path")),
      (JSON.Member("consistency_path", .null), .badMember("consistency_path")),
      (
        JSON.Member("consistency_path", .array(Array(repeating: .string(TreeHead.empty.root.base64), count: 65))),
        .badMember("consistency_path")
      ),
      (JSON.Member("checkpoint", 1), .badMember("checkpoint")),
    ] as [(JSON.Member, ProofFileError)])
  func `a member that holds what it cannot is named`(member: JSON.Member, error: ProofFileError) async throws {
    let bytes = try await Self.answer([member]).bytes
    #expect(throws: error) { try ConsistencyFile(bytes) }
  }

  @Test func `what is no note, no JSON or too long is refused`() async throws {
    let bytes = try await Self.answer([JSON.Member("checkpoint", "x")]).bytes
    #expect(throws: ProofFileError.self) { try ConsistencyFile(bytes) }
    #expect(throws: ProofFileError.self) { try ConsistencyFile(Array("{".utf8)) }
    #expect(throws: ProofFileError.tooLong) {
      try ConsistencyFile([UInt8](repeating: UInt8(ascii: " "), count: ProofFile.bytesMax + 1))
    }
  }
}
