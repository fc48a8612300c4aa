import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Jobs that fail too often")
struct DeadLetterTests {
  private static let dead: Statement = "select count(*) as n from jobs where state = 'dead'"
  private static let told: Statement = "select count(*) as n from events where type = 'verification.error'"

  @Test func `a verification whose check cannot be done ends as an error, with an event and a dead letter`()
    async throws
  {
    try await StorageWorld.with { world in
      let submission = try await world.submission(checks: [.document, .faceMatch])
      try await world.verifications.submit(submission)
      let lease = try await world.lease()
      try await world.verifications.fail(lease, at: Date())
      let view = try await world.verifications.view(submission.id, in: world.here)
      #expect(view.status == .error)
      #expect(view.decision == nil)
      #expect(Set(view.checks.map(\.outcome)) == [.notAssessed])
      #expect(try await world.count(Self.dead) == 1)
      #expect(try await world.count(Self.told) == 1)
      #expect(try await world.queue.dead() == 1)
      #expect(try await world.count("select count(*) as n from usage_events") == 0)
      // The other check's job is gone, and nothing is due any more.
      let due = try await world.queue.dueTenants(.verifications, at: Date().addingTimeInterval(1e6))
      #expect(due.isEmpty)
      await #expect(throws: StoreError.stale) { try await world.verifications.fail(lease, at: Date()) }
      #expect(try await world.count(Self.told) == 1)
    }
  }

  @Test func `a worker that lost its lease buries nothing`() async throws {
    try await StorageWorld.with { world in
      let submission = try await world.submission()
      try await world.verifications.submit(submission)
      let late = try await world.lease(for: -1)
      _ = try await world.lease()
      await #expect(throws: StoreError.stale) { try await world.verifications.fail(late, at: Date()) }
      #expect(try await world.verifications.view(submission.id, in: world.here).status == .processing)
      #expect(try await world.count(Self.dead) == 0)
    }
  }

  @Test func `an end that cannot be written whole is not written, and is tried again`() async throws {
    try await StorageWorld.with { world in
      let submission = try await world.submission()
      try await world.verifications.submit(submission)
      let lease = try await world.lease()
      try await world.owner.script("alter table events add constraint broken check (type <> 'verification.error')")
      await #expect(throws: StoreError.self) { try await world.verifications.fail(lease, at: Date()) }
      #expect(try await world.verifications.view(submission.id, in: world.here).status == .processing)
      #expect(try await world.count(Self.dead) == 0)
      try await world.owner.script("alter table events drop constraint broken")
      try await world.verifications.fail(lease, at: Date())
      #expect(try await world.verifications.view(submission.id, in: world.here).status == .error)
      #expect(try await world.count(Self.dead) == 1)
    }
  }

  @Test func `a job that is put off has its tries counted anew`() async throws {
    try await StorageWorld.with { world in
      try await world.verifications.submit(try await world.submission())
      for _ in 0..<3 {
        try await world.queue.giveBack(try await world.lease(), errorCode: "failed", retryAt: Date())
      }
      let lease = try await world.lease()
      #expect(lease.attempt == 4)
      let later = Date().addingTimeInterval(3600)
      try await world.queue.putOff(lease, until: later)
      #expect(try await world.queue.dueTenants(.verifications, at: later.addingTimeInterval(-1)).isEmpty)
      let next = try await world.queue.claim(
        .verifications, of: world.here.tenant, limit: 1, at: later, until: later.addingTimeInterval(60))
      #expect(next.map(\.attempt) == [1])
      await #expect(throws: StoreError.stale) { try await world.queue.putOff(lease, until: later) }
    }
  }

  @Test func `a released hold wakes retention at once, and a shorter policy wakes what lies further`() async throws {
    try await StorageWorld.with { world in
      let submission = try await world.submission()
      try await world.verifications.submit(submission)
      let id = submission.applicant.id
      let hold = try await world.applicants.hold(
        id, reasonCode: "litigation", in: world.here, by: Actor("test"), at: Date())
      let due: Statement = "select count(*) as n from jobs where kind = 'retain' and run_at <= now()"
      #expect(try await world.count(due) == 0)
      try await world.applicants.release(hold, of: id, in: world.here, by: Actor("test"), at: Date())
      #expect(try await world.count(due) == 1)
      try await world.owner.script("update jobs set run_at = now() + interval '1 year' where kind = 'retain'")
      _ = try await world.tenants.apply(
        slug: "one", name: "One", region: "eu",
        document: ["slug": "one", "retention": ["biometric": "1d"]], by: Actor("test"), at: Date())
      #expect(try await world.count(due) == 1)
    }
  }
}
