/// What leaves a leaf in its tenant's log (DESIGN §7).
public enum LogRecordKind: String, Sendable, Hashable, CaseIterable {
  /// Evidence was taken in.
  case evidenceIntake = "evidence_intake"
  /// Somebody looked at evidence.
  case evidenceAccess = "evidence_access"
  /// A verification was decided.
  case decision
  /// Why a verification was decided, with the reasons that are for compliance alone.
  case decisionReasons = "decision_reasons"
  /// A reviewer acted.
  case reviewAction = "review_action"
  /// An applicant agreed, or took it back.
  case consent
  /// A tenant's policy changed.
  case policyVersion = "policy_version"
  /// A check was metered.
  case usageEvent = "usage_event"
  /// An invoice or a credit note became final.
  case invoice
  /// An applicant's data was erased.
  case erasure
  /// A screening list was loaded.
  case listVersion = "list_version"

  /// Whether the record and its key stay when an applicant's data is erased: it holds pseudonymous ids alone.
  public var outlivesErasure: Bool {
    switch self {
    case .policyVersion, .usageEvent, .invoice, .erasure, .listVersion: true
    case .evidenceIntake, .evidenceAccess, .decision, .decisionReasons, .reviewAction, .consent: false
    }
  }
}
