import Domain
import Testing

@testable import Checks

@Suite("Face match")
struct FaceMatchRulesTests {
  static func observation(
    similarity: Double? = 0.8, portrait: Double? = 60, selfie: Double? = 120, faces: Int = 1
  ) -> FaceObservation {
    var seen = FaceObservation(engine: EngineStamp(name: "biometrics", version: "1", details: .null))
    seen.similarity = similarity
    seen.portraitEyeDistance = portrait
    seen.selfieEyeDistance = selfie
    seen.selfieFaces = faces
    seen.portraitSharpness = 1000
    return seen
  }

  @Test(
    arguments: [
      (0.45, CheckOutcome.clear, []), (0.4499, .consider, [.faceUncertain]), (0.363, .consider, [.faceUncertain]),
      (0.3629, .rejected, [.faceMismatch]), (-0.2, .rejected, [.faceMismatch]), (0.44996, .clear, []),
    ] as [(Double, CheckOutcome, [ReasonCode])])
  func `likeness is judged at the thresholds and one past them`(
    similarity: Double, outcome: CheckOutcome, reasons: [ReasonCode]
  ) {
    let report = FaceMatchRules.report(on: Self.observation(similarity: similarity), thresholds: .standard)
    #expect(report.outcome == outcome)
    #expect(report.reasons == reasons)
  }

  @Test func `a missing face is not assessed and names the picture to take again`() {
    let noSelfie = FaceMatchRules.report(on: Self.observation(similarity: nil, selfie: nil), thresholds: .standard)
    #expect(noSelfie.outcome == .notAssessed)
    #expect(noSelfie.reasons == [.faceNotFound])
    #expect(noSelfie.retake == .selfie)
    let noPortrait = FaceMatchRules.report(on: Self.observation(similarity: nil, portrait: nil), thresholds: .standard)
    #expect(noPortrait.retake == .documentFront)
  }

  @Test func `a file that is not opened says why, and which it was`() {
    var seen = Self.observation()
    seen.refusal = (.selfie, .encrypted)
    let report = FaceMatchRules.report(on: seen, thresholds: .standard)
    #expect(report.outcome == .notAssessed && report.reasons == [.fileEncrypted] && report.retake == .selfie)
  }

  @Test(arguments: [(26.0, CheckOutcome.clear), (25.9, .notAssessed)])
  func `a portrait is large enough at the measured limit`(distance: Double, outcome: CheckOutcome) {
    #expect(FaceMatchRules.report(on: Self.observation(portrait: distance), thresholds: .standard).outcome == outcome)
  }

  @Test func `two people on a selfie are for a person to look at`() {
    let report = FaceMatchRules.report(on: Self.observation(faces: 2), thresholds: .standard)
    #expect(report.outcome == .consider)
    #expect(report.reasons == [.faceMultiple])
  }
}

@Suite("Magic inputs of test keys")
struct MagicCheckTests {
  @Test(arguments: CheckOutcome.allCases)
  func `every outcome can be reached`(outcome: CheckOutcome) {
    #expect(MagicCheck.answer(to: "document=\(outcome.rawValue)", for: .document).outcome == outcome)
  }

  @Test(arguments: ReasonCode.allCases)
  func `every reason can be reached`(code: ReasonCode) {
    let report = MagicCheck.answer(to: "face_match=clear; document=consider:\(code.rawValue)", for: .document)
    #expect(report.reasons == [code])
  }

  @Test(arguments: ["document=clearly", "document=consider:no.such_code"])
  func `a misspelt magic input is seen`(magic: String) {
    #expect(MagicCheck.answer(to: magic, for: .document).reasons == [.checkUnavailable])
  }

  @Test func `a check that is not named is clear`() {
    #expect(MagicCheck.answer(to: "face_match=rejected:face.mismatch", for: .document).outcome == .clear)
  }
}
