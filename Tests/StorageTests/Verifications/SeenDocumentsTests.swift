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
    _ world: StorageWorld, _ document: DocumentReference? = document, portrait: PortraitHash? = nil,
    in realm: Realm? = nil
  ) async throws -> VerificationSubmission {
    let submission = try await world.submission(realm)
    try await world.verifications.submit(submission)
    let lease = try await world.lease(realm)
    let check = try #require(
      try await world.verifications.view(submission.id, in: realm ?? world.here).checks.first)
    let work = try #require(try await world.verifications.work(for: check.id, in: realm ?? world.here))
    try await world.verifications.complete(world.completion(work, document: document, portrait: portrait), lease: lease)
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
        try await world.verifications.sightings(
          of: document, digests: digests, portrait: nil, besides: applicant, in: world.here)
      }
      #expect(try await sightings(besides: first.applicant.id).isEmpty)
      let second = try await Self.verified(world)
      let seen = try await sightings(besides: second.applicant.id)
      #expect(seen == EarlierSightings(documents: [first.id], pictures: [first.id]))
      let third = ApplicantID(at: Date())
      #expect(try await sightings(besides: third).documents == [second.id, first.id])
      let other = try #require(DocumentReference(issuer: "UTO", number: "XU4821908"))
      let none = try await world.verifications.sightings(
        of: other, digests: [[9]], portrait: nil, besides: third, in: world.here)
      #expect(none.isEmpty)
      #expect(
        try await world.verifications.sightings(of: nil, digests: [], portrait: nil, besides: third, in: world.here)
          .isEmpty)
    }
  }

  static let portrait = PortraitHash(bands: [0x1234, 0xFFFF, 0, 0x8001, 0x00FF, 0xABCD, 7, 0x4242])

  /// The portrait with bits of its first bands turned.
  private static func changed(bands: Int, bits: Int = 1) throws -> PortraitHash {
    let bands = try #require(portrait).bands.enumerated().map { place, band in
      place < bands ? (0..<bits).reduce(band) { $0 ^ (1 << UInt16(3 * $1 + place)) } : band
    }
    return try #require(PortraitHash(bands: bands))
  }

  @Test(arguments: [(0, 1, true), (8, 1, true), (2, 2, true), (3, 2, false), (8, 2, false)])
  func `a portrait is found where six of its bands differ by a bit at most`(bands: Int, bits: Int, isFound: Bool)
    async throws
  {
    try await StorageWorld.with { world in
      let first = try await Self.verified(world, nil, portrait: Self.portrait)
      let seen = try await world.verifications.sightings(
        of: nil, digests: [[9]], portrait: try Self.changed(bands: bands, bits: bits), besides: ApplicantID(at: Date()),
        in: world.here)
      #expect(seen == EarlierSightings(portraits: isFound ? [first.id] : []))
    }
  }

  @Test func `bands of two portraits are not counted together, nor one band for another`() async throws {
    try await StorageWorld.with { world in
      let bands = try #require(Self.portrait).bands
      for part in [Array(bands[..<4]) + [1, 2, 3, 4], [1, 2, 3, 4] + Array(bands[4...]), bands.reversed()] {
        try await Self.verified(world, nil, portrait: PortraitHash(bands: part))
      }
      let seen = try await world.verifications.sightings(
        of: nil, digests: [], portrait: Self.portrait, besides: ApplicantID(at: Date()), in: world.here)
      #expect(seen.isEmpty)
    }
  }

  @Test(arguments: [true, false])
  func `a portrait goes with a refusal of biometrics, and none is kept after one`(isBefore: Bool) async throws {
    try await StorageWorld.with { world in
      let refusal = Consent(
        purpose: .biometric, granted: false, grantedAt: "2026-01-01T00:00:00Z", textVersion: "1", language: "en")
      let kept: Statement = "select count(*) as n from portrait_sightings"
      let submission = try await world.submission(applicant: .external("Ada"))
      try await world.verifications.submit(submission)
      let lease = try await world.lease()
      let work = try #require(try await world.verifications.work(for: CheckID(lease.subject), in: world.here))
      func refuse() async throws {
        try await world.applicants.record(
          [refusal], of: submission.applicant.id, in: world.here, by: Actor("test"), at: Date())
      }
      if isBefore { try await refuse() }
      try await world.verifications.complete(world.completion(work, portrait: Self.portrait), lease: lease)
      #expect(try await world.count(kept) == (isBefore ? 0 : PortraitHash.bandsCount))
      try await refuse()
      #expect(try await world.count(kept) == 0)
    }
  }

  @Test func `a portrait is of its realm and its other applicants alone, and nothing of it lies in clear`() async throws
  {
    try await StorageWorld.with { world in
      let first = try await Self.verified(world, portrait: Self.portrait)
      let second = try await Self.verified(world, portrait: Self.portrait)
      func portraits(besides applicant: ApplicantID, in realm: Realm) async throws -> [VerificationID] {
        try await world.verifications.sightings(
          of: Self.document, digests: [], portrait: Self.portrait, besides: applicant, in: realm
        ).portraits
      }
      #expect(try await portraits(besides: first.applicant.id, in: world.here) == [second.id])
      #expect(try await portraits(besides: ApplicantID(at: Date()), in: world.here) == [second.id, first.id])
      for realm in [world.there, Realm(tenant: world.here.tenant, mode: .test)] {
        #expect(try await portraits(besides: ApplicantID(at: Date()), in: realm).isEmpty)
      }
      #expect(try await world.count("select count(*) as n from portrait_sightings") == 16)
      #expect(
        try await world.count("select count(*) as n from portrait_sightings where length(band_index) <> 32") == 0)
    }
  }

  @Test(arguments: [DataClass.document, .biometric])
  func `an applicant's portrait is forgotten with documents and with biometrics`(erased: DataClass) async throws {
    try await StorageWorld.with { world in
      let first = try await Self.verified(world, portrait: Self.portrait)
      try await Self.verified(world, portrait: Self.portrait)
      _ = try await world.applicants.erase(
        first.applicant.id, classes: [erased], cause: "request", in: world.here, by: Actor("test"), at: Date())
      #expect(try await world.count("select count(*) as n from portrait_sightings") == 8)
      #expect(
        try await world.count("select count(*) as n from document_sightings") == (erased == .document ? 1 : 2))
    }
  }

  @Test func `another tenant and the other mode know nothing of it`() async throws {
    try await StorageWorld.with { world in
      let first = try await Self.verified(world)
      let digests = try await world.verifications.evidence(of: first.id, in: world.here).map(\.digest)
      for realm in [world.there, Realm(tenant: world.here.tenant, mode: .test)] {
        let seen = try await world.verifications.sightings(
          of: Self.document, digests: digests, portrait: nil, besides: ApplicantID(at: Date()), in: realm)
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
        of: Self.document, digests: digests, portrait: nil, besides: ApplicantID(at: Date()), in: world.here)
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
