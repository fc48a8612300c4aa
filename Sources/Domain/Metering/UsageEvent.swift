import FoundationEssentials

/// One completed check on a meter: written once with its check, for ever (DESIGN §6).
public struct UsageEvent: Sendable, Hashable {
  /// Its identifier.
  public let id: UsageID
  /// The check type's raw value, or ``monitoring``.
  public let meter: String
  /// What was done.
  public let subject: UsageSubject
  /// The answer; nil for an alert, which has none, and for a screening, whose answer is for compliance alone, and usage
  /// is read by others.
  public let outcome: CheckOutcome?
  /// Why it is free; nil where it is billed.
  public let freeBecause: FreeReason?
  /// Decimal price for one, in the currency's major unit, such as `0.35`; `0` where it is free.
  public let unitPrice: String
  /// ISO 4217.
  public let currency: String
  /// `slug@version` of the price book.
  public let priceBook: String
  /// The key that asked for the verification.
  public let key: KeyID?
  /// The tenant's declared billing dimensions, from the verification's metadata.
  public let dimensions: [String: String]
  /// When the check was completed.
  public let occurredAt: Date
  /// Gap-free position within the tenant and mode, from 1; nil until the sequencer gave it.
  public let sequence: Int64?

  /// The meter of what watches of dates gave. What lists gave is metered by the check of the verification that began.
  public static let monitoring = "monitoring"

  /// A usage event.
  public init(
    id: UsageID, meter: String, subject: UsageSubject, outcome: CheckOutcome?, freeBecause: FreeReason?,
    unitPrice: String, currency: String, priceBook: String, key: KeyID?, dimensions: [String: String],
    occurredAt: Date, sequence: Int64?
  ) {
    self.id = id
    self.meter = meter
    self.subject = subject
    self.outcome = outcome
    self.freeBecause = freeBecause
    self.unitPrice = unitPrice
    self.currency = currency
    self.priceBook = priceBook
    self.key = key
    self.dimensions = dimensions
    self.occurredAt = occurredAt
    self.sequence = sequence
  }

  /// True where the invoice counts it.
  public var isBillable: Bool { freeBecause == nil }
}

/// What a usage event counts. Identifiers alone: they outlive a person's data.
public enum UsageSubject: Sendable, Hashable {
  /// A check of a verification.
  case check(CheckID, of: VerificationID, applicant: ApplicantID)
  /// A screening without a verification.
  case screening(ScreeningID)
  /// What a watch of a date gave.
  case alert(AlertID, of: ApplicantID)
}

/// Why a completed check costs nothing (DESIGN §6).
public enum FreeReason: String, Sendable, Hashable, CaseIterable {
  /// Asked for with a test key.
  case testMode = "test_mode"
  /// A picture that could not be read.
  case imageQuality = "image_quality"
  /// The applicant did not agree.
  case consentMissing = "consent_missing"
  /// The same check of this verification was billed before: a retake is not billed again.
  case retake
  /// The same check of the same applicant over the same evidence was billed within the tenant's dedupe window.
  case duplicate
  /// Our engine or a provider failed.
  case ourFault = "our_fault"
  /// Not assessed for another reason, such as a check that does not exist yet.
  case notAssessed = "not_assessed"
}

/// Decides whether a completed check is billed. Pure.
public enum MeteringRules {
  /// Nil where the check is billed; otherwise the first reason that makes it free.
  public static func freeBecause(
    report: CheckReport, status: CheckStatus, mode: Mode, wasBilledBefore: Bool, isDuplicate: Bool
  ) -> FreeReason? {
    if mode == .test { return .testMode }
    if status == .error { return .ourFault }
    guard report.outcome == .notAssessed else { return wasBilledBefore ? .retake : isDuplicate ? .duplicate : nil }
    if report.reasons.contains(.consentMissing) { return .consentMissing }
    if report.reasons.contains(where: \.isImageQuality) { return .imageQuality }
    return .notAssessed
  }
}
