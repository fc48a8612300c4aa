import Foundation
import PostgreSQL
import Synchronization
import Testing

@Suite struct PoolTests {
  private static let sleep: Statement = "select pg_sleep($1)"

  @Test func `work waits its turn and connections stay within their number`() async throws {
    try await TestServer.withDatabase({ $0.connectionsMax = 3 }) { database in
      try await withThrowingTaskGroup { group in
        for _ in 0..<100 {
          group.addTask { try await database.query(Self.sleep, [.double(0.002)]).count }
        }
        let count = try await group.reduce(0, +)
        #expect(count == 100)
      }
      // One may still be opening for work that another connection has served meanwhile.
      try await eventually { database.statistics.idle == database.statistics.open }
      let statistics = database.statistics
      #expect(statistics.open <= 3)
      #expect(statistics.waiting == 0)
      #expect(statistics.leased == 0)
    }
  }

  @Test func `who came first is served first`() async throws {
    try await TestServer.withDatabase({ $0.connectionsMax = 1 }) { database in
      let order = Order()
      try await withThrowingTaskGroup { group in
        for number in 0..<20 {
          group.addTask {
            try await database.inScope(of: UUID()) { transaction in
              order.numbers.withLock { $0.append(number) }
              _ = try await transaction.query(Self.sleep, [.double(0.01)])
            }
          }
          // The next one joins when this one stands in line.
          try await eventually {
            let statistics = database.statistics
            return statistics.waiting + order.numbers.withLock(\.count) > number
          }
        }
        try await group.waitForAll()
      }
      let served = order.numbers.withLock { $0 }
      #expect(served == Array(0..<20))
    }
  }

  @Test func `work that waits too long for a connection is told so`() async throws {
    try await TestServer.withDatabase({
      $0.connectionsMax = 1
      $0.leaseTimeout = .seconds(2)
    }) { database in
      try await database.inScope(of: UUID()) { transaction in
        _ = try await transaction.query("select 1")
        let patient = try await roomError { _ = try await database.query("select 1") }
        #expect(patient == .poolTimeout)
        let hurried = try await roomError { _ = try await database.query("select 1", deadline: .milliseconds(20)) }
        #expect(hurried == .deadlineExceeded)
      }
      #expect(try await database.query("select 1").count == 1)
      #expect(database.statistics.waiting == 0)
    }
  }

  @Test func `work that is canceled in line leaves the connection to the others`() async throws {
    try await TestServer.withDatabase({ $0.connectionsMax = 1 }) { database in
      try await database.inScope(of: UUID()) { transaction in
        _ = try await transaction.query("select 1")
        let waiting = Task { try await roomError { _ = try await database.query("select 1") } }
        try await eventually { database.statistics.waiting == 1 }
        waiting.cancel()
        let error = try await waiting.value
        #expect(error == .canceled)
        #expect(database.statistics.waiting == 0)
      }
      #expect(try await database.query("select 1").count == 1)
    }
  }

  @Test func `many leases that end in every way leave the pool whole`() async throws {
    struct Stop: Error {}
    try await TestServer.withDatabase({ $0.connectionsMax = 4 }) { database in
      try await withThrowingTaskGroup { group in
        for number in 0..<200 {
          group.addTask {
            let work = Task {
              try await database.inScope(of: UUID()) { transaction in
                if number % 5 == 0 { _ = try await transaction.query("select 1 / 0") }
                _ = try await transaction.query(Self.sleep, [.double(0.003)])
                if number % 3 == 0 { throw Stop() }
              }
            }
            if number % 7 == 0 {
              try await Task.sleep(for: .milliseconds(number % 10))
              work.cancel()
            }
            _ = await work.result
          }
        }
        try await group.waitForAll()
      }
      try await eventually { database.statistics.leased == 0 && database.statistics.waiting == 0 }
      #expect(try await database.query("select 1").count == 1)
      #expect(database.statistics.open <= 4)
      let open = try await database.query(
        "select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in%'")
      #expect(try open[0][0, as: Int.self] == 0)
    }
  }

  @Test func `an old connection is replaced at its release`() async throws {
    try await TestServer.withDatabase({
      $0.connectionsMax = 1
      $0.connectionLifetime = .zero
    }) { database in
      let pid: Statement = "select pg_backend_pid() as pid"
      let first = try await database.query(pid)[0].decode("pid", as: Int.self)
      let second = try await database.query(pid)[0].decode("pid", as: Int.self)
      #expect(first != second)
    }
  }

  @Test func `a closed database refuses work and ends its connections`() async throws {
    try await TestServer.withDatabase { database in
      _ = try await database.query("select 1")
      await database.close()
      #expect(database.statistics.open == 0)
      let error = try await roomError { _ = try await database.query("select 1") }
      #expect(error == .closed)
    }
  }
}

private final class Order: Sendable {
  let numbers = Mutex<[Int]>([])
}
