import Domain
import Foundation
import Synchronization

@testable import Workflows

/// Spending as a test says it is. Limits have room for everything.
final class FakeSpending: SpendReading {
  struct State {
    var sources = SpendSources(books: [], policyVersions: [])
    var counts: [String: Int64] = [:]
  }

  let state = Mutex(State())

  func counts(under book: String, since: Date, in realm: Realm) async throws(StoreError) -> [String: Int64] {
    state.withLock(\.counts)
  }

  func sources(since: Date, in realm: Realm) async throws(StoreError) -> SpendSources {
    state.withLock(\.sources)
  }

  func standings(
    with checks: [CheckType], under cap: SpendCap, in realm: Realm
  ) async throws(StoreError) -> [SpendStanding] {
    cap.limits.map { _ in SpendStanding(committedMinor: 0, fits: true, percent: 0) }
  }
}
