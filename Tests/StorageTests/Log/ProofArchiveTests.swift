import Domain
import Foundation
import PostgreSQL
import Testing
import TransparencyLog

@testable import Storage

@Suite("Proofs of what was done")
struct ProofArchiveTests {
  private static func approved(_ world: StorageWorld, _ reasons: [Reason] = []) async throws -> VerificationSubmission {
    let (submission, lease) = try await world.checked("Ada")
    try await world.rule(submission, lease, .approve(reasons: reasons))
    return submission
  }

  private static func file(_ json: JSON) throws -> ProofFile { try ProofFile(json.bytes) }

  private static func expectHolds(_ proof: ProofFile, of statements: [ProofStatement], _ world: StorageWorld)
    async throws
  {
    #expect(try await world.verification().verdict(on: proof) == .holds(statements))
  }

  private static let placed: [ProofStatement] = [
    .checkpointIsSigned, .leafIsInLog, .globalCheckpointIsSigned, .checkpointIsInGlobalLog,
  ]

  @Test func `the proof of a decision holds and says what was decided, and no bit of it may change`() async throws {
    try await StorageWorld.with { world in
      let submission = try await Self.approved(world)
      await #expect(throws: StoreError.notAllowed(.notProven)) {
        try await world.proofs.proof(of: submission.id, in: world.here)
      }
      _ = try await world.logSequencer().run()
      let proof = try Self.file(try await world.proofs.proof(of: submission.id, in: world.here))
      try await Self.expectHolds(proof, of: [.recordOpensLeaf] + Self.placed, world)
      let record = try #require(proof.opening?.record)
      #expect(record["kind"] == "decision")
      #expect(record["subject"]?.text == submission.id.description)
      #expect(record["tenant"]?.text == world.here.tenant.description)
      #expect(record["content"]?["outcome"] == "approved")
      let bytes = proof.bytes
      let verification = try await world.verification()
      var (refused, judged) = (0, 0)
      for place in stride(from: 0, to: bytes.count, by: 7) {
        var altered = bytes
        altered[place] ^= 1
        let other: ProofFile
        do throws(ProofFileError) { other = try ProofFile(altered) } catch {
          refused += 1
          continue
        }
        judged += 1
        if other == proof { Issue.record("byte \(place) reads as before") }
        guard case .fails = verification.verdict(on: other) else {
          Issue.record("byte \(place) was not noticed")
          continue
        }
      }
      #expect(refused > 0 && judged > 0, "\(refused) refused, \(judged) judged")
    }
  }

  @Test func `a decision's proof tells nothing that is for compliance alone`() async throws {
    try await StorageWorld.with { world in
      let submission = try await Self.approved(
        world, [Reason(.screeningSanctionMatch, check: .screening), Reason(.documentExpired)])
      _ = try await world.logSequencer().run()
      let proof = try await world.proofs.proof(of: submission.id, in: world.here)
      #expect(proof["opening"]?["record"]?["content"]?["reasons"] == ["document.expired"])
    }
  }

  @Test func `what was declined for compliance alone says so to compliance, and to nobody that a reviewer did it`()
    async throws
  {
    try await StorageWorld.with { world in
      let (submission, lease) = try await world.checked("Ada", checks: [.screening])
      let reason = Reason(.screeningSanctionMatch, check: .screening)
      try await world.rule(submission, lease, .decline(reasons: [reason]))
      _ = try await world.logSequencer().run()
      let decision = try Self.file(try await world.proofs.proof(of: submission.id, in: world.here))
      #expect(decision.opening?.record["content"]?["reasons"] == .array([]))
      #expect(decision.opening?.record["content"]?["automated"] == true)
      let reasons = try Self.file(try await world.proofs.proof(ofReasonsOf: submission.id, in: world.here))
      try await Self.expectHolds(reasons, of: [.recordOpensLeaf] + Self.placed, world)
      #expect(reasons.opening?.record["subject"]?.text == submission.id.description)
      #expect(reasons.opening?.record["content"]?["reasons"] == JSON.array([reason.json]).canonical)
      #expect(try await world.records(.decisionReasons).map(\.dataClass) == [.screening])
      try await world.owner.script("delete from applicant_keys where class = 'screening'")
      let closed = try Self.file(try await world.proofs.proof(ofReasonsOf: submission.id, in: world.here))
      #expect(closed.opening == nil)
      try await Self.expectHolds(closed, of: Self.placed, world)
    }
  }

  @Test func `each decision has a leaf of its reasons, so that having one tells nothing`() async throws {
    try await StorageWorld.with { world in
      _ = try await Self.approved(world)
      let records = try await world.records(.decisionReasons)
      #expect(records.map { $0.record["content"]?["reasons"] } == [.array([])])
      #expect(records.map(\.dataClass) == [.record])
    }
  }

  @Test func `erasure closes a decision's leaf and leaves its proof; usage stays open`() async throws {
    try await StorageWorld.with { world in
      let submission = try await Self.approved(world)
      _ = try await world.logSequencer().run()
      let usage = try #require(
        try await PostgreSQLUsageLedger(database: world.database).events(
          UsageQuery(from: .distantPast, to: .distantFuture, after: nil, limit: 1), in: world.here
        ).first)
      _ = try await world.applicants.erase(
        submission.applicant.id, classes: Set(DataClass.allCases), cause: "request", in: world.here, by: Actor("test"),
        at: Date())
      _ = try await world.logSequencer().run()
      let closed = try Self.file(try await world.proofs.proof(of: submission.id, in: world.here))
      #expect(closed.opening == nil)
      try await Self.expectHolds(closed, of: Self.placed, world)
      let open = try Self.file(try await world.proofs.proof(of: usage.id, in: world.here))
      #expect(open.opening?.record["content"]?["unit_price"] == "0.35")
      try await Self.expectHolds(open, of: [.recordOpensLeaf] + Self.placed, world)
      #expect(try await world.audit(world.here.tenant) == .whole)
    }
  }

  @Test func `a leaf stays closed when its class gets another key`() async throws {
    try await StorageWorld.with { world in
      let id = UUID()
      let keys = try await world.vault.keys(of: world.here.tenant, from: world.database)
      let applicant = ApplicantID(at: Date())
      let sealing = [try keys.freshKey(applicant, .record), try keys.freshKey(applicant, .record)]
      let openings = try sealing.map {
        SealedOpening(of: id, in: world.here.tenant, under: try keys.unwrap($0, applicant: applicant))
      }
      var random = SystemRandomNumberGenerator()
      let key = CommitmentKey(using: &random)
      let sealed = try openings[0].seal(try #require(CanonicalRecord(["a": 1])), key)
      #expect(try openings[0].open(sealed) == LeafOpening(record: ["a": 1], key: key))
      #expect(try openings[1].open(sealed) == nil)
      var damaged = sealed
      damaged[damaged.count - 1] ^= 1
      #expect(throws: (any Error).self) { try openings[0].open(damaged) }
    }
  }

  @Test func `another tenant and the other mode find no proof`() async throws {
    try await StorageWorld.with { world in
      let submission = try await Self.approved(world)
      _ = try await world.logSequencer().run()
      for realm in [world.there, Realm(tenant: world.here.tenant, mode: .test)] {
        await #expect(throws: StoreError.notFound) {
          try await world.proofs.proof(of: submission.id, in: realm)
        }
      }
      let own = try await world.proofs.checkpoint(of: world.here.tenant)
      #expect(try await world.proofs.checkpoint(of: world.there.tenant) != own)
      await #expect(throws: StoreError.notFound) { try await world.proofs.inclusion(of: 1, in: world.there.tenant) }
    }
  }

  @Test func `a proof by place opens nothing`() async throws {
    try await StorageWorld.with { world in
      _ = try await Self.approved(world)
      _ = try await world.logSequencer().run()
      for index in [nil, 0, 1] as [Int64?] {
        let proof = try Self.file(try await world.proofs.inclusion(of: index, in: world.here.tenant))
        #expect(proof.opening == nil)
        try await Self.expectHolds(proof, of: Self.placed, world)
      }
    }
  }

  @Test(arguments: [
    "", "tile", "tile/0", "tile/0/001", "tile/9/000", "tile/0/000.p/200", "tile/entries/x999/999", "../x",
  ])
  func `a path of another form, and a tile that the tree does not have, are not found`(path: String) async throws {
    try await StorageWorld.with { world in
      _ = try await world.logSequencer().run()
      await #expect(throws: StoreError.notFound) { try await world.proofs.tile(path, of: world.here.tenant) }
    }
  }
}
