import Synchronization

/// Work that waits in the pool's line for a connection.
final class LeaseRequest: Sendable {
  private enum State {
    case waiting
    case answered(Result<Connection, PostgreSQLError>)
    case abandoned
  }

  let waiter = Waiter()
  private let state = Mutex(State.waiting)

  /// Gives the work a connection, or the reason why there is none. Returns false where it no longer waits.
  func answer(_ result: Result<Connection, PostgreSQLError>) -> Bool {
    let isTaken = state.withLock { state in
      guard case .waiting = state else { return false }
      state = .answered(result)
      return true
    }
    if isTaken { waiter.signal(.ready) }
    return isTaken
  }

  /// The answer, where there is one.
  var answer: Result<Connection, PostgreSQLError>? {
    state.withLock { state in
      guard case .answered(let result) = state else { return nil }
      return result
    }
  }

  var isAbandoned: Bool {
    state.withLock { state in
      if case .abandoned = state { return true }
      return false
    }
  }

  /// Leaves the line. Returns the answer where one had come just before.
  func abandon() -> Result<Connection, PostgreSQLError>? {
    state.withLock { state in
      if case .answered(let result) = state { return result }
      state = .abandoned
      return nil
    }
  }
}
