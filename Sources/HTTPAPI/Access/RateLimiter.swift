import Domain
import Synchronization

/// A token bucket a key and a tenant. The answer's headers tell what is left (draft-ietf-httpapi-ratelimit-headers).
final class RateLimiter: Sendable {
  /// What one request met.
  struct Verdict: Sendable {
    let limit: Int
    let remaining: Int
    /// Seconds until the bucket is full again.
    let reset: Int
    /// Nil where the request may go on.
    let retryAfter: Int?
  }
  private struct Bucket {
    var tokens: Double
    var last: ContinuousClock.Instant
  }
  private let perSecond: Double
  private let burst: Double
  private let buckets = Mutex<[String: Bucket]>([:])

  /// A limiter of `perSecond` requests on average and `burst` at once.
  init(perSecond: Int, burst: Int) {
    self.perSecond = Double(perSecond)
    self.burst = Double(burst)
  }

  /// Takes one token of each holder's bucket; one refusal refuses, else the emptiest bucket is told.
  func take(_ holders: [String], at now: ContinuousClock.Instant = .now) -> Verdict {
    let verdicts = holders.map { take($0, at: now) }
    let refusal = verdicts.filter { $0.retryAfter != nil }.max { ($0.retryAfter ?? 0) < ($1.retryAfter ?? 0) }
    guard let verdict = refusal ?? verdicts.min(by: { $0.remaining < $1.remaining }) else {
      preconditionFailure("a request is counted for somebody")
    }
    return verdict
  }

  private func take(_ holder: String, at now: ContinuousClock.Instant) -> Verdict {
    buckets.withLock { buckets in
      // Full buckets say nothing: they go once there are many.
      if buckets.count > 50_000 {
        buckets = buckets.filter { $0.value.last.duration(to: now) < .seconds(Int(burst / perSecond) + 1) }
      }
      var bucket = buckets[holder] ?? Bucket(tokens: burst, last: now)
      let elapsed = bucket.last.duration(to: now)
      let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
      bucket.tokens = min(burst, bucket.tokens + max(0, seconds) * perSecond)
      bucket.last = now
      let isAllowed = bucket.tokens >= 1
      if isAllowed { bucket.tokens -= 1 }
      buckets[holder] = bucket
      return Verdict(
        limit: Int(burst), remaining: Int(bucket.tokens),
        reset: Int(((burst - bucket.tokens) / perSecond).rounded(.up)),
        retryAfter: isAllowed ? nil : max(1, Int(((1 - bucket.tokens) / perSecond).rounded(.up))))
    }
  }
}
