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
        [realm.tenant.parameter, .text(realm.mode.rawValue), .int(sequence), .int(Int64(limit))]
      ).map { try StreamEvent(row: $0) }
    }
  }
}

/// Gives events and usage their gap-free numbers after they were committed (DESIGN §9): one counter a tenant and mode,
/// its row locked, so that two servers never give the same number and a reader that saw `n` has seen all before it.
public struct Sequencer: Sendable {
  let database: Database

  /// A sequencer over a database.
  public init(database: Database) { self.database = database }

  /// Numbers everything that has no number yet. Returns the realms that got new numbers.
  public func run() async throws(StoreError) -> [Realm] {
    try await storing {
      let realms = try await database.once(EventStatements.unsequenced).map {
        Realm(tenant: try $0.decode("tenant_id"), mode: try $0.value("mode"))
      }
      for realm in realms {
        try await number("events", EventStatements.sequenceEvents, in: realm)
        try await number("usage", EventStatements.sequenceUsage, in: realm)
      }
      return realms
    }
  }

  private func number(_ name: String, _ statement: Statement, in realm: Realm) async throws {
    let (tenant, mode) = (realm.tenant.parameter, Parameter.text(realm.mode.rawValue))
    try await database.inScope(of: realm.tenant.uuid) { transaction in
      let rows = try await transaction.query(EventStatements.lockCounter, [tenant, mode, .text(name)])
      guard let row = rows.first else { throw StoreError.damaged }
      let value: Int64 = try row.decode("value")
      let count = try await transaction.execute(statement, [tenant, mode, .int(value)])
      guard count > 0 else { return }
      _ = try await transaction.execute(EventStatements.setCounter, [tenant, mode, .text(name), .int(Int64(count))])
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
        [realm.tenant.parameter, .text(realm.mode.rawValue), .optional(after) { $0.parameter }, .int(Int64(limit))]
      ).map { row in
        AuditEntry(
          id: try row.decode("id"), at: try row.decode("at"), actor: try row.decode("actor"),
          action: try row.decode("action"), resource: try row.decode("resource"),
          requestID: try row.decode("request_id"))
      }
    }
  }
}
