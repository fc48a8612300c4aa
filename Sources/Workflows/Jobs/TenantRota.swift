import Domain
import Synchronization

/// Whose turn it is in one lane: tenants take turns, one job a turn, so that a busy tenant cannot hold up a quiet one
/// (deficit round robin with a quantum of one job; Shreedhar and Varghese, 1996).
public final class TenantRota: Sendable {
  private struct State {
    var queue: [TenantID] = []
    var head = 0
    var waiting: Set<TenantID> = []
  }
  private let state = Mutex(State())

  /// An empty rota.
  public init() {}

  /// Gives a tenant a turn, unless it has one coming.
  public func add(_ tenant: TenantID) {
    state.withLock { state in
      guard state.waiting.insert(tenant).inserted else { return }
      state.queue.append(tenant)
    }
  }

  /// The tenant whose turn it is; nil where none has work.
  public func next() -> TenantID? {
    state.withLock { state in
      guard state.head < state.queue.count else { return nil }
      let tenant = state.queue[state.head]
      state.head += 1
      state.waiting.remove(tenant)
      if state.head > 64, state.head * 2 > state.queue.count {
        state.queue.removeFirst(state.head)
        state.head = 0
      }
      return tenant
    }
  }
}
