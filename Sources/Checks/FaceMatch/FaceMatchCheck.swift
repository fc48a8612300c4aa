import Domain

/// Is the person on the selfie the person on the document?
public struct FaceMatchCheck: Check {
  /// The check's place in the catalogue.
  public let type = CheckType.faceMatch
  private let comparer: any FaceComparing

  /// A check over a comparer.
  public init(comparer: any FaceComparing) { self.comparer = comparer }

  /// See ``Check/run(_:)``.
  public func run(_ subject: CheckSubject) async throws(CheckFailure) -> CheckReport {
    guard let document = subject.item(.documentFront) else {
      return .notAssessed(.evidenceMissing, retake: .documentFront)
    }
    guard let selfie = subject.item(.selfie) else { return .notAssessed(.evidenceMissing, retake: .selfie) }
    let documentBytes = try await subject.bytes(document)
    let selfieBytes = try await subject.bytes(selfie)
    let observation: FaceObservation
    do {
      observation = try await comparer.compare(document: documentBytes, selfie: selfieBytes)
    } catch {
      throw .engine(error)
    }
    return FaceMatchRules.report(on: observation, thresholds: subject.policy.faceMatch)
  }
}
