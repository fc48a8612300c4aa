import Domain
import Foundation
import Synchronization
import Workflows

/// Jobs in memory, with the rules of the port: a lease has a fence, and whoever holds an older one is stale.
final class FakeJobQueue: JobQueue {
  enum Entry: Hashable {
    case ready, leased, dead
  }

  struct Job: Sendable {
    let kind: JobKind
    let subject: UUID
    var state = Entry.ready
    var runAt: Date
    var leaseUntil = Date.distantPast
    var attempts = 0
    var fence: Int64 = 0
  }

  private struct State {
    var jobs: [JobID: Job] = [:]
    var isAway = false
    var givenBack: [Date?] = []
  }

  let realm = Realm(tenant: TenantID(at: Date()), mode: .live)
  private let state = Mutex(State())

  /// Adds a job that is due.
  func add(_ kind: JobKind, attempts: Int = 0, at now: Date) -> JobID {
    let id = JobID(at: now)
    state.withLock { $0.jobs[id] = Job(kind: kind, subject: UUID(), runAt: now, attempts: attempts) }
    return id
  }

  func job(_ id: JobID) -> Job? { state.withLock { $0.jobs[id] } }

  /// When each job that was given back is to be tried again; nil for a dead letter.
  var givenBack: [Date?] { state.withLock { $0.givenBack } }

  /// Whether the database behind the queue is out of reach.
  var isAway: Bool {
    get { state.withLock { $0.isAway } }
    set { state.withLock { $0.isAway = newValue } }
  }

  func dueTenants(_ lane: JobLane, at now: Date) async throws(StoreError) -> [(tenant: TenantID, due: Int)] {
    let due = try look { state in
      state.jobs.values.count { $0.kind.lane == lane && Self.isDue($0, at: now) }
    }
    return due == 0 ? [] : [(realm.tenant, due)]
  }

  func claim(
    _ lane: JobLane, of tenant: TenantID, limit: Int, at now: Date, until: Date
  ) async throws(StoreError) -> [JobLease] {
    try look { state in
      let due = state.jobs.filter { $0.value.kind.lane == lane && Self.isDue($0.value, at: now) }
      return due.sorted { ($0.value.runAt, $0.key) < ($1.value.runAt, $1.key) }.prefix(limit).map { id, old in
        var job = old
        job.state = .leased
        job.leaseUntil = until
        job.attempts += 1
        job.fence += 1
        state.jobs[id] = job
        return JobLease(
          realm: realm, id: id, kind: job.kind, subject: job.subject, attempt: job.attempts, fence: job.fence)
      }
    }
  }

  func giveBack(_ lease: JobLease, errorCode: String, retryAt: Date?) async throws(StoreError) {
    try change(lease) { state, job in
      job.state = retryAt == nil ? .dead : .ready
      job.runAt = retryAt ?? job.runAt
      state.givenBack.append(retryAt)
    }
  }

  func putOff(_ lease: JobLease, until: Date) async throws(StoreError) {
    try change(lease) { _, job in
      job.state = .ready
      job.runAt = until
      job.attempts = 0
    }
  }

  func finish(_ lease: JobLease) async throws(StoreError) {
    try change(lease) { _, _ in }
    state.withLock { $0.jobs[lease.id] = nil }
  }

  /// Another worker takes the job over.
  func takeOver(_ id: JobID) { state.withLock { $0.jobs[id]?.fence += 1 } }

  private static func isDue(_ job: Job, at now: Date) -> Bool {
    job.state == .ready && job.runAt <= now || job.state == .leased && job.leaseUntil <= now
  }

  private func look<Value>(_ body: (inout State) -> Value) throws(StoreError) -> Value {
    let value = state.withLock { $0.isAway ? nil : body(&$0) }
    guard let value else { throw .unavailable }
    return value
  }

  private func change(_ lease: JobLease, _ body: (inout State, inout Job) -> Void) throws(StoreError) {
    let isHeld = try look { state in
      guard var job = state.jobs[lease.id], job.fence == lease.fence, job.state == .leased else { return false }
      body(&state, &job)
      state.jobs[lease.id] = job
      return true
    }
    guard isHeld else { throw .stale }
  }
}

/// A clock that a test sets.
final class SetTime: TimeSource {
  private let instant = Mutex(Date(timeIntervalSince1970: 1_800_000_000))

  var now: Date { instant.withLock { $0 } }

  func pass(_ seconds: TimeInterval) { instant.withLock { $0 += seconds } }
}

/// Waits until something is so, ten seconds at most.
func eventually(_ isSo: () -> Bool) async throws {
  let latest = ContinuousClock.now + .seconds(10)
  while !isSo() {
    guard .now < latest else { throw Overdue() }
    try await Task.sleep(for: .milliseconds(2))
  }
}

/// What was waited for did not come.
struct Overdue: Error {}
