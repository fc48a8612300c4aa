/// The closed catalogue of reasons, `<area>.<fact>`. Each has a message in every interface language
/// (``Language``), held complete by an architecture test.
public enum ReasonCode: String, Sendable, Hashable, CaseIterable, Codable {
  case addressMismatch = "address.mismatch"
  case addressTooOld = "address.too_old"
  case applicantNameMissing = "applicant.name_missing"
  case applicantUnderage = "applicant.underage"
  case checkUnavailable = "check.unavailable"
  case consentMissing = "consent.missing"
  case creditAmbiguous = "credit.ambiguous"
  case creditIdentityUnproven = "credit.identity_unproven"
  case creditBankruptcy = "credit.bankruptcy"
  case creditDefault = "credit.default"
  case creditDelinquency = "credit.delinquency"
  case creditEnquiries = "credit.enquiries"
  case creditHistoryShort = "credit.history_short"
  case creditNotFound = "credit.not_found"
  case creditScoreLow = "credit.score_low"
  case creditScoreUnknown = "credit.score_unknown"
  case documentAltered = "document.altered"
  case documentCheckDigit = "document.check_digit"
  case documentDataMismatch = "document.data_mismatch"
  case documentEdited = "document.edited"
  case documentExpired = "document.expired"
  case documentFrontBackMismatch = "document.front_back_mismatch"
  case documentIrregular = "document.irregular"
  case documentMultiple = "document.multiple"
  case documentNotAccepted = "document.not_accepted"
  case documentReported = "document.reported"
  case documentSeenBefore = "document.seen_before"
  case documentSpecimen = "document.specimen"
  case documentUnreadable = "document.unreadable"
  case engineFailed = "engine.failed"
  case evidenceMissing = "evidence.missing"
  case faceMismatch = "face.mismatch"
  case faceMultiple = "face.multiple"
  case faceNotFound = "face.not_found"
  case faceTooSmall = "face.too_small"
  case faceUncertain = "face.uncertain"
  case fileActiveContent = "file.active_content"
  case fileEncrypted = "file.encrypted"
  case fileTooManyPages = "file.too_many_pages"
  case imageBlurred = "image.blurred"
  case imageCropped = "image.cropped"
  case imageGlare = "image.glare"
  case imageNoColour = "image.no_colour"
  case imageOccluded = "image.occluded"
  case imageScreen = "image.screen"
  case imageTooDark = "image.too_dark"
  case imageTooLarge = "image.too_large"
  case imageTooSmall = "image.too_small"
  case imageUndecodable = "image.undecodable"
  case livenessChallengeFailed = "liveness.challenge_failed"
  case livenessFlatSurface = "liveness.flat_surface"
  case livenessIdentityChanged = "liveness.identity_changed"
  case policyReview = "policy.review"
  case providerUnavailable = "provider.unavailable"
  case reviewerDecision = "review.decision"
  case riskAddressReused = "risk.address_reused"
  case riskDataMissing = "risk.data_missing"
  case riskDeclinedBefore = "risk.declined_before"
  case riskDeviceReused = "risk.device_reused"
  case riskDeviceVelocity = "risk.device_velocity"
  case riskEmailReused = "risk.email_reused"
  case riskIPVelocity = "risk.ip_velocity"
  case riskPhoneReused = "risk.phone_reused"
  case screeningAdverseMatch = "screening.adverse_match"
  case screeningPEPMatch = "screening.pep_match"
  case screeningRelativeMatch = "screening.relative_match"
  case screeningSanctionMatch = "screening.sanction_match"
  case screeningWatchlistMatch = "screening.watchlist_match"

  /// Who may read it. Screening is for compliance alone, so that nobody is tipped off (DESIGN §2). What a bureau holds
  /// of a person is that person's to know, above all where it is held against them (Directive (EU) 2023/2225, Art. 19).
  public var audience: Audience {
    switch self {
    case .screeningAdverseMatch, .screeningPEPMatch, .screeningRelativeMatch, .screeningSanctionMatch,
      .screeningWatchlistMatch:
      .compliance
    case .applicantNameMissing, .checkUnavailable, .creditAmbiguous, .creditIdentityUnproven, .creditScoreUnknown,
      .engineFailed, .policyReview, .providerUnavailable, .riskAddressReused, .riskDataMissing, .riskDeclinedBefore,
      .riskDeviceReused, .riskDeviceVelocity, .riskEmailReused, .riskIPVelocity, .riskPhoneReused, .documentAltered,
      .documentDataMismatch, .documentEdited, .documentFrontBackMismatch, .documentIrregular, .documentReported,
      .documentSeenBefore, .documentSpecimen, .faceUncertain, .reviewerDecision:
      .merchant
    default: .applicant
    }
  }

  /// True for a picture, or a file of one, that could not be read: the check is not assessed and free (DESIGN §9).
  public var isImageQuality: Bool { rawValue.hasPrefix("image.") || rawValue.hasPrefix("file.") }
}

/// Who a reason is meant for; a later one sees what an earlier one sees.
public enum Audience: String, Sendable, Hashable, CaseIterable, Comparable {
  case applicant
  case merchant
  case compliance

  private var rank: Int { self == .applicant ? 0 : self == .merchant ? 1 : 2 }

  /// True where the left audience is the wider one.
  public static func < (left: Audience, right: Audience) -> Bool { left.rank < right.rank }
}

/// A reason and the check that gives it.
public struct Reason: Sendable, Hashable {
  /// What is so.
  public let code: ReasonCode
  /// Which check says it; nil for the policy or a reviewer.
  public let check: CheckType?

  /// A reason of a check, or of the policy.
  public init(_ code: ReasonCode, check: CheckType? = nil) {
    self.code = code
    self.check = check
  }
}
