import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("The review queue")
struct ReviewDeskTests {
  /// A verification in review, in a queue, after one check with a breakdown.
  static func review(
    _ world: StorageWorld, _ realm: Realm, queue: String = "general", fourEyes: Bool = false,
    check type: CheckType = .document, breakdown: JSON = ["x": 1]
  ) async throws -> ReviewItem {
    let submission = try await world.submission(realm, checks: [type])
    try await world.verifications.submit(submission)
    let check = try await world.lease(realm)
    let work = try #require(try await world.verifications.work(for: CheckID(check.subject), in: realm))
    try await world.verifications.complete(
      world.completion(work, outcome: .consider, breakdown: breakdown), lease: check)
    let lease = try await world.lease(realm)
    let deliberation = try #require(
      try await world.verifications.deliberation(on: submission.id, in: realm, at: Date()))
    let opening = ReviewOpening(
      queue: queue, dueAt: Date().addingTimeInterval(3600), fourEyes: fourEyes, country: "UTO")
    let ruling = Ruling(
      deliberation: deliberation, verdict: .review(queue: queue, reasons: []), review: opening, now: Date())
    try await world.verifications.record(ruling, lease: lease)
    let desk = PostgreSQLReviewDesk(database: world.database, vault: world.vault)
    let items = try await desk.list(ReviewQuery(limit: 100), in: realm)
    return try #require(items.first { $0.verification == submission.id })
  }

  static func ruling(_ item: ReviewItem, _ action: ReviewAction, fence: Int64) -> ReviewRuling {
    ReviewRuling(
      action: action, reasons: [], evidenceDigest: item.evidenceDigest, fence: fence,
      requirements: action == .requestInput ? [Requirement(kind: .documentFront, code: .imageBlurred)] : [],
      escalation: nil)
  }

  static func membership(_ tenants: [TenantID], queues: Set<String> = []) -> [Membership] {
    tenants.map { Membership(tenant: $0, roles: [.reviewer], queues: queues) }
  }

  @Test func `the digest of what a decision rests on is keyed, and changes with it`() async throws {
    try await StorageWorld.with { world in
      let item = try await Self.review(world, world.here)
      let desk = PostgreSQLReviewDesk(database: world.database, vault: world.vault)
      #expect(try await desk.item(item.id, in: world.here).evidenceDigest == item.evidenceDigest)
      var message: [UInt8] = []
      for row in try await world.owner.query("select id, digest from evidence order by id") {
        message += Array(try row.decode("id", as: EvidenceID.self).description.utf8)
        message += try row.decode("digest", as: [UInt8].self)
      }
      for row in try await world.owner.query("select id, outcome from checks order by id") {
        message += Array(try row.decode("id", as: CheckID.self).description.utf8)
        message += Array(try row.decode("outcome", as: String.self).utf8)
      }
      // Whoever knows all of it, and not the tenant's key, cannot tell.
      let key = try await world.vault.keys(of: world.here.tenant, from: world.database).indexKey
      let other = try await world.vault.keys(of: world.there.tenant, from: world.database).indexKey
      #expect(item.evidenceDigest == key.index("review", message).hexadecimal)
      #expect(item.evidenceDigest != other.index("review", message).hexadecimal)
      try await world.owner.script("update checks set outcome = 'rejected'")
      #expect(try await desk.item(item.id, in: world.here).evidenceDigest != item.evidenceDigest)
    }
  }

  @Test func `twenty members of two tenants race for a hundred items and none is claimed twice`() async throws {
    try await StorageWorld.with { world in
      for index in 0..<100 { _ = try await Self.review(world, index % 2 == 0 ? world.here : world.there) }
      let desk = PostgreSQLReviewDesk(database: world.database, vault: world.vault)
      let memberships = Self.membership([world.here.tenant, world.there.tenant])
      let claimed = try await withThrowingTaskGroup(of: [ReviewID].self) { group in
        for _ in 0..<20 {
          group.addTask {
            let member = MemberID(at: Date())
            var mine: [ReviewID] = []
            while true {
              let pick = ReviewPick(queues: [], tenants: [], mode: .live, now: Date())
              guard
                let item = try await desk.claimNext(
                  for: member, among: memberships, pick, by: Actor(member.description))
              else { return mine }
              #expect(item.assignee == member)
              mine.append(item.id)
            }
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(claimed.count == 100)
      #expect(Set(claimed).count == 100)
    }
  }

  @Test func `a member sees no other tenant's items and no other queue's`() async throws {
    try await StorageWorld.with { world in
      let item = try await Self.review(world, world.here, queue: "identity")
      let desk = PostgreSQLReviewDesk(database: world.database, vault: world.vault)
      let member = MemberID(at: Date())
      let pick = ReviewPick(queues: [], tenants: [], mode: .live, now: Date())
      for memberships in [
        Self.membership([world.there.tenant]), Self.membership([world.here.tenant], queues: ["general"]), [],
      ] {
        let next = try await desk.claimNext(for: member, among: memberships, pick, by: Actor("test"))
        #expect(next == nil)
      }
      await #expect(throws: StoreError.notFound) { try await desk.item(item.id, in: world.there) }
      let others = try await desk.list(ReviewQuery(limit: 10), in: world.there)
      #expect(others.isEmpty)
    }
  }

  @Test func `a decision closes the verification, and a late fence changes nothing`() async throws {
    try await StorageWorld.with { world in
      let item = try await Self.review(world, world.here)
      let desk = PostgreSQLReviewDesk(database: world.database, vault: world.vault)
      let (early, late) = (MemberID(at: Date()), MemberID(at: Date()))
      try await desk.claim(
        item.id, for: early, in: world.here, by: Actor("test"), at: Date().addingTimeInterval(-3600))
      try await desk.claim(item.id, for: late, in: world.here, by: Actor("test"), at: Date())
      await #expect(throws: StoreError.stale) {
        try await desk.decide(
          Self.ruling(item, .approve, fence: 1), on: item.id, member: early, in: world.here, by: Actor("test"),
          at: Date())
      }
      try await desk.decide(
        Self.ruling(item, .approve, fence: 2), on: item.id, member: late, in: world.here, by: Actor("test"), at: Date())
      let view = try await world.verifications.view(item.verification, in: world.here)
      #expect(view.status == .approved)
      #expect(view.decision?.decidedBy == .member)
      #expect(view.decision?.member == late)
      #expect(try await desk.item(item.id, in: world.here).state == .decided)
    }
  }

  @Test func `evidence that changed since it was read stops a decision`() async throws {
    try await StorageWorld.with { world in
      let item = try await Self.review(world, world.here)
      let desk = PostgreSQLReviewDesk(database: world.database, vault: world.vault)
      let member = MemberID(at: Date())
      try await desk.claim(item.id, for: member, in: world.here, by: Actor("test"), at: Date())
      try await world.owner.script("update checks set outcome = 'rejected'")
      await #expect(throws: StoreError.notAllowed(.evidenceChanged)) {
        try await desk.decide(
          Self.ruling(item, .approve, fence: 1), on: item.id, member: member, in: world.here, by: Actor("test"),
          at: Date())
      }
    }
  }

  @Test func `four eyes are two people`() async throws {
    try await StorageWorld.with { world in
      let item = try await Self.review(world, world.here, fourEyes: true)
      let desk = PostgreSQLReviewDesk(database: world.database, vault: world.vault)
      let (first, second) = (MemberID(at: Date()), MemberID(at: Date()))
      try await desk.claim(item.id, for: first, in: world.here, by: Actor("test"), at: Date())
      await #expect(throws: StoreError.notAllowed(.fourEyes)) {
        try await desk.decide(
          Self.ruling(item, .approve, fence: 1), on: item.id, member: first, in: world.here, by: Actor("test"),
          at: Date())
      }
      try await desk.propose(
        Self.ruling(item, .approve, fence: 1), on: item.id, member: first, in: world.here, by: Actor("test"),
        at: Date())
      await #expect(throws: StoreError.stale) {
        try await desk.claim(item.id, for: first, in: world.here, by: Actor("test"), at: Date())
      }
      try await desk.claim(item.id, for: second, in: world.here, by: Actor("test"), at: Date())
      // The opposite of what was proposed is one person's word.
      await #expect(throws: StoreError.notAllowed(.fourEyes)) {
        try await desk.decide(
          Self.ruling(item, .decline, fence: 2), on: item.id, member: second, in: world.here, by: Actor("test"),
          at: Date())
      }
      try await desk.decide(
        Self.ruling(item, .approve, fence: 2), on: item.id, member: second, in: world.here, by: Actor("test"),
        at: Date())
      #expect(try await world.verifications.view(item.verification, in: world.here).status == .approved)
    }
  }

  @Test func `a request for input stops the clock and comes back with the time that was left`() async throws {
    try await StorageWorld.with { world in
      let item = try await Self.review(world, world.here)
      let desk = PostgreSQLReviewDesk(database: world.database, vault: world.vault)
      let member = MemberID(at: Date())
      try await desk.claim(item.id, for: member, in: world.here, by: Actor("test"), at: Date())
      try await desk.decide(
        Self.ruling(item, .requestInput, fence: 1), on: item.id, member: member, in: world.here, by: Actor("test"),
        at: Date())
      #expect(try await desk.item(item.id, in: world.here).state == .waitingApplicant)
      let view = try await world.verifications.view(item.verification, in: world.here)
      #expect(view.status == .awaitingInput)
      #expect(view.requirements.map(\.kind) == [.documentFront])
      let later = Date().addingTimeInterval(7200)
      let resumed = try await world.database.inScope(of: world.here.tenant.uuid) { transaction in
        try await transaction.resumeWaitingReview(item.verification, as: nil, in: world.here, at: later)
      }
      #expect(resumed)
      let due = try await desk.item(item.id, in: world.here).dueAt
      #expect(abs(due.timeIntervalSince(later) - 3600) < 30)
    }
  }

  @Test func `a note is sealed and goes with the applicant`() async throws {
    try await StorageWorld.with { world in
      let item = try await Self.review(world, world.here)
      let desk = PostgreSQLReviewDesk(database: world.database, vault: world.vault)
      _ = try await desk.note(
        "looks like the cousin", on: item.id, member: MemberID(at: Date()), in: world.here, by: Actor("test"),
        at: Date())
      #expect(try await desk.notes(on: item.id, in: world.here).map(\.text) == ["looks like the cousin"])
      let applicant = try await world.verifications.view(item.verification, in: world.here).applicant
      _ = try await world.applicants.erase(
        applicant, classes: [.record], cause: "request", in: world.here, by: Actor("test"), at: Date())
      #expect(try await desk.notes(on: item.id, in: world.here).isEmpty)
    }
  }
}
