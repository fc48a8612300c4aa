import Domain
import FoundationEssentials

/// Who may ask how often: each key and member, each tenant over all of them, and strangers by address.
struct CallerLimits: Sendable {
  private let callers: RateLimiter<UUID>
  private let tenants: RateLimiter<TenantID>
  private let strangers: RateLimiter<String>

  init(_ settings: APISettings) {
    callers = RateLimiter(settings.callerRate)
    tenants = RateLimiter(settings.tenantRate)
    strangers = RateLimiter(settings.signInRate)
  }

  /// Counts a request; nil where nobody counts it. One refusal refuses, else the emptiest bucket is told.
  func take(_ caller: Caller?, address: String, isWrite: Bool) -> RateVerdict? {
    let verdicts: [RateVerdict]
    switch caller {
    case .principal(let principal)?:
      verdicts = [callers.take(principal.uuid), tenants.take(principal.realm.tenant)]
    case .session(let member, _)?: verdicts = [callers.take(member.uuid)]
    case nil: verdicts = isWrite ? [strangers.take(Network.home(of: address))] : []
    }
    let refusal = verdicts.filter { $0.retryAfter != nil }.max { ($0.retryAfter ?? 0) < ($1.retryAfter ?? 0) }
    return refusal ?? verdicts.min { $0.remaining < $1.remaining }
  }
}
