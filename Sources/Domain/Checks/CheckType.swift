/// The closed catalogue of checks; a type is also its meter's name (DESIGN §1).
public enum CheckType: String, Sendable, Hashable, CaseIterable, Codable {
  case document
  case proofOfAddress = "proof_of_address"
  case email
  case phone
  case faceMatch = "face_match"
  case liveness
  case fingerprint
  case screening
  case creditHistory = "credit_history"
  case behaviourRisk = "behaviour_risk"

  /// False until the check's own issue lands; a policy that requires it is refused.
  public var isAvailable: Bool { [.behaviourRisk, .document, .faceMatch, .proofOfAddress, .screening].contains(self) }

  /// The check whose answer this one starts from, where the same verification has it: who is screened is whoever the
  /// document names, and who was declined before is known by the document too.
  public var follows: CheckType? { self == .screening || self == .behaviourRisk ? .document : nil }

  /// Whether an approval of it proves who somebody is or where they live, which a look into lists or into the past does
  /// not: no standing rests on those alone.
  public var isProof: Bool { self != .screening && self != .behaviourRisk }

  /// The class of data that its details are, and under whose key they are sealed.
  public var dataClass: DataClass { self == .screening ? .screening : .document }

  /// The consent without which the check is not run, unless the tenant declares another legal basis.
  public var consent: ConsentPurpose? {
    switch self {
    case .faceMatch, .liveness, .fingerprint: .biometric
    default: nil
    }
  }

  /// The evidence without which the check cannot start.
  public var requiredEvidence: [EvidenceKind] {
    switch self {
    case .document: [.documentFront]
    case .faceMatch: [.documentFront, .selfie]
    case .proofOfAddress: [.proofOfAddress]
    case .fingerprint: [.fingerprint, .fingerprintReference]
    case .liveness: [.livenessFrame]
    case .email, .phone, .screening, .creditHistory, .behaviourRisk: []
    }
  }
}
