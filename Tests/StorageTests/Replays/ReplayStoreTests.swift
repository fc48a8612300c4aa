import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Replays")
struct ReplayStoreTests {
  private static func store(_ world: StorageWorld) -> PostgreSQLReplayStore {
    PostgreSQLReplayStore(database: world.database, vault: world.vault)
  }

  /// A verification that the rules approved, with its decision.
  private static func decided(_ world: StorageWorld) async throws -> (VerificationSubmission, DecisionID) {
    let (submission, lease) = try await world.checked("Ada \(UUID())")
    try await world.rule(submission, lease, .approve(reasons: []))
    let decisions = try await world.verifications.decisions(of: submission.id, in: world.here)
    return (submission, try #require(decisions.first).id)
  }

  private static func open(
    _ world: StorageWorld, _ decision: DecisionID, claim: IdempotencyClaim? = nil
  ) async throws -> ReplayID {
    let id = ReplayID(at: Date())
    try await store(world).open(id, of: decision, in: world.here, by: Actor("test", claim: claim), at: Date())
    return id
  }

  private static func lease(_ world: StorageWorld, for seconds: TimeInterval = 60) async throws -> JobLease {
    let now = Date()
    let leases = try await world.queue.claim(
      .bulk, of: world.here.tenant, limit: 1, at: now, until: now.addingTimeInterval(seconds))
    return try #require(leases.first)
  }

  @Test func `a decision's material is all that it rested on, and fits the digests that it kept`() async throws {
    try await StorageWorld.with { world in
      let (submission, decision) = try await Self.decided(world)
      let id = try await Self.open(world, decision)
      let material = try #require(try await Self.store(world).material(of: id, in: world.here))
      #expect(material.decision.id == decision && material.policy.state == .same)
      let facts = try #require(material.ruling.value?.facts)
      #expect(facts.results == [PolicyFacts.Result(type: .document, outcome: .clear, reasons: [])])
      let check = try #require(material.checks.first)
      #expect(material.checks.count == 1 && check.status == .complete && check.evidence.map(\.state) == [.same])
      #expect(material.digestOfCheck(try #require(check.result)).hexadecimal == check.digest)
      let work = try #require(check.work.value)
      #expect(work.verification == submission.id && work.record.familyName == "Doe")
      #expect(work.evidence.map(\.kind) == [.documentFront] && work.request["metadata"] == ["a": "b"])
      let result = DecisionResult.json(
        .approved, reasons: [], by: .policy, nil, policyVersion: 1, checks: [(check.id, check.digest)])
      #expect(material.digestOfDecision(result) == material.original)
    }
  }

  @Test func `erasure takes what it speaks of, and leaves the rest to be named`() async throws {
    try await StorageWorld.with { world in
      let (submission, decision) = try await Self.decided(world)
      _ = try await world.applicants.erase(
        submission.applicant.id, classes: [.document], cause: "test", in: world.here, by: Actor("test"), at: Date())
      let id = try await Self.open(world, decision)
      let half = try #require(try await Self.store(world).material(of: id, in: world.here))
      #expect(half.ruling.absence == nil && half.checks[0].work.absence == nil)
      #expect(half.checks[0].told.absence == .erased && half.checks[0].result == nil)
      #expect(half.checks[0].evidence.map(\.state) == [.erased])
      _ = try await world.applicants.erase(
        submission.applicant.id, classes: [.record], cause: "test", in: world.here, by: Actor("test"), at: Date())
      let none = try #require(try await Self.store(world).material(of: id, in: world.here))
      #expect(none.ruling.absence == .erased && none.checks[0].work.absence == .erased)
      #expect(
        try await world.count(
          """
          select (select count(*) from rulings where facts_sealed is not null or screening_sealed is not null)
            + (select count(*) from checks where subject_sealed is not null or told_sealed is not null) as n
          """) == 0)
    }
  }

  @Test func `what was decided before inputs were kept, or under an altered policy, says so`() async throws {
    try await StorageWorld.with { world in
      let (_, decision) = try await Self.decided(world)
      let id = try await Self.open(world, decision)
      _ = try await world.owner.query("update tenant_policies set document = '{\"slug\":\"other\"}'")
      #expect(try await Self.store(world).material(of: id, in: world.here)?.policy.state == .changed)
      _ = try await world.owner.query(
        "update checks set result_mac = null, subject_sealed = null, told_sealed = null")
      let older = try #require(try await Self.store(world).material(of: id, in: world.here))
      #expect(older.checks[0].work.absence == .missing && older.checks[0].told.absence == .missing)
      _ = try await world.owner.query("update decisions set inputs = null, result_mac = null")
      let oldest = try #require(try await Self.store(world).material(of: id, in: world.here))
      #expect(oldest.original == nil && oldest.checks.isEmpty && oldest.ruling.absence == .missing)
    }
  }

  @Test func `a replay is recorded once, by whoever holds its job, and nothing else changes`() async throws {
    try await StorageWorld.with { world in
      let (submission, decision) = try await Self.decided(world)
      let before = try await world.verifications.view(submission.id, in: world.here)
      let usage = try await world.count("select count(*) as n from usage_events")
      let (store, id) = (Self.store(world), try await Self.open(world, decision))
      let lost = try await Self.lease(world, for: -1)
      let held = try await Self.lease(world)
      let outcome = ReplayOutcome(
        result: .different, original: [1], replayed: [2],
        inputs: [ReplayInput(.lists, of: CheckID(at: Date()), named: "un", .changed)])
      await #expect(throws: StoreError.stale) {
        try await store.record(outcome, of: id, lease: lost, at: Date())
      }
      await #expect(throws: StoreError.stale) { try await store.fail(lost, at: Date()) }
      #expect(try await store.replay(id, in: world.here).state == .queued)
      try await store.record(outcome, of: id, lease: held, at: Date())
      let found = try await store.replay(id, in: world.here)
      #expect(found.state == .complete && found.outcome == outcome && found.verification == submission.id)
      #expect(try await store.material(of: id, in: world.here) == nil)
      #expect(
        try await world.verifications.view(submission.id, in: world.here).resourceVersion == before.resourceVersion)
      #expect(try await world.count("select count(*) as n from usage_events") == usage)
      #expect(try await world.count("select count(*) as n from audit_log where action = 'decision.replay'") == 1)
      #expect(try await world.count("select count(*) as n from jobs where kind = 'replay'") == 0)
    }
  }

  @Test func `a job that fails for good fails its replay`() async throws {
    try await StorageWorld.with { world in
      let (_, decision) = try await Self.decided(world)
      let (store, id) = (Self.store(world), try await Self.open(world, decision))
      try await store.fail(try await Self.lease(world), at: Date())
      let found = try await store.replay(id, in: world.here)
      #expect(found.state == .failed && found.outcome == nil && found.completedAt != nil)
    }
  }

  @Test func `another realm has neither the decision nor the replay, and one key makes one`() async throws {
    try await StorageWorld.with { world in
      let (_, decision) = try await Self.decided(world)
      let store = Self.store(world)
      let claim = IdempotencyClaim(keyHash: [1], fingerprint: [2])
      let id = try await Self.open(world, decision, claim: claim)
      await #expect(throws: StoreError.replay(resource: id.description)) {
        try await store.open(
          ReplayID(at: Date()), of: decision, in: world.here, by: Actor("test", claim: claim), at: Date())
      }
      for realm in [world.there, Realm(tenant: world.here.tenant, mode: .test)] {
        await #expect(throws: StoreError.notFound) { try await store.replay(id, in: realm) }
        await #expect(throws: StoreError.notFound) {
          try await store.open(ReplayID(at: Date()), of: decision, in: realm, by: Actor("test"), at: Date())
        }
      }
      #expect(try await world.count("select count(*) as n from replays") == 1)
    }
  }
}
