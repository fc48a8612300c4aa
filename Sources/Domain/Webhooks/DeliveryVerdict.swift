/// What an attempt's result means for the delivery and its endpoint.
public enum DeliveryVerdict: Hashable, Sendable {
  /// The receiver took it.
  case delivered
  /// Try again after this long; later events wait.
  case wait(Duration)
  /// Try again after this long; later events go ahead.
  case park(Duration)
  /// Never again.
  case fail
  /// Nothing more is sent to this endpoint until it is enabled again; the event waits.
  case disable

  /// Judges an attempt.
  ///
  /// - Parameters:
  ///   - attempts: attempts so far, this one included.
  ///   - refusals: how many of those reached the receiver and were refused, this one included.
  ///   - age: time since the event was queued.
  ///   - random: uniform in 0 ..< 1.
  public init(_ result: DeliveryResult, attempts: Int, refusals: Int, age: Duration, random: Double) {
    guard case .failed(let failure, _, let retryAfter) = result else {
      self = .delivered
      return
    }
    guard failure != .gone else {
      self = .disable
      return
    }
    let step = RetrySchedule.next(
      failures: attempts, age: age, isUnreached: failure.isUnreached, retryAfter: retryAfter, random: random)
    self =
      switch step {
      case .giveUp: .fail
      case .retry(let pause): RetrySchedule.holdsUpLaterOnes(refusals: refusals) ? .wait(pause) : .park(pause)
      }
  }
}
