import Foundation
import PostgreSQL
import Testing

private enum Mood: String, PostgreSQLDecodable {
  case glad, sad
}

@Suite struct RoundTripTests {
  private func trip<T: PostgreSQLDecodable & Equatable>(
    _ statement: Statement, _ parameter: Parameter, as type: T.Type
  ) async throws -> T? {
    try await Self.database.query(statement, [parameter])[0][0, as: T?.self]
  }

  // One database for the suite: the statements change nothing.
  private static let database = SharedDatabase()

  @Test(arguments: [Int64.min, -1, 0, 1, Int64.max])
  func `bigint keeps its value`(value: Int64) async throws {
    #expect(try await trip("select $1::bigint", .int(value), as: Int64.self) == value)
  }

  @Test(arguments: [-32_768, 32_767] as [Int64])
  func `bigint narrows to smallint up to its bounds`(value: Int64) async throws {
    #expect(try await trip("select $1::smallint", .int(value), as: Int16.self) == Int16(value))
    #expect(try await trip("select $1::integer", .int(value), as: Int.self) == Int(value))
  }

  @Test func `one past the bounds of smallint is the server's error`() async throws {
    let error = try await roomError { _ = try await trip("select $1::smallint", .int(32_768), as: Int16.self) }
    #expect(error?.sqlState?.rawValue == "22003")
  }

  @Test(arguments: [0, -0.0, 1.5, .pi, .greatestFiniteMagnitude, .leastNonzeroMagnitude, .infinity, -.infinity])
  func `double keeps every bit`(value: Double) async throws {
    let found = try await trip("select $1::float8", .double(value), as: Double.self)
    #expect(found?.bitPattern == value.bitPattern)
  }

  @Test func `NaN stays NaN`() async throws {
    #expect(try await trip("select $1::float8", .double(.nan), as: Double.self)?.isNaN == true)
    #expect(try await trip("select $1::float8::float4", .double(0.5), as: Float.self) == 0.5)
  }

  @Test(arguments: ["", "a", "naïve 名前 🙂", "it's \"quoted\" \\ {}", String(repeating: "x", count: 300_000)])
  func `text keeps every character`(value: String) async throws {
    #expect(try await trip("select $1::text", .text(value), as: String.self) == value)
    #expect(try await trip("select $1::varchar", .text(value), as: String.self) == value)
  }

  @Test(arguments: [[], [0], [255, 0, 92, 39], [UInt8](repeating: 7, count: 200_000)] as [[UInt8]])
  func `bytea keeps every byte`(value: [UInt8]) async throws {
    #expect(try await trip("select $1::bytea", .bytes(value), as: [UInt8].self) == value)
  }

  @Test func `uuid and bool keep their values`() async throws {
    let value = UUID()
    #expect(try await trip("select $1::uuid", .uuid(value), as: UUID.self) == value)
    #expect(try await trip("select $1::uuid", .uuid(value), as: String.self) == value.uuidString.lowercased())
    #expect(try await trip("select $1::bool", .bool(true), as: Bool.self) == true)
    #expect(try await trip("select $1::bool", .bool(false), as: Bool.self) == false)
  }

  @Test(arguments: [
    Date(timeIntervalSince1970: 0), Date(timeIntervalSince1970: 1_795_000_000.123456),
    Date(timeIntervalSince1970: -62_135_596_799), .distantFuture, .distantPast,
  ])
  func `timestamptz keeps a microsecond`(value: Date) async throws {
    let found = try #require(try await trip("select $1::timestamptz", .timestamp(value), as: Date.self))
    #expect(abs(found.timeIntervalSince(value)) < 0.000_000_6)
  }

  @Test func `the server reads a time as it was meant`() async throws {
    let value = Date(timeIntervalSince1970: 951_825_600.25)
    let written = try await trip("select $1::timestamptz::text", .timestamp(value), as: String.self)
    #expect(written == "2000-02-29 12:00:00.25+00")
    let read = try await trip("select $1::timestamptz", .timestamp(value), as: String.self)
    #expect(read == "2000-02-29T12:00:00.250000Z")
    #expect(try await trip("select $1::date", .text("0001-12-31"), as: String.self) == "0001-12-31")
    let day = try await trip("select $1::date", .text("1969-12-31"), as: Date.self)
    #expect(day == Date(timeIntervalSince1970: -86_400))
  }

  @Test(arguments: ["{}", #"{"a": [1, null, "é"]}"#])
  func `json travels as text`(value: String) async throws {
    #expect(try await trip("select $1::jsonb", .json(value), as: String.self) == value)
    #expect(try await trip("select $1::json", .json(value), as: String.self) == value)
  }

  @Test(arguments: ["0", "0.0035", "-12345678901234567890.123456789", "100000000", "NaN", "1e-20"])
  func `numeric is read as the server writes it`(value: String) async throws {
    let text = try await trip("select $1::numeric::text", .text(value), as: String.self)
    #expect(try await trip("select $1::numeric", .text(value), as: String.self) == text)
  }

  @Test func `arrays keep their elements`() async throws {
    let texts = ["", "a,b", "\"", "\\", "NULL", "{}", "é"]
    #expect(try await trip("select $1::text[]", .textArray(texts), as: [String].self) == texts)
    #expect(try await trip("select $1::text[]", .textArray([]), as: [String].self) == [])
    let ids = [UUID(), UUID()]
    #expect(try await trip("select $1::uuid[]", .uuidArray(ids), as: [UUID].self) == ids)
    #expect(try await trip("select $1::uuid[]", .uuidArray([]), as: [UUID].self) == [])
    #expect(try await trip("select $1::bigint[]", .intArray([.min, .max]), as: [Int64].self) == [.min, .max])
    #expect(try await trip("select $1::text[]", .text("{a,NULL}"), as: [String?].self) == ["a", nil])
  }

  @Test(
    arguments: [
      "select $1::uuid", "select $1::text", "select $1::bigint", "select $1::bytea", "select $1::timestamptz",
      "select $1::jsonb", "select $1::bool", "select $1::float8", "select $1::text[]", "select $1::numeric",
    ] as [Statement])
  func `NULL is nil of every type`(statement: Statement) async throws {
    #expect(try await Self.database.query(statement, [.null])[0][0, as: String?.self] == nil)
  }

  @Test func `an enum is read by its raw value and its parameter needs no type`() async throws {
    try await TestServer.withDatabase { database in
      try await database.script("create type mood as enum ('glad', 'sad', 'odd'); create table t (m mood, c text)")
      try await database.execute("insert into t values ($1, $2)", [.text("glad"), .null])
      #expect(try await database.query("select m from t")[0].decode("m", as: Mood.self) == .glad)
      #expect(try await database.query("select 1 from t where m = any($1)", [.textArray(["sad", "glad"])]).count == 1)
      let error = try await roomError {
        _ = try await database.query("select 'odd'::mood as m")[0].decode("m", as: Mood.self)
      }
      guard case .decoding(let failure) = error else { return #expect(error != nil) }
      #expect(failure.column == "m")
      #expect(failure.expected.contains("Mood"))
    }
  }

  @Test func `a wrong column, type or NULL is named`() async throws {
    let row = try await Self.database.query("select 1::int4 as one, null::text as none")[0]
    #expect(throws: PostgreSQLError.decoding(.init(column: "two", expected: "Int", found: "no such column"))) {
      try row.decode("two", as: Int.self)
    }
    #expect(throws: PostgreSQLError.decoding(.init(column: "one", expected: "UUID", found: "integer"))) {
      try row.decode("one", as: UUID.self)
    }
    #expect(throws: PostgreSQLError.decoding(.init(column: "none", expected: "String", found: "NULL"))) {
      try row.decode("none", as: String.self)
    }
    #expect(throws: PostgreSQLError.decoding(.init(column: "2", expected: "Int", found: "no such column"))) {
      try row[2, as: Int.self]
    }
    #expect(try row.decode("none", as: String?.self) == nil)
    #expect(row.columnCount == 2)
  }

  @Test func `a result of a million cells arrives whole`() async throws {
    let rows = try await Self.database.query(
      "select n, repeat('x', 40) as t from generate_series(1, $1) n", [.int(500_000)])
    #expect(rows.count == 500_000)
    #expect(try rows[499_999].decode("n", as: Int64.self) == 500_000)
    #expect(try rows[250_000].decode("t", as: String.self).count == 40)
  }
}

/// A database that opens at its first use.
private actor SharedDatabase {
  private var opened: Database?

  func query(_ statement: Statement, _ parameters: [Parameter] = []) async throws -> [Row] {
    if opened == nil { opened = Database(url: try await TestServer.shared.freshDatabaseURL(), logger: .silent) }
    return try await opened?.query(statement, parameters) ?? []
  }
}
