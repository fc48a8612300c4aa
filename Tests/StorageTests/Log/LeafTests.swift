import Domain
import Foundation
import PostgreSQL
import Testing
import TransparencyLog

@testable import Storage

@Suite("Leaves of what was done")
struct LeafTests {
  private static let consent = Consent(
    purpose: .document, granted: true, grantedAt: "2026-11-23T00:00:00Z", textVersion: "1", language: "en")

  /// An act that leaves leaves, ready to be done, the table of its own row, and the kind of its leaf.
  enum Act: CaseIterable {
    case intake, look, consent, check, ruling, claim, heartbeat, release, note, proposal, erasure, policy, list

    var kind: LogRecordKind {
      switch self {
      case .intake: .evidenceIntake
      case .look: .evidenceAccess
      case .consent: .consent
      case .check: .usageEvent
      case .ruling: .decision
      case .claim, .heartbeat, .release, .note, .proposal: .reviewAction
      case .erasure: .erasure
      case .policy: .policyVersion
      case .list: .listVersion
      }
    }

    var count: Statement {
      switch self {
      case .intake: "select count(*) as n from evidence"
      case .look: "select count(*) as n from audit_log where action = 'evidence.read.original'"
      case .consent: "select count(*) as n from consents"
      case .check: "select count(*) as n from usage_events"
      case .ruling: "select count(*) as n from decisions"
      case .claim: "select count(*) as n from audit_log where action = 'review.claimed'"
      case .heartbeat: "select count(*) as n from audit_log where action = 'review.extended'"
      case .release: "select count(*) as n from audit_log where action = 'review.released'"
      case .note: "select count(*) as n from review_notes"
      case .proposal: "select count(*) as n from review_items where proposal is not null"
      case .erasure: "select count(*) as n from erasure_receipts"
      case .policy: "select count(*) as n from tenant_policies"
      case .list: "select count(*) as n from list_versions"
      }
    }

    /// Does everything before the act, and returns the act.
    func prepared(in world: StorageWorld) async throws -> () async throws -> Void {
      switch self {
      case .intake:
        let submission = try await world.submission()
        return { try await world.verifications.submit(submission) }
      case .look:
        let submission = try await world.submission()
        try await world.verifications.submit(submission)
        let item = try await world.evidence.item(submission.evidence[0].id, in: world.here)
        let log = PostgreSQLAuditLog(database: world.database, vault: world.vault)
        return { try await log.record(.original, of: item, in: world.here, by: Actor("test"), at: Date()) }
      case .consent:
        let submission = try await world.submission()
        try await world.verifications.submit(submission)
        return {
          try await world.applicants.record(
            [LeafTests.consent], of: submission.applicant.id, in: world.here, by: Actor("test"), at: Date())
        }
      case .check:
        try await world.verifications.submit(try await world.submission())
        let lease = try await world.lease()
        let work = try #require(try await world.verifications.work(for: CheckID(lease.subject), in: world.here))
        return { try await world.verifications.complete(world.completion(work), lease: lease) }
      case .ruling:
        let (submission, lease) = try await world.checked("Ada")
        return { try await world.rule(submission, lease, .approve(reasons: [])) }
      case .claim:
        let item = try await ReviewDeskTests.review(world, world.here)
        return {
          try await world.desk.claim(item.id, for: MemberID(at: Date()), in: world.here, by: Actor("test"), at: Date())
        }
      case .heartbeat, .release, .note, .proposal:
        let (item, member) = try await world.claimed()
        return { try await onClaimed(item, member, in: world) }
      case .erasure:
        let submission = try await world.submission()
        try await world.verifications.submit(submission)
        return {
          _ = try await world.applicants.erase(
            submission.applicant.id, classes: [.record], cause: "request", in: world.here, by: Actor("test"),
            at: Date())
        }
      case .policy:
        return {
          _ = try await world.tenants.publish(
            ["slug": "one", "x": 1], for: world.here.tenant, expecting: 1, by: Actor("test"), at: Date())
        }
      case .list:
        let store = PostgreSQLListStore(database: world.database, vault: world.vault)
        return {
          _ = try await store.store(
            SampleList.reading(SampleList.people(1...2)), as: "own", format: "x", owner: .tenant(world.here.tenant),
            shareMin: 0, expecting: nil, by: Actor("test"), at: Date())
        }
      }
    }

    private func onClaimed(_ item: ReviewItem, _ member: MemberID, in world: StorageWorld) async throws {
      let (realm, actor, now) = (world.here, Actor("test"), Date())
      switch self {
      case .heartbeat:
        try await world.desk.heartbeat(item.id, fence: item.fence, member: member, in: realm, by: actor, at: now)
      case .release:
        try await world.desk.release(item.id, fence: item.fence, member: member, in: realm, by: actor, at: now)
      case .note: _ = try await world.desk.note("seen", on: item.id, member: member, in: realm, by: actor, at: now)
      default:
        let ruling = ReviewDeskTests.ruling(item, .approve, fence: item.fence)
        try await world.desk.propose(ruling, on: item.id, member: member, in: realm, by: actor, at: now)
      }
    }
  }

  @Test(arguments: Act.allCases)
  func `an act leaves one leaf of its kind`(act: Act) async throws {
    try await StorageWorld.with { world in
      let body = try await act.prepared(in: world)
      let before = try await world.leaves()
      try await body()
      let left = try await world.leaves().dropFirst(before.count)
      #expect(left.filter { $0 == act.kind.rawValue } == [act.kind.rawValue])
      #expect(try await world.leaves(world.there) == ["policy_version"])
    }
  }

  @Test(arguments: Act.allCases)
  func `an act whose leaf is refused was not done, and leaves nothing`(act: Act) async throws {
    try await StorageWorld.with { world in
      let body = try await act.prepared(in: world)
      let (before, leaves) = (try await world.count(act.count), try await world.leaves())
      try await world.owner.script(
        "alter table log_leaves add constraint refused check (kind <> '\(act.kind.rawValue)') not valid")
      await #expect(throws: StoreError.self) { try await body() }
      #expect(try await world.count(act.count) == before)
      #expect(try await world.leaves() == leaves)
      try await world.owner.script("alter table log_leaves drop constraint refused")
      try await body()
      #expect(try await world.count(act.count) == before + 1)
      #expect(try await world.leaves().contains(act.kind.rawValue))
    }
  }

  @Test func `a usage event whose row is refused leaves no leaf`() async throws {
    try await StorageWorld.with { world in
      let body = try await Act.check.prepared(in: world)
      try await world.owner.script("alter table usage_events add constraint refused check (false) not valid")
      await #expect(throws: StoreError.self) { try await body() }
      #expect(try await !world.leaves().contains("usage_event"))
    }
  }

  @Test func `the operator's lists leave leaves in the operator's log, and none in a tenant's`() async throws {
    try await StorageWorld.with { world in
      let before = try await world.leaves()
      _ = try await PostgreSQLListStore(database: world.database, vault: world.vault).store(
        SampleList.reading(SampleList.people(1...2)))
      #expect(try await world.leaves() == before)
      #expect(try await world.leaves(Realm(tenant: .installation, mode: .live)) == ["list_version"])
    }
  }

  @Test func `evidence of two classes leaves a leaf of each, since each is erased alone`() async throws {
    try await StorageWorld.with { world in
      var submission = try await world.submission()
      submission.evidence += try await world.evidence.intake(
        [
          EvidenceFile(kind: .selfie, mediaType: "image/jpeg", bytes: [4]),
          EvidenceFile(kind: .documentBack, mediaType: "image/jpeg", bytes: [5]),
        ], for: submission.applicant, in: world.here, at: Date())
      try await world.verifications.submit(submission)
      #expect(try await world.leaves().filter { $0 == "evidence_intake" }.count == 2)
    }
  }

  @Test(arguments: LogRecordKind.allCases)
  func `what must not outlive erasure is never sealed under a key that does, nor the other way`(kind: LogRecordKind)
    async throws
  {
    try await StorageWorld.with { world in
      let keys = try await world.vault.keys(of: world.here.tenant, from: world.database)
      let record = LogRecord(
        kind: kind, tenant: world.here.tenant, subject: "x", occurredAt: Date(), content: .object([]))
      let applicants = try keys.leafSeal(of: ApplicantID(at: Date()), .record, wrapped: nil)
      let (right, wrong) =
        kind.outlivesErasure ? (keys.logSeal, applicants) : (applicants, keys.logSeal)
      _ = try LeafStatements.write(record, as: UUID(), under: right)
      #expect(throws: StoreError.damaged) { try LeafStatements.write(record, as: UUID(), under: wrong) }
    }
  }

  @Test func `leaves cannot be altered or taken away by the server`() async throws {
    try await StorageWorld.with { world in
      for statement in ["update log_leaves set entry = entry", "delete from log_leaves", "delete from log_checkpoints"]
      {
        await #expect(throws: PostgreSQLError.self) {
          try await world.database.script(
            "begin; set local app.tenant_id = '\(world.here.tenant.uuid.uuidString)'; \(statement); commit")
        }
      }
    }
  }
}
