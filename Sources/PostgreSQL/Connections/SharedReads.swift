import Synchronization

/// Short reads of many callers over few connections: those that wait while a round trip is under way go together in the
/// next one. Under load a connection's process and this one then do several reads each time they are woken, which is
/// dearer than a read itself; without load each read goes at once, alone.
///
/// The caller whose turn it is leads: it takes those in line along and hands the lead on. No task runs beside them.
final class SharedReads: Sendable {
  /// What waiting in line ended with.
  private enum Turn {
    case answered([ResultSet])
    /// Go, and take along who stands in line.
    case lead
    /// Go by yourself: the reads that went together failed, and one failure is not everyone's.
    case alone
  }

  private struct Follower {
    let commands: [Command]
    let continuation: CheckedContinuation<Turn, Never>
  }

  private struct State {
    var line: [Follower] = []
    var leaders = 0
  }

  private let pool: ConnectionPool
  private let leadersMax: Int
  private let readsMax: Int
  private let state = Mutex(State())

  /// Reads over a pool's connections, `leadersMax` at once and up to `readsMax` callers' reads in one round trip.
  init(pool: ConnectionPool, leadersMax: Int, readsMax: Int) {
    self.pool = pool
    self.leadersMax = max(1, leadersMax)
    self.readsMax = max(1, readsMax)
  }

  /// The results of commands that are a whole transaction which changes nothing, so that they may run twice.
  func read(
    _ commands: [Command], until deadline: ContinuousClock.Instant
  ) async throws(PostgreSQLError) -> [ResultSet] {
    switch await turn(of: commands) {
    case .answered(let results): return results
    case .lead: return try await lead(commands, until: deadline)
    case .alone: return try await pool.exchange(commands, Patience(deadline: deadline), commits: false)
    }
  }

  /// Waits for a turn where all leads are taken. The wait ends: every lead does, by its deadline.
  private func turn(of commands: [Command]) async -> Turn {
    if state.withLock({ takeLead(&$0) }) { return .lead }
    return await withCheckedContinuation { continuation in
      let leads = state.withLock { state in
        if takeLead(&state) { return true }
        state.line.append(Follower(commands: commands, continuation: continuation))
        return false
      }
      if leads { continuation.resume(returning: .lead) }
    }
  }

  private func takeLead(_ state: inout State) -> Bool {
    guard state.leaders < leadersMax else { return false }
    state.leaders += 1
    return true
  }

  private func lead(
    _ commands: [Command], until deadline: ContinuousClock.Instant
  ) async throws(PostgreSQLError) -> [ResultSet] {
    let connection: Connection
    do {
      connection = try await pool.lease(until: deadline)
    } catch {
      handOn()
      throw error
    }
    let followers = takeFollowers()
    // Others' reads do not end with the leader's task.
    let patience = Patience(deadline: deadline, isCancelable: followers.isEmpty)
    let results: [ResultSet]
    do {
      results = try await connection.exchange(commands + followers.flatMap(\.commands), patience)
    } catch {
      await connection.rollBack()
      pool.release(connection)
      handOn()
      for follower in followers { follower.continuation.resume(returning: .alone) }
      guard !followers.isEmpty || error.isStalePlan else { throw error.error }
      return try await pool.exchange(commands, Patience(deadline: deadline), commits: false)
    }
    pool.release(connection)
    handOn()
    var start = commands.count
    for follower in followers {
      let end = start + follower.commands.count
      follower.continuation.resume(returning: .answered(Array(results[start..<end])))
      start = end
    }
    return Array(results[..<commands.count])
  }

  private func takeFollowers() -> [Follower] {
    state.withLock { state in
      // An even share: what waits is not to wait behind one leader while another goes alone.
      let share = (state.line.count + leadersMax - 1) / leadersMax
      let followers = Array(state.line.prefix(min(share, readsMax - 1)))
      state.line.removeFirst(followers.count)
      return followers
    }
  }

  /// The first in line leads next; without one there is a lead less.
  private func handOn() {
    let next = state.withLock { state -> Follower? in
      guard state.line.isEmpty else { return state.line.removeFirst() }
      state.leaders -= 1
      return nil
    }
    next?.continuation.resume(returning: .lead)
  }
}
