import Synchronization

/// Short transactions of many callers over few connections: those that wait while a round trip is under way go together
/// in the next one, as one transaction. Under load a connection's process and this one then do several callers' work
/// each time they are woken, which is dearer than the work itself, and a commit waits for the disk once for them all.
/// Without load each caller goes at once, alone.
///
/// The caller whose turn it is leads: it takes those in line along and hands the lead on. No task runs beside them.
/// Where a trip of several fails, each goes again by itself, so that one caller's failure is nobody else's.
final class SharedTrips: Sendable {
  /// What a caller's commands may do.
  enum Work {
    /// Nothing is changed, so they may run again whatever became of them.
    case reads
    /// They may run again only where the server said that it did not do them.
    case writes

    var begin: Command { .statement(self == .reads ? .beginReadOnly : .begin, []) }
  }

  /// What waiting in line ended with.
  private enum Turn {
    case answered([ResultSet])
    case failed(PostgreSQLError)
    /// Go, and take along who stands in line.
    case lead
    /// Go by yourself.
    case alone
  }

  /// One caller's part of a trip.
  private struct Part {
    /// SQL that sets the scope for what follows it in the transaction.
    let scope: String
    let statements: [Command]
  }

  private struct Follower {
    let part: Part
    let continuation: CheckedContinuation<Turn, Never>
  }

  private struct State {
    var line: [Follower] = []
    var leaders = 0
  }

  private let pool: ConnectionPool
  private let work: Work
  private let tripsMax: Int
  private let callersMax: Int
  private let state = Mutex(State())

  /// Trips over a pool's connections, `tripsMax` under way at once, with up to `callersMax` callers each.
  init(_ work: Work, pool: ConnectionPool, tripsMax: Int, callersMax: Int) {
    self.pool = pool
    self.work = work
    self.tripsMax = max(1, tripsMax)
    self.callersMax = max(1, callersMax)
  }

  /// Runs statements behind the SQL that sets their scope, and returns their results.
  func run(
    _ statements: [Command], in scope: String, until deadline: ContinuousClock.Instant
  ) async throws(PostgreSQLError) -> [ResultSet] {
    let part = Part(scope: scope, statements: statements)
    switch await turn(of: part) {
    case .answered(let results): return results
    case .failed(let error): throw error
    case .lead: return try await lead(part, until: deadline)
    case .alone: return try await alone(part, until: deadline)
    }
  }

  /// Waits for a turn where all trips are under way. The wait ends: every trip does, by its deadline.
  private func turn(of part: Part) async -> Turn {
    if state.withLock({ takeLead(&$0) }) { return .lead }
    return await withCheckedContinuation { continuation in
      let leads = state.withLock { state in
        if takeLead(&state) { return true }
        state.line.append(Follower(part: part, continuation: continuation))
        return false
      }
      if leads { continuation.resume(returning: .lead) }
    }
  }

  private func takeLead(_ state: inout State) -> Bool {
    guard state.leaders < tripsMax else { return false }
    state.leaders += 1
    return true
  }

  private func lead(_ part: Part, until deadline: ContinuousClock.Instant) async throws(PostgreSQLError) -> [ResultSet]
  {
    let connection: Connection
    do {
      connection = try await pool.lease(until: deadline)
    } catch {
      handOn()
      throw error
    }
    let followers = takeFollowers()
    // Others' work does not end with the leader's task.
    let patience = Patience(deadline: deadline, isCancelable: followers.isEmpty)
    let (commands, places) = transaction(of: [part] + followers.map(\.part))
    let results: [ResultSet]
    do {
      results = try await connection.exchange(commands, patience, commits: work == .writes)
    } catch {
      await connection.rollBack()
      pool.release(connection)
      handOn()
      let goesAgain = mayGoAgain(after: error.error)
      for follower in followers { follower.continuation.resume(returning: goesAgain ? .alone : .failed(error.error)) }
      guard goesAgain, !followers.isEmpty || error.isStalePlan else { throw error.error }
      return try await alone(part, until: deadline)
    }
    pool.release(connection)
    handOn()
    for (follower, place) in zip(followers, places.dropFirst()) {
      follower.continuation.resume(returning: .answered(Array(results[place])))
    }
    return Array(results[places[0]])
  }

  private func alone(_ part: Part, until deadline: ContinuousClock.Instant) async throws(PostgreSQLError) -> [ResultSet]
  {
    let (commands, places) = transaction(of: [part])
    let results = try await pool.exchange(commands, Patience(deadline: deadline), commits: work == .writes)
    return Array(results[places[0]])
  }

  /// The whole transaction, and where the results of each part will stand. A scope is set anew wherever it changes.
  private func transaction(of parts: [Part]) -> (commands: [Command], places: [Range<Int>]) {
    var commands = [work.begin]
    var places: [Range<Int>] = []
    var scope: String?
    for part in parts {
      if part.scope != scope { commands.append(.plain(part.scope)) }
      scope = part.scope
      places.append(commands.count..<commands.count + part.statements.count)
      commands += part.statements
    }
    commands.append(.statement(.commit, []))
    return (commands, places)
  }

  /// What was refused, here or by the server, was rolled back with all that went with it; after anything else a COMMIT
  /// may have been done.
  private func mayGoAgain(after error: PostgreSQLError) -> Bool {
    switch error {
    case .server, .transactionAborted, .invalidParameter, .misuse: true
    case .closed: false
    default: work == .reads
    }
  }

  private func takeFollowers() -> [Follower] {
    state.withLock { state in
      // An even share: what waits is not to wait behind one leader while another goes alone.
      let share = (state.line.count + tripsMax - 1) / tripsMax
      let followers = Array(state.line.prefix(min(share, callersMax - 1)))
      state.line.removeFirst(followers.count)
      return followers
    }
  }

  /// The first in line leads next; without one there is a trip less.
  private func handOn() {
    let next = state.withLock { state -> Follower? in
      guard state.line.isEmpty else { return state.line.removeFirst() }
      state.leaders -= 1
      return nil
    }
    next?.continuation.resume(returning: .lead)
  }
}
