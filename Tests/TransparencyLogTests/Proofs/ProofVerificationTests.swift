import Domain
import Testing
import TransparencyLog

@Suite("Checking proofs")
struct ProofVerificationTests {
  private static let tenant: [ProofStatement] = [
    .recordOpensLeaf, .checkpointIsSigned, .checkpointIsWitnessed, .leafIsInLog,
  ]
  private static let whole: [ProofStatement] =
    tenant + [.globalCheckpointIsSigned, .globalCheckpointIsWitnessed, .checkpointIsInGlobalLog]

  @Test(
    arguments: [(1, 0), (2, 1), (300, 0), (300, 255), (300, 256), (300, 299), (70_000, 65_536)] as [(Int64, Int64)])
  func `a proof holds, statement by statement`(size: Int64, index: Int64) async throws {
    let fixture = try await ProofFixture(size: size, index: index)
    let proof = try ProofFile(fixture.proof.bytes)
    #expect(ProofVerification(log: fixture.log).verdict(on: proof) == .holds(Self.tenant))
    #expect(ProofVerification(log: fixture.log, global: fixture.global).verdict(on: proof) == .holds(Self.whole))
  }

  @Test func `after an erasure the leaf still stands in the log, and says nothing`() async throws {
    let fixture = try await ProofFixture()
    let erased = ProofFile(
      leaf: fixture.proof.leaf, place: fixture.proof.place, opening: nil, global: fixture.proof.global)
    let verdict = ProofVerification(log: fixture.log, global: fixture.global).verdict(on: erased)
    #expect(verdict == .holds(Array(Self.whole.dropFirst())))
    #expect(!String(decoding: erased.bytes, as: UTF8.self).contains("passed"))
  }

  @Test func `another record, another key or another kind of leaf is told first`() async throws {
    let fixture = try await ProofFixture()
    let opening = try #require(fixture.proof.opening)
    let other = try #require(CommitmentKey(bytes: Array(repeating: 6, count: 32)))
    let openings = [
      LeafOpening(record: ["kind": "decision", "content": ["outcome": "failed", "score": 0.9731]], key: opening.key),
      LeafOpening(record: .number(.nan), key: opening.key), LeafOpening(record: opening.record, key: other),
    ]
    for opening in openings {
      let proof = ProofFile(
        leaf: fixture.proof.leaf, place: fixture.proof.place, opening: opening, global: fixture.proof.global)
      let verdict = ProofVerification(log: fixture.log).verdict(on: proof)
      #expect(verdict == .fails(.recordOpensLeaf, because: .otherRecord, after: []))
    }
    let digest = try #require(TreeHash(Array(fixture.proof.leaf.entry.dropFirst())))
    let proof = ProofFile(
      leaf: .checkpoint(digest: digest), place: fixture.proof.place, opening: opening, global: nil)
    #expect(
      ProofVerification(log: fixture.log).verdict(on: proof)
        == .fails(.recordOpensLeaf, because: .otherRecord, after: []))
  }

  @Test func `an erased proof of another leaf, or at another index, leads elsewhere`() async throws {
    let fixture = try await ProofFixture()
    let place = fixture.proof.place
    let moved = ProofPlace(index: place.index + 1, path: place.path, checkpoint: place.checkpoint)
    let leaf = try #require(LogLeaf(entry: [1] + [UInt8](repeating: 0, count: 32)))
    let proofs = [
      ProofFile(leaf: fixture.proof.leaf, place: moved, opening: nil, global: nil),
      ProofFile(leaf: leaf, place: place, opening: nil, global: nil),
    ]
    for proof in proofs {
      #expect(
        ProofVerification(log: fixture.log).verdict(on: proof)
          == .fails(
            .leafIsInLog, because: .pathLeadsElsewhere, after: [.checkpointIsSigned, .checkpointIsWitnessed]))
    }
  }

  @Test func `a checkpoint of an unknown key or with too few witnesses is named`() async throws {
    let fixture = try await ProofFixture()
    let stranger = TrustedLog(origin: fixture.log.origin, keys: fixture.global.keys)
    #expect(
      ProofVerification(log: stranger).verdict(on: fixture.proof)
        == .fails(.checkpointIsSigned, because: .checkpoint(.unsigned), after: [.recordOpensLeaf]))
    let strict = TrustedLog(
      origin: fixture.log.origin, keys: fixture.log.keys, witnesses: fixture.log.witnesses, witnessesMin: 2)
    #expect(
      ProofVerification(log: strict).verdict(on: fixture.proof)
        == .fails(
          .checkpointIsWitnessed, because: .checkpoint(.tooFewWitnesses(1, needed: 2)),
          after: [.recordOpensLeaf, .checkpointIsSigned]))
  }

  @Test func `a global log that is asked for must be there, and hold this checkpoint`() async throws {
    let fixture = try await ProofFixture()
    let other = try await ProofFixture(size: 301)
    let verification = ProofVerification(log: fixture.log, global: fixture.global)
    func verdict(_ global: ProofPlace?) -> ProofVerdict {
      verification.verdict(
        on: ProofFile(
          leaf: fixture.proof.leaf, place: fixture.proof.place, opening: fixture.proof.opening, global: global))
    }
    #expect(verdict(nil) == .fails(.checkpointIsInGlobalLog, because: .missing, after: Self.tenant))
    #expect(
      verdict(other.proof.global)
        == .fails(
          .checkpointIsInGlobalLog, because: .pathLeadsElsewhere, after: Array(Self.whole.dropLast())))
    #expect(
      verdict(fixture.proof.place)
        == .fails(.globalCheckpointIsSigned, because: .checkpoint(.otherLog), after: Self.tenant))
  }

  @Test func `no bit of a file can be flipped without a notice, unless it means the same`() async throws {
    let fixture = try await ProofFixture(size: 11, index: 4)
    let verification = ProofVerification(log: fixture.log, global: fixture.global)
    let bytes = fixture.proof.bytes
    var (refused, judged) = (0, 0)
    for bit in 0..<bytes.count * 8 {
      var altered = bytes
      altered[bit / 8] ^= 1 << UInt8(bit % 8)
      let proof: ProofFile
      do {
        proof = try ProofFile(altered)
      } catch {
        refused += 1
        continue
      }
      judged += 1
      // A number's digits or a letter's escape may be written in two ways; what is read must then be the same.
      if case .holds = verification.verdict(on: proof) { #expect(proof == fixture.proof, "bit \(bit)") }
    }
    // Both ways of noticing were tried: most letters of a hash can be flipped into others, no brace can.
    #expect(refused > 0 && judged > 0, "\(refused) refused, \(judged) judged")
  }
}
