import Domain
import FoundationEssentials
import Synchronization
import Testing

@testable import Checks

@Suite("Portraits that are kept")
struct PortraitSightingTests {
  struct Reader: DocumentReading {
    let portrait: PortraitHash?

    func read(
      front: [UInt8], back: [UInt8]?, scripts: [DocumentScript]
    ) async throws(EngineFailure) -> DocumentObservation {
      var seen = DocumentRulesTests.observation()
      seen.sides[0].portraitHash = portrait
      return seen
    }
  }

  /// Remembers what was asked for.
  final class Memory: SeenDocuments {
    let asked = Mutex<[PortraitHash?]>([])

    func sightings(
      of document: DocumentReference?, digests: [[UInt8]], portrait: PortraitHash?, besides applicant: ApplicantID,
      in realm: Realm
    ) async throws(StoreError) -> EarlierSightings {
      asked.withLock { $0.append(portrait) }
      return EarlierSightings()
    }
  }

  /// Has the same bytes for everything.
  struct Vault: EvidenceVault {
    func applicant(
      _ reference: ApplicantReference, in realm: Realm, classes: Set<DataClass>
    ) async throws(StoreError) -> ApplicantHandle { throw .notFound }
    func intake(
      _ files: [EvidenceFile], for applicant: ApplicantHandle, in realm: Realm, at now: Date
    ) async throws(StoreError) -> [IntakenEvidence] { throw .unavailable }
    func discard(_ items: [IntakenEvidence], in realm: Realm) async {}
    func bytes(
      of evidence: EvidenceID, view: EvidenceViewName, in realm: Realm
    ) async throws(StoreError) -> [UInt8] { [1] }
    func store(
      _ views: [(evidence: EvidenceID, view: EvidenceViewName, bytes: [UInt8])], in realm: Realm
    ) async throws(StoreError) {}
    func item(_ evidence: EvidenceID, in realm: Realm) async throws(StoreError) -> EvidenceItem { throw .notFound }
    func sweep(_ tenant: TenantID, olderThan cutoff: Date) async throws(StoreError) -> Int { 0 }
  }

  private static let now = Date(timeIntervalSince1970: 1_790_000_000)

  private static func subject(
    _ effect: SeenBeforeEffect, granted: Set<ConsentPurpose>, other: Set<ConsentPurpose>
  ) throws -> CheckSubject {
    var policy = TenantPolicy()
    (policy.seenBefore, policy.otherLegalBasis) = (effect, other)
    policy.documents = [AcceptedDocument(type: .passport, countries: .only(["UTO"]))]
    let (verification, applicant) = (VerificationID(at: now), ApplicantID(at: now))
    let front = EvidenceItem(
      id: EvidenceID(at: now), verification: verification, applicant: applicant, kind: .documentFront,
      mediaType: "image/jpeg", sizeBytes: 1, digest: [1], views: [.original], position: 0)
    let work = CheckWork(
      check: CheckID(at: now), type: .document, verification: verification, applicant: applicant,
      record: ApplicantRecord(), request: .object([]), policyVersion: 1, evidence: [front], granted: granted, key: nil,
      dimensions: [:], wasBilledBefore: false)
    return CheckSubject(
      work: work, policy: policy, realm: Realm(tenant: TenantID(at: now), mode: .live),
      today: try #require(CalendarDate(iso: "2026-11-23")), evidence: Vault())
  }

  @Test(
    arguments: [
      (.review, [.biometric], [], true), (.review, [.document], [.biometric], true), (.review, [.document], [], false),
      (.ignore, [.biometric], [], false), (.ignore, [], [.biometric], false),
    ] as [(SeenBeforeEffect, Set<ConsentPurpose>, Set<ConsentPurpose>, Bool)])
  func `a portrait is kept and asked for where the tenant asks and the applicant agreed`(
    effect: SeenBeforeEffect, granted: Set<ConsentPurpose>, other: Set<ConsentPurpose>, isKept: Bool
  ) async throws {
    let hash = try #require(PortraitHash(bands: [1, 2, 3, 4, 5, 6, 7, 8]))
    let memory = Memory()
    let check = DocumentCheck(reader: Reader(portrait: hash), sightings: memory)
    let report = try await check.run(try Self.subject(effect, granted: granted, other: other))
    #expect(report.extracted?.documentNumber == "XU4821907")
    #expect(report.portrait == (isKept ? hash : nil))
    #expect(memory.asked.withLock(\.self) == (effect == .ignore ? [] : [isKept ? hash : nil]))
  }
}
