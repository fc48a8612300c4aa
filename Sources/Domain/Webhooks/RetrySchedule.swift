/// When a failed message is sent again: backoff with full jitter for three days, then never.
///
/// A pure function of what happened, so that a schedule can be tested without waiting and survives a restart.
public enum RetrySchedule {
  /// What to do after a failed attempt.
  public enum Step: Hashable, Sendable {
    /// Try again after this long.
    case retry(after: Duration)
    /// The last attempt, at the end of the three days, has failed.
    case giveUp
  }

  /// How long after it was queued a message is still tried (DESIGN §2).
  public static let horizon: Duration = .seconds(3 * 86_400)
  /// Refusals of one message after which later ones no longer wait for it (DESIGN §9).
  public static let refusalsUntilParked = 5
  /// The longest pause while a receiver is not reached: one connection in ten minutes costs both sides nothing, and
  /// once it is back its whole queue waits no longer than that.
  public static let unreachedCeiling: Duration = .seconds(600)

  /// Whether later messages of the endpoint wait for this one: events go in order while the receiver is healthy, but
  /// one that it refuses must not hold up the rest.
  public static func holdsUpLaterOnes(refusals: Int) -> Bool { refusals < refusalsUntilParked }

  /// The longest pause after the given number of failures: 10 s, tripled each time, at most 12 hours.
  public static func ceiling(failures: Int) -> Duration {
    var seconds: Int64 = 10
    for _ in 1..<max(1, min(failures, 12)) { seconds = min(seconds * 3, 43_200) }
    return .seconds(seconds)
  }

  /// What to do after the attempt that just failed.
  ///
  /// - Parameters:
  ///   - failures: failed attempts so far, this one included; at least 1.
  ///   - age: time since the message was queued.
  ///   - isUnreached: whether the receiver was not reached at all.
  ///   - retryAfter: what the receiver asked for; it lengthens the pause, never shortens it.
  ///   - random: uniform in 0 ..< 1. Full jitter spreads the load of a receiver that comes back.
  /// - Returns: a pause of at least a second that ends at the horizon at the latest.
  public static func next(
    failures: Int, age: Duration, isUnreached: Bool = false, retryAfter: Duration? = nil, random: Double
  ) -> Step {
    guard age < horizon else { return .giveUp }
    let longest = isUnreached ? min(ceiling(failures: failures), unreachedCeiling) : ceiling(failures: failures)
    let jittered = max(.seconds(1), longest * min(max(random, 0), 1))
    let pause = max(jittered, retryAfter ?? .zero)
    return .retry(after: min(pause, max(.seconds(1), horizon - age)))
  }
}
