import Domain
import FoundationEssentials
import Synchronization

/// What a sequencer remembers of logs from one run to the next.
final class LogStandings: Sendable {
  /// How long a log that was refused is left alone: somebody has to look, which takes longer, and what they do shows
  /// within a minute.
  static let refusedFor: TimeInterval = 60

  private struct State {
    var isNew = true
    /// Logs whose newest checkpoint may not be kept outside the database.
    var unkept: Set<TenantID> = []
    /// Logs that were refused, and until when they are left alone.
    var refused: [TenantID: Date] = [:]
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

  /// Which logs are looked at now, where leaves of these wait.
  func due(among waiting: [TenantID], at now: Date) -> Set<TenantID> {
    state.withLock { state in
      state.unkept.union(waiting).filter { log in state.refused[log].map { $0 <= now } ?? true }
    }
  }

  /// Remembers how a round ended.
  func note(_ result: LogRound.Result, of log: TenantID, at now: Date) {
    state.withLock {
      switch result {
      case .idle, .signed:
        $0.unkept.remove(log)
        $0.refused[log] = nil
      case .failed: $0.unkept.insert(log)
      case .refused: $0.refused[log] = now.addingTimeInterval(Self.refusedFor)
      case .awaited: break
      }
    }
  }
}
