import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Refused consents")
struct RefusedConsentTests {
  private static func consent(_ granted: Bool) -> Consent {
    Consent(purpose: .biometric, granted: granted, grantedAt: "2026-11-23T00:00:00Z", textVersion: "1", language: "en")
  }

  private static func classes(_ id: ApplicantID, _ world: StorageWorld) async throws -> Set<DataClass>? {
    try await world.applicants.retention(of: id, in: world.here)?.classes
  }

  @Test(arguments: [(true, true), (false, false)])
  func `a biometric consent refused with a verification destroys what is held of earlier ones`(
    granted: Bool, isKept: Bool
  ) async throws {
    try await StorageWorld.with { world in
      let first = try await world.submission(applicant: .external("c"))
      try await world.verifications.submit(first)
      let (id, all) = (first.applicant.id, Set<DataClass>([.biometric, .document, .record]))
      #expect(try await Self.classes(id, world) == all)
      var second = try await world.submission(applicant: .external("c"))
      second.consents = [Self.consent(granted)]
      try await world.verifications.submit(second)
      #expect(second.applicant.id == id)
      #expect(try await Self.classes(id, world) == (isKept ? all : [.document, .record]))
      #expect(await world.ledger.receipts.count == (isKept ? 0 : 1))
    }
  }

  @Test func `one refused with a supplement destroys it too`() async throws {
    try await StorageWorld.with { world in
      var submission = try await world.submission()
      submission.status = .collecting
      try await world.verifications.submit(submission)
      let id = submission.applicant.id
      let version = try await world.verifications.view(submission.id, in: world.here).resourceVersion
      var supplement = EvidenceSupplement(
        verification: submission.id, realm: world.here, evidence: [], resourceVersion: version, actor: Actor("test"),
        now: Date())
      supplement.status = .collecting
      supplement.consents = [Self.consent(false)]
      try await world.verifications.supplement(supplement)
      #expect(try await Self.classes(id, world) == [.document, .record])
      #expect(await world.ledger.receipts.map(\.classes) == [[.biometric]])
    }
  }
}
