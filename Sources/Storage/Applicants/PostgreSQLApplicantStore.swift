import Domain
import FoundationEssentials
import PostgreSQL
import Sealing

/// Applicants in PostgreSQL, sealed. A twin file holds holds, retention and erasure.
public struct PostgreSQLApplicantStore: ApplicantStore {
  let database: Database
  let vault: KeyVault
  let ledger: any ErasureLedger

  /// A store that seals with the vault's keys and tells the ledger what it destroys.
  public init(database: Database, vault: KeyVault, ledger: any ErasureLedger) {
    self.database = database
    self.vault = vault
    self.ledger = ledger
  }

  /// See ``ApplicantStore/create(_:in:by:at:)``.
  public func create(
    _ draft: ApplicantDraft, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) -> ApplicantView {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      let id = ApplicantID(at: now)
      let wrapped = try keys.freshKey(id, .record)
      var record = ApplicantRecord()
      record.merge(draft.declared)
      let stored = Self.stored(draft.externalID, record, draft.metadata)
      let sealed = try keys.seal(stored, under: wrapped, of: id, object: id.uuid, column: .record)
      let index = draft.externalID.map { keys.externalIndex($0, realm.mode) }
      do {
        try await database.effect(
          by: actor, making: id.description, in: realm, at: now,
          Self.insertion(
            id, in: realm, index: index, sealed: sealed, wrapped: [.record: wrapped], standing: .unverified, by: actor,
            at: now))
      } catch let error as PostgreSQLError where error.sqlState == .uniqueViolation {
        // The same external id is the same applicant (DESIGN §2).
        guard let index, let known = try await find(index, in: realm) else { throw error }
        throw StoreError.replay(resource: known.description)
      }
      return ApplicantView(
        id: id, mode: realm.mode, externalID: draft.externalID, record: record, metadata: draft.metadata,
        standing: .unverified, standingVerification: nil, validUntil: nil, version: 1, createdAt: now, updatedAt: now,
        relationshipEndedAt: nil, erasedAt: nil)
    }
  }

  /// See ``ApplicantStore/view(_:in:)``.
  public func view(_ id: ApplicantID, in realm: Realm) async throws(StoreError) -> ApplicantView {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      let rows = try await database.read(
        inScopeOf: realm.tenant.uuid, ApplicantStatements.select,
        realm.parameters + [id.parameter])
      guard let row = rows.first else { throw StoreError.notFound }
      return try ApplicantView(row: row, keys: keys)
    }
  }

  /// See ``ApplicantStore/list(externalID:after:limit:in:)``.
  public func list(
    externalID: String?, after: ApplicantID?, limit: Int, in realm: Realm
  ) async throws(StoreError) -> [ApplicantView] {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      return try await database.once(
        inScopeOf: realm.tenant.uuid, ApplicantStatements.list,
        realm.parameters + [
          .optional(after) { $0.parameter },
          .optional(externalID) { .bytes(keys.externalIndex($0, realm.mode)) }, .int(Int64(limit)),
        ]
      ).map { try ApplicantView(row: $0, keys: keys) }
    }
  }

  /// See ``ApplicantStore/update(_:with:metadata:expecting:in:by:at:)``.
  public func update(
    _ id: ApplicantID, with changes: JSON, metadata: [String: String]?, expecting: Int?, in realm: Realm,
    by actor: Actor, at now: Date
  ) async throws(StoreError) {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      try await database.inScope(of: realm.tenant.uuid) { transaction in
        let row = try await transaction.lockApplicant(id, in: realm)
        let version: Int64 = try row.decode("version")
        guard expecting == nil || expecting.map(Int64.init) == version else { throw StoreError.stale }
        guard let wrapped = try row.decodeIfPresent("wrapped", as: [UInt8].self),
          let stored = try row.opened("sealed", of: id, object: id.uuid, label: .record, keys: keys)
        else { throw StoreError.notAllowed(.erased) }
        var record = ApplicantRecord()
        record.merge(stored["record"] ?? .null)
        record.merge(changes)
        let merged = Self.stored(stored["external_id"]?.text, record, metadata ?? stored["metadata"]?.strings ?? [:])
        guard merged != stored else { return }
        let sealed = try keys.seal(merged, under: wrapped, of: id, object: id.uuid, column: .record)
        try await transaction.pipeline(
          try Self.revision(of: id, from: row, to: sealed, in: realm, by: actor, at: now)
            + [Self.event(.applicantUpdated, id, in: realm, by: actor, at: now)])
      }
    }
  }

  /// See ``ApplicantStore/record(_:of:in:by:at:)``.
  public func record(
    _ consents: [Consent], of id: ApplicantID, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      try await database.effect(by: actor, making: id.description, in: realm, at: now) { transaction in
        let row = try await transaction.lockApplicant(id, in: realm)
        guard try row.decodeIfPresent("erased_at", as: Date.self) == nil else { throw StoreError.notAllowed(.erased) }
        let given = GivenConsents(
          consents: consents, applicant: id, verification: nil, recordKey: try row.decodeIfPresent("wrapped"))
        try await transaction.record(given, telling: ledger, keys: keys, in: realm, by: actor, at: now)
        try await transaction.pipeline([Self.event(.applicantUpdated, id, in: realm, by: actor, at: now)])
      }
    }
  }

  /// See ``ApplicantStore/consents(of:in:)``.
  public func consents(
    of id: ApplicantID, in realm: Realm
  ) async throws(StoreError) -> [(id: ConsentID, consent: Consent)] {
    _ = try await view(id, in: realm)
    return try await storing {
      try await database.once(
        inScopeOf: realm.tenant.uuid, ApplicantStatements.consents, [realm.tenant.parameter, id.parameter]
      ).map { row in
        let at: Date = try row.decode("granted_at")
        return (
          try row.decode("id"),
          Consent(
            purpose: try row.value("purpose"), granted: try row.decode("granted"), grantedAt: at.rfc3339,
            textVersion: try row.decode("text_version"), language: try row.decode("language"))
        )
      }
    }
  }

  /// See ``ApplicantStore/endRelationship(of:ended:in:by:at:)``.
  public func endRelationship(
    of id: ApplicantID, ended end: Date, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) {
    try await storing {
      try await database.effect(by: actor, making: id.description, in: realm, at: now) { transaction in
        _ = try await transaction.lockApplicant(id, in: realm)
        try await transaction.pipeline([
          Command(
            ApplicantStatements.endRelationship,
            [realm.tenant.parameter, id.parameter, .timestamp(end), .timestamp(now)]),
          Self.event(.applicantUpdated, id, in: realm, by: actor, at: now),
          JobStatements.enqueue(.retain, subject: id.uuid, in: realm, at: now, now: now),
          MonitorCommands.end(id, in: realm, at: now),
        ])
      }
    }
  }

  func find(_ index: [UInt8], in realm: Realm) async throws -> ApplicantID? {
    try await database.once(
      inScopeOf: realm.tenant.uuid, ApplicantStatements.byExternal,
      realm.parameters + [.bytes(index)]
    ).first?.decode("id")
  }

  static func stored(_ externalID: String?, _ record: ApplicantRecord, _ metadata: [String: String]) -> JSON {
    ["external_id": .optional(externalID), "record": record.json, "metadata": JSON(metadata)]
  }

  static func event(
    _ type: EventType, _ id: ApplicantID, in realm: Realm, by actor: Actor, at now: Date
  ) -> Command {
    EventStatements.write(
      EventDraft(type: type, subject: id.uuid, applicant: id, data: ["applicant_id": .string(id.description)]),
      in: realm, by: actor, at: now)
  }

  /// The commands that write a new applicant with its keys.
  static func insertion(
    _ id: ApplicantID, in realm: Realm, index: [UInt8]?, sealed: [UInt8], wrapped: [DataClass: [UInt8]],
    standing: Standing, by actor: Actor, at now: Date
  ) -> [Command] {
    let applicant = Command(
      VerificationStatements.insertApplicant,
      [
        realm.tenant.parameter, id.parameter, .text(realm.mode.rawValue), .optional(index, Parameter.bytes),
        .bytes(sealed), .text(standing.rawValue), .timestamp(now),
      ])
    let keys = wrapped.map { dataClass, wrapped in
      Command(
        VerificationStatements.insertApplicantKeys,
        [realm.tenant.parameter, id.parameter, .text(dataClass.rawValue), .bytes(wrapped)])
    }
    return [applicant] + keys + [event(.applicantCreated, id, in: realm, by: actor, at: now)]
  }

  /// The commands that give an applicant, whose locked row tells what it was, its next version.
  static func revision(
    of id: ApplicantID, from row: Row, to sealed: [UInt8], in realm: Realm, by actor: Actor, at now: Date
  ) throws -> [Command] {
    let (version, old): (Int64, [UInt8]) = (try row.decode("version"), try row.decode("sealed"))
    return [
      Command(
        VerificationStatements.insertApplicantVersion,
        [realm.tenant.parameter, id.parameter, .int(version), .bytes(old), .timestamp(now), .text(actor.name)]),
      Command(
        VerificationStatements.updateApplicant,
        [realm.tenant.parameter, id.parameter, .int(version + 1), .bytes(sealed), .timestamp(now)]),
      MonitorCommands.recall(id, in: realm),
    ]
  }
}

extension Transaction {
  /// Locks an applicant's row and returns it with its record key.
  func lockApplicant(_ id: ApplicantID, in realm: Realm) async throws -> Row {
    let rows = try await query(
      VerificationStatements.lockApplicant, realm.parameters + [id.parameter])
    guard let row = rows.first else { throw StoreError.notFound }
    return row
  }
}

extension ApplicantView {
  init(row: Row, keys: TenantKeys) throws {
    let id: ApplicantID = try row.decode("id")
    let stored = try row.opened("sealed", of: id, object: id.uuid, label: .record, keys: keys)
    var record = ApplicantRecord()
    record.merge(stored?["record"] ?? .null)
    self.init(
      id: id, mode: try row.value("mode"), externalID: stored?["external_id"]?.text, record: record,
      metadata: stored?["metadata"]?.strings ?? [:], standing: try row.value("standing"),
      standingVerification: try row.decodeIfPresent("standing_verification", as: UUID.self).map(VerificationID.init),
      validUntil: try row.decodeIfPresent("valid_until"), version: try row.decode("version"),
      createdAt: try row.decode("created_at"), updatedAt: try row.decode("updated_at"),
      relationshipEndedAt: try row.decodeIfPresent("relationship_ended_at"),
      erasedAt: try row.decodeIfPresent("erased_at"))
    risk = try row.opened("risk", of: id, object: id.uuid, label: .risk, keys: keys).flatMap(CustomerRisk.init)
  }
}
