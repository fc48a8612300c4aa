import Domain
import Testing

@Suite struct RetryScheduleTests {
  @Test(arguments: [(1, 10), (2, 30), (3, 90), (4, 270), (8, 21_870), (9, 43_200), (10, 43_200), (1000, 43_200)])
  func `the longest pause triples up to twelve hours`(failures: Int, seconds: Int) {
    #expect(RetrySchedule.ceiling(failures: failures) == .seconds(seconds))
  }

  @Test func `a pause is jittered in full, at least a second`() {
    func pause(_ random: Double) -> RetrySchedule.Step {
      RetrySchedule.next(failures: 3, age: .zero, random: random)
    }
    #expect(pause(0) == .retry(after: .seconds(1)))
    #expect(pause(0.5) == .retry(after: .seconds(45)))
    #expect(pause(0.999_999) < .seconds(90))
  }

  @Test func `what the receiver asks for lengthens a pause and never shortens it`() {
    #expect(RetrySchedule.next(failures: 1, age: .zero, retryAfter: .seconds(120), random: 0.5) == .seconds(120))
    #expect(RetrySchedule.next(failures: 4, age: .zero, retryAfter: .seconds(2), random: 0.5) == .seconds(135))
  }

  @Test func `the last attempt is at three days, and none follows`() {
    let nearly = RetrySchedule.horizon - .seconds(60)
    #expect(RetrySchedule.next(failures: 20, age: nearly, random: 0.9) == .seconds(60))
    #expect(RetrySchedule.next(failures: 20, age: nearly, retryAfter: .seconds(86_400), random: 0) == .seconds(60))
    #expect(RetrySchedule.next(failures: 21, age: RetrySchedule.horizon, random: 0.9) == .giveUp)
  }

  @Test(arguments: [0.1, 0.5, 0.9])
  func `attempts cover three days, first densely and then rarely`(random: Double) {
    var (age, failures) = (Duration.zero, 1)
    while case .retry(let pause) = RetrySchedule.next(failures: failures, age: age, random: random) {
      age += pause
      failures += 1
    }
    #expect(age == RetrySchedule.horizon)
    #expect((10...100).contains(failures))
  }

  @Test(arguments: [(0, true), (4, true), (5, false), (6, false)])
  func `a message holds up later ones until its fifth refusal`(refusals: Int, holds: Bool) {
    #expect(RetrySchedule.holdsUpLaterOnes(refusals: refusals) == holds)
  }
}

extension RetrySchedule.Step {
  fileprivate static func seconds(_ count: Int) -> Self { .retry(after: .seconds(count)) }

  fileprivate static func < (step: Self, limit: Duration) -> Bool {
    if case .retry(let pause) = step { pause < limit } else { false }
  }
}
