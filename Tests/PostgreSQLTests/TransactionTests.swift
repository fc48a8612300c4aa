import Foundation
import PostgreSQL
import Testing

@Suite struct TransactionTests {
  private let tenant = UUID()
  private static let insert: Statement = "insert into t (id, name) values ($1, $2)"
  private static let count: Statement = "select count(*) from t"
  private static let setting: Statement = "select current_setting('app.tenant_id', true) as tenant"

  private func withTable(
    _ change: (inout DatabaseSettings) -> Void = { _ in }, _ body: (Database) async throws -> Void
  ) async throws {
    try await TestServer.withDatabase(change) { database in
      try await database.script("create table t (id bigint primary key, name text check (name <> 'bad'))")
      try await body(database)
    }
  }

  private func rowCount(_ database: Database) async throws -> Int {
    try await database.query(Self.count)[0][0, as: Int.self]
  }

  @Test func `a body that ends commits and one that throws does not`() async throws {
    struct Stop: Error {}
    try await withTable { database in
      let changed = try await database.inScope(of: tenant) { try await $0.execute(Self.insert, [.int(1), .null]) }
      #expect(changed == 1)
      await #expect(throws: Stop.self) {
        try await database.inScope(of: tenant) { transaction in
          try await transaction.execute(Self.insert, [.int(2), .null])
          throw Stop()
        }
      }
      #expect(try await rowCount(database) == 1)
    }
  }

  @Test func `a scope's tenant is seen inside and never by the next lease`() async throws {
    try await withTable({ $0.connectionsMax = 1 }) { database in
      let inside = try await database.inScope(of: tenant) { try await $0.query(Self.setting) }
      #expect(try inside[0].decode("tenant", as: String.self) == tenant.uuidString)
      let other = UUID()
      let once = try await database.once(in: other, [(Self.setting, [])])
      #expect(try once[0][0].decode("tenant", as: String.self) == other.uuidString)
      #expect(try await database.query(Self.setting)[0].decode("tenant", as: String?.self) ?? "" == "")
      _ = try await roomError {
        try await database.inScope(of: tenant) { _ = try await $0.query("select 1 / 0") }
      }
      #expect(try await database.query(Self.setting)[0].decode("tenant", as: String?.self) ?? "" == "")
    }
  }

  @Test func `settings of a transaction are literal values`() async throws {
    try await withTable({ $0.connectionsMax = 1 }) { database in
      let value = #"it's {a,b} \ "q" -- $1"#
      let rows = try await database.transaction(settings: [("app.other", value)]) {
        try await $0.query("select current_setting('app.other') as v")
      }
      #expect(try rows[0].decode("v", as: String.self) == value)
      for name in ["", "a'b", "a b", "a;b", "A.b"] {
        let error = try await roomError { try await database.transaction(settings: [(name, "1")]) { _ in } }
        guard case .misuse = error else { return #expect(Bool(false), "\(name) was taken") }
      }
    }
  }

  @Test func `an error in the middle of a pipeline undoes all of it and names its constraint`() async throws {
    try await withTable { database in
      let error = try await roomError {
        _ = try await database.once(
          in: tenant,
          [
            (Self.insert, [.int(1), .text("good")]), (Self.insert, [.int(2), .text("bad")]),
            (Self.insert, [.int(3), .text("good")]),
          ])
      }
      guard case .server(let refusal) = error else { return #expect(Bool(false), "\(String(describing: error))") }
      #expect(refusal.state == .checkViolation)
      #expect(refusal.constraint == "t_name_check")
      #expect(refusal.table == "t")
      #expect(try await rowCount(database) == 0)
      #expect(database.statistics.idle == 1)
    }
  }

  @Test func `a pipeline gives each statement's rows in order`() async throws {
    try await withTable { database in
      let rows = try await database.inScope(of: tenant) { transaction in
        try await transaction.pipeline([
          (Self.insert, [.int(1), .text("a")]), (Self.insert, [.int(2), .text("b")]),
          ("select name from t order by id", []), (Self.count, []),
        ])
      }
      #expect(rows.map(\.count) == [0, 0, 2, 1])
      let names = try rows[2].map { try $0[0, as: String.self] }
      #expect(names == ["a", "b"])
      let none = try await database.inScope(of: tenant) { try await $0.pipeline([]) }
      #expect(none.isEmpty)
    }
  }

  @Test func `a swallowed error cannot commit`() async throws {
    try await withTable { database in
      let error = try await roomError {
        try await database.inScope(of: tenant) { transaction in
          try await transaction.execute(Self.insert, [.int(1), .null])
          _ = try await roomError { _ = try await transaction.query("select 1 / 0") }
        }
      }
      #expect(error == .transactionAborted)
      #expect(try await rowCount(database) == 0)
    }
  }

  @Test func `a deferred constraint speaks at the commit`() async throws {
    try await withTable { database in
      try await database.script("alter table t add constraint later unique (name) deferrable initially deferred")
      let error = try await roomError {
        try await database.inScope(of: tenant) { transaction in
          try await transaction.execute(Self.insert, [.int(1), .text("same")])
          try await transaction.execute(Self.insert, [.int(2), .text("same")])
        }
      }
      #expect(error?.sqlState == .uniqueViolation)
      #expect(try await rowCount(database) == 0)
    }
  }

  @Test func `a transaction serves nobody after its body`() async throws {
    try await withTable { database in
      var kept: Transaction?
      try await database.inScope(of: tenant) { kept = $0 }
      let error = try await roomError { _ = try await kept?.query(Self.count) }
      guard case .misuse = error else { return #expect(Bool(false), "\(String(describing: error))") }
      #expect(database.statistics.idle == 1)
    }
  }

  @Test func `two tasks cannot use one transaction at once`() async throws {
    try await withTable { database in
      let errors = try await database.inScope(of: tenant) { transaction in
        async let slow = roomError { _ = try await transaction.query("select pg_sleep(0.3)") }
        try await Task.sleep(for: .milliseconds(100))
        let error = try await roomError { _ = try await transaction.query(Self.count) }
        return [error, try await slow]
      }
      guard case .misuse = errors[0] else { return #expect(Bool(false), "\(errors)") }
      #expect(errors[1] == nil)
    }
  }

  @Test func `a prepared statement is parsed once for each connection`() async throws {
    try await withTable({ $0.connectionsMax = 1 }) { database in
      for id in 1...5 { try await database.execute(Self.insert, [.int(Int64(id)), id == 3 ? .null : .text("x")]) }
      let prepared = try await database.query(
        "select count(*) from pg_prepared_statements where statement like 'insert into t %'")
      #expect(try prepared[0][0, as: Int.self] == 1)
    }
  }

  @Test func `a statement that could not be prepared can be later`() async throws {
    try await withTable({ $0.connectionsMax = 1 }) { database in
      let statement: Statement = "select id from later"
      let error = try await roomError { _ = try await database.query(statement) }
      #expect(error?.sqlState == .undefinedTable)
      try await database.script("create table later (id int)")
      #expect(try await database.query(statement).isEmpty)
    }
  }

  @Test func `a plan that a migration made stale is prepared afresh`() async throws {
    try await withTable({ $0.connectionsMax = 1 }) { database in
      let all: Statement = "select * from t"
      try await database.execute(Self.insert, [.int(1), .null])
      #expect(try await database.query(all)[0].columnCount == 2)
      try await database.script("alter table t add column extra int default 7")
      #expect(try await database.query(all)[0].columnCount == 3)
      try await database.script("alter table t drop column extra")
      #expect(try await database.once(in: tenant, [(all, [])])[0][0].columnCount == 2)
      try await database.script("alter table t add column extra int default 7")
      let early = try await database.inScope(of: tenant) { try await $0.query(all)[0].columnCount }
      #expect(early == 3)
      try await database.script("alter table t drop column extra")
      let late = try await roomError {
        try await database.inScope(of: tenant) { transaction in
          _ = try await transaction.query(Self.count)
          _ = try await transaction.query(all)
        }
      }
      #expect(late?.sqlState == .featureNotSupported)
      let again = try await database.inScope(of: tenant) { try await $0.query(all)[0].columnCount }
      #expect(again == 2)
      #expect(database.statistics.idle == 1)
    }
  }

  @Test func `more statements than a connection keeps prepared still run`() async throws {
    try await TestServer.withDatabase({ $0.connectionsMax = 1 }) { database in
      // Each list of types is a prepared statement of its own: 2^10 of them.
      for mask in 0..<1_024 {
        let parameters = (0..<10).map { mask >> $0 & 1 == 1 ? Parameter.int(1) : .text("1") }
        let rows = try await database.query(
          """
          select array[$1::text, $2::text, $3::text, $4::text, $5::text, $6::text, $7::text, $8::text, $9::text,
            $10::text]
          """,
          parameters)
        #expect(try rows[0][0, as: [String].self].joined() == "1111111111")
      }
      let kept = try await database.query("select count(*) from pg_prepared_statements")[0][0, as: Int.self]
      #expect(kept <= 513)
    }
  }

  @Test func `a script runs many statements and undoes them with its transaction`() async throws {
    try await withTable { database in
      let error = try await roomError {
        try await database.transaction { transaction in
          try await transaction.script("create table a (x int); insert into a values (1), (2); create index on a (x);")
          #expect(try await transaction.query("select x from a").count == 2)
          try await transaction.script("insert into a values (3); select 1 / 0; insert into a values (4)")
        }
      }
      #expect(error?.sqlState?.rawValue == "22012")
      let gone = try await roomError { _ = try await database.query("select 1 from a") }
      #expect(gone?.sqlState == .undefinedTable)
      #expect(database.statistics.idle == 1)
    }
  }

  @Test(arguments: ["commit", "rollback", "select 1; commit"])
  func `a script cannot leave its scope`(script: String) async throws {
    try await withTable { database in
      let error = try await roomError {
        try await database.inScope(of: tenant) { transaction in
          try await transaction.script(script)
          try await transaction.execute(Self.insert, [.int(1), .null])
        }
      }
      guard case .misuse = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(try await rowCount(database) == 0)
    }
  }

  @Test func `a first statement that was never sent leaves the scope to the next`() async throws {
    try await withTable({ $0.connectionsMax = 1 }) { database in
      _ = try await database.query("select 1")
      let rows = try await database.inScope(of: tenant) { transaction in
        let canceled = Task { try await roomError { _ = try await transaction.query(Self.count) } }
        canceled.cancel()
        _ = try await canceled.value
        let invalid = try await roomError { _ = try await transaction.query("select $1::text", [.text("\0")]) }
        #expect(invalid == .invalidParameter(index: 0))
        return try await transaction.query(Self.setting)
      }
      #expect(try rows[0].decode("tenant", as: String.self) == tenant.uuidString)
    }
  }

  @Test func `a scope without a statement sends nothing`() async throws {
    try await withTable { database in
      let value = try await database.inScope(of: tenant) { _ in 5 }
      #expect(value == 5)
      #expect(database.statistics.idle == 1)
    }
  }
}
