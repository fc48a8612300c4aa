/// What a key may do; write includes read (DESIGN §2).
public enum Scope: String, Sendable, Hashable, CaseIterable {
  case verificationsRead = "verifications:read"
  case verificationsWrite = "verifications:write"
  case applicantsRead = "applicants:read"
  case applicantsWrite = "applicants:write"
  case evidenceRead = "evidence:read"
  case reviewsRead = "reviews:read"
  case reviewsWrite = "reviews:write"
  case screeningsRead = "screenings:read"
  case screeningsWrite = "screenings:write"
  case monitorsRead = "monitors:read"
  case monitorsWrite = "monitors:write"
  case usageRead = "usage:read"
  case invoicesRead = "invoices:read"
  case eventsRead = "events:read"
  case logRead = "log:read"
  case tenantAdmin = "tenant:admin"

  /// The scopes that holding this one grants, itself included.
  public var granted: Set<Scope> {
    switch self {
    case .verificationsWrite: [.verificationsWrite, .verificationsRead]
    case .applicantsWrite: [.applicantsWrite, .applicantsRead]
    case .reviewsWrite: [.reviewsWrite, .reviewsRead]
    case .screeningsWrite: [.screeningsWrite, .screeningsRead]
    case .monitorsWrite: [.monitorsWrite, .monitorsRead]
    default: [self]
    }
  }
}

/// What a member does for a tenant.
public enum Role: String, Sendable, Hashable, CaseIterable {
  case admin, reviewer, compliance, auditor

  /// The scopes that the role carries.
  public var scopes: Set<Scope> {
    switch self {
    case .admin:
      Set(Scope.allCases).subtracting([.screeningsRead, .screeningsWrite, .reviewsWrite, .evidenceRead])
    case .reviewer: [.verificationsRead, .applicantsRead, .evidenceRead, .reviewsRead, .reviewsWrite]
    case .compliance:
      [
        .verificationsRead, .applicantsRead, .evidenceRead, .reviewsRead, .reviewsWrite, .screeningsRead,
        .screeningsWrite, .monitorsRead, .monitorsWrite,
      ]
    case .auditor: [.verificationsRead, .usageRead, .invoicesRead, .eventsRead, .logRead]
    }
  }
}
