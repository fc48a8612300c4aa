import Domain

extension ReportWord {
  init(_ status: VerificationStatus) {
    self =
      switch status {
      case .collecting: .statusCollecting
      case .processing: .statusProcessing
      case .awaitingInput: .statusAwaitingInput
      case .inReview: .statusInReview
      case .approved: .statusApproved
      case .declined: .statusDeclined
      case .canceled: .statusCanceled
      case .expired: .statusExpired
      case .error: .statusError
      }
  }

  init(_ outcome: DecisionOutcome) {
    self =
      switch outcome {
      case .approved: .statusApproved
      case .declined: .statusDeclined
      }
  }

  init(_ decider: Decider) {
    self =
      switch decider {
      case .policy: .deciderPolicy
      case .member: .deciderMember
      case .monitoring: .deciderMonitoring
      case .appeal: .deciderAppeal
      }
  }

  init(_ type: CheckType) {
    self =
      switch type {
      case .document: .checkDocument
      case .proofOfAddress: .checkProofOfAddress
      case .email: .checkEmail
      case .phone: .checkPhone
      case .faceMatch: .checkFaceMatch
      case .liveness: .checkLiveness
      case .fingerprint: .checkFingerprint
      case .screening: .checkScreening
      case .creditHistory: .checkCreditHistory
      case .behaviourRisk: .checkBehaviourRisk
      }
  }

  init(_ outcome: CheckOutcome?) {
    self =
      switch outcome {
      case .clear: .outcomeClear
      case .consider: .outcomeConsider
      case .rejected: .outcomeRejected
      case .notAssessed: .outcomeNotAssessed
      case nil: .outcomePending
      }
  }

  init(_ kind: EvidenceKind) {
    self =
      switch kind {
      case .documentFront: .kindDocumentFront
      case .documentBack: .kindDocumentBack
      case .selfie: .kindSelfie
      case .proofOfAddress: .kindProofOfAddress
      case .fingerprint: .kindFingerprint
      case .fingerprintReference: .kindFingerprintReference
      case .livenessFrame: .kindLivenessFrame
      case .supplement: .kindSupplement
      }
  }

  /// The name of a member of `extracted`; nil for one that is new to reports.
  init?(field: String) {
    switch field {
    case "document_type": self = .fieldDocumentType
    case "issuing_country": self = .fieldIssuingCountry
    case "document_number": self = .fieldDocumentNumber
    case "family_name": self = .fieldFamilyName
    case "given_names": self = .fieldGivenNames
    case "full_name": self = .fieldFullName
    case "native_names": self = .fieldNativeNames
    case "latin_names": self = .fieldLatinNames
    case "date_of_birth": self = .fieldDateOfBirth
    case "date_of_issue": self = .fieldDateOfIssue
    case "date_of_expiry": self = .fieldDateOfExpiry
    case "sex": self = .fieldSex
    case "nationality": self = .fieldNationality
    case "personal_number": self = .fieldPersonalNumber
    case "address": self = .fieldAddress
    case "mrz": self = .fieldMRZ
    default: return nil
    }
  }
}
