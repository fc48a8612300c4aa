import Domain
import Synchronization

/// A token bucket for each holder. The answer's headers tell what is left (draft-ietf-httpapi-ratelimit-headers).
final class RateLimiter<Holder: Hashable & Sendable>: Sendable {
  private struct Bucket {
    var tokens: Double
    var last: ContinuousClock.Instant
  }
  private let perSecond: Double
  private let burst: Double
  private let buckets = Mutex<[Holder: Bucket]>([:])

  /// A limiter of a rate for each holder.
  init(_ rate: Rate) {
    self.perSecond = Double(rate.perSecond)
    self.burst = Double(rate.burst)
  }

  /// Takes one token of a holder's bucket.
  func take(_ holder: Holder, at now: ContinuousClock.Instant = .now) -> RateVerdict {
    buckets.withLock { buckets in
      // Full buckets say nothing: they go once there are many.
      if buckets.count > 50_000 {
        buckets = buckets.filter { $0.value.last.duration(to: now) < .seconds(Int(burst / perSecond) + 1) }
      }
      var bucket = buckets[holder] ?? Bucket(tokens: burst, last: now)
      let seconds = bucket.last.duration(to: now).seconds
      bucket.tokens = min(burst, bucket.tokens + max(0, seconds) * perSecond)
      bucket.last = now
      let isAllowed = bucket.tokens >= 1
      if isAllowed { bucket.tokens -= 1 }
      buckets[holder] = bucket
      return RateVerdict(
        limit: Int(burst), remaining: Int(bucket.tokens),
        reset: Int(((burst - bucket.tokens) / perSecond).rounded(.up)),
        retryAfter: isAllowed ? nil : max(1, Int(((1 - bucket.tokens) / perSecond).rounded(.up))))
    }
  }
}

/// What one request met.
struct RateVerdict: Sendable {
  let limit: Int
  let remaining: Int
  /// Seconds until the bucket is full again.
  let reset: Int
  /// Nil where the request may go on.
  let retryAfter: Int?
}

/// How often somebody may ask.
public struct Rate: Sendable, Hashable {
  /// Requests a second on average, at least 1.
  public let perSecond: Int
  /// Requests at once, at least 1.
  public let burst: Int

  /// A rate.
  public init(perSecond: Int, burst: Int) {
    self.perSecond = max(1, perSecond)
    self.burst = max(1, burst)
  }
}
