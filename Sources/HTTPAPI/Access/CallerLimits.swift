import Domain

/// Who may ask how often: each key and member, each tenant over all of them, and strangers by address.
struct CallerLimits: Sendable {
  private let callers: RateLimiter
  private let tenants: RateLimiter
  private let strangers: RateLimiter

  init(_ settings: APISettings) {
    callers = RateLimiter(settings.callerRate)
    tenants = RateLimiter(settings.tenantRate)
    strangers = RateLimiter(settings.signInRate)
  }

  /// Counts a request; nil where nobody counts it. One refusal refuses, else the emptiest bucket is told.
  func take(_ caller: Caller?, address: String, isWrite: Bool) -> RateLimiter.Verdict? {
    var verdicts: [RateLimiter.Verdict] = []
    switch caller {
    case .principal(let principal)?:
      verdicts = [callers.take(principal.description), tenants.take(principal.realm.tenant.description)]
    case .session(let member, _)?: verdicts = [callers.take(member.description)]
    case nil: if isWrite { verdicts = [strangers.take(Network.home(of: address))] }
    }
    let refusal = verdicts.filter { $0.retryAfter != nil }.max { ($0.retryAfter ?? 0) < ($1.retryAfter ?? 0) }
    return refusal ?? verdicts.min { $0.remaining < $1.remaining }
  }
}
