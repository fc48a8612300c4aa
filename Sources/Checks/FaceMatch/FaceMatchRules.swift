import Domain

/// Judges a face comparison. Pure.
public enum FaceMatchRules {
  /// Clear at `thresholds.clear` and above, a person's look down to `thresholds.consider`, rejected below; a face that
  /// is missing or too small is not assessed, with the picture to take again.
  public static func report(on seen: FaceObservation, thresholds: FaceMatchThresholds) -> CheckReport {
    var report = judge(seen, thresholds)
    report.engine = seen.engine
    report.breakdown = breakdown(seen, thresholds)
    return report
  }

  /// The result under other thresholds, of the likeness that was measured; the result itself where no likeness was
  /// judged, such as of a face that is too small.
  /// - Returns: nil where one was judged and is gone.
  public static func rejudged(
    _ result: PolicyFacts.Result, likeness: Double?, thresholds: FaceMatchThresholds
  ) -> PolicyFacts.Result? {
    let isJudged =
      switch result.outcome {
      case .clear: true
      case .consider: result.reasons == [.faceUncertain]
      case .rejected: result.reasons == [.faceMismatch]
      case .notAssessed: false
      }
    guard result.type == .faceMatch, isJudged else { return result }
    guard let likeness else { return nil }
    let report = report(of: likeness, thresholds)
    return PolicyFacts.Result(type: result.type, outcome: report.outcome, reasons: report.reasons)
  }

  private static func judge(_ seen: FaceObservation, _ thresholds: FaceMatchThresholds) -> CheckReport {
    if let refusal = seen.refusal { return .notAssessed(refusal.reason.reason, retake: refusal.kind) }
    guard let portrait = seen.portraitEyeDistance else { return .notAssessed(.faceNotFound, retake: .documentFront) }
    guard let selfie = seen.selfieEyeDistance else { return .notAssessed(.faceNotFound, retake: .selfie) }
    guard portrait >= FaceMatchSettings.portraitEyeDistanceMin else {
      return .notAssessed(.faceTooSmall, retake: .documentFront)
    }
    guard selfie >= FaceMatchSettings.selfieEyeDistanceMin else { return .notAssessed(.faceTooSmall, retake: .selfie) }
    guard seen.selfieFaces == 1 else {
      return CheckReport(outcome: .consider, reasons: [.faceMultiple], retake: .selfie)
    }
    // Scores are cut to 1e-4 before they are judged, so that processors that round apart decide alike (DESIGN §9).
    guard let score = seen.similarity.map({ $0.quantised }) else {
      return .notAssessed(.faceNotFound, retake: .selfie)
    }
    return report(of: score, thresholds)
  }

  private static func report(of score: Double, _ thresholds: FaceMatchThresholds) -> CheckReport {
    if score >= thresholds.clear { return CheckReport(outcome: .clear, score: score) }
    if score >= thresholds.consider {
      return CheckReport(outcome: .consider, score: score, reasons: [.faceUncertain])
    }
    return CheckReport(outcome: .rejected, score: max(0, score), reasons: [.faceMismatch])
  }

  private static func breakdown(_ seen: FaceObservation, _ thresholds: FaceMatchThresholds) -> JSON {
    func number(_ value: Double?) -> JSON { value.map { .number($0.quantised) } ?? .null }
    return [
      "similarity": number(seen.similarity), "clear_at": .number(thresholds.clear),
      "consider_at": .number(thresholds.consider), "portrait_eye_distance_px": number(seen.portraitEyeDistance),
      "selfie_eye_distance_px": number(seen.selfieEyeDistance), "selfie_faces": .integer(Int64(seen.selfieFaces)),
    ]
  }
}
