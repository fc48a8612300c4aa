import Foundation
import PostgreSQL
import Testing

@Suite struct CopyTests {
  private static let copy: Statement = "copy c (id, name, data, at, tags, amount) from stdin"

  private func withTable(_ body: (Database) async throws -> Void) async throws {
    try await TestServer.withDatabase { database in
      try await database.script(
        "create table c (id int primary key, name text, data bytea, at timestamptz, tags text[], amount numeric)")
      try await body(database)
    }
  }

  private func row(_ id: Int64, name: String) -> [Parameter] {
    [
      .int(id), .text(name), .bytes([0, 92, UInt8(id % 256)]), .timestamp(Date(timeIntervalSince1970: 1_000.5)),
      .textArray(["a\tb", "\\"]), id % 2 == 0 ? .null : .text("12.50"),
    ]
  }

  @Test func `ten thousand rows arrive as they were`() async throws {
    try await withTable { database in
      let rows = (1...10_000).map { row(Int64($0), name: "tab\t line\n back\\slash \r \\N \($0)") }
      let count = try await database.inScope(of: UUID()) { try await $0.copyIn(Self.copy, rows: rows) }
      #expect(count == 10_000)
      let found = try await database.query("select * from c where id = 9999")[0]
      #expect(try found.decode("name", as: String.self) == "tab\t line\n back\\slash \r \\N 9999")
      #expect(try found.decode("data", as: [UInt8].self) == [0, 92, 15])
      #expect(try found.decode("at", as: Date.self) == Date(timeIntervalSince1970: 1_000.5))
      #expect(try found.decode("tags", as: [String].self) == ["a\tb", "\\"])
      #expect(try found.decode("amount", as: String.self) == "12.50")
      #expect(try await database.query("select 1 from c where amount is null").count == 5_000)
    }
  }

  @Test func `a row that the server refuses undoes the copy`() async throws {
    try await withTable { database in
      let rows = (1...5_000).map { row(Int64(max($0, 2)), name: String(repeating: "n", count: 200)) }
      let error = try await roomError {
        _ = try await database.transaction { try await $0.copyIn(Self.copy, rows: rows) }
      }
      #expect(error?.sqlState == .uniqueViolation)
      #expect(try await database.query("select 1 from c").isEmpty)
      #expect(database.statistics.idle == 1)
    }
  }

  @Test func `a value that cannot be sent undoes the copy`() async throws {
    try await withTable { database in
      let rows = [row(1, name: "good"), row(2, name: "b\0d")]
      let error = try await roomError {
        _ = try await database.transaction { try await $0.copyIn(Self.copy, rows: rows) }
      }
      #expect(error == .invalidParameter(index: 1))
      #expect(try await database.query("select 1 from c").isEmpty)
      #expect(database.statistics.idle == 1)
    }
  }

  @Test func `what is no copy is refused and the connection goes on`() async throws {
    try await withTable { database in
      let misuse = try await roomError {
        _ = try await database.transaction { try await $0.copyIn("select 1", rows: []) }
      }
      guard case .misuse = misuse else { return #expect(Bool(false), "\(String(describing: misuse))") }
      let missing = try await roomError {
        _ = try await database.transaction { try await $0.copyIn("copy no_such_table from stdin", rows: []) }
      }
      #expect(missing?.sqlState == .undefinedTable)
      let count = try await database.inScope(of: UUID()) { transaction in
        try await transaction.copyIn(Self.copy, rows: [row(1, name: "x")])
        return try await transaction.query("select name from c").count
      }
      #expect(count == 1)
    }
  }
}
