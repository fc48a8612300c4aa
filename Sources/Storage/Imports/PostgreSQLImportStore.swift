import Domain
import FoundationEssentials
import PostgreSQL

/// Imports of customers in PostgreSQL. A twin file takes rows.
public struct PostgreSQLImportStore: ImportStore {
  let database: Database
  let vault: KeyVault
  let ledger: any ErasureLedger

  /// A store that seals with the vault's keys and tells the ledger what refused consents destroy.
  public init(database: Database, vault: KeyVault, ledger: any ErasureLedger) {
    self.database = database
    self.vault = vault
    self.ledger = ledger
  }

  /// See ``ImportStore/open(_:consents:in:by:at:)``.
  public func open(
    _ id: ImportID, consents: [Consent], in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) {
    try await storing {
      try await database.effect(
        by: actor, making: id.description, in: realm, at: now,
        [
          Command(
            ImportStatements.open,
            realm.parameters + [
              id.parameter, .text(JSON.array(consents.map(\.json)).compactText), .timestamp(now),
            ]),
          AuditStatements.write("import.opened", on: id.description, in: realm, by: actor, at: now),
        ])
    }
  }

  /// See ``ImportStore/view(_:in:)``.
  public func view(_ id: ImportID, in realm: Realm) async throws(StoreError) -> CustomerImport {
    try await storing {
      let rows = try await database.read(
        inScopeOf: realm.tenant.uuid, ImportStatements.find, realm.parameters + [id.parameter])
      guard let row = rows.first else { throw StoreError.notFound }
      return try CustomerImport(row: row, tenant: realm.tenant)
    }
  }

  /// See ``ImportStore/list(after:limit:in:)``.
  public func list(after: ImportID?, limit: Int, in realm: Realm) async throws(StoreError) -> [CustomerImport] {
    try await storing {
      try await database.read(
        inScopeOf: realm.tenant.uuid, ImportStatements.list,
        realm.parameters + [.optional(after) { $0.parameter }, .int(Int64(limit))]
      ).map { try CustomerImport(row: $0, tenant: realm.tenant) }
    }
  }

  /// See ``ImportStore/rejections(of:after:limit:in:)``.
  public func rejections(
    of id: ImportID, after: (row: Int, position: Int)?, limit: Int, in realm: Realm
  ) async throws(StoreError) -> [RowRejection] {
    _ = try await view(id, in: realm)
    return try await storing {
      try await database.read(
        inScopeOf: realm.tenant.uuid, ImportStatements.rejections,
        [
          realm.tenant.parameter, id.parameter, .int(Int64(after?.row ?? 0)), .int(Int64(after?.position ?? 0)),
          .int(Int64(limit)),
        ]
      ).map { row in
        RowRejection(
          row: try row.decode("number"), position: try row.decode("position"),
          problem: RowProblem(
            pointer: try row.decode("pointer"), code: try row.decode("code"), detail: try row.decode("detail")))
      }
    }
  }

  /// See ``ImportStore/finish(_:in:by:at:)``.
  public func finish(_ id: ImportID, in realm: Realm, by actor: Actor, at now: Date) async throws(StoreError) {
    try await storing {
      try await database.effect(by: actor, making: id.description, in: realm, at: now) { transaction in
        let rows = try await transaction.query(ImportStatements.lock, realm.parameters + [id.parameter])
        guard let row = rows.first else { throw StoreError.notFound }
        guard try row.value("state", as: CustomerImport.State.self) == .open else { return }
        try await transaction.pipeline([
          Command(ImportStatements.finish, [realm.tenant.parameter, id.parameter, .timestamp(now)]),
          AuditStatements.write("import.finished", on: id.description, in: realm, by: actor, at: now),
        ])
      }
    }
  }
}

extension CustomerImport {
  init(row: Row, tenant: TenantID) throws {
    var counts = Counts()
    counts.created = try row.decode("created")
    counts.updated = try row.decode("updated")
    counts.unchanged = try row.decode("unchanged")
    counts.rejected = try row.decode("rejected")
    counts.screened = try row.decode("screened")
    self.init(
      id: try row.decode("id"), realm: Realm(tenant: tenant, mode: try row.value("mode")),
      state: try row.value("state"),
      nextRow: try row.decode("next_row"), counts: counts, createdAt: try row.decode("created_at"),
      updatedAt: try row.decode("updated_at"), finishedAt: try row.decodeIfPresent("finished_at"))
  }
}
