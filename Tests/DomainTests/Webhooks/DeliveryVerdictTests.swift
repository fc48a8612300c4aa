import Domain
import Testing

@Suite struct DeliveryVerdictTests {
  private func verdict(
    _ failure: DeliveryFailure, attempts: Int, refusals: Int, age: Duration = .zero, random: Double = 0.999_999
  ) -> DeliveryVerdict {
    DeliveryVerdict(.failed(failure), attempts: attempts, refusals: refusals, age: age, random: random)
  }

  @Test func `an answer of success delivers, whatever came before`() {
    let verdict = DeliveryVerdict(.delivered(status: 204), attempts: 40, refusals: 40, age: .seconds(1e7), random: 0)
    #expect(verdict == .delivered)
  }

  @Test(arguments: [(1, true), (4, true), (5, false), (6, false)])
  func `the fifth refusal parks an event`(refusals: Int, waits: Bool) {
    let isWait = if case .wait = verdict(.statusRefused, attempts: refusals, refusals: refusals) { true } else { false }
    #expect(isWait == waits)
  }

  @Test func `a receiver that is not reached keeps the order, and pauses stay short`() {
    guard case .wait(let pause) = verdict(.connectionFailed, attempts: 500, refusals: 4) else {
      Issue.record("an event was parked although nobody had judged it")
      return
    }
    #expect(pause <= RetrySchedule.unreachedCeiling && pause > .seconds(599))
  }

  @Test(arguments: DeliveryFailure.allCases)
  func `nothing is tried after three days, but for a receiver that said it is gone`(failure: DeliveryFailure) {
    let late = verdict(failure, attempts: 3, refusals: 1, age: RetrySchedule.horizon)
    #expect(late == (failure == .gone ? .disable : .fail))
  }
}

@Suite struct EventPatternTests {
  @Test(arguments: [
    ("*", true), ("verification.*", true), ("verification.approved", true), ("verification", false),
    ("verification.", false), ("verification.nothing", false), ("ver*", false), ("nothing.*", false), ("", false),
    ("*.*", false), (".*", false),
  ])
  func `a pattern is known by the events that fit it`(text: String, isKnown: Bool) {
    #expect((EventPattern(text) != nil) == isKnown)
  }

  @Test func `a noun's pattern fits its events and no other's`() throws {
    let pattern = try #require(EventPattern("review.*"))
    #expect(EventType.allCases.filter(pattern.fits) == [.reviewCreated, .reviewDecided])
  }
}
