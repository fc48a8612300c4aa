import Synchronization

// Safe: `use` admits one caller at a time, and the connection is touched by that caller alone.

/// An open transaction, for one task at a time and only inside the body that received it.
///
/// Nothing is sent before the first statement, which takes BEGIN and the scope's settings with it in one round trip.
public final class Transaction: @unchecked Sendable {
  private enum Use {
    case free, busy, ended
    /// The body ended while a task still used the transaction.
    case overrun
  }

  private let connection: Connection
  private let deadline: ContinuousClock.Instant
  private let use = Mutex(Use.free)
  /// BEGIN and the settings, until they are sent.
  private var preamble: [Command]

  init(_ connection: Connection, settings: [Command], until deadline: ContinuousClock.Instant) {
    self.connection = connection
    self.deadline = deadline
    self.preamble = [.statement(.begin, [])] + settings
  }

  /// Runs a statement and returns its rows, none where it gives none.
  /// - Throws: ``PostgreSQLError``. After a server's error the transaction can only end.
  public func query(_ statement: Statement, _ parameters: [Parameter] = []) async throws(PostgreSQLError) -> [Row] {
    try await run([.statement(statement, parameters)]).last?.rows ?? []
  }

  /// Runs a statement and returns how many rows it changed.
  /// - Throws: as ``query(_:_:)``.
  @discardableResult
  public func execute(_ statement: Statement, _ parameters: [Parameter] = []) async throws(PostgreSQLError) -> Int {
    try await run([.statement(statement, parameters)]).last?.affectedCount ?? 0
  }

  /// Runs statements in order in one round trip and returns the rows of each. The first that fails ends the
  /// transaction, and those behind it are not run.
  /// - Throws: as ``query(_:_:)``, the first failure.
  public func pipeline(
    _ statements: [(Statement, [Parameter])]
  ) async throws(PostgreSQLError) -> [[Row]] {
    guard !statements.isEmpty else { return [] }
    return try await run(statements.map { .statement($0.0, $0.1) }).map(\.rows)
  }

  /// Loads rows with a `copy t (a, b) from stdin` (text format, no options) and returns how many were stored. Of a
  /// parameter only its text counts here, so every column type is served.
  /// - Throws: as ``query(_:_:)``; nothing is stored then.
  @discardableResult
  public func copyIn(
    _ statement: Statement, rows: some Sequence<[Parameter]> & Sendable
  ) async throws(PostgreSQLError) -> Int {
    try await exclusively { () throws(PostgreSQLError) in
      try await begin()
      return try await connection.copyIn(statement, rows: rows, patience)
    }
  }

  /// Runs a text of any number of statements, such as a migration, which must not end the transaction. No parameters,
  /// no rows.
  /// - Throws: as ``query(_:_:)``.
  public func script(_ sql: String) async throws(PostgreSQLError) {
    try await exclusively { () throws(PostgreSQLError) in
      try await begin()
      try await connection.script(sql, patience, commits: false)
    }
  }

  private var patience: Patience { Patience(deadline: deadline) }

  private func begin() async throws(PostgreSQLError) {
    if preamble.isEmpty { try mustBeOpen() } else { _ = try await send([]) }
  }

  private func run(_ commands: [Command]) async throws(PostgreSQLError) -> [ResultSet] {
    try await exclusively { () throws(PostgreSQLError) in try await send(commands) }
  }

  /// Sends the commands, behind BEGIN where it was not sent yet, and returns the commands' results.
  private func send(_ commands: [Command]) async throws(PostgreSQLError) -> [ResultSet] {
    guard !preamble.isEmpty else {
      try mustBeOpen()
      do throws(ExchangeFailure) {
        return try await connection.exchange(commands, patience)
      } catch {
        throw error.error
      }
    }
    let start = preamble
    preamble = []
    // What has opened no transaction on the server must do so the next time: no statement may run outside the scope.
    defer { if connection.isIdle { preamble = start } }
    do throws(ExchangeFailure) {
      return Array(try await connection.exchange(start + commands, patience).dropFirst(start.count))
    } catch {
      guard error.isStalePlan else { throw error.error }
    }
    // The body has seen nothing of this transaction yet, so it can begin again behind its back.
    await connection.rollBack()
    do throws(ExchangeFailure) {
      return Array(try await connection.exchange(start + commands, patience).dropFirst(start.count))
    } catch {
      throw error.error
    }
  }

  /// Behind a COMMIT in a statement or script, the next one would run outside the scope.
  private func mustBeOpen() throws(PostgreSQLError) {
    if connection.isIdle { throw .misuse("a statement ended the transaction that its scope was to end") }
  }

  private func exclusively<T>(
    _ body: () async throws(PostgreSQLError) -> T
  ) async throws(PostgreSQLError) -> T {
    let before = use.withLock { use in
      defer { if use == .free { use = .busy } }
      return use
    }
    switch before {
    case .busy: throw .misuse("two tasks used one transaction at the same time")
    case .ended, .overrun: throw .misuse("the transaction was used after its body had ended")
    case .free: break
    }
    defer { use.withLock { if $0 == .busy { $0 = .free } } }
    return try await body()
  }

  /// Ends the transaction with COMMIT; without statements there is nothing to end.
  func commit() async throws(PostgreSQLError) {
    try end()
    guard preamble.isEmpty else { return }
    try mustBeOpen()
    let results: [ResultSet]
    do {
      results = try await connection.exchange([.statement(.commit, [])], patience, commits: true)
    } catch {
      throw error.error
    }
    guard results.last?.tag == "COMMIT" else { throw .transactionAborted }
  }

  /// Ends the transaction without effect, even where the task was canceled or the deadline has passed.
  func rollBack() async {
    do throws(PostgreSQLError) {
      try end()
    } catch {
      // A child task that outlived the body still uses the connection: only closing it is safe.
      return connection.markBroken()
    }
    await connection.rollBack()
  }

  private func end() throws(PostgreSQLError) {
    let after = use.withLock { use in
      use = use == .busy || use == .overrun ? .overrun : .ended
      return use
    }
    if after == .overrun { throw .misuse("the body ended while a task still used its transaction") }
  }
}
