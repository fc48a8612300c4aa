import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Verifications in PostgreSQL")
struct VerificationStoreTests {
  @Test func `a submission is read back with its queued checks`() async throws {
    try await StorageWorld.with { world in
      let submission = try await world.submission(applicant: .external("customer-1"), checks: [.document, .faceMatch])
      try await world.verifications.submit(submission)
      let view = try await world.verifications.view(submission.id, in: world.here)
      #expect(view.status == .processing)
      #expect(view.request["metadata"]?["a"]?.text == "b")
      #expect(view.checks.map(\.type) == [.document, .faceMatch])
      #expect(view.checks.allSatisfy { $0.status == .queued && $0.billing == nil })
      #expect(try await world.count("select count(*) as n from evidence_intakes") == 0)
      let items = try await world.verifications.evidence(of: submission.id, in: world.here)
      let bytes = try await world.evidence.bytes(of: try #require(items.first).id, view: .original, in: world.here)
      #expect(bytes == [1, 2, 3])
    }
  }

  @Test func `another tenant and the other mode do not see it`() async throws {
    try await StorageWorld.with { world in
      let submission = try await world.submission()
      try await world.verifications.submit(submission)
      for realm in [world.there, Realm(tenant: world.here.tenant, mode: .test)] {
        await #expect(throws: StoreError.notFound) { try await world.verifications.view(submission.id, in: realm) }
        let list = try await world.verifications.list(VerificationQuery(limit: 10), in: realm)
        #expect(list.isEmpty)
        await #expect(throws: StoreError.notFound) {
          try await world.evidence.bytes(of: submission.evidence[0].id, view: .original, in: realm)
        }
      }
    }
  }

  @Test func `the same external id is the same applicant, and what is declared anew is a new version`() async throws {
    try await StorageWorld.with { world in
      let first = try await world.submission(applicant: .external("c"))
      try await world.verifications.submit(first)
      var second = try await world.submission(applicant: .external("c"))
      second.declared = ["family_name": "Roe"]
      #expect(second.applicant.id == first.applicant.id)
      try await world.verifications.submit(second)
      let applicant = try await world.applicants.view(first.applicant.id, in: world.here)
      #expect(applicant.record.familyName == "Roe")
      #expect(applicant.version == 2)
    }
  }

  @Test func `fifty submissions with one key make one verification`() async throws {
    try await StorageWorld.with { world in
      let claim = IdempotencyClaim(keyHash: [1], fingerprint: [2])
      var submissions: [VerificationSubmission] = []
      for _ in 0..<50 { submissions.append(try await world.submission(idempotency: claim)) }
      let results = await withTaskGroup(of: String.self) { group in
        for submission in submissions {
          group.addTask {
            do {
              try await world.verifications.submit(submission)
              return submission.id.description
            } catch StoreError.replay(let resource) {
              return resource
            } catch {
              return "\(error)"
            }
          }
        }
        return await group.reduce(into: Set<String>()) { $0.insert($1) }
      }
      #expect(results.count == 1)
      #expect(try await world.count("select count(*) as n from verifications") == 1)
      #expect(try await world.count("select count(*) as n from jobs where kind = 'check'") == 1)
      await #expect(throws: StoreError.idempotencyKeyReused) {
        try await world.verifications.replayed(IdempotencyClaim(keyHash: [1], fingerprint: [3]), in: world.here)
      }
    }
  }

  @Test func `a completed check leaves its result, one usage event and the next job, together`() async throws {
    try await StorageWorld.with { world in
      let submission = try await world.submission()
      try await world.verifications.submit(submission)
      let lease = try await world.lease()
      let work = try #require(try await world.verifications.work(for: CheckID(lease.subject), in: world.here))
      #expect(work.record.familyName == "Doe")
      try await world.verifications.complete(world.completion(work), lease: lease)
      let view = try await world.verifications.view(submission.id, in: world.here)
      #expect(view.checks[0].outcome == .clear)
      #expect(view.checks[0].billing?.unitPrice == "0.35")
      #expect(view.checks[0].details?["breakdown"]?["x"]?.integer == 1)
      #expect(try await world.count("select count(*) as n from usage_events") == 1)
      let next = try await world.lease()
      #expect(next.kind == .decide)
    }
  }

  @Test func `a worker that lost its lease records nothing`() async throws {
    try await StorageWorld.with { world in
      try await world.verifications.submit(try await world.submission())
      let late = try await world.lease(for: -1)
      let current = try await world.lease()
      #expect(current.id == late.id)
      #expect(current.fence == late.fence + 1)
      let work = try #require(try await world.verifications.work(for: CheckID(late.subject), in: world.here))
      await #expect(throws: StoreError.stale) {
        try await world.verifications.complete(world.completion(work), lease: late)
      }
      #expect(try await world.count("select count(*) as n from usage_events") == 0)
      try await world.verifications.complete(world.completion(work), lease: current)
      await #expect(throws: StoreError.stale) {
        try await world.verifications.complete(world.completion(work), lease: current)
      }
      #expect(try await world.count("select count(*) as n from usage_events") == 1)
    }
  }

  @Test func `a result whose usage event cannot be written is not written either`() async throws {
    try await StorageWorld.with { world in
      try await world.verifications.submit(try await world.submission())
      let lease = try await world.lease()
      let work = try #require(try await world.verifications.work(for: CheckID(lease.subject), in: world.here))
      // The fault twin: the second statement of the transaction fails.
      try await world.owner.script("alter table usage_events add constraint broken check (false) not valid")
      await #expect(throws: StoreError.self) {
        try await world.verifications.complete(world.completion(work), lease: lease)
      }
      #expect(try await world.count("select count(*) as n from checks where status = 'complete'") == 0)
      try await world.owner.script("alter table usage_events drop constraint broken")
      try await world.verifications.complete(world.completion(work), lease: lease)
      #expect(try await world.count("select count(*) as n from checks where status = 'complete'") == 1)
      #expect(try await world.count("select count(*) as n from usage_events") == 1)
    }
  }

  @Test func `two checks that end at once start one ruling`() async throws {
    try await StorageWorld.with { world in
      try await world.verifications.submit(try await world.submission(checks: [.document, .faceMatch]))
      let leases = [try await world.lease(), try await world.lease()]
      try await withThrowingTaskGroup(of: Void.self) { group in
        for lease in leases {
          group.addTask {
            let work = try #require(try await world.verifications.work(for: CheckID(lease.subject), in: world.here))
            try await world.verifications.complete(world.completion(work), lease: lease)
          }
        }
        try await group.waitForAll()
      }
      #expect(try await world.count("select count(*) as n from jobs where kind = 'decide'") == 1)
    }
  }

  @Test func `a ruling decides once and updates the applicant's standing`() async throws {
    try await StorageWorld.with { world in
      let submission = try await world.submission()
      try await world.verifications.submit(submission)
      let check = try await world.lease()
      let work = try #require(try await world.verifications.work(for: CheckID(check.subject), in: world.here))
      try await world.verifications.complete(world.completion(work), lease: check)
      let lease = try await world.lease()
      let deliberation = try #require(
        try await world.verifications.deliberation(on: submission.id, in: world.here, at: Date()))
      #expect(deliberation.facts.results.map(\.outcome) == [.clear])
      let ruling = Ruling(deliberation: deliberation, verdict: .approve(reasons: []), review: nil, now: Date())
      try await world.verifications.record(ruling, lease: lease)
      await #expect(throws: StoreError.stale) { try await world.verifications.record(ruling, lease: lease) }
      let view = try await world.verifications.view(submission.id, in: world.here)
      #expect(view.status == .approved)
      #expect(view.decision?.outcome == .approved)
      let applicant = try await world.applicants.view(submission.applicant.id, in: world.here)
      #expect(applicant.standing == .verified)
      #expect(applicant.standingVerification == submission.id)
    }
  }

  @Test func `what was taken in and never submitted is swept`() async throws {
    try await StorageWorld.with { world in
      _ = try await world.submission()
      #expect(await world.blobs.count == 1)
      #expect(try await world.evidence.sweep(world.here.tenant, olderThan: Date().addingTimeInterval(-60)) == 0)
      #expect(try await world.evidence.sweep(world.here.tenant, olderThan: Date().addingTimeInterval(60)) == 1)
      #expect(await world.blobs.count == 0)
    }
  }
}

@Suite("Claims of jobs")
struct JobClaimTests {
  @Test func `a claim takes no more than it was asked for, whatever the plan`() async throws {
    try await StorageWorld.with { world in
      for _ in 0..<3 {
        try await world.verifications.submit(try await world.submission(checks: [.document, .faceMatch]))
      }
      // Plans that run a subquery for each row: what a table's growth can bring about by itself.
      for off in ["enable_hashjoin", "enable_mergejoin", "enable_hashagg", "enable_sort", "enable_material"] {
        try await world.owner.script(
          """
          do $$ begin execute format('alter role assay_server in database %I set \(off) = off', current_database());
          end $$
          """)
      }
      let fresh = Database(url: world.serverURL, logger: .silent)
      let queue = PostgreSQLJobQueue(database: fresh)
      var taken = 0
      for _ in 0..<6 {
        let now = Date()
        let leases = try await queue.claim(
          .verifications, of: world.here.tenant, limit: 1, at: now, until: now.addingTimeInterval(60))
        #expect(leases.count == 1)
        taken += leases.count
      }
      #expect(taken == 6)
      await fresh.close()
    }
  }
}
