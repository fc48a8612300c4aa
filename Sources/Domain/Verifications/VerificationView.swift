import FoundationEssentials

/// A verification as it is read: the row, its newest checks and its newest decision.
public struct VerificationView: Sendable {
  public let id: VerificationID
  public let realm: Realm
  public let applicant: ApplicantID
  public let externalID: String?
  public let status: VerificationStatus
  public let policyVersion: Int
  public let language: String
  /// Metadata, documents, device: as the request gave them; empty after erasure.
  public let request: JSON
  public let requirements: [Requirement]
  public let attempts: Int
  public let resourceVersion: Int
  public let createdAt: Date
  public let updatedAt: Date
  public let completedAt: Date?
  public let expiresAt: Date
  public let checks: [CheckView]
  public let decision: DecisionView?

  /// A verification as read.
  public init(
    id: VerificationID, realm: Realm, applicant: ApplicantID, externalID: String?, status: VerificationStatus,
    policyVersion: Int, language: String, request: JSON, requirements: [Requirement], attempts: Int,
    resourceVersion: Int, createdAt: Date, updatedAt: Date, completedAt: Date?, expiresAt: Date, checks: [CheckView],
    decision: DecisionView?
  ) {
    self.id = id
    self.realm = realm
    self.applicant = applicant
    self.externalID = externalID
    self.status = status
    self.policyVersion = policyVersion
    self.language = language
    self.request = request
    self.requirements = requirements
    self.attempts = attempts
    self.resourceVersion = resourceVersion
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.completedAt = completedAt
    self.expiresAt = expiresAt
    self.checks = checks
    self.decision = decision
  }
}

/// One run of a check as it is read.
public struct CheckView: Sendable {
  public let id: CheckID
  public let type: CheckType
  public let attempt: Int
  public let status: CheckStatus
  public let outcome: CheckOutcome?
  public let score: Double?
  public let reasons: [ReasonCode]
  /// `{"breakdown", "extracted"}`; nil before completion and after erasure.
  public let details: JSON?
  public let engine: JSON?
  public let durationMilliseconds: Int?
  /// What it cost; nil before completion.
  public let billing: CheckBilling?

  /// A check as read.
  public init(
    id: CheckID, type: CheckType, attempt: Int, status: CheckStatus, outcome: CheckOutcome?, score: Double?,
    reasons: [ReasonCode], details: JSON?, engine: JSON?, durationMilliseconds: Int?, billing: CheckBilling?
  ) {
    self.id = id
    self.type = type
    self.attempt = attempt
    self.status = status
    self.outcome = outcome
    self.score = score
    self.reasons = reasons
    self.details = details
    self.engine = engine
    self.durationMilliseconds = durationMilliseconds
    self.billing = billing
  }
}

/// What a completed check cost.
public struct CheckBilling: Sendable, Hashable {
  public let usage: UsageID
  public let freeBecause: FreeReason?
  /// Decimal, as on the price book.
  public let unitPrice: String
  public let currency: String
  public let priceBook: String

  /// The price of one check.
  public init(usage: UsageID, freeBecause: FreeReason?, unitPrice: String, currency: String, priceBook: String) {
    self.usage = usage
    self.freeBecause = freeBecause
    self.unitPrice = unitPrice
    self.currency = currency
    self.priceBook = priceBook
  }
}

/// A decision as it is read.
public struct DecisionView: Sendable, Hashable {
  public let id: DecisionID
  public let outcome: DecisionOutcome
  public let reasons: [Reason]
  public let automated: Bool
  public let decidedBy: Decider
  public let member: MemberID?
  public let policyVersion: Int
  public let decidedAt: Date

  /// A decision.
  public init(
    id: DecisionID, outcome: DecisionOutcome, reasons: [Reason], automated: Bool, decidedBy: Decider,
    member: MemberID?, policyVersion: Int, decidedAt: Date
  ) {
    self.id = id
    self.outcome = outcome
    self.reasons = reasons
    self.automated = automated
    self.decidedBy = decidedBy
    self.member = member
    self.policyVersion = policyVersion
    self.decidedAt = decidedAt
  }
}
