import Domain
import FoundationEssentials
import Testing

struct WatchStepsTests {
  private static let anchor = Date(timeIntervalSince1970: 1_800_000_000)

  /// A moment so many days, and seconds, after the anchor.
  private static func day(_ days: Double, _ seconds: Double = 0) -> Date {
    anchor.addingTimeInterval(days * 86_400 + seconds)
  }

  private static let expiry = DatedWatch(afterDays: 0, remindDays: [30, 7], deadline: .lapse)
  private static let yearly = DatedWatch(
    afterDays: 365, remindDays: [14], deadline: .reverify(checks: [.document], graceDays: 10))

  @Test(
    arguments: [
      (expiry, -30.0, -1.0, nil), (expiry, -30, 0, (-30.0, MonitorAction.remind)), (expiry, -8, 0, (-30, .remind)),
      // After a standstill the last reminder says what the others would, and no reminder is given with what it is of.
      (expiry, -7, 0, (-7, .remind)), (expiry, 0, -1, (-7, .remind)), (expiry, 0, 0, (0, .lapse)),
      (expiry, 900, 0, (0, .lapse)), (yearly, 350, 0, nil), (yearly, 351, 0, (351, .remind)),
      (yearly, 365, 0, (365, .reverify)), (yearly, 800, 0, (365, .reverify)),
      (DatedWatch(afterDays: 90, deadline: .remind), 90, -1, nil),
      (DatedWatch(afterDays: 90, deadline: .remind), 90, 0, (90, .remind)),
    ] as [(DatedWatch, Double, Double, (Double, MonitorAction)?)])
  func `a step is due from its moment on, each once`(
    watch: DatedWatch, days: Double, seconds: Double, expected: (Double, MonitorAction)?
  ) {
    let begun = WatchProgress(anchor: Self.anchor)
    let now = Self.day(days, seconds)
    let step = watch.step(dueAt: now, after: begun)
    #expect(step == expected.map { WatchStep(at: Self.day($0.0), action: $0.1) })
    guard let step else { return }
    let left = watch.steps(left: begun.taking(step, at: now))
    #expect(!left.contains(step) && left.allSatisfy { $0.at > step.at })
    #expect(watch.step(dueAt: step.at, after: begun.taking(step, at: now)) == nil)
  }

  @Test func `a grace is as long as promised, however late the customer was asked`() {
    var progress = WatchProgress(anchor: Self.anchor)
    #expect(Self.yearly.lapsesAt(progress) == Self.day(375))
    progress = progress.taking(WatchStep(at: Self.day(365), action: .reverify), at: Self.day(500))
    #expect(Self.yearly.lapsesAt(progress) == Self.day(510))
    #expect(Self.yearly.step(dueAt: Self.day(510, -1), after: progress) == nil)
    let lapse = Self.yearly.step(dueAt: Self.day(510), after: progress)
    #expect(lapse == WatchStep(at: Self.day(510), action: .lapse))
    let ended = lapse.map { progress.taking($0, at: Self.day(510)) } ?? progress
    #expect(Self.yearly.steps(left: ended).isEmpty && Self.yearly.lapsesAt(ended) == nil)
  }

  /// What a deadline becomes at which a reminder was given, once the policy asks for more.
  @Test(arguments: [
    (DatedWatch.Deadline.lapse, MonitorAction.lapse), (.reverify(checks: [.document], graceDays: 10), .reverify),
    (.reverify(checks: [.document], graceDays: nil), .reverify),
  ])
  func `a policy that asks for more is kept by whoever was reminded at the deadline`(
    deadline: DatedWatch.Deadline, action: MonitorAction
  ) {
    let told = WatchProgress(anchor: Self.anchor).taking(WatchStep(at: Self.day(90), action: .remind), at: Self.day(95))
    let watch = DatedWatch(afterDays: 90, remindDays: [7], deadline: deadline)
    #expect(watch.step(dueAt: Self.day(200), after: told) == WatchStep(at: Self.day(90), action: action))
    #expect(DatedWatch(afterDays: 90, deadline: .remind).steps(left: told).isEmpty)
  }

  /// Above 2³⁰ seconds of Foundation's reference, 2035-01-10, sums of microseconds are not exact any more.
  @Test(arguments: Array(stride(from: 0.000_001, to: 1, by: 0.037_001)))
  func `a moment is the same however it was reckoned and kept, in every year`(fraction: Double) {
    for years in [0.0, 8, 9, 10] {
      let approved = Date(timeIntervalSince1970: 1_800_000_000 + years * 31_556_952 + fraction)
      let begun = WatchProgress().reckoned(from: approved)
      let kept = begun.anchor.map { Date(timeIntervalSince1970: ($0.timeIntervalSince1970 * 1e6).rounded() / 1e6) }
      #expect(kept == begun.anchor)
      let watch = DatedWatch(afterDays: 3285, remindDays: [30], deadline: .remind)
      let again = WatchProgress(anchor: kept, taken: watch.steps(left: begun).last)
      #expect(watch.steps(left: again).isEmpty)
      #expect(again.reckoned(from: approved) == again)
    }
  }

  @Test func `what was done for one date says nothing of another, and stands for the same`() {
    let taken = WatchProgress(anchor: Self.anchor).taking(WatchStep(at: Self.anchor, action: .lapse), at: Self.day(1))
    #expect(taken.reckoned(from: Self.anchor) == taken)
    #expect(taken.reckoned(from: Self.day(1)) == WatchProgress(anchor: Self.day(1)))
    #expect(Self.expiry.steps(left: taken.reckoned(from: nil)).isEmpty)
  }

  /// A customer as a look reads it.
  private static func customer(
    _ kind: MonitorKind, document: JSON? = nil, approved: (VerificationID, Date)? = nil, standing: Standing = .verified,
    carries: Bool = true, progress: WatchProgress = WatchProgress()
  ) -> DatedCustomer {
    DatedCustomer(
      monitor: MonitorID(at: anchor), kind: kind, applicant: ApplicantID(at: anchor), fence: 0, progress: progress,
      standing: standing, document: document,
      approval: approved.map { DatedCustomer.Approval(verification: $0.0, at: $0.1, carriesStanding: carries) })
  }

  @Test(arguments: [
    (Standing.verified, false, true), (.verified, true, false), (.lapsed, false, false), (.restricted, false, false),
  ])
  func `what lapsed lapses again where something else was approved, not where the same was`(
    standing: Standing, carries: Bool, lapses: Bool
  ) {
    let lapse = WatchStep(at: Self.anchor, action: .lapse)
    let ended = WatchProgress(anchor: Self.anchor).taking(lapse, at: Self.day(1))
    let customer = Self.customer(
      .documentExpiry, approved: (VerificationID(at: Self.anchor), Self.day(2)), standing: standing, carries: carries,
      progress: ended)
    #expect(customer.step(of: Self.expiry, dueAt: Self.day(3), after: ended) == (lapses ? lapse : nil))
    let renewed = ended.reckoned(from: Self.day(900))
    #expect(customer.step(of: Self.expiry, dueAt: Self.day(3), after: renewed) == nil)
  }

  @Test(
    arguments: [
      (MonitorKind.documentExpiry, ["date_of_expiry": "2028-02-28"] as JSON?, "2028-02-29"),
      (.documentExpiry, ["date_of_expiry": "2027-02-28"], "2027-03-01"),
      (.documentExpiry, ["date_of_expiry": nil], nil),
      (.documentExpiry, ["date_of_issue": "2027-02-28"], nil), (.documentExpiry, nil, nil),
      (.addressAge, ["date_of_issue": "2027-02-28"], "2027-02-28"),
      (.addressAge, ["date_of_issue": "2027-02-30"], nil),
    ] as [(MonitorKind, JSON?, String?)])
  func `a document is good through its last day, and a letter ages from its first`(
    kind: MonitorKind, document: JSON?, expected: String?
  ) {
    let progress = Self.customer(kind, document: document).reckoned(in: .live, at: Self.anchor)
    #expect(progress.anchor == expected.flatMap { CalendarDate(iso: $0)?.startOfDayUTC })
  }

  @Test func `an approval counts from its time, and under a clock that runs ahead from the time that it shows`() {
    let (first, second) = (VerificationID(at: Self.anchor), VerificationID(at: Self.day(1)))
    let live = Self.customer(.reverification, approved: (first, Self.anchor))
    #expect(live.reckoned(in: .live, at: Self.day(900)).anchor == Self.anchor)
    let begun = live.reckoned(in: .test, at: Self.day(900))
    #expect(begun == WatchProgress(anchor: Self.day(900), restsOn: first))
    let later = Self.customer(.reverification, approved: (first, Self.anchor), progress: begun)
    #expect(later.reckoned(in: .test, at: Self.day(950)) == begun)
    let again = Self.customer(.reverification, approved: (second, Self.day(1)), progress: begun)
    #expect(again.reckoned(in: .test, at: Self.day(950)).anchor == Self.day(950))
    #expect(Self.customer(.reverification, progress: begun).reckoned(in: .test, at: Self.day(950)).anchor == nil)
  }
}
