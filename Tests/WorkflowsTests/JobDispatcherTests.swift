import Domain
import Foundation
import Logging
import Synchronization
import Testing

@testable import Workflows

@Suite("Dispatching jobs")
struct JobDispatcherTests {
  /// A dispatcher over a queue in memory, and what it did.
  private final class Desk: Sendable {
    let queue = FakeJobQueue()
    let time = SetTime()
    private let told = Mutex((ran: [JobLease](), buried: [JobLease]()))

    var ran: [JobLease] { told.withLock { $0.ran } }
    var buried: [JobLease] { told.withLock { $0.buried } }

    /// A dispatcher whose jobs do `work`.
    func dispatcher(_ work: @escaping @Sendable (Desk, JobLease) async throws -> Void) -> JobDispatcher {
      var settings = JobDispatcher.Settings()
      settings.pollEvery = .milliseconds(5)
      return JobDispatcher(
        lane: .maintenance, queue: queue, signals: JobSignals(), time: time, settings: settings,
        logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
        bury: { [self] (lease) async throws(StoreError) in
          told.withLock { $0.buried.append(lease) }
          try await queue.giveBack(lease, errorCode: "exhausted", retryAt: nil)
        }
      ) { [self] lease in
        told.withLock { $0.ran.append(lease) }
        try await work(self, lease)
      }
    }

    /// Works until `isDone`.
    func work(_ dispatcher: JobDispatcher, until isDone: () -> Bool) async throws {
      let working = Task { await dispatcher.work() }
      defer { working.cancel() }
      try await eventually(isDone)
      working.cancel()
      await working.value
    }

    /// Claims the job that is due.
    func claimed() async throws -> JobLease {
      let leases = try await queue.claim(
        .maintenance, of: queue.realm.tenant, limit: 1, at: time.now, until: time.now.addingTimeInterval(60))
      return try #require(leases.first)
    }
  }

  private struct Broken: Error {}

  @Test(
    arguments: [
      (0, 0, 0.5), (1, 0, 0.5), (1, 1, 1), (2, 0, 1), (2, 1, 2), (10, 0, 256), (10, 1, 512), (11, 0, 300), (11, 1, 600),
      (20, 0, 300), (20, 1, 600), (1_000, 1, 600), (3, -1, 2), (3, 2, 4),
    ] as [(Int, Double, Double)])
  func `the pause doubles from a second to ten minutes, over its upper half`(
    attempt: Int, random: Double, seconds: Double
  ) {
    #expect(JobDispatcher.pause(attempt: attempt, random: random) == .seconds(seconds))
  }

  @Test func `a job that is done is gone, and was run once`() async throws {
    let desk = Desk()
    let jobs = (0..<20).map { _ in desk.queue.add(.retain, at: desk.time.now) }
    try await desk.work(desk.dispatcher { try await $0.queue.finish($1) }) {
      jobs.allSatisfy { desk.queue.job($0) == nil }
    }
    #expect(Set(desk.ran.map(\.id)) == Set(jobs))
    #expect(desk.ran.count == 20)
    #expect(desk.queue.givenBack.isEmpty)
  }

  @Test func `a job that fails is tried again after its pause, and not before`() async throws {
    let desk = Desk()
    let job = desk.queue.add(.retain, at: desk.time.now)
    let dispatcher = desk.dispatcher { desk, lease in
      guard lease.attempt == 3 else { throw Broken() }
      try await desk.queue.finish(lease)
    }
    for attempt in 1...2 {
      await dispatcher.perform(try await desk.claimed())
      let pause = try #require(desk.queue.givenBack.last??.timeIntervalSince(desk.time.now))
      let longest = attempt == 1 ? 1.0 : 2.0
      #expect((longest / 2...longest).contains(pause))
      #expect(try await desk.queue.dueTenants(.maintenance, at: desk.time.now).isEmpty)
      desk.time.pass(pause)
      #expect(try await desk.queue.dueTenants(.maintenance, at: desk.time.now).count == 1)
    }
    await dispatcher.perform(try await desk.claimed())
    #expect(desk.queue.job(job) == nil)
    #expect(desk.buried.isEmpty)
  }

  @Test(arguments: [(18, false), (19, true), (20, true)])
  func `a job is buried at its twentieth failure, once`(attempts: Int, isBuried: Bool) async throws {
    let desk = Desk()
    let job = desk.queue.add(.retain, attempts: attempts, at: desk.time.now)
    let lease = try await desk.claimed()
    await desk.dispatcher { _, _ in throw Broken() }.perform(lease)
    #expect(desk.buried == (isBuried ? [lease] : []))
    #expect(desk.queue.job(job)?.state == (isBuried ? .dead : .ready))
    #expect(desk.queue.givenBack.count == 1)
    desk.time.pass(86_400)
    #expect(try await desk.queue.dueTenants(.maintenance, at: desk.time.now).isEmpty == isBuried)
  }

  @Test func `a job whose lease was lost is left to whoever has it`() async throws {
    let desk = Desk()
    let job = desk.queue.add(.retain, at: desk.time.now)
    let lease = try await desk.claimed()
    desk.queue.takeOver(job)
    await desk.dispatcher { try await $0.queue.finish($1) }.perform(lease)
    #expect(desk.ran == [lease])
    #expect(desk.queue.givenBack.isEmpty)
    #expect(desk.queue.job(job)?.state == .leased)
  }

  @Test func `a job that fails while the database is away is due again when its lease ends`() async throws {
    let desk = Desk()
    let job = desk.queue.add(.retain, at: desk.time.now)
    let lease = try await desk.claimed()
    await desk.dispatcher { desk, _ in
      desk.queue.isAway = true
      throw Broken()
    }.perform(lease)
    desk.queue.isAway = false
    #expect(desk.queue.job(job)?.state == .leased)
    #expect(try await desk.queue.dueTenants(.maintenance, at: desk.time.now).isEmpty)
    desk.time.pass(60)
    #expect(try await desk.claimed().attempt == 2)
  }

  @Test func `a database that was away for a while loses no job`() async throws {
    let desk = Desk()
    desk.queue.isAway = true
    let working = Task { await desk.dispatcher { try await $0.queue.finish($1) }.work() }
    defer { working.cancel() }
    try await Task.sleep(for: .milliseconds(30))
    let jobs = (0..<5).map { _ in desk.queue.add(.retain, at: desk.time.now) }
    try await Task.sleep(for: .milliseconds(30))
    #expect(desk.ran.isEmpty)
    desk.queue.isAway = false
    try await eventually { jobs.allSatisfy { desk.queue.job($0) == nil } }
    #expect(desk.ran.count == 5)
  }

  @Test func `a job in flight is finished when the server stops`() async throws {
    let desk = Desk()
    let job = desk.queue.add(.retain, at: desk.time.now)
    let stopped = Mutex(false)
    let working = Task {
      await desk.dispatcher { desk, lease in
        while !stopped.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(2)) }
        try await desk.queue.finish(lease)
      }.work()
    }
    try await eventually { desk.ran.count == 1 }
    working.cancel()
    stopped.withLock { $0 = true }
    await working.value
    #expect(desk.queue.job(job) == nil)
  }
}
