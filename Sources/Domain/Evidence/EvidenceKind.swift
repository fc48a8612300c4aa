/// What a piece of evidence shows; the part's name in an upload (DESIGN §2).
public enum EvidenceKind: String, Sendable, Hashable, CaseIterable, Codable {
  case documentFront = "document_front"
  case documentBack = "document_back"
  case selfie
  case proofOfAddress = "proof_of_address"
  case fingerprint
  case fingerprintReference = "fingerprint_reference"
  case livenessFrame = "liveness_frame"
  case supplement

  /// The class of data whose key seals it and whose retention clock it follows (DESIGN §4).
  public var dataClass: DataClass {
    switch self {
    case .selfie, .fingerprint, .fingerprintReference, .livenessFrame: .biometric
    case .documentFront, .documentBack, .proofOfAddress, .supplement: .document
    }
  }

  /// True where one verification may hold several at once.
  public var isRepeatable: Bool { self == .livenessFrame || self == .supplement }
}

/// Classes of personal data: each applicant has one key for each (DESIGN §4).
public enum DataClass: String, Sendable, Hashable, CaseIterable, Codable {
  case biometric
  case document
  case record
  case screening
  case notes
}

/// How a piece of evidence may be seen.
public enum EvidenceViewName: String, Sendable, Hashable, CaseIterable, Codable {
  /// As uploaded, byte for byte.
  case original
  /// The document cut out and straightened.
  case rectified
  /// What was read, drawn on the rectified picture.
  case annotated
  /// The holder's portrait, cut out of the rectified picture.
  case portrait
  /// The holder's signature, cut out of the rectified picture.
  case signature
}

/// A stored piece of evidence, without its bytes.
public struct EvidenceItem: Sendable, Hashable {
  /// Its identifier.
  public let id: EvidenceID
  /// The verification it belongs to.
  public let verification: VerificationID
  /// The applicant it belongs to.
  public let applicant: ApplicantID
  /// Which evidence it is.
  public let kind: EvidenceKind
  /// Media type of the original, such as `image/jpeg`.
  public let mediaType: String
  /// Bytes of the original before sealing.
  public let sizeBytes: Int
  /// SHA-256 of the original, keyed by the tenant, so that nothing about a person follows from it.
  public let digest: [UInt8]
  /// Views that exist.
  public let views: [EvidenceViewName]
  /// Position among several of one kind, from 0.
  public let position: Int

  /// A stored piece.
  public init(
    id: EvidenceID, verification: VerificationID, applicant: ApplicantID, kind: EvidenceKind, mediaType: String,
    sizeBytes: Int, digest: [UInt8], views: [EvidenceViewName], position: Int
  ) {
    self.id = id
    self.verification = verification
    self.applicant = applicant
    self.kind = kind
    self.mediaType = mediaType
    self.sizeBytes = sizeBytes
    self.digest = digest
    self.views = views
    self.position = position
  }
}
