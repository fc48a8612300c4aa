import Domain
import Synchronization

/// What a sequencer remembers of logs from one run to the next.
final class LogStandings: Sendable {
  private struct State {
    var isNew = true
    /// Logs whose newest checkpoint may not be kept outside the database.
    var unkept: Set<TenantID> = []
  }
  private let state = Mutex(State())

  /// Whether nothing was looked at yet.
  var isNew: Bool { state.withLock { $0.isNew } }

  /// Begins with all logs that have a checkpoint: a server that died may not have kept it.
  func begin(with logs: [TenantID]) {
    state.withLock {
      $0.isNew = false
      $0.unkept.formUnion(logs)
    }
  }

  /// Which logs are looked at, where leaves of these wait.
  func due(among waiting: [TenantID]) -> Set<TenantID> {
    state.withLock { $0.unkept.union(waiting) }
  }

  /// Remembers how a round ended.
  func note(_ result: LogRound.Result, of log: TenantID) {
    state.withLock {
      switch result {
      case .idle, .signed: $0.unkept.remove(log)
      case .failed: $0.unkept.insert(log)
      case .awaited, .refused: break
      }
    }
  }
}
