import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("May this customer trade?")
struct StandingTests {
  /// Submits a verification of one customer, whose check is complete.
  private static func verification(
    _ world: StorageWorld, checks: [CheckType] = [.document]
  ) async throws -> (VerificationSubmission, JobLease) {
    let submission = try await world.submission(applicant: .external("c"), checks: checks)
    try await world.verifications.submit(submission)
    let check = try await world.lease()
    let work = try #require(try await world.verifications.work(for: CheckID(check.subject), in: world.here))
    try await world.verifications.complete(world.completion(work), lease: check)
    return (submission, try await world.lease())
  }

  private static func rule(
    _ world: StorageWorld, _ submission: VerificationSubmission, _ lease: JobLease, _ verdict: PolicyVerdict,
    at now: Date = Date()
  ) async throws {
    let deliberation = try #require(
      try await world.verifications.deliberation(on: submission.id, in: world.here, at: now))
    let ruling = Ruling(deliberation: deliberation, verdict: verdict, review: nil, now: now)
    try await world.verifications.record(ruling, lease: lease)
  }

  private static func customer(_ world: StorageWorld, _ submission: VerificationSubmission) async throws
    -> ApplicantView
  {
    try await world.applicants.view(submission.applicant.id, in: world.here)
  }

  @Test func `a customer whose only open verification is canceled is unverified again`() async throws {
    try await StorageWorld.with { world in
      let first = try await world.submission(applicant: .external("c"))
      try await world.verifications.submit(first)
      let second = try await world.submission(applicant: .external("c"))
      try await world.verifications.submit(second)
      #expect(try await Self.customer(world, first).standing == .pending)
      try await world.verifications.cancel(first.id, in: world.here, by: Actor("test"), at: Date())
      #expect(try await Self.customer(world, first).standing == .pending)
      try await world.verifications.cancel(second.id, in: world.here, by: Actor("test"), at: Date())
      #expect(try await Self.customer(world, first).standing == .unverified)
    }
  }

  @Test(arguments: [
    (PolicyVerdict.approve(reasons: []), Standing.verified), (.decline(reasons: []), .rejected),
  ])
  func `an approval of a screening alone leaves the standing to what proved it`(
    first verdict: PolicyVerdict, standing: Standing
  ) async throws {
    try await StorageWorld.with { world in
      let (first, lease) = try await Self.verification(world)
      try await Self.rule(world, first, lease, verdict)
      let (second, later) = try await Self.verification(world, checks: [.screening])
      try await Self.rule(world, second, later, .approve(reasons: []))
      let customer = try await Self.customer(world, first)
      #expect(customer.standing == standing && customer.standingVerification == first.id)
      let (third, last) = try await Self.verification(world, checks: [.screening])
      try await Self.rule(world, third, last, .decline(reasons: []))
      #expect(try await Self.customer(world, first).standing == .rejected)
    }
  }

  @Test func `a canceled verification takes no standing away`() async throws {
    try await StorageWorld.with { world in
      let (first, lease) = try await Self.verification(world)
      try await Self.rule(world, first, lease, .approve(reasons: []))
      let second = try await world.submission(applicant: .external("c"))
      try await world.verifications.submit(second)
      try await world.verifications.cancel(second.id, in: world.here, by: Actor("test"), at: Date())
      #expect(try await Self.customer(world, first).standing == .verified)
    }
  }

  @Test func `an older verification that is decided late undoes no newer decision, and counts for retention`()
    async throws
  {
    try await StorageWorld.with { world in
      let (older, olderLease) = try await Self.verification(world)
      let (newer, newerLease) = try await Self.verification(world)
      #expect(older.applicant.id == newer.applicant.id)
      try await Self.rule(world, newer, newerLease, .decline(reasons: []))
      let late = Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded() + 3600)
      try await Self.rule(world, older, olderLease, .approve(reasons: []), at: late)
      let customer = try await Self.customer(world, newer)
      #expect(customer.standing == .rejected)
      #expect(customer.standingVerification == newer.id)
      let view = try await world.verifications.view(older.id, in: world.here)
      #expect(view.status == .approved)
      let state = try await world.applicants.retention(of: older.applicant.id, in: world.here)
      #expect(state?.lastDecidedAt == late)
    }
  }

  @Test func `whoever is asked for more has a fortnight from then`() async throws {
    try await StorageWorld.with { world in
      let (submission, lease) = try await Self.verification(world)
      let now = Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded() + 1800)
      let before = try await world.verifications.view(submission.id, in: world.here)
      #expect(before.expiresAt < now.addingTimeInterval(86_400))
      let requirement = Requirement(kind: .documentFront, code: .imageBlurred)
      try await Self.rule(world, submission, lease, .ask([requirement]), at: now)
      let view = try await world.verifications.view(submission.id, in: world.here)
      #expect(view.status == .awaitingInput)
      #expect(view.requirements == [requirement])
      // An attempt counts once it is made.
      #expect(view.attempts == before.attempts)
      #expect(view.expiresAt == now.addingTimeInterval(14 * 86_400))
    }
  }
}
