import Domain
import Foundation
import Testing

@testable import Reports

@Suite("Reports on verifications")
struct VerificationReportTests {
  private static let moment = Date(timeIntervalSince1970: 1_767_225_600)
  private static let realm = Realm(tenant: TenantID(at: moment), mode: .live)

  private func check(_ type: CheckType, _ outcome: CheckOutcome, _ reasons: [ReasonCode]) -> CheckView {
    CheckView(
      id: CheckID(at: Self.moment), type: type, attempt: 1, status: .complete, outcome: outcome, score: 0.5,
      reasons: reasons, details: ["extracted": ["family_name": "EXAMPLE"]], engine: nil, durationMilliseconds: 12,
      billing: nil)
  }

  /// A verification with a document and a screening hit, decided.
  private func view() -> VerificationView {
    VerificationView(
      id: VerificationID(at: Self.moment), realm: Self.realm, applicant: ApplicantID(at: Self.moment),
      externalID: "order-7", status: .inReview, policyVersion: 3, language: "en", request: [:], requirements: [],
      attempts: 1, resourceVersion: 1, createdAt: Self.moment, updatedAt: Self.moment, completedAt: nil,
      expiresAt: Self.moment.addingTimeInterval(3600),
      checks: [
        check(.document, .consider, [.imageGlare]), check(.screening, .consider, [.screeningSanctionMatch]),
        check(.behaviourRisk, .consider, [.riskEmailReused]),
      ],
      decision: DecisionView(
        id: DecisionID(at: Self.moment), outcome: .declined,
        reasons: [Reason(.screeningSanctionMatch), Reason(.imageGlare)],
        automated: true, decidedBy: .policy, member: nil, policyVersion: 3, decidedAt: Self.moment))
  }

  private func text(
    _ language: Language = .english, seesCompliance: Bool = true, seesEvidence: Bool = true,
    evidence: [ReportedEvidence] = [], timeZone: String = "UTC"
  ) -> String {
    let setting = VerificationReport.Setting(
      tenant: "Acme", timeZone: timeZone, language: language, seesCompliance: seesCompliance,
      seesEvidence: seesEvidence, drawnUpAt: Self.moment)
    return "\(VerificationReport(on: view(), evidence: evidence, in: setting).document)"
  }

  private func evidence(_ showing: ReportedEvidence.Showing) -> ReportedEvidence {
    let item = EvidenceItem(
      id: EvidenceID(at: Self.moment), verification: VerificationID(at: Self.moment),
      applicant: ApplicantID(at: Self.moment), kind: .documentFront, mediaType: "image/jpeg", sizeBytes: 7,
      digest: [0x0A, 0xFF], views: [.annotated], position: 0)
    return ReportedEvidence(item, showing)
  }

  @Test(arguments: [true, false])
  func `screening is in a report for those alone who may see it`(seesCompliance: Bool) {
    let said = text(seesCompliance: seesCompliance)
    #expect(said.contains("screening.sanction_match") == seesCompliance)
    #expect(said.contains(Language.english.message(.screeningSanctionMatch)) == seesCompliance)
    #expect(said.contains(ReportWords.words(of: .english)[ReportWord(CheckType.screening)]) == seesCompliance)
    #expect(said.contains("image.glare"))
  }

  @Test(arguments: Languages.all)
  func `a report is whole in every language`(language: Language) {
    let said = text(language)
    #expect(ReportWords.words(of: language).code == language.code)
    #expect(said.contains(language.message(.imageGlare)))
    #expect(said.contains(language.message(.riskEmailReused)))
    #expect(said.contains(ReportWords.words(of: language)[ReportWord(CheckType.behaviourRisk)]))
    #expect(said.contains("EXAMPLE") && said.contains("order-7") && said.contains("Acme"))
  }

  @Test func `no two words of a language are written alike where that would confuse what was decided`() {
    for words in ReportWords.all {
      #expect(words[.liveData] != words[.testData])
      #expect(words[.pictureErased] != words[.pictureLeftOut])
    }
  }

  @Test func `a picture is shown, or it is said why not`() {
    let words = ReportWords.words(of: .english)
    #expect(text(evidence: [evidence(.annotated(picture: 0))]).contains("Figure(picture: 0"))
    #expect(text(evidence: [evidence(.erased)]).contains(words[.pictureErased]))
    #expect(text(evidence: [evidence(.leftOut)]).contains(words[.pictureLeftOut]))
    let withheld = text(seesEvidence: false)
    #expect(withheld.contains(words[.picturesWithheld]))
    #expect(!text(evidence: [evidence(.erased)]).contains("Figure("))
    #expect(text(evidence: [evidence(.none)]).contains("0aff"))
  }

  @Test func `times are the tenant's`() {
    #expect(text(timeZone: "Asia/Tokyo") != text(timeZone: "UTC"))
  }
}
