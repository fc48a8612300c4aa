import Domain
import Foundation
import Logging
import Testing

@testable import Workflows

@Suite("Steps along the dates that standings depend on")
struct WatchDatesTests {
  private static let tenant = TenantID(at: Date(timeIntervalSince1970: 0))
  private static let live = Realm(tenant: tenant, mode: .live)
  private static let test = Realm(tenant: tenant, mode: .test)
  private static let day: TimeInterval = 86_400
  /// The day before ``deadline``, half a year after a test's time begins.
  private static let expiry = "2027-06-30"
  private static let deadline = Date(timeIntervalSince1970: 1_814_400_000)

  private let monitors = FakeDatedMonitors()
  private let tenants = FakeTenants()
  private let intake = FakeIntake()
  private let time = SetTime()
  private let workflow: WatchDates

  init() {
    workflow = WatchDates(
      monitors: monitors, clocks: monitors, tenants: tenants, prices: tenants,
      submit: SubmitVerification(
        tenants: tenants, vault: intake, store: intake, prices: tenants,
        caps: ReadSpendCap(tenants: tenants, prices: tenants, spending: FakeSpending()), signals: JobSignals(),
        time: time),
      claim: { IdempotencyClaim(keyHash: Array($0.utf8), fingerprint: Array($0.utf8)) }, time: time,
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    follow(.lapse)
  }

  /// Publishes a policy that reminds thirty days before, and does something at the deadline.
  private func follow(_ deadline: DatedWatch.Deadline) {
    var policy = TenantPolicy()
    policy.monitoring.dated[.documentExpiry] = DatedWatch(afterDays: 0, remindDays: [30], deadline: deadline)
    tenants.set(policy, of: Self.tenant)
  }

  /// Lets time pass until so many seconds after the deadline, and looks.
  @discardableResult private func look(after seconds: TimeInterval) async throws -> Bool {
    time.pass(Self.deadline.addingTimeInterval(seconds).timeIntervalSince(time.now))
    return try await workflow.run(for: Self.tenant)
  }

  private var actions: [MonitorAction] { monitors.done.map(\.alert.action) }

  @Test(
    arguments: [
      (-30 * day - 1, nil), (-30 * day, .remind), (-1, .remind), (0, .lapse), (day, .lapse),
    ] as [(TimeInterval, MonitorAction?)])
  func `the first look takes the step whose time has come, and none before`(
    seconds: TimeInterval, action: MonitorAction?
  ) async throws {
    let customer = monitors.watch(expiry: Self.expiry, in: Self.live)
    #expect(try await look(after: seconds) == false)
    #expect(actions == [action].compactMap(\.self))
    #expect(monitors.usage.map(\.meter) == actions.map { _ in UsageEvent.monitoring })
    #expect(monitors.standing(of: customer.monitor) == (action == .lapse ? .lapsed : .verified))
  }

  @Test func `each step is taken once, however often somebody looks`() async throws {
    monitors.watch(expiry: Self.expiry, in: Self.live)
    for seconds in [-31 * Self.day, -30 * Self.day, -30 * Self.day, -1, 0, 0, 1, 400 * Self.day] {
      try await look(after: seconds)
    }
    #expect(actions == [.remind, .lapse])
    #expect(monitors.usage.map(\.unitPrice) == ["0.05", "0.05"])
    #expect(intake.taken.isEmpty)
  }

  @Test(arguments: [(1, 30), (30, 30), (31, 31)])
  func `a deadline may ask for a verification, which waits as long as there is grace, and then lapse`(
    grace: Int, openDays: Int
  ) async throws {
    follow(.reverify(checks: [.document], graceDays: grace))
    let customer = monitors.watch(expiry: Self.expiry, in: Self.live)
    try await look(after: 0)
    let taken = try #require(intake.taken.first)
    #expect(taken.applicant.id == customer.applicant && taken.checks == [.document] && taken.cap == nil)
    #expect(taken.expiresAt == Self.deadline.addingTimeInterval(Double(openDays) * Self.day))
    #expect(monitors.done.map(\.alert.verification) == [taken.id])
    try await look(after: Double(grace) * Self.day - 1)
    #expect(actions == [.reverify])
    try await look(after: Double(grace) * Self.day)
    #expect(actions == [.reverify, .lapse] && intake.taken.count == 1)
  }

  @Test func `a look that dies after its verification began is taken again, and begins no other`() async throws {
    follow(.reverify(checks: [.document], graceDays: nil))
    monitors.watch(expiry: Self.expiry, in: Self.live)
    monitors.dies(atRecord: 1)
    try await look(after: 0)
    #expect(actions.isEmpty && monitors.usage.isEmpty)
    let first = try #require(intake.taken.first)
    try await look(after: LookRound.retryAfter - 1)
    #expect(monitors.records == 1)
    try await look(after: LookRound.retryAfter)
    #expect(intake.taken.map(\.id) == [first.id])
    #expect(monitors.done.map(\.alert.verification) == [first.id] && monitors.usage.count == 1)
  }

  @Test func `a look that was overtaken records nothing, and the next one does`() async throws {
    monitors.watch(expiry: Self.expiry, in: Self.live)
    monitors.isOvertaken(true)
    try await look(after: 0)
    #expect(actions.isEmpty)
    monitors.isOvertaken(false)
    try await look(after: 0)
    #expect(actions == [.lapse])
  }

  @Test func `whoever cannot be looked at keeps nobody else from it`() async throws {
    follow(.reverify(checks: [.document], graceDays: nil))
    let lost = monitors.watch(expiry: Self.expiry, in: Self.live)
    let other = monitors.watch(expiry: Self.expiry, in: Self.live)
    intake.forget(lost.applicant)
    try await look(after: 0)
    #expect(monitors.done.map(\.monitor) == [other.monitor])
  }

  @Test func `test mode runs by its own clock where one was set, and live mode never does`() async throws {
    monitors.watch(expiry: Self.expiry, in: Self.live)
    let tried = monitors.watch(expiry: Self.expiry, in: Self.test)
    try await look(after: -31 * Self.day)
    #expect(actions.isEmpty)
    try await monitors.move(Self.tenant, to: Self.deadline, by: Actor("test"), at: time.now)
    try await look(after: -31 * Self.day)
    #expect(monitors.done.map(\.monitor) == [tried.monitor] && actions == [.lapse])
    #expect(monitors.usage.map(\.freeBecause) == [.testMode])
  }

  @Test func `kinds that the policy does not ask for are put to rest once a version of it`() async throws {
    monitors.watch(expiry: Self.expiry, in: Self.live)
    for _ in 0..<2 { try await look(after: -31 * Self.day) }
    // In either mode.
    #expect(monitors.paused == [.addressAge, .reverification, .addressAge, .reverification])
    tenants.set(TenantPolicy(), of: Self.tenant)
    try await look(after: 0)
    #expect(monitors.paused.count == 10 && monitors.paused.contains(.documentExpiry) && actions.isEmpty)
  }

  @Test(arguments: [(-1, false), (0, true), (1, true)])
  func `a full page tells that more may be due`(beyond: Int, isMore: Bool) async throws {
    for _ in 0..<WatchDates.pageSize + beyond { monitors.watch(expiry: Self.expiry, in: Self.live) }
    #expect(try await look(after: 0) == isMore)
    #expect(actions.count == min(WatchDates.pageSize, WatchDates.pageSize + beyond))
    #expect(try await look(after: 0) == false)
    #expect(actions.count == WatchDates.pageSize + beyond)
  }
}
