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
  public var isAvailable: Bool {
    switch self {
    case .behaviourRisk, .creditHistory, .document, .faceMatch, .proofOfAddress, .screening: true
    case .email, .fingerprint, .liveness, .phone: false
    }
  }

  /// Whether an outside provider does the check's work, which a tenant's file has to name.
  public var needsProvider: Bool { self == .creditHistory }

  /// The check whose answer this one starts from, where the same verification has it: who is screened, and whose
  /// credit file is asked for, is whoever the document names, and who was declined before is known by the document too.
  public var follows: CheckType? {
    switch self {
    case .behaviourRisk, .creditHistory, .screening: .document
    default: nil
    }
  }

  /// Whether an approval of it proves who somebody is or where they live, which a look into lists, a credit file or
  /// the past does not: no standing rests on those alone.
  public var isProof: Bool {
    switch self {
    case .behaviourRisk, .creditHistory, .screening: false
    default: true
    }
  }

  /// The class of data that its details are, and under whose key they are sealed.
  public var dataClass: DataClass {
    switch self {
    case .creditHistory: .record
    case .screening: .screening
    default: .document
    }
  }

  /// The consent without which the check is not run, unless the tenant declares another legal basis.
  public var consent: ConsentPurpose? {
    switch self {
    case .creditHistory: .credit
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

  /// The evidence that it looks at: what it requires, and what else it takes where that is given. None for a check that
  /// asks about a name or the past, whose answer may be another one each day.
  public var readEvidence: [EvidenceKind] { requiredEvidence + (self == .document ? [.documentBack] : []) }
}
