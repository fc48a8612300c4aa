import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Erasure and retention")
struct ErasureTests {
  @Test func `erasing destroys the keys, the evidence and the name, and leaves a receipt`() async throws {
    try await StorageWorld.with { world in
      let submission = try await world.submission(applicant: .external("c"))
      try await world.verifications.submit(submission)
      let receipt = try await world.applicants.erase(
        submission.applicant.id, classes: Set(DataClass.allCases), cause: "request", in: world.here, by: Actor("test"),
        at: Date())
      #expect(receipt.evidenceCount == 1)
      #expect(await world.ledger.receipts == [receipt])
      #expect(try await world.count("select count(*) as n from applicant_keys") == 0)
      let applicant = try await world.applicants.view(submission.applicant.id, in: world.here)
      #expect(applicant.externalID == nil)
      #expect(applicant.record == ApplicantRecord())
      await #expect(throws: StoreError.notAllowed(.erased)) {
        try await world.evidence.bytes(of: submission.evidence[0].id, view: .original, in: world.here)
      }
      #expect(try await world.evidence.sweep(world.here.tenant, olderThan: Date().addingTimeInterval(-60)) == 1)
      #expect(await world.blobs.count == 0)
      let view = try await world.verifications.view(submission.id, in: world.here)
      #expect(view.request == .object([]))
    }
  }

  @Test func `a legal hold keeps everything until it is released`() async throws {
    try await StorageWorld.with { world in
      let submission = try await world.submission()
      try await world.verifications.submit(submission)
      let (id, all) = (submission.applicant.id, Set(DataClass.allCases))
      let hold = try await world.applicants.hold(
        id, reasonCode: "litigation", in: world.here, by: Actor("test"), at: Date())
      await #expect(throws: StoreError.notAllowed(.legalHold)) {
        try await world.applicants.erase(
          id, classes: all, cause: "request", in: world.here, by: Actor("test"), at: Date())
      }
      try await world.applicants.release(hold, of: id, in: world.here, by: Actor("test"), at: Date())
      _ = try await world.applicants.erase(
        id, classes: all, cause: "request", in: world.here, by: Actor("test"), at: Date())
    }
  }

  @Test(arguments: [(DataClass.allCases, 0), ([.biometric], 1)])
  func `what reviewers found of an applicant goes with what was screened of it`(classes: [DataClass], left: Int)
    async throws
  {
    try await StorageWorld.with { world in
      let item = try await ReviewDeskTests.review(world, world.here)
      let id = try await world.verifications.view(item.verification, in: world.here).applicant
      _ = try await world.owner.query(
        """
        insert into hit_findings (tenant_id, id, mode, applicant_id, review_id, state, sealed, member_id, created_at)
        select tenant_id, gen_random_uuid(), mode, $1, id, 'standing', '\\x00', gen_random_uuid(), now()
        from review_items
        """, [.uuid(id.uuid)])
      _ = try await world.applicants.erase(
        id, classes: Set(classes), cause: "request", in: world.here, by: Actor("test"), at: Date())
      #expect(try await world.count("select count(*) as n from hit_findings") == left)
    }
  }

  @Test(arguments: [
    (DataClass.allCases, true), ([.record], true), ([.screening], true), ([.document], true), ([.biometric], false),
  ])
  func `a rating goes with the record, and with what was screened`(classes: [DataClass], isGone: Bool) async throws {
    try await StorageWorld.with { world in
      let (submission, lease) = try await world.checked("Ada")
      let deliberation = try #require(
        try await world.verifications.deliberation(on: submission.id, in: world.here, at: Date()))
      let risk = CustomerRisk(
        rating: .medium, points: 40, factors: [RiskFactor(kind: .country, value: "high", points: 40)],
        isEnhanced: false, policyVersion: 1)
      try await world.verifications.record(
        Ruling(
          deliberation: deliberation, verdict: .approve(reasons: []), review: nil, risk: risk, now: Date()),
        lease: lease)
      let id = submission.applicant.id
      #expect(try await world.applicants.view(id, in: world.here).risk == risk)
      _ = try await world.applicants.erase(
        id, classes: Set(classes), cause: "request", in: world.here, by: Actor("test"), at: Date())
      #expect(try await world.count("select count(*) as n from applicant_risks") == (isGone ? 0 : 1))
      #expect(try await world.applicants.view(id, in: world.here).risk == (isGone ? nil : risk))
    }
  }

  @Test func `a withdrawn biometric consent destroys the biometric key alone`() async throws {
    try await StorageWorld.with { world in
      let submission = try await world.submission()
      try await world.verifications.submit(submission)
      let withdrawal = Consent(
        purpose: .biometric, granted: false, grantedAt: "2026-11-23T00:00:00Z", textVersion: "1", language: "en")
      try await world.applicants.record(
        [withdrawal], of: submission.applicant.id, in: world.here, by: Actor("test"), at: Date())
      let state = try #require(try await world.applicants.retention(of: submission.applicant.id, in: world.here))
      #expect(state.classes == [.document, .record])
    }
  }

  @Test func `whoever is never verified has a clock of retention after a day, and one alone`() async throws {
    try await StorageWorld.with { world in
      let now = Date()
      let draft = ApplicantDraft(externalID: nil, declared: .object([]), metadata: [:])
      for hours in [80, 70, 60, 25, 23] {
        _ = try await world.applicants.create(
          draft, in: world.here, by: Actor("test"), at: now.addingTimeInterval(Double(-hours) * 3600))
      }
      func watch(at time: Date) async throws -> Int {
        try await world.applicants.watch(
          in: world.here.tenant, madeBefore: time.addingTimeInterval(-86_400), at: time, limit: 2)
      }
      let jobs: Statement = "select count(*) as n from jobs where kind = 'retain'"
      #expect(try await world.count(jobs) == 0)
      var looked: [Int] = []
      for _ in 0..<6 { looked.append(try await watch(at: now)) }
      // Those of the last instant of a batch are met again by the next.
      #expect(looked.last == 0)
      #expect(try await world.count(jobs) == 4)
      _ = try await watch(at: now.addingTimeInterval(2 * 3600))
      #expect(try await world.count(jobs) == 5)
    }
  }

  @Test(arguments: [
    (29, []), (30, [DataClass.biometric]), (1825, [.biometric]), (1826, [.biometric, .document, .record]),
  ])
  func `a class falls due on the day its time is over`(days: Int, due: [DataClass]) {
    let start = Date(timeIntervalSince1970: 1_000_000)
    let state = RetentionState(
      classes: [.biometric, .document, .record], relationshipEndedAt: start, lastDecidedAt: nil, lastEndedAt: nil,
      createdAt: .distantPast, isHeld: false)
    let now = start.addingTimeInterval(Double(days) * 86_400)
    #expect(RetentionRules.due(state, under: RetentionSettings(), at: now) == Set(due))
  }
}
