import Domain
import Testing
import TransparencyLog

@Suite("Proof files")
struct ProofFileTests {
  @Test func `a file is read as it was written`() async throws {
    let proof = try await ProofFixture().proof
    #expect(try ProofFile(proof.bytes) == proof)
    let bare = ProofFile(leaf: proof.leaf, place: proof.place, opening: nil, global: nil)
    #expect(try ProofFile(bare.bytes) == bare)
    #expect(bare.json["opening"] == nil)
    #expect(proof.json["format"] == "assay-proof/1")
  }

  private static func replacing(_ name: String, with value: JSON?, in json: JSON) -> JSON {
    let members = (json.members ?? []).filter { $0.name != name }
    return .object(members + (value.map { [JSON.Member(name, $0)] } ?? []))
  }

  @Test(
    arguments: [
      ("format", nil, .otherFormat), ("format", "assay-proof/2", .otherFormat), ("leaf", nil, .badMember("leaf")),
      ("leaf", "", .badMember("leaf")), ("leaf", "AQ==", .badMember("leaf")), ("leaf", 5, .badMember("leaf")),
      ("index", nil, .badMember("index")), ("index", -1, .badMember("index")), ("index", 1.5, .badMember("index")),
      ("index", "1", .badMember("index")), ("inclusion_path", nil, .badMember("inclusion_path")),
      ("inclusion_path", ["AQ=="], .badMember("inclusion_path")), ("inclusion_path", [5], .badMember("inclusion_path")),
      ("inclusion_path", .array(Array(repeating: "AQ==", count: 64)), .badMember("inclusion_path")),
      ("checkpoint", nil, .badMember("checkpoint")), ("checkpoint", "a\n", .badNote("checkpoint", .noSignatures)),
      ("anchors", [], .unknownMember(in: "")), ("opening", 5, .badMember("opening")),
      ("opening", [:], .badMember("opening.key")), ("opening", ["key": "AQ=="], .badMember("opening.key")),
      ("opening", ["key": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="], .badMember("opening.record")),
      ("opening", ["note": 1], .unknownMember(in: "opening")), ("global", [], .badMember("global")),
      ("global", [:], .badMember("global.index")), ("global", ["leaf": 1], .unknownMember(in: "global")),
      ("global", ["index": 1], .badMember("global.inclusion_path")),
      ("global", ["index": 1, "inclusion_path": []], .badMember("global.checkpoint")),
      ("global", ["index": 1, "inclusion_path": [], "checkpoint": ""], .badNote("global.checkpoint", .noSignatures)),
    ] as [(String, JSON?, ProofFileError)])
  func `a file with a wrong member is refused, and says which`(
    name: String, value: JSON?, error: ProofFileError
  ) async throws {
    let json = Self.replacing(name, with: value, in: try await ProofFixture().proof.json)
    #expect(throws: error) { try ProofFile(json.bytes) }
  }

  @Test(arguments: ["", "{", "[]", "5", "{\"format\":\"assay-proof/1\"", "\u{0}"])
  func `what is no file is refused`(text: String) {
    #expect(throws: ProofFileError.self) { try ProofFile(Array(text.utf8)) }
  }

  @Test func `a file longer than a mebibyte is refused unread`() async throws {
    let bytes = try await ProofFixture().proof.bytes
    let padding = [UInt8](repeating: 0x20, count: ProofFile.bytesMax - bytes.count)
    #expect(try ProofFile(bytes + padding) == ProofFile(bytes))
    #expect(throws: ProofFileError.tooLong) { try ProofFile(bytes + padding + [0x20]) }
  }
}
