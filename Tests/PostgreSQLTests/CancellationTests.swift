import Foundation
import PostgreSQL
import Testing

@Suite struct CancellationTests {
  private static let pid: Statement = "select pg_backend_pid() as pid"
  private static let long: Statement = "select pg_sleep(60)"

  private func isRunning(_ database: Database) async throws -> Bool {
    let rows = try await database.query(
      """
      select 1 from pg_stat_activity
      where datname = current_database() and state = 'active' and query = 'select pg_sleep(60)'
      """)
    return !rows.isEmpty
  }

  @Test func `a canceled task cancels its statement and keeps the connection`() async throws {
    try await TestServer.withDatabase({ $0.connectionsMax = 2 }) { database in
      let work = Task {
        try await roomError { try await database.inScope(of: UUID()) { _ = try await $0.query(Self.long) } }
      }
      try await eventually { try await isRunning(database) }
      work.cancel()
      let error = try await work.value
      #expect(error == .canceled)
      let stillRuns = try await isRunning(database)
      #expect(!stillRuns)
      #expect(database.statistics.idle == 2)
    }
  }

  @Test func `a statement that overruns its deadline ends and the connection serves on`() async throws {
    try await TestServer.withDatabase({ $0.connectionsMax = 1 }) { database in
      let before = try await database.query(Self.pid)[0].decode("pid", as: Int.self)
      for _ in 0..<5 {
        let error = try await roomError { _ = try await database.query(Self.long, deadline: .milliseconds(50)) }
        #expect(error == .deadlineExceeded)
        // A cancel request that came late would hit this one.
        let after = try await database.query(Self.pid)[0].decode("pid", as: Int.self)
        #expect(after == before)
      }
    }
  }

  @Test func `a scope's deadline counts its whole body`() async throws {
    try await TestServer.withDatabase { database in
      _ = try await database.query("select 1")
      let error = try await roomError {
        try await database.inScope(of: UUID(), deadline: .milliseconds(200)) { transaction in
          for _ in 0..<100 { _ = try await transaction.query("select pg_sleep(0.01)") }
        }
      }
      #expect(error == .deadlineExceeded)
      #expect(database.statistics.idle == 1)
    }
  }

  @Test func `work of a task that was canceled before is not begun`() async throws {
    try await TestServer.withDatabase { database in
      try await database.script("create table t (id int)")
      let work = Task {
        while !Task.isCancelled { await Task.yield() }
        return try await roomError { _ = try await database.query(Self.long) }
      }
      work.cancel()
      let error = try await work.value
      #expect(error == .canceled)
    }
  }

  @Test func `a copy that overruns its deadline stores nothing`() async throws {
    try await TestServer.withDatabase({ $0.connectionsMax = 1 }) { database in
      try await database.script("create table t (id int); create table gate (id int)")
      let rows = sequence(first: 1) { $0 + 1 }.lazy.map { [Parameter.int($0)] }
      let error = try await roomError {
        try await database.transaction(deadline: .milliseconds(200)) { transaction in
          _ = try await transaction.copyIn("copy t from stdin", rows: EndlessRows(base: rows))
        }
      }
      #expect(error == .deadlineExceeded)
      #expect(try await database.query("select 1 from t limit 1").isEmpty)
    }
  }
}

/// Rows without end; bounded, so that a failed test ends.
private struct EndlessRows<Base: Sequence<[Parameter]>>: Sequence, @unchecked Sendable {
  let base: Base
  func makeIterator() -> some IteratorProtocol<[Parameter]> { base.prefix(200_000_000).makeIterator() }
}
