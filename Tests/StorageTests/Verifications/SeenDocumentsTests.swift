import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Documents seen before")
struct SeenDocumentsTests {
  static let document = DocumentReference(issuer: "UTO", number: "XU4821907")

  /// A verification of a new applicant whose document was read.
  @discardableResult
  static func verified(
    _ world: StorageWorld, _ document: DocumentReference? = document, in realm: Realm? = nil
  ) async throws -> VerificationSubmission {
    let submission = try await world.submission(realm)
    try await world.verifications.submit(submission)
    let lease = try await world.lease(realm)
    let check = try #require(
      try await world.verifications.view(submission.id, in: realm ?? world.here).checks.first)
    let work = try #require(try await world.verifications.work(for: check.id, in: realm ?? world.here))
    try await world.verifications.complete(world.completion(work, document: document), lease: lease)
    // The ruling that follows is nobody's here.
    _ = try await world.owner.query("delete from jobs returning id")
    return submission
  }

  @Test func `a number and a picture are found under every other applicant and not under the same`() async throws {
    try await StorageWorld.with { world in
      let document = try #require(Self.document)
      let first = try await Self.verified(world)
      let digests = try await world.verifications.evidence(of: first.id, in: world.here).map(\.digest)
      func sightings(besides applicant: ApplicantID) async throws -> EarlierSightings {
        try await world.verifications.sightings(of: document, digests: digests, besides: applicant, in: world.here)
      }
      #expect(try await sightings(besides: first.applicant.id).isEmpty)
      let second = try await Self.verified(world)
      let seen = try await sightings(besides: second.applicant.id)
      #expect(seen == EarlierSightings(documents: [first.id], pictures: [first.id]))
      let third = ApplicantID(at: Date())
      #expect(try await sightings(besides: third).documents == [second.id, first.id])
      let other = try #require(DocumentReference(issuer: "UTO", number: "XU4821908"))
      let none = try await world.verifications.sightings(of: other, digests: [[9]], besides: third, in: world.here)
      #expect(none.isEmpty)
      #expect(
        try await world.verifications.sightings(of: nil, digests: [], besides: third, in: world.here).isEmpty)
    }
  }

  @Test func `another tenant and the other mode know nothing of it`() async throws {
    try await StorageWorld.with { world in
      let first = try await Self.verified(world)
      let digests = try await world.verifications.evidence(of: first.id, in: world.here).map(\.digest)
      for realm in [world.there, Realm(tenant: world.here.tenant, mode: .test)] {
        let seen = try await world.verifications.sightings(
          of: Self.document, digests: digests, besides: ApplicantID(at: Date()), in: realm)
        #expect(seen.isEmpty)
      }
      #expect(
        try await world.count(
          """
          select count(*) as n from document_sightings where position('XU4821907'::bytea in document_index) > 0
          """)
          == 0)
    }
  }

  @Test func `an applicant's erased documents are forgotten`() async throws {
    try await StorageWorld.with { world in
      let first = try await Self.verified(world)
      let digests = try await world.verifications.evidence(of: first.id, in: world.here).map(\.digest)
      _ = try await world.applicants.erase(
        first.applicant.id, classes: [.document], cause: "request", in: world.here, by: Actor("test"), at: Date())
      let seen = try await world.verifications.sightings(
        of: Self.document, digests: digests, besides: ApplicantID(at: Date()), in: world.here)
      #expect(seen.isEmpty)
      #expect(try await world.count("select count(*) as n from document_sightings") == 0)
    }
  }

  @Test func `a result that is not kept is not remembered either, and a retry remembers once`() async throws {
    try await StorageWorld.with { world in
      let submission = try await world.submission()
      try await world.verifications.submit(submission)
      let late = try await world.lease(for: -1)
      let lease = try await world.lease()
      let check = try #require(try await world.verifications.view(submission.id, in: world.here).checks.first)
      let work = try #require(try await world.verifications.work(for: check.id, in: world.here))
      let completion = world.completion(work, document: Self.document)
      await #expect(throws: StoreError.stale) { try await world.verifications.complete(completion, lease: late) }
      #expect(try await world.count("select count(*) as n from document_sightings") == 0)
      try await world.owner.script("alter table events add constraint broken check (type <> 'check.completed')")
      await #expect(throws: StoreError.self) { try await world.verifications.complete(completion, lease: lease) }
      #expect(try await world.count("select count(*) as n from document_sightings") == 0)
      try await world.owner.script("alter table events drop constraint broken")
      try await world.verifications.complete(completion, lease: lease)
      await #expect(throws: StoreError.stale) { try await world.verifications.complete(completion, lease: lease) }
      #expect(try await world.count("select count(*) as n from document_sightings") == 1)
    }
  }
}
