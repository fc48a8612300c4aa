internal import Logging
import Synchronization

/// Connections that are leased one piece of work at a time, first come, first served.
final class ConnectionPool: Sendable {
  private struct State {
    /// The one used last is used next, so that a quiet pool keeps few connections warm.
    var free: [Connection] = []
    /// In order of arrival; work that gave up stays until its turn.
    var line: [LeaseRequest] = []
    var lineStart = 0
    var waiting = 0
    var leased = 0
    var opening = 0
    var isClosed = false

    var open: Int { free.count + leased + opening }
  }

  private let opener: ConnectionOpener
  private let settings: DatabaseSettings
  private let logger: Logger
  private let state = Mutex(State())

  init(opener: ConnectionOpener, settings: DatabaseSettings, logger: Logger) {
    self.opener = opener
    self.settings = settings
    self.logger = logger
  }

  var statistics: PoolStatistics {
    state.withLock { PoolStatistics(open: $0.open, idle: $0.free.count, leased: $0.leased, waiting: $0.waiting) }
  }

  /// A live connection, for the caller alone until `release`.
  func lease(until deadline: ContinuousClock.Instant) async throws(PostgreSQLError) -> Connection {
    while let connection = try takeFree() {
      if connection.isAlive() { return connection }
      logger.debug("connection.replaced", metadata: ["reason": "lost while idle"])
      discard(connection)
    }
    return try await waitInLine(until: deadline)
  }

  /// One pipeline as one transaction on a connection of its own, run again once where a prepared statement had gone
  /// stale.
  func exchange(
    _ commands: [Command], _ patience: Patience, commits: Bool
  ) async throws(PostgreSQLError) -> [ResultSet] {
    let connection = try await lease(until: patience.deadline)
    defer { release(connection) }
    do throws(ExchangeFailure) {
      return try await connection.exchange(commands, patience, commits: commits)
    } catch {
      await connection.rollBack()
      guard error.isStalePlan else { throw error.error }
    }
    do throws(ExchangeFailure) {
      return try await connection.exchange(commands, patience, commits: commits)
    } catch {
      await connection.rollBack()
      throw error.error
    }
  }

  /// Takes a leased connection back. One that is not in order, or too old, is closed and replaced.
  func release(_ connection: Connection) {
    let isTooOld = connection.openedAt + settings.connectionLifetime < .now
    guard connection.isIdle, !isTooOld else { return discard(connection) }
    let isKept = state.withLock { state in
      guard !state.isClosed else { return false }
      state.leased -= 1
      hand(.success(connection), &state)
      return true
    }
    if !isKept { discard(connection) }
  }

  /// Ends the idle connections and fails the work in line; leased ones end at their release.
  func close() {
    // Collected first: closing them under the lock would keep the others waiting.
    let ended = state.withLock { state in
      state.isClosed = true
      let free = state.free
      state.free = []
      while let request = next(&state) {
        if request.answer(.failure(.closed)) { state.waiting -= 1 }
      }
      return free
    }
    logger.debug("pool.closed", metadata: ["idle": "\(ended.count)"])
  }

  private func takeFree() throws(PostgreSQLError) -> Connection? {
    let taken = state.withLock { state -> Result<Connection?, PostgreSQLError> in
      guard !state.isClosed else { return .failure(.closed) }
      guard let connection = state.free.popLast() else { return .success(nil) }
      state.leased += 1
      return .success(connection)
    }
    return try taken.get()
  }

  private func waitInLine(until deadline: ContinuousClock.Instant) async throws(PostgreSQLError) -> Connection {
    let poller = try Poller.shared()
    let request = LeaseRequest()
    try join(request)
    let leaseEnd = min(deadline, .now + settings.leaseTimeout)
    let token = poller.add(request.waiter)
    defer { poller.remove(token) }
    while true {
      let outcome = await request.waiter.wait(until: leaseEnd) { poller.noteDeadline() }
      if let answer = outcome == .ready ? request.answer : leave(request) { return try answer.get() }
      switch outcome {
      case .ready: continue
      case .canceled: throw .canceled
      case .deadline: throw leaseEnd == deadline ? .deadlineExceeded : .poolTimeout
      }
    }
  }

  private func join(_ request: LeaseRequest) throws(PostgreSQLError) {
    let joined = state.withLock { state -> Result<Bool, PostgreSQLError> in
      guard !state.isClosed else { return .failure(.closed) }
      // One may have come free since.
      if let connection = state.free.popLast() {
        state.leased += 1
        _ = request.answer(.success(connection))
        return .success(false)
      }
      state.line.append(request)
      state.waiting += 1
      return .success(reserveOpening(&state))
    }
    if try joined.get() { open() }
  }

  private func leave(_ request: LeaseRequest) -> Result<Connection, PostgreSQLError>? {
    if let answer = request.abandon() { return answer }
    state.withLock { state in
      state.waiting -= 1
      // Those that gave up would pile up where no connection comes free.
      guard state.line.count - state.lineStart > 2 * state.waiting + 64 else { return }
      state.line = state.line[state.lineStart...].filter { !$0.isAbandoned }
      state.lineStart = 0
    }
    return nil
  }

  /// Whether one more connection is to be opened for the work in line.
  private func reserveOpening(_ state: inout State) -> Bool {
    guard !state.isClosed, state.waiting > state.opening else { return false }
    guard state.open < max(1, settings.connectionsMax) else { return false }
    state.opening += 1
    return true
  }

  private func open() {
    Task {
      do throws(PostgreSQLError) {
        let connection = try await opener.open()
        opened(.success(connection))
      } catch {
        logger.warning("connection.failed", metadata: ["error": "\(error)"])
        opened(.failure(error))
      }
    }
  }

  private func opened(_ result: Result<Connection, PostgreSQLError>) {
    let mustOpen = state.withLock { state in
      state.opening -= 1
      guard !state.isClosed else { return false }
      hand(result, &state)
      return reserveOpening(&state)
    }
    if mustOpen { open() }
  }

  private func discard(_ connection: Connection) {
    connection.markBroken()
    let mustOpen = state.withLock { state in
      state.leased -= 1
      return reserveOpening(&state)
    }
    if mustOpen { open() }
  }

  /// Gives the result to the first in line; without one, a connection is kept free and a failure forgotten.
  private func hand(_ result: Result<Connection, PostgreSQLError>, _ state: inout State) {
    while let request = next(&state) {
      guard request.answer(result) else { continue }
      state.waiting -= 1
      if case .success = result { state.leased += 1 }
      return
    }
    if case .success(let connection) = result { state.free.append(connection) }
  }

  private func next(_ state: inout State) -> LeaseRequest? {
    guard state.lineStart < state.line.count else {
      state.line.removeAll(keepingCapacity: true)
      state.lineStart = 0
      return nil
    }
    defer { state.lineStart += 1 }
    if state.lineStart > 1_024 {
      state.line.removeFirst(state.lineStart)
      state.lineStart = 0
    }
    return state.line[state.lineStart]
  }
}
