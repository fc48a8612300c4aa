import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("May this customer trade?")
struct StandingTests {
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

  @Test(
    arguments: [
      (PolicyVerdict.approve(reasons: []), Standing.verified), (.decline(reasons: []), .rejected),
    ], CheckType.allCases.filter { !$0.isProof })
  func `an approval that proves nothing leaves the standing to what proved it`(
    first: (verdict: PolicyVerdict, standing: Standing), type: CheckType
  ) async throws {
    try await StorageWorld.with { world in
      let (proof, lease) = try await world.checked("c")
      try await world.rule(proof, lease, first.verdict)
      let (second, later) = try await world.checked("c", checks: [type])
      try await world.rule(second, later, .approve(reasons: []))
      let customer = try await Self.customer(world, proof)
      #expect(customer.standing == first.standing && customer.standingVerification == proof.id)
      let (third, last) = try await world.checked("c", checks: [type])
      try await world.rule(third, last, .decline(reasons: []))
      #expect(try await Self.customer(world, proof).standing == .rejected)
    }
  }

  @Test(arguments: CheckType.allCases.filter { !$0.isProof })
  func `what proves nothing verifies nobody, but for a screening of whom nothing else is known`(
    type: CheckType
  ) async throws {
    try await StorageWorld.with { world in
      let (first, lease) = try await world.checked("c", checks: [type])
      try await world.rule(first, lease, .approve(reasons: []))
      let expected: Standing = type == .screening ? .verified : .unverified
      #expect(try await Self.customer(world, first).standing == expected)
    }
  }

  @Test func `a canceled verification takes no standing away`() async throws {
    try await StorageWorld.with { world in
      let (first, lease) = try await world.checked("c")
      try await world.rule(first, lease, .approve(reasons: []))
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
      let (older, olderLease) = try await world.checked("c")
      let (newer, newerLease) = try await world.checked("c")
      #expect(older.applicant.id == newer.applicant.id)
      try await world.rule(newer, newerLease, .decline(reasons: []))
      let late = Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded() + 3600)
      try await world.rule(older, olderLease, .approve(reasons: []), at: late)
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
      let (submission, lease) = try await world.checked("c")
      let now = Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded() + 1800)
      let before = try await world.verifications.view(submission.id, in: world.here)
      #expect(before.expiresAt < now.addingTimeInterval(86_400))
      let requirement = Requirement(kind: .documentFront, code: .imageBlurred)
      try await world.rule(submission, lease, .ask([requirement]), at: now)
      let view = try await world.verifications.view(submission.id, in: world.here)
      #expect(view.status == .awaitingInput)
      #expect(view.requirements == [requirement])
      // An attempt counts once it is made.
      #expect(view.attempts == before.attempts)
      #expect(view.expiresAt == now.addingTimeInterval(14 * 86_400))
    }
  }
}
