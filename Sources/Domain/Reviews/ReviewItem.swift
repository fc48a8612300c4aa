import FoundationEssentials

/// Where a review item stands (DESIGN §1). A claim whose lease ended counts as open.
public enum ReviewState: String, Sendable, Hashable, CaseIterable {
  case open, claimed, proposed
  case waitingApplicant = "waiting_applicant"
  case decided
}

/// What a reviewer does with an item.
public enum ReviewAction: String, Sendable, Hashable, CaseIterable {
  case approve, decline
  case requestInput = "request_input"
  case escalate
  /// Takes a proposal back to the queue.
  case `return` = "return"

  /// True for the two that close the verification.
  public var isDecision: Bool { self == .approve || self == .decline }
}

/// A review item as it is read: nothing personal.
public struct ReviewItem: Sendable, Hashable {
  /// Its identifier.
  public let id: ReviewID
  /// The tenant and mode.
  public let realm: Realm
  /// The verification to look at.
  public let verification: VerificationID
  /// The queue.
  public var queue: String
  /// Where it stands.
  public let state: ReviewState
  /// True where one member proposes and another decides.
  public var fourEyes: Bool
  /// Issuing country of the document; nil where none was read.
  public let country: String?
  /// When it should be decided.
  public let dueAt: Date
  /// Who holds it.
  public let assignee: MemberID?
  /// Until when.
  public let leaseUntil: Date?
  /// Rises with each claim; an older one changes nothing.
  public let fence: Int64
  /// Who proposed.
  public let proposer: MemberID?
  /// What was proposed: `{"action","reasons"}`.
  public var proposal: JSON?
  /// Who decided.
  public let decidedBy: MemberID?
  /// What was done.
  public let action: String?
  /// When it was made.
  public let createdAt: Date
  /// When it was decided.
  public let decidedAt: Date?
  /// HMAC-SHA256 under a key of the tenant over the evidence and results that a decision rests on, lower-case hex: it
  /// tells that they changed, and confirms nobody's guess of what they are.
  public let evidenceDigest: String

  /// An item as read.
  public init(
    id: ReviewID, realm: Realm, verification: VerificationID, queue: String, state: ReviewState, fourEyes: Bool,
    country: String?, dueAt: Date, assignee: MemberID?, leaseUntil: Date?, fence: Int64, proposer: MemberID?,
    proposal: JSON?, decidedBy: MemberID?, action: String?, createdAt: Date, decidedAt: Date?, evidenceDigest: String
  ) {
    self.id = id
    self.realm = realm
    self.verification = verification
    self.queue = queue
    self.state = state
    self.fourEyes = fourEyes
    self.country = country
    self.dueAt = dueAt
    self.assignee = assignee
    self.leaseUntil = leaseUntil
    self.fence = fence
    self.proposer = proposer
    self.proposal = proposal
    self.decidedBy = decidedBy
    self.action = action
    self.createdAt = createdAt
    self.decidedAt = decidedAt
    self.evidenceDigest = evidenceDigest
  }
}

/// What a reviewer says about an item that they hold.
public struct ReviewRuling: Sendable {
  /// What to do.
  public let action: ReviewAction
  /// Why.
  public let reasons: [ReasonCode]
  /// What the reviewer saw, as the item's ``ReviewItem/evidenceDigest``.
  public let evidenceDigest: String
  /// The claim's fence.
  public let fence: Int64
  /// What to ask the applicant for, with `request_input`.
  public let requirements: [Requirement]
  /// Where to, with `escalate`, and whether that queue takes four eyes.
  public let escalation: (queue: String, fourEyes: Bool)?
  /// A note to be kept with it. Personal data: sealed at rest.
  public let note: String?
  /// What was found of screening's matches, each entry once; with `approve` and `decline`. Where a second member
  /// confirms a proposal without any, the proposal's count.
  public let hits: [HitFinding]

  /// A ruling.
  public init(
    action: ReviewAction, reasons: [ReasonCode], evidenceDigest: String, fence: Int64, requirements: [Requirement],
    escalation: (queue: String, fourEyes: Bool)?, note: String? = nil, hits: [HitFinding] = []
  ) {
    self.action = action
    self.reasons = reasons
    self.evidenceDigest = evidenceDigest
    self.fence = fence
    self.requirements = requirements
    self.escalation = escalation
    self.note = note
    self.hits = hits
  }
}
