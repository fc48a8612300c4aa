import Domain
import Foundation
import SeededNumbers
import Testing
import TransparencyLog

@Suite("Leaves and their commitments")
struct LogLeafTests {
  private let key: CommitmentKey
  private let record: CanonicalRecord

  init() throws {
    key = try #require(CommitmentKey(bytes: Array(repeating: 0x0B, count: 32)))
    record = try #require(CanonicalRecord(["b": 1, "a": "x"]))
  }

  @Test func `a record's canonical form does not depend on how it was written`() throws {
    let text = "{ \"a\" : \"\\u0078\", \"b\": 1.0 }"
    #expect(CanonicalRecord(try JSON.parse(Array(text.utf8))) == record)
    #expect(record.bytes == Array(#"{"a":"x","b":1}"#.utf8))
  }

  @Test func `a record that readers could read in two ways is refused`() {
    let deep = (0..<40).reduce(JSON.null) { inner, _ in .array([inner]) }
    let twice = JSON.object([JSON.Member("a", 1), JSON.Member("a", 1)])
    for value in [.integer(1 << 53), .number(.nan), .number(1e16), "a\0b", deep, twice, ["a": twice]] as [JSON] {
      #expect(CanonicalRecord(value) == nil)
    }
    #expect(CanonicalRecord(.integer((1 << 53) - 1)) != nil)
  }

  @Test func `a commitment is the HMAC of the record`() throws {
    // By Python's hmac module:
    // hmac.digest(b"\x0b" * 32, b'{"a":"x","b":1}', "sha256").
    let commitment = LeafCommitment(to: record, under: key)
    #expect(commitment.bytes == KnownAnswers.bytes(hex: Self.pythonsAnswer))
  }

  private static let pythonsAnswer = "105217e1ec6429a9507f7329dd3aef7a776466e6bff8415d38a8ff70e5947eb8"

  @Test func `a commitment opens to its record under its key alone`() throws {
    let commitment = LeafCommitment(to: record, under: key)
    #expect(commitment.opens(to: record, under: key))
    #expect(!commitment.opens(to: try #require(CanonicalRecord(["b": 2, "a": "x"])), under: key))
    for bit in 0..<256 {
      var bytes = key.bytes
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(!commitment.opens(to: record, under: try #require(CommitmentKey(bytes: bytes))))
      bytes = commitment.bytes
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(!(try #require(LeafCommitment(bytes: bytes))).opens(to: record, under: key))
    }
  }

  @Test func `equal records under fresh keys cannot be linked`() {
    var random = SplitMix(state: 1)
    let keys = (0..<100).map { _ in CommitmentKey(using: &random) }
    #expect(Set(keys.map { LeafCommitment(to: record, under: $0) }).count == 100)
    #expect(Set(keys.map(\.bytes)).allSatisfy { $0.count == 32 })
  }

  @Test(arguments: [0, 31, 33])
  func `keys and commitments have 32 bytes`(count: Int) {
    #expect(CommitmentKey(bytes: Array(repeating: 0, count: count)) == nil)
    #expect(LeafCommitment(bytes: Array(repeating: 0, count: count)) == nil)
  }

  @Test func `an entry is read as it was written, and tells its kind`() throws {
    let commitment = LeafCommitment(to: record, under: key)
    let checkpoint = Checkpoint(origin: try KeyName("log.example/ten_1"), head: TestTree(size: 3).head)
    for (leaf, kind) in [(LogLeaf.record(commitment), 1), (LogLeaf(checkpoint), 2)] as [(LogLeaf, UInt8)] {
      #expect(leaf.entry.count == 33)
      #expect(leaf.entry.first == kind)
      #expect(LogLeaf(entry: leaf.entry) == leaf)
      #expect(leaf.hash == MerkleHashing.leaf(leaf.entry))
      #expect(LogLeaf(entry: leaf.entry + [0]) == nil)
      #expect(LogLeaf(entry: Array(leaf.entry.dropLast())) == nil)
      #expect(LogLeaf(entry: [kind + 2] + leaf.entry.dropFirst()) == nil)
    }
    #expect(LogLeaf(entry: []) == nil)
  }

  @Test func `a record names its kind, its tenant, its subject and its time`() throws {
    let tenant = TenantID(try #require(UUID(uuidString: "018F0000-0000-7000-8000-000000000001")))
    let record = LogRecord(
      kind: .usageEvent, tenant: tenant, subject: "use_1", occurredAt: Date(timeIntervalSince1970: 1_795_399_814.5),
      content: ["unit_price": "0.35"])
    let canonical = try #require(CanonicalRecord(record.json))
    let text =
      #"{"content":{"unit_price":"0.35"},"format":"assay-record/1","kind":"usage_event","#
      + #""occurred_at":"2026-11-23T02:10:14.500Z","subject":"use_1","tenant":"\#(tenant)"}"#
    #expect(String(decoding: canonical.bytes, as: UTF8.self) == text)
  }

  @Test func `what is about a person is erased with them, what is billed is not`() {
    let kept = LogRecordKind.allCases.filter(\.outlivesErasure)
    #expect(kept == [.policyVersion, .usageEvent, .invoice, .erasure, .listVersion])
  }
}
