/// Tells what is known of how a person pays.
public protocol CreditBureau: Sendable {
  /// The bureau's answer. Asked again for the same check, the bureau answers the same and charges nothing.
  /// - Throws: ``ProviderFailure`` where there is no answer that can be judged.
  func history(
    on request: CreditRequest, from provider: ProviderSettings
  ) async throws(ProviderFailure) -> CreditAnswer
}

/// "Could not run": an outside provider gave no answer that can be judged. Where trying again may help it is tried
/// again; then the check is not assessed and free (DESIGN §1).
public enum ProviderFailure: Error, Sendable, Hashable {
  /// It was not reached, or it says that it cannot answer now.
  case unavailable
  /// It did not answer in the time that the tenant's file gives it.
  case timedOut
  /// As many of its answers are waited for as this server waits for at once.
  case busy
  /// It does not take the request, above all the credentials: its HTTP status.
  case refused(status: Int)
  /// It answered what is no answer of the interface.
  case malformed(AnswerFault)
  /// Its secret is not where the tenant's file says, or its address is none that the operator allows.
  case unconfigured

  /// Whether the same request may be answered later without anybody mending anything.
  public var mayPass: Bool {
    switch self {
    case .unavailable, .timedOut, .busy, .malformed: true
    case .refused, .unconfigured: false
    }
  }
}
