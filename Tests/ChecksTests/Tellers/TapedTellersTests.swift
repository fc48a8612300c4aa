import Domain
import Foundation
import Testing

@testable import Checks

@Suite("Tellers on tape")
struct TapedTellersTests {
  /// Tells the same to everybody, or nothing at all.
  private struct Teller: CreditBureau, ScreeningFindings, BehaviourMemory, DocumentRegister, SeenDocuments {
    let isSilent: Bool

    func history(
      on request: CreditRequest, from provider: ProviderSettings
    ) async throws(ProviderFailure) -> CreditAnswer {
      guard !isSilent else { throw .unavailable }
      let document: JSON = [
        "interface": .string(CreditRequest.interface), "request_id": .string(request.check.description),
        "reference": "R", "as_of": "2026-11-01", "result": "not_found",
      ]
      do { return try CreditAnswer(document, to: request.check) } catch { throw .malformed(error) }
    }
    func findings(of applicant: ApplicantID, in realm: Realm) async throws(StoreError) -> [StandingFinding] {
      guard !isSilent else { throw .unavailable }
      return [
        StandingFinding(
          finding: HitFinding(list: "un", entity: "1", verdict: .otherPerson), entry: ["a": 1], person: .null,
          member: MemberID(at: now), decidedAt: now)
      ]
    }
    func pending(of applicant: ApplicantID, in realm: Realm) async throws(StoreError) -> [PendingHit] { [] }
    func history(
      of verification: VerificationID, by applicant: ApplicantID, under policy: BehaviourPolicy, in realm: Realm
    ) async throws(StoreError) -> BehaviourHistory {
      guard !isSilent else { throw .unavailable }
      return BehaviourHistory(applicant: applicant, at: now)
    }
    func forget(in tenant: TenantID, at now: Date, limit: Int) async throws(StoreError) -> Int { 0 }
    func isReported(_ document: DocumentReference) async throws(StoreError) -> Bool {
      guard !isSilent else { throw .unavailable }
      return true
    }
    func sightings(
      of document: DocumentReference?, digests: [[UInt8]], portrait: PortraitHash?, besides applicant: ApplicantID,
      in realm: Realm
    ) async throws(StoreError) -> EarlierSightings {
      guard !isSilent else { throw .unavailable }
      return EarlierSightings(documents: [VerificationID.first(of: 1_790_000_000_000)])
    }
    private var now: Date { Date(timeIntervalSince1970: 1_790_000_000) }
  }

  private static let now = Date(timeIntervalSince1970: 1_790_000_000)
  private static let check = CheckID(at: now)
  private static let applicant = ApplicantID(at: now)
  private static let realm = Realm(tenant: TenantID(at: now), mode: .live)

  private struct Told: Equatable {
    let answer: JSON
    let findings: [HitFinding]
    let history: BehaviourHistory
    let isReported: Bool
    let sightings: EarlierSightings
  }

  private static func ask(_ teller: Teller, _ tape: CheckTape) async throws -> Told {
    let provider = ProviderSettings(
      url: "https://bureau.example/", region: "eu", secret: .environment("S"), timeout: .seconds(5))
    let request = CreditRequest(check: check, subject: CreditSubject(), isByConsent: true)
    let document = try #require(DocumentReference(issuer: "UTO", number: "L1"))
    return Told(
      answer: try await TapedBureau(source: teller, tape: tape).history(on: request, from: provider).document,
      findings: try await TapedFindings(source: teller, tape: tape).findings(of: applicant, in: realm).map(\.finding),
      history: try await TapedMemory(source: teller, tape: tape).history(
        of: VerificationID(at: now), by: applicant, under: BehaviourPolicy(), in: realm),
      isReported: try await TapedRegister(source: teller, tape: tape).isReported(document),
      sightings: try await TapedSightings(source: teller, tape: tape).sightings(
        of: document, digests: [], portrait: nil, besides: applicant, in: realm))
  }

  @Test func `what was told once is told again, and nobody is asked`() async throws {
    let tape = CheckTape()
    let told = try await Self.ask(Teller(isSilent: false), tape)
    let played = CheckTape(playing: try JSON.parse(tape.json.bytes))
    #expect(try await Self.ask(Teller(isSilent: true), played) == told)
  }

  @Test func `what was not written down is not there`() async throws {
    let empty = CheckTape(playing: .object([]))
    await #expect(throws: StoreError.damaged) {
      try await TapedFindings(source: Teller(isSilent: false), tape: empty).findings(
        of: Self.applicant, in: Self.realm)
    }
    await #expect(throws: StoreError.damaged) {
      try await TapedSightings(source: Teller(isSilent: false), tape: empty).sightings(
        of: nil, digests: [], portrait: nil, besides: Self.applicant, in: Self.realm)
    }
    await #expect(throws: (any Error).self) { try await Self.ask(Teller(isSilent: false), empty) }
  }

  @Test(
    arguments: [
      (.clear, [], 0.5, 0.6, 0.4, .consider, [.faceUncertain]), (.clear, [], 0.5, 0.5, 0.4, .clear, []),
      (.clear, [], 0.5, 0.7, 0.6, .rejected, [.faceMismatch]),
      (.rejected, [.faceMismatch], 0.4, 0.5, 0.4, .consider, [.faceUncertain]),
      (.consider, [.faceUncertain], 0.4, 0.4, 0.3, .clear, []),
      (.consider, [.faceMultiple], 0.9, 0.4, 0.3, .consider, [.faceMultiple]),
      (.notAssessed, [.faceNotFound], 0.9, 0.4, 0.3, .notAssessed, [.faceNotFound]),
    ] as [(CheckOutcome, [ReasonCode], Double, Double, Double, CheckOutcome, [ReasonCode])])
  func `faces are judged again by the likeness that was measured`(
    outcome: CheckOutcome, reasons: [ReasonCode], likeness: Double, clear: Double, consider: Double,
    expected: CheckOutcome, why: [ReasonCode]
  ) {
    let result = PolicyFacts.Result(type: .faceMatch, outcome: outcome, reasons: reasons)
    let thresholds = FaceMatchThresholds(clear: clear, consider: consider)
    #expect(
      FaceMatchRules.rejudged(result, likeness: likeness, thresholds: thresholds)
        == PolicyFacts.Result(type: .faceMatch, outcome: expected, reasons: why))
  }

  @Test func `a likeness that is gone is not made up, and documents have none`() {
    let face = PolicyFacts.Result(type: .faceMatch, outcome: .clear, reasons: [])
    #expect(FaceMatchRules.rejudged(face, likeness: nil, thresholds: .standard) == nil)
    let document = PolicyFacts.Result(type: .document, outcome: .clear, reasons: [])
    #expect(FaceMatchRules.rejudged(document, likeness: nil, thresholds: .standard) == document)
  }
}
