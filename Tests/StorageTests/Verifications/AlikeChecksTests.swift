import Domain
import Foundation
import Testing

@testable import Storage

@Suite("Checks that were billed before")
struct AlikeChecksTests {
  /// Submits a front of these bytes of that customer, and returns the check's work.
  private static func work(_ world: StorageWorld, of name: String, _ bytes: [UInt8]) async throws -> CheckWork {
    var submission = try await world.submission(applicant: .external(name))
    await world.evidence.discard(submission.evidence, in: world.here)
    submission.evidence = try await world.evidence.intake(
      [EvidenceFile(kind: .documentFront, mediaType: "image/jpeg", bytes: bytes)], for: submission.applicant,
      in: world.here, at: submission.now)
    try await world.verifications.submit(submission)
    let view = try await world.verifications.view(submission.id, in: world.here)
    let check = try #require(view.checks.first)
    return try #require(try await world.verifications.work(for: check.id, in: world.here))
  }

  private static func settle(_ work: CheckWork, _ world: StorageWorld) async throws {
    try await world.verifications.complete(world.completion(work), lease: try await world.lease())
  }

  @Test func `the same evidence of the same applicant is known to have been billed`() async throws {
    try await StorageWorld.with { world in
      let first = try await Self.work(world, of: "a", [1, 2, 3])
      #expect(first.alikeBilledAt == nil)
      try await Self.settle(first, world)
      let again = try await Self.work(world, of: "a", [1, 2, 3])
      #expect(again.alikeBilledAt != nil)
      let otherPicture = try await Self.work(world, of: "a", [1, 2, 4])
      #expect(otherPicture.alikeBilledAt == nil)
      let otherPerson = try await Self.work(world, of: "b", [1, 2, 3])
      #expect(otherPerson.alikeBilledAt == nil)
    }
  }
}
