/// Where a verification stands (DESIGN §1).
public enum VerificationStatus: String, Sendable, Hashable, CaseIterable {
  case collecting, processing
  case awaitingInput = "awaiting_input"
  case inReview = "in_review"
  case approved, declined, canceled, expired, error

  /// True where nothing but a new decision row changes it.
  public var isFinal: Bool {
    switch self {
    case .approved, .declined, .canceled, .expired, .error: true
    case .collecting, .processing, .awaitingInput, .inReview: false
    }
  }

  /// True once a waiting caller has its answer (DESIGN §9).
  public var isSettled: Bool { self != .collecting && self != .processing }
}

/// The two ways to decide.
public enum DecisionOutcome: String, Sendable, Hashable, CaseIterable {
  case approved, declined
}

/// Who decided.
public enum Decider: String, Sendable, Hashable, CaseIterable {
  case policy, member, monitoring, appeal
}

/// Something the applicant still has to give.
public struct Requirement: Sendable, Hashable {
  /// Which evidence.
  public let kind: EvidenceKind
  /// Why it is asked for.
  public let code: ReasonCode

  /// A requirement.
  public init(kind: EvidenceKind, code: ReasonCode) {
    self.kind = kind
    self.code = code
  }
}
