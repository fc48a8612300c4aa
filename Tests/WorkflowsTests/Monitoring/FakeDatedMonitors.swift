import Domain
import Foundation
import Synchronization

/// Watches of dates in memory, with the rules of the port: a look is recorded as it was read, or not at all.
final class FakeDatedMonitors: DatedMonitorStore, TestClocks {
  private struct Watch {
    let realm: Realm
    var customer: DatedCustomer
    var nextAt: Date?
    var settings: String?
    var retryAt = Date.distantPast
  }

  /// What was done for a watch.
  struct Done: Equatable {
    let monitor: MonitorID
    let alert: MonitorAlert
  }

  private struct State {
    var watches: [Watch] = []
    var done: [Done] = []
    var usage: [UsageEvent] = []
    var paused: [MonitorKind] = []
    var clock: Date?
    var records = 0
    var dyingAt: Int?
    var isOvertaken = false
  }
  private let state = Mutex(State())

  /// Alerts that were recorded, in order.
  var done: [Done] { state.withLock(\.done) }
  /// Metered events that were recorded with them.
  var usage: [UsageEvent] { state.withLock(\.usage) }
  /// Kinds that were put to rest, in order.
  var paused: [MonitorKind] { state.withLock(\.paused) }
  /// Times at which something was to be recorded.
  var records: Int { state.withLock(\.records) }

  /// A watch that was looked at last, as it stands.
  func standing(of monitor: MonitorID) -> Standing? {
    state.withLock { $0.watches.first { $0.customer.monitor == monitor }?.customer.standing }
  }

  /// Watches the day on which somebody's document expires.
  @discardableResult func watch(expiry: String, in realm: Realm) -> DatedCustomer {
    let customer = DatedCustomer(
      monitor: MonitorID(at: Date()), kind: .documentExpiry, applicant: ApplicantID(at: Date()), fence: 0,
      progress: WatchProgress(), standing: .verified, document: ["date_of_expiry": .string(expiry)], approval: nil)
    state.withLock { $0.watches.append(Watch(realm: realm, customer: customer)) }
    return customer
  }

  /// The connection goes when something is recorded for this time, from 1; nothing of it is.
  func dies(atRecord record: Int) { state.withLock { $0.dyingAt = record } }

  /// Something happens to every watch after it is read, from now on.
  func isOvertaken(_ isOvertaken: Bool) { state.withLock { $0.isOvertaken = isOvertaken } }

  func due(
    _ kind: MonitorKind, under settings: String, provedBy checks: [CheckType], in realm: Realm, at now: Date,
    real: Date, limit: Int
  ) async throws(StoreError) -> [DatedCustomer] {
    state.withLock { state in
      let due = state.watches.filter { watch in
        watch.realm == realm && watch.customer.kind == kind && watch.retryAt <= real
          && (watch.settings != settings || watch.nextAt.map { $0 <= now } ?? false)
      }
      return due.prefix(limit).map(\.customer)
    }
  }

  func record(
    _ look: DatedLook, of customer: DatedCustomer, in realm: Realm, at real: Date
  ) async throws(StoreError) -> Bool {
    let isRecorded: Bool? = state.withLock { state in
      state.records += 1
      if state.records == state.dyingAt { return nil }
      guard !state.isOvertaken,
        let place = state.watches.firstIndex(where: {
          $0.customer.monitor == customer.monitor && $0.customer.fence == customer.fence
        })
      else { return false }
      let old = state.watches[place].customer
      state.watches[place].customer = DatedCustomer(
        monitor: old.monitor, kind: old.kind, applicant: old.applicant, fence: old.fence + 1,
        progress: look.progress, standing: look.alert?.alert.action == .lapse ? .lapsed : old.standing,
        document: old.document, approval: old.approval)
      state.watches[place].nextAt = look.nextAt
      state.watches[place].settings = look.settings
      if let (alert, usage) = look.alert {
        state.done.append(Done(monitor: old.monitor, alert: alert))
        state.usage.append(usage)
      }
      return true
    }
    guard let isRecorded else { throw .unavailable }
    return isRecorded
  }

  func putOff(_ monitor: MonitorID, in realm: Realm, until retry: Date) async throws(StoreError) {
    state.withLock { state in
      guard let place = state.watches.firstIndex(where: { $0.customer.monitor == monitor }) else { return }
      state.watches[place].retryAt = retry
    }
  }

  func pause(_ kind: MonitorKind, in realm: Realm) async throws(StoreError) {
    state.withLock { $0.paused.append(kind) }
  }

  func now(of tenant: TenantID) async throws(StoreError) -> Date? { state.withLock(\.clock) }
  func move(_ tenant: TenantID, to now: Date, by actor: Actor, at real: Date) async throws(StoreError) {
    state.withLock { $0.clock = now }
  }
  func remove(_ tenant: TenantID, by actor: Actor, at real: Date) async throws(StoreError) {
    state.withLock { $0.clock = nil }
  }
}
