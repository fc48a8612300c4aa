import Domain
import Foundation
import Logging
import Synchronization
import Testing

@testable import Workflows

@Suite("Screenings whose time is over")
struct EraseScreeningsTests {
  private static let tenant = TenantID(at: Date(timeIntervalSince1970: 0))
  private let register = FakeScreeningRegister()
  private let tenants = FakeTenants()
  private let time = SetTime()

  private func run() async throws(StoreError) {
    try await EraseScreenings(
      register: register, tenants: tenants, time: time, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    ).run(for: Self.tenant)
  }

  private func keep(_ days: [DataClass: Int], untilErased: Set<DataClass> = []) {
    var policy = TenantPolicy()
    (policy.retention.days, policy.retention.untilErased) = (days, untilErased)
    tenants.set(policy, of: Self.tenant)
  }

  @Test(arguments: [([DataClass.screening: 1, .record: 9], 1), ([.record: 2], 2)])
  func `what is as old as the policy keeps it goes, and what is a second younger stays`(
    days: [DataClass: Int], kept: Int
  ) async throws {
    keep(days)
    let end = time.now.addingTimeInterval(Double(-kept) * 86_400)
    register.add(1, at: end)
    register.add(1, at: end.addingTimeInterval(1))
    try await run()
    #expect(register.times == [end.addingTimeInterval(1)])
    time.pass(1)
    try await run()
    #expect(register.times.isEmpty)
  }

  @Test(
    arguments: [
      ([:], [.screening]), ([.record: 1], [.screening]), ([.biometric: 1], []), ([.document: 1], [.record]),
    ] as [([DataClass: Int], Set<DataClass>)])
  func `a policy that keeps screenings until they are erased keeps them`(
    days: [DataClass: Int], untilErased: Set<DataClass>
  ) async throws {
    keep(days, untilErased: untilErased)
    register.add(1, at: .distantPast)
    try await run()
    #expect(register.times.count == 1 && register.calls == 0)
  }

  @Test(arguments: [
    (0, 1), (1, 1), (EraseScreenings.batch - 1, 1), (EraseScreenings.batch, 2), (EraseScreenings.batch + 1, 2),
  ])
  func `everything that is over goes, a batch at once`(count: Int, calls: Int) async throws {
    keep([.screening: 1])
    register.add(count, at: .distantPast)
    try await run()
    #expect(register.times.isEmpty && register.calls == calls)
  }

  @Test func `a database that goes away half way keeps what is left for the next sweep`() async throws {
    keep([.screening: 1])
    register.add(EraseScreenings.batch + 5, at: .distantPast)
    register.failsAtCall(2)
    await #expect(throws: StoreError.unavailable) { try await run() }
    #expect(register.times.count == 5)
    try await run()
    #expect(register.times.isEmpty)
  }
}

/// Times of screenings, oldest first, with the rules of the port.
private final class FakeScreeningRegister: ScreeningRegister {
  private struct State {
    var times: [Date] = []
    var calls = 0
    var failing: Int?
  }
  private let state = Mutex(State())

  var times: [Date] { state.withLock(\.times) }
  var calls: Int { state.withLock(\.calls) }

  func add(_ count: Int, at time: Date) {
    state.withLock { state in
      state.times += Array(repeating: time, count: count)
      state.times.sort()
    }
  }

  func failsAtCall(_ call: Int) { state.withLock { $0.failing = call } }

  func erase(
    runBy end: Date, of tenant: TenantID, by actor: Actor, at now: Date, limit: Int
  ) async throws(StoreError) -> Int {
    let count: Int? = state.withLock { state in
      state.calls += 1
      guard state.calls != state.failing else { return nil }
      let over = state.times.prefix { $0 <= end }.prefix(limit).count
      state.times.removeFirst(over)
      return over
    }
    guard let count else { throw .unavailable }
    return count
  }

  func record(_ run: ScreeningRun, within cap: SpendCap?, by actor: Actor) async throws(StoreError) {
    throw .unavailable
  }
  func run(_ id: ScreeningID, in realm: Realm) async throws(StoreError) -> ScreeningRun { throw .notFound }
}
