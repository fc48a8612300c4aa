import Domain
import FoundationEssentials
import PostgreSQL

/// A tenant's event stream in PostgreSQL.
public struct PostgreSQLEventStream: EventStream {
  let database: Database

  /// A stream over a database.
  public init(database: Database) { self.database = database }

  /// See ``EventStream/events(after:limit:in:)``.
  public func events(after sequence: Int64, limit: Int, in realm: Realm) async throws(StoreError) -> [StreamEvent] {
    try await storing {
      try await database.once(
        inScopeOf: realm.tenant.uuid, EventStatements.after,
        realm.parameters + [.int(sequence), .int(Int64(limit))]
      ).map { try StreamEvent(row: $0) }
    }
  }
}

/// The audit log in PostgreSQL.
public struct PostgreSQLAuditLog: AuditLog {
  let database: Database

  /// A log over a database.
  public init(database: Database) { self.database = database }

  /// See ``AuditLog/record(_:on:in:by:at:)``.
  public func record(
    _ action: String, on resource: String, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) {
    try await storing {
      let command = AuditStatements.write(action, on: resource, in: realm, by: actor, at: now)
      _ = try await database.once(inScopeOf: realm.tenant.uuid, [command])
    }
  }

  /// See ``AuditLog/entries(after:limit:in:)``.
  public func entries(after: AuditID?, limit: Int, in realm: Realm) async throws(StoreError) -> [AuditEntry] {
    try await storing {
      try await database.once(
        inScopeOf: realm.tenant.uuid, AuditStatements.list,
        realm.parameters + [.optional(after) { $0.parameter }, .int(Int64(limit))]
      ).map { row in
        AuditEntry(
          id: try row.decode("id"), at: try row.decode("at"), actor: try row.decode("actor"),
          action: try row.decode("action"), resource: try row.decode("resource"),
          requestID: try row.decode("request_id"))
      }
    }
  }
}
