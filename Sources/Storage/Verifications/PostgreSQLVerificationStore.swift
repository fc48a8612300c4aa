import Domain
import FoundationEssentials
import PostgreSQL
import Sealing

/// Verifications in PostgreSQL. Twin files hold the verbs: submitting,
/// supplementing, running checks, ruling, ending.
public struct PostgreSQLVerificationStore: VerificationStore {
  let database: Database
  let vault: KeyVault
  let ledger: any ErasureLedger

  /// A store over a database, sealing with the vault's keys and telling the ledger what it destroys.
  public init(database: Database, vault: KeyVault, ledger: any ErasureLedger) {
    self.database = database
    self.vault = vault
    self.ledger = ledger
  }

  /// See ``VerificationStore/view(_:in:)``.
  public func view(_ id: VerificationID, in realm: Realm) async throws(StoreError) -> VerificationView {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      let results = try await database.read(
        inScopeOf: realm.tenant.uuid,
        [
          Command(
            VerificationStatements.view, realm.parameters + [id.parameter]),
          Command(VerificationStatements.checksOfOne, [realm.tenant.parameter, id.parameter]),
          Command(VerificationStatements.decisionsOfOne, [realm.tenant.parameter, id.parameter]),
        ])
      let views = try assemble(results, keys: keys)
      guard let view = views.first else { throw StoreError.notFound }
      return view
    }
  }

  /// See ``VerificationStore/list(_:in:)``.
  public func list(_ query: VerificationQuery, in realm: Realm) async throws(StoreError) -> [VerificationView] {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      let external = query.externalID.map { keys.externalIndex($0, realm.mode) }
      let results = try await database.inScope(of: realm.tenant.uuid) { transaction in
        let rows = try await transaction.query(
          VerificationStatements.list,
          realm.parameters + [
            .optional(query.after) { $0.parameter },
            .optional(query.status) { .text($0.rawValue) }, .optional(query.applicant) { $0.parameter },
            .optional(external, Parameter.bytes), .int(Int64(query.limit)),
          ])
        let ids = try rows.map { try $0.decode("id", as: UUID.self) }
        return [rows]
          + (try await transaction.pipeline([
            Command(VerificationStatements.checks, [realm.tenant.parameter, .uuidArray(ids)]),
            Command(VerificationStatements.decisions, [realm.tenant.parameter, .uuidArray(ids)]),
          ]))
      }
      return try assemble(results, keys: keys)
    }
  }

  /// See ``VerificationStore/evidence(of:in:)``.
  public func evidence(of id: VerificationID, in realm: Realm) async throws(StoreError) -> [EvidenceItem] {
    try await storing {
      try await database.once(
        inScopeOf: realm.tenant.uuid, EvidenceStatements.selectCurrent, [realm.tenant.parameter, id.parameter]
      ).map { try EvidenceItem(row: $0) }
    }
  }

  /// See ``VerificationStore/erasedEvidence(of:in:)``.
  public func erasedEvidence(of id: VerificationID, in realm: Realm) async throws(StoreError) -> [EvidenceItem] {
    try await storing {
      try await database.once(
        inScopeOf: realm.tenant.uuid, EvidenceStatements.selectErasedOf, [realm.tenant.parameter, id.parameter]
      ).map { try EvidenceItem(row: $0) }
    }
  }

  /// See ``VerificationStore/decisions(of:in:)``.
  public func decisions(of id: VerificationID, in realm: Realm) async throws(StoreError) -> [DecisionView] {
    _ = try await view(id, in: realm)
    return try await storing {
      try await database.read(
        inScopeOf: realm.tenant.uuid, VerificationStatements.decisionsOfOne,
        [realm.tenant.parameter, id.parameter]
      ).map { try DecisionView(row: $0) }
    }
  }

  /// See ``VerificationStore/timeline(of:in:)``.
  public func timeline(of id: VerificationID, in realm: Realm) async throws(StoreError) -> [StreamEvent] {
    _ = try await view(id, in: realm)
    return try await storing {
      try await database.once(
        inScopeOf: realm.tenant.uuid, VerificationStatements.timeline,
        realm.parameters + [id.parameter]
      ).map { try StreamEvent(row: $0) }
    }
  }

  /// See ``VerificationStore/replayed(_:in:)``.
  public func replayed(_ claim: IdempotencyClaim, in realm: Realm) async throws(StoreError) -> String? {
    try await storing { try await database.replayed(claim, in: realm) }
  }

  /// Joins verifications with their checks and newest decisions.
  private func assemble(_ results: [[Row]], keys: TenantKeys) throws -> [VerificationView] {
    let ring = KeyRing(keys)
    var checks: [UUID: [CheckView]] = [:]
    for row in results[1] {
      checks[try row.decode("verification_id"), default: []].append(try CheckView(row: row, ring: ring))
    }
    var decisions: [UUID: DecisionView] = [:]
    for row in results[2] {
      let id: UUID = try row.decode("verification_id")
      if decisions[id] == nil { decisions[id] = try DecisionView(row: row) }
    }
    return try results[0].map { row in
      let id: UUID = try row.decode("id")
      return try VerificationView(row: row, checks: checks[id] ?? [], decision: decisions[id], keys: keys)
    }
  }
}
