/// An outside provider that does a check's work, as the operator declared it for a tenant.
public struct ProviderSettings: Sendable, Hashable {
  /// `https`, or `http` on this machine.
  public let url: String
  /// Where the provider keeps and handles what it is sent; another region than the tenant's needs a ``DataTransfer``.
  public let region: String
  /// Where the secret that signs requests is found.
  public let secret: SecretReference
  /// Longest wait for one answer, of ``timeouts``.
  public let timeout: Duration

  /// Whole seconds that ``timeout`` may have. A worker holds its job for a minute, in which the wait has to end.
  public static let timeouts = 1...30
  /// Seconds where the file names none: what a person still waits for at a form (Nielsen, "Response Times: The 3
  /// Important Limits", 1993).
  public static let timeoutDefault = 10

  /// A provider.
  public init(url: String, region: String, secret: SecretReference, timeout: Duration) {
    self.url = url
    self.region = region
    self.secret = secret
    self.timeout = timeout
  }
}

/// That a check's data may leave the tenant's region, and on what ground (GDPR, chapter V).
public struct DataTransfer: Sendable, Hashable {
  /// The check whose provider gets the data.
  public let check: CheckType
  /// The region that they may go to.
  public let region: String
  /// Why they may.
  public let ground: Ground

  /// Grounds of a transfer.
  public enum Ground: String, Sendable, Hashable, CaseIterable {
    /// An adequacy decision (Article 45).
    case adequacy
    /// Standard contractual clauses (Article 46(2)(c) and (d)).
    case contractualClauses = "contractual_clauses"
    /// Binding corporate rules (Article 47).
    case corporateRules = "corporate_rules"
    /// The person's explicit consent (Article 49(1)(a)).
    case explicitConsent = "explicit_consent"
  }

  /// A transfer.
  public init(check: CheckType, region: String, ground: Ground) {
    self.check = check
    self.region = region
    self.ground = ground
  }
}
