import Foundation
import PostgreSQL
import Testing

@Suite struct SharedTripTests {
  private static let own: Statement = "select $1::int8 as number, current_setting('app.tenant_id')::uuid as tenant"
  private static let quotient: Statement = "select 100 / $1::int8 as number"

  @Test(arguments: [(1, 1), (1, 16), (2, 16), (4, 3)])
  func `each of a thousand reads at once gets its own rows in its own tenant's scope`(
    trips: Int, callers: Int
  ) async throws {
    try await TestServer.withDatabase({
      $0.sharedTripsMax = trips
      $0.sharedCallersMax = callers
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
      #expect(database.statistics.open <= trips)
      #expect(database.statistics.leased == 0)
    }
  }

  @Test func `a read that fails fails alone, whoever went with it`() async throws {
    try await TestServer.withDatabase({ $0.sharedTripsMax = 1 }) { database in
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
    try await TestServer.withDatabase({ $0.sharedTripsMax = 1 }) { database in
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
    try await TestServer.withDatabase({ $0.sharedTripsMax = 2 }) { database in
      let ender = Self.endProcesses(of: database)
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

  private static let table = "create table kept (id int8 primary key, tenant uuid not null)"
  private static let keep: Statement = """
    insert into kept values ($1, current_setting('app.tenant_id')::uuid) returning id, tenant
    """
  private static let kept: Statement = "select count(*) as n, count(distinct tenant) as tenants from kept"

  @Test func `each of five hundred writes at once is stored once, in its own tenant's scope`() async throws {
    try await TestServer.withDatabase { database in
      try await database.script(Self.table)
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<500 {
          group.addTask {
            let tenant = UUID()
            let row = try await database.write(in: tenant, [(Self.keep, [.int(Int64(number))])])[0][0]
            return try row.decode("id", as: Int.self) == number && row.decode("tenant", as: UUID.self) == tenant
          }
        }
        for try await isOwn in group { #expect(isOwn) }
      }
      let counts = try await database.query(Self.kept)[0]
      #expect(try counts.decode("n", as: Int.self) == 500)
      #expect(try counts.decode("tenants", as: Int.self) == 500)
      #expect(database.statistics.open <= DatabaseSettings().sharedTripsMax + 1)
    }
  }

  @Test func `a write that is refused leaves nothing, and takes nobody else's down`() async throws {
    try await TestServer.withDatabase({ $0.sharedTripsMax = 1 }) { database in
      try await database.script(Self.table)
      let stored = try await withThrowingTaskGroup(of: (Int, Bool).self) { group in
        // Each number is written by three callers: one may. What stands before a refusal goes with it.
        for caller in 0..<300 {
          group.addTask {
            do {
              _ = try await database.write(
                in: UUID(), [(Self.keep, [.int(Int64(1000 + caller))]), (Self.keep, [.int(Int64(caller / 3))])])
              return (caller / 3, true)
            } catch let error as PostgreSQLError {
              guard error.sqlState == .uniqueViolation else { throw error }
              return (caller / 3, false)
            }
          }
        }
        return try await group.reduce(into: [Int: Int]()) { if $1.1 { $0[$1.0, default: 0] += 1 } }
      }
      #expect(stored == Dictionary(uniqueKeysWithValues: (0..<100).map { ($0, 1) }))
      #expect(try await database.query(Self.kept)[0].decode("n", as: Int.self) == 200)
      #expect(database.statistics.leased == 0)
    }
  }

  @Test func `a text that cannot be sent is refused to its caller alone`() async throws {
    try await TestServer.withDatabase({ $0.sharedTripsMax = 1 }) { database in
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for caller in 0..<300 {
          group.addTask {
            let isBad = caller % 5 == 2
            let statement: Statement = "select $1::text as text"
            let parameters: [Parameter] = [.text(isBad ? "a\0" : "a")]
            do {
              _ =
                caller % 2 == 0
                ? try await database.read(in: UUID(), [(statement, parameters)])
                : try await database.write(in: UUID(), [(statement, parameters)])
              return !isBad
            } catch let error as PostgreSQLError {
              return isBad && error == .invalidParameter(index: 0)
            }
          }
        }
        for try await isRight in group { #expect(isRight) }
      }
    }
  }

  @Test func `of writes whose server's process ends, none that was acknowledged is lost`() async throws {
    try await TestServer.withDatabase { database in
      try await database.script(Self.table)
      let ender = Self.endProcesses(of: database)
      let outcomes = try await withThrowingTaskGroup(of: (Int, Bool).self) { group in
        for number in 0..<600 {
          group.addTask {
            do {
              _ = try await database.write(in: UUID(), [(Self.keep, [.int(Int64(number))])])
              return (number, true)
            } catch let error as PostgreSQLError {
              // Never a refusal: that would mean that a write had been done, and was done again.
              #expect(error.isRetryable)
              return (number, false)
            }
          }
        }
        return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
      }
      _ = await ender.result
      let stored = Set(try await database.query("select id from kept").map { try $0.decode("id", as: Int.self) })
      #expect(stored.isSuperset(of: outcomes.filter(\.value).keys))
    }
  }

  /// Ends every other process of the database, again and again.
  private static func endProcesses(of database: Database) -> Task<Void, any Error> {
    Task {
      for _ in 0..<20 {
        _ = try await database.query(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()
          """)
        try await Task.sleep(for: .milliseconds(5))
      }
    }
  }
}
