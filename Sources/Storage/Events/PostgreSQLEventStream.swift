import Domain
import FoundationEssentials
import PostgreSQL
import TransparencyLog

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
  let vault: KeyVault

  /// A log over a database; leaves are sealed with the vault's keys.
  public init(database: Database, vault: KeyVault) {
    self.database = database
    self.vault = vault
  }

  /// See ``AuditLog/record(_:of:in:by:at:)``.
  public func record(
    _ view: EvidenceViewName, of item: EvidenceItem, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      let dataClass = item.kind.dataClass
      let found = try await database.read(
        inScopeOf: realm.tenant.uuid, VerificationStatements.keyOfClass,
        [realm.tenant.parameter, item.applicant.parameter, .text(dataClass.rawValue)])
      let seal = try keys.leafSeal(of: item.applicant, dataClass, wrapped: try found.first?.decode("wrapped"))
      _ = try await database.once(
        inScopeOf: realm.tenant.uuid,
        [
          AuditStatements.write(
            "evidence.read." + view.rawValue, on: item.id.description, in: realm, by: actor, at: now),
          try LeafStatements.write(
            .access(to: view, of: item, in: realm, by: actor, at: now), as: LeafID(at: now).uuid, under: seal),
        ])
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
