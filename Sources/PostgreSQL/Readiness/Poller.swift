internal import CEventPoll
import Glibc
import Synchronization

/// The one thread that watches descriptors and deadlines, and does nothing else: "ready" resumes a task, which then
/// does the reading.
///
/// Deadlines are looked at every 10 ms while any is set; with none set, the thread sleeps until a descriptor is ready.
final class Poller: Sendable {
  /// A waiter's place in the poller; it ends with `remove`.
  struct Token: Sendable {
    let number: UInt64
  }

  private struct Table {
    var waiters: [UInt64: Waiter] = [:]
    var lastToken = alarmToken
  }

  private static let alarmToken: UInt64 = 0
  private static let sweepMilliseconds: Int32 = 10

  private let poll: Int32
  private let alarm: Int32
  private let table = Mutex(Table())
  private let hasDeadlines = Atomic(false)

  /// One for the whole process, since one thread serves thousands of descriptors. It is made at the first use and never
  /// ends.
  static func shared() throws(PostgreSQLError) -> Poller {
    let poller = instance.withLock { instance -> Poller? in
      if instance == nil { instance = Poller() }
      return instance
    }
    guard let poller else { throw .connectionFailed(message: "no descriptor or thread for the event poll") }
    return poller
  }

  private static let instance = Mutex<Poller?>(nil)

  private init?() {
    let poll = assay_poll_create()
    guard poll >= 0 else { return nil }
    let alarm = assay_poll_create_alarm(poll, Self.alarmToken)
    guard alarm >= 0 else {
      close(poll)
      return nil
    }
    self.poll = poll
    self.alarm = alarm
    guard HelperThreads.start({ [self] in run() }) else {
      close(poll)
      close(alarm)
      return nil
    }
  }

  /// Gives a waiter its place, so that its descriptor and deadlines can be watched.
  func add(_ waiter: Waiter) -> Token {
    table.withLock { table in
      table.lastToken += 1
      table.waiters[table.lastToken] = waiter
      return Token(number: table.lastToken)
    }
  }

  func remove(_ token: Token) {
    _ = table.withLock { $0.waiters.removeValue(forKey: token.number) }
  }

  /// Signals the token's waiter once, when the descriptor is readable, or writable where that is asked too. A
  /// descriptor that cannot be watched is signalled at once, so that the reader meets its error.
  func arm(_ descriptor: Int32, for token: Token, writable: Bool) {
    guard assay_poll_arm(poll, descriptor, token.number, writable ? 1 : 0) != 0 else { return }
    table.withLock { $0.waiters[token.number] }?.signal(.ready)
  }

  /// Says that a waiter now waits with a deadline.
  func noteDeadline() {
    // Orders the waiter's new state before this look; the sweep does the same the other way round, so that one of them
    // sees the other.
    atomicMemoryFence(ordering: .sequentiallyConsistent)
    if hasDeadlines.load(ordering: .sequentiallyConsistent) { return }
    let wasSet = hasDeadlines.exchange(true, ordering: .sequentiallyConsistent)
    if !wasSet { assay_poll_ring(alarm) }
  }

  private func run() {
    var tokens = [UInt64](repeating: 0, count: 256)
    var lastSweep = ContinuousClock.now
    while true {
      let timeout = hasDeadlines.load(ordering: .sequentiallyConsistent) ? Self.sweepMilliseconds : -1
      let count = Int(assay_poll_wait(poll, &tokens, Int32(tokens.count), timeout))
      signal(tokens[..<count])
      let now = ContinuousClock.now
      if now - lastSweep >= .milliseconds(Int(Self.sweepMilliseconds)) {
        lastSweep = now
        sweep(at: now)
      }
    }
  }

  private func signal(_ tokens: ArraySlice<UInt64>) {
    guard !tokens.isEmpty else { return }
    let ready = table.withLock { table in tokens.compactMap { table.waiters[$0] } }
    for waiter in ready { waiter.signal(.ready) }
    if tokens.contains(Self.alarmToken) { assay_poll_silence(alarm) }
  }

  private func sweep(at now: ContinuousClock.Instant) {
    guard hasDeadlines.exchange(false, ordering: .sequentiallyConsistent) else { return }
    atomicMemoryFence(ordering: .sequentiallyConsistent)
    let waiters = table.withLock { Array($0.waiters.values) }
    var isAnyAhead = false
    for waiter in waiters where waiter.expire(at: now) { isAnyAhead = true }
    if isAnyAhead { hasDeadlines.store(true, ordering: .sequentiallyConsistent) }
  }
}
