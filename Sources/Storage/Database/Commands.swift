import Domain
import FoundationEssentials
import PostgreSQL

/// A statement with its values, to be sent in a pipeline.
struct Command: Sendable {
  let statement: Statement
  let parameters: [Parameter]

  init(_ statement: Statement, _ parameters: [Parameter] = []) {
    self.statement = statement
    self.parameters = parameters
  }
}

extension Database {
  /// One statement in a tenant's scope, in one round trip.
  func once(inScopeOf tenant: UUID, _ statement: Statement, _ parameters: [Parameter] = []) async throws -> [Row] {
    try await once(in: tenant, [(statement, parameters)])[0]
  }

  /// Several statements in a tenant's scope, in one round trip and one transaction.
  func once(inScopeOf tenant: UUID, _ commands: [Command]) async throws -> [[Row]] {
    try await once(in: tenant, commands.map { ($0.statement, $0.parameters) })
  }

  /// One short statement that changes nothing, in a tenant's scope, with other callers' reads beside it.
  func read(inScopeOf tenant: UUID, _ statement: Statement, _ parameters: [Parameter] = []) async throws -> [Row] {
    try await read(in: tenant, [(statement, parameters)])[0]
  }

  /// Several such statements in one transaction.
  func read(inScopeOf tenant: UUID, _ commands: [Command]) async throws -> [[Row]] {
    try await read(in: tenant, commands.map { ($0.statement, $0.parameters) })
  }

  /// Several short statements in a tenant's scope and one transaction, with other callers' writes beside them.
  func write(inScopeOf tenant: UUID, _ commands: [Command]) async throws -> [[Row]] {
    try await write(in: tenant, commands.map { ($0.statement, $0.parameters) })
  }

  /// One statement without a tenant.
  func once(_ statement: Statement, _ parameters: [Parameter] = []) async throws -> [Row] {
    try await query(statement, parameters)
  }
}

extension Transaction {
  /// Several commands in one round trip.
  @discardableResult
  func pipeline(_ commands: [Command]) async throws -> [[Row]] {
    try await pipeline(commands.map { ($0.statement, $0.parameters) })
  }
}

extension Parameter: ExpressibleByStringLiteral {
  /// A text of the program's own.
  public init(stringLiteral value: String) { self = .text(value) }
}

extension Parameter {
  /// A value, or null for nil.
  static func optional<Value>(_ value: Value?, _ make: (Value) -> Parameter) -> Parameter {
    value.map(make) ?? .null
  }
}

extension Row {
  /// A column that may be null.
  func decodeIfPresent<Value: PostgreSQLDecodable>(_ column: String, as type: Value.Type = Value.self) throws -> Value?
  {
    try decode(column, as: Value?.self)
  }
}
