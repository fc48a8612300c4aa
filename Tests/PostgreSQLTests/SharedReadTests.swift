import Foundation
import PostgreSQL
import Testing

@Suite struct SharedReadTests {
  private static let own: Statement = "select $1::int8 as number, current_setting('app.tenant_id')::uuid as tenant"
  private static let quotient: Statement = "select 100 / $1::int8 as number"

  @Test(arguments: [(1, 1), (1, 16), (2, 16), (4, 3)])
  func `each of a thousand reads at once gets its own rows in its own tenant's scope`(
    readers: Int, together: Int
  ) async throws {
    try await TestServer.withDatabase({
      $0.readersMax = readers
      $0.readsMax = together
    }) { database in
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<1000 {
          group.addTask {
            let tenant = UUID()
            let commands = (0...number % 3).map { (Self.own, [Parameter.int(Int64(number * 10 + $0))]) }
            let results = try await database.read(in: tenant, commands)
            let numbers = try results.map { try $0[0].decode("number", as: Int.self) }
            let tenants = try results.map { try $0[0].decode("tenant", as: UUID.self) }
            return numbers == (0...number % 3).map { number * 10 + $0 } && tenants.allSatisfy { $0 == tenant }
          }
        }
        for try await isOwn in group { #expect(isOwn) }
      }
      #expect(database.statistics.open <= readers)
      #expect(database.statistics.leased == 0)
    }
  }

  @Test func `a read that fails fails alone, whoever went with it`() async throws {
    try await TestServer.withDatabase({ $0.readersMax = 1 }) { database in
      try await withThrowingTaskGroup(of: (Int, Result<Int, any Error>).self) { group in
        for number in 0..<200 {
          group.addTask {
            let divisor = number % 7 == 3 ? 0 : number + 1
            do {
              let rows = try await database.read(in: UUID(), [(Self.quotient, [.int(Int64(divisor))])])
              return (number, .success(try rows[0][0].decode("number")))
            } catch {
              return (number, .failure(error))
            }
          }
        }
        for try await (number, result) in group {
          guard number % 7 == 3 else {
            #expect(try result.get() == 100 / (number + 1))
            continue
          }
          #expect(throws: PostgreSQLError.self) { try result.get() }
        }
      }
      #expect(database.statistics.leased == 0)
      #expect(try await database.query("select 1").count == 1)
    }
  }

  @Test func `what writes is refused`() async throws {
    try await TestServer.withDatabase { database in
      try await database.script("create table t (a int8)")
      let error = try await roomError {
        _ = try await database.read(in: UUID(), [("insert into t values ($1)", [.int(1)])])
      }
      #expect(error?.sqlState == SQLState(rawValue: "25006"))
      #expect(try await database.query("select count(*) as n from t")[0].decode("n", as: Int.self) == 0)
    }
  }

  @Test func `a canceled read leaves those that wait behind it to go on`() async throws {
    try await TestServer.withDatabase({ $0.readersMax = 1 }) { database in
      let slow = Task {
        try await roomError { _ = try await database.read(in: UUID(), [("select pg_sleep(60)", [])]) }
      }
      try await eventually {
        try await database.query(
          "select 1 from pg_stat_activity where state = 'active' and query = 'select pg_sleep(60)'"
        ).count == 1
      }
      let behind = (0..<20).map { number in
        Task {
          try await database.read(in: UUID(), [(Self.own, [.int(number)])])[0][0].decode("number", as: Int64.self)
        }
      }
      slow.cancel()
      #expect(try await slow.value == .canceled)
      for (number, task) in behind.enumerated() { #expect(try await task.value == Int64(number)) }
    }
  }

  @Test func `reads outlive the server's process that served them`() async throws {
    try await TestServer.withDatabase({ $0.readersMax = 2 }) { database in
      let ender = Task {
        for _ in 0..<20 {
          _ = try await database.query(
            """
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()
            """)
          try await Task.sleep(for: .milliseconds(10))
        }
      }
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<400 {
          group.addTask {
            do {
              let rows = try await database.read(in: UUID(), [(Self.own, [.int(Int64(number))])])
              return try rows[0][0].decode("number", as: Int.self) == number
            } catch let error as PostgreSQLError {
              return error.isRetryable
            }
          }
        }
        for try await isRight in group { #expect(isRight) }
      }
      _ = await ender.result
      #expect(try await database.read(in: UUID(), [(Self.own, [.int(7)])]).count == 1)
    }
  }

  @Test func `after the end every read is told so`() async throws {
    try await TestServer.withDatabase { database in
      await database.close()
      let error = try await roomError { _ = try await database.read(in: UUID(), [(Self.own, [.int(1)])]) }
      #expect(error == .closed)
    }
  }
}
