import FoundationEssentials

/// A verification as it is read: the row, its newest checks and its newest decision.
public struct VerificationView: Sendable {
  /// Its identifier.
  public let id: VerificationID
  /// The tenant and mode.
  public let realm: Realm
  /// The applicant it belongs to.
  public let applicant: ApplicantID
  /// The merchant's own name for the applicant.
  public let externalID: String?
  /// Where it stands.
  public let status: VerificationStatus
  /// The version of the policy that was pinned, from 1.
  public let policyVersion: Int
  /// The BCP 47 language of its messages.
  public let language: String
  /// Metadata, documents, device: as the request gave them; empty after erasure.
  public let request: JSON
  /// What the applicant still has to give.
  public let requirements: [Requirement]
  /// Supplements given so far.
  public let attempts: Int
  /// The key that asked for it, whose budget its checks count against; nil for people and for monitoring.
  public var key: KeyID?
  /// The version of the row, from 1.
  public let resourceVersion: Int
  /// When it was made.
  public let createdAt: Date
  /// When it last changed.
  public let updatedAt: Date
  /// When it was settled; nil before.
  public let completedAt: Date?
  /// When it ends by itself.
  public let expiresAt: Date
  /// Its checks.
  public let checks: [CheckView]
  /// The newest decision; nil before.
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
  /// Its identifier.
  public let id: CheckID
  /// What kind it is.
  public let type: CheckType
  /// Tries so far, from 1.
  public let attempt: Int
  /// Where it stands.
  public let status: CheckStatus
  /// The answer.
  public let outcome: CheckOutcome?
  /// Likeness or confidence, 0 through 1.
  public let score: Double?
  /// Why, in order of weight.
  public let reasons: [ReasonCode]
  /// `{"breakdown", "extracted"}`; nil before completion and after erasure.
  public let details: JSON?
  /// What did the work.
  public let engine: JSON?
  /// Time it took; nil before completion.
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
  /// What it costs.
  public let usage: UsageID
  /// Why it is free; nil where it is billed.
  public let freeBecause: FreeReason?
  /// Decimal, as on the price book.
  public let unitPrice: String
  /// ISO 4217.
  public let currency: String
  /// `slug@version` of the price book.
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
  /// Its identifier.
  public let id: DecisionID
  /// The answer.
  public let outcome: DecisionOutcome
  /// Why, in order of weight.
  public let reasons: [Reason]
  /// True where no person decided.
  public let automated: Bool
  /// Who decided.
  public let decidedBy: Decider
  /// The member, where one acts.
  public let member: MemberID?
  /// The version of the policy that was pinned, from 1.
  public let policyVersion: Int
  /// When it was decided.
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
