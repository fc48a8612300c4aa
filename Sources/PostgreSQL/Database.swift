public import FoundationEssentials
public import Logging

/// A PostgreSQL database behind a pool of connections. Every call takes a connection, works on it alone and gives it
/// back.
///
/// Connections open as they are needed, and those that a server's restart has ended are replaced; work that was on them
/// gets an error whose `isRetryable` is true.
public final class Database: Sendable {
  private let pool: ConnectionPool
  private let reads: SharedTrips
  private let writes: SharedTrips
  private let listener: Listener
  private let settings: DatabaseSettings

  /// A database at a libpq URL or conninfo string (PostgreSQL, section 34.1.1): several hosts, `target_session_attrs`
  /// and TLS (`sslmode`, `sslrootcert`) as libpq has them. Nothing is opened yet.
  public init(url: String, settings: DatabaseSettings = DatabaseSettings(), logger: Logger) {
    let opener = ConnectionOpener(url: url, settings: settings)
    self.settings = settings
    self.pool = ConnectionPool(opener: opener, settings: settings, logger: logger)
    let (trips, callers) = (settings.sharedTripsMax, settings.sharedCallersMax)
    self.reads = SharedTrips(.reads, pool: pool, tripsMax: trips, callersMax: callers)
    self.writes = SharedTrips(.writes, pool: pool, tripsMax: trips, callersMax: callers)
    self.listener = Listener(opener: opener, logger: logger)
  }

  /// How the pool stands now.
  public var statistics: PoolStatistics { pool.statistics }

  /// Runs a body in a transaction that sees one tenant's rows: `app.tenant_id` is set for this transaction alone. The
  /// body's end commits; its error rolls back and is thrown on. Without a statement nothing is sent.
  /// - Parameter deadline: for the whole scope, the wait for a connection included; the settings' deadline where nil.
  /// - Throws: ``PostgreSQLError``, or what the body threw.
  public nonisolated(nonsending) func inScope<T>(
    of tenant: UUID, deadline: Duration? = nil,
    _ body: nonisolated(nonsending) (Transaction) async throws -> T
  ) async throws -> T {
    try await withTransaction([.plain(Self.scope(of: tenant))], deadline, body)
  }

  /// Runs a body in a transaction without a tenant, with settings of this transaction alone (`SET LOCAL`).
  /// - Parameter settings: names and values, such as `("app.tenant_ids", "{…}")`.
  /// - Throws: as ``inScope(of:deadline:_:)``; ``PostgreSQLError/misuse(_:)`` for a name that is not letters, digits,
  ///   `_` and `.`.
  public nonisolated(nonsending) func transaction<T>(
    settings: [(String, String)] = [], deadline: Duration? = nil,
    _ body: nonisolated(nonsending) (Transaction) async throws -> T
  ) async throws -> T {
    let commands = try settings.map { pair throws(PostgreSQLError) in try Self.setting(pair.0, to: pair.1) }
    return try await withTransaction(commands, deadline, body)
  }

  /// Runs statements as one tenant's whole transaction in one round trip and returns the rows of each; all of them take
  /// effect, or none.
  /// - Throws: ``PostgreSQLError``, of the first statement that failed.
  public func once(
    in tenant: UUID, _ statements: [(Statement, [Parameter])], deadline: Duration? = nil
  ) async throws(PostgreSQLError) -> [[Row]] {
    let work = statements.map { Command.statement($0.0, $0.1) }
    let commands = [.statement(.begin, []), .plain(Self.scope(of: tenant))] + work + [.statement(.commit, [])]
    return try await exchange(commands, deadline).dropFirst(2).dropLast().map(\.rows)
  }

  /// Runs short statements that change nothing as one tenant's whole transaction and returns the rows of each.
  ///
  /// Under load, other callers' reads share its transaction, each in its own tenant's scope, so it is not ended early
  /// when its task is canceled; what takes long belongs into ``once(in:_:deadline:)``.
  /// - Throws: ``PostgreSQLError``, of the first statement that failed; SQLSTATE 25006 for one that writes.
  public func read(
    in tenant: UUID, _ statements: [(Statement, [Parameter])]
  ) async throws(PostgreSQLError) -> [[Row]] {
    let work = statements.map { Command.statement($0.0, $0.1) }
    return try await reads.run(work, in: Self.scope(of: tenant), until: instant(nil)).map(\.rows)
  }

  /// Runs short statements, which wait for no lock for long, as one tenant's whole transaction and returns the rows of
  /// each; all of them take effect, or none. Under load as ``read(in:_:)``: one commit for all who share it.
  /// - Throws: ``PostgreSQLError``, of the first statement that failed.
  public func write(
    in tenant: UUID, _ statements: [(Statement, [Parameter])]
  ) async throws(PostgreSQLError) -> [[Row]] {
    let work = statements.map { Command.statement($0.0, $0.1) }
    return try await writes.run(work, in: Self.scope(of: tenant), until: instant(nil)).map(\.rows)
  }

  /// Runs one statement in a transaction of its own, without a tenant, and returns its rows.
  /// - Throws: ``PostgreSQLError``.
  public func query(
    _ statement: Statement, _ parameters: [Parameter] = [], deadline: Duration? = nil
  ) async throws(PostgreSQLError) -> [Row] {
    try await exchange([.statement(statement, parameters)], deadline).last?.rows ?? []
  }

  /// Runs one statement in a transaction of its own, without a tenant, and returns how many rows it changed.
  /// - Throws: ``PostgreSQLError``.
  @discardableResult
  public func execute(
    _ statement: Statement, _ parameters: [Parameter] = [], deadline: Duration? = nil
  ) async throws(PostgreSQLError) -> Int {
    try await exchange([.statement(statement, parameters)], deadline).last?.affectedCount ?? 0
  }

  /// Runs a text of any number of statements outside a transaction, as `create database` needs. No parameters, no rows.
  /// - Throws: ``PostgreSQLError``.
  public func script(_ sql: String, deadline: Duration? = nil) async throws(PostgreSQLError) {
    let end = instant(deadline)
    let connection = try await pool.lease(until: end)
    defer { pool.release(connection) }
    try await connection.script(sql, Patience(deadline: end), commits: true)
  }

  /// Notifications of a channel, on a connection of their own that is opened again whenever it ends. The first element,
  /// and the first after each gap, is of kind `listening`: what was sent before it may be missed, so look for yourself
  /// then.
  ///
  /// A reader that falls behind by more than 256 elements loses the oldest. The stream ends with ``close()``.
  public func listen(_ channel: String) -> AsyncStream<Notification> { listener.listen(channel) }

  /// Ends every connection and stream. Work under way goes on and ends its connection; later work gets
  /// ``PostgreSQLError/closed``. Returns when all connections are gone, after 5 seconds at the latest.
  public func close() async {
    listener.close()
    pool.close()
    let latest = ContinuousClock.now + .seconds(5)
    while pool.statistics.open > 0, .now < latest, !Task.isCancelled {
      do { try await Task.sleep(for: .milliseconds(5)) } catch { return }
    }
  }

  private func exchange(_ commands: [Command], _ deadline: Duration?) async throws(PostgreSQLError) -> [ResultSet] {
    try await pool.exchange(commands, Patience(deadline: instant(deadline)), commits: true)
  }

  private nonisolated(nonsending) func withTransaction<T>(
    _ settings: [Command], _ deadline: Duration?,
    _ body: nonisolated(nonsending) (Transaction) async throws -> T
  ) async throws -> T {
    let end = instant(deadline)
    let connection = try await pool.lease(until: end)
    defer { pool.release(connection) }
    let transaction = Transaction(connection, settings: settings, until: end)
    do {
      let value = try await body(transaction)
      try await transaction.commit()
      return value
    } catch {
      await transaction.rollBack()
      throw error
    }
  }

  private func instant(_ deadline: Duration?) -> ContinuousClock.Instant { .now + (deadline ?? settings.deadline) }

  /// A literal, since Citus forwards `SET LOCAL` but not `set_config`. A UUID's text has no character that could end
  /// it.
  private static func scope(of tenant: UUID) -> String { "set local app.tenant_id = '\(tenant.uuidString)'" }

  private static func setting(_ name: String, to value: String) throws(PostgreSQLError) -> Command {
    let isPlain = name.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
    }
    guard isPlain, !name.isEmpty else { throw .misuse("a setting's name is lower-case letters, digits, _ and .") }
    guard !value.utf8.contains(0) else { throw .misuse("a setting's value holds a NUL") }
    let quoted = value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    return .plain("set local \(name) = '\(quoted)'")
  }
}
