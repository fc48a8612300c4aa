import Domain
import FoundationEssentials
import PostgreSQL

extension PostgreSQLApplicantStore {
  /// See ``ApplicantStore/hold(_:reasonCode:in:by:at:)``.
  public func hold(
    _ id: ApplicantID, reasonCode: String, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) -> HoldID {
    let hold = HoldID(at: now)
    try await storing {
      try await database.effect(by: actor, making: hold.description, in: realm, at: now) { transaction in
        _ = try await transaction.lockApplicant(id, in: realm)
        try await transaction.pipeline([
          Command(
            ApplicantStatements.insertHold,
            [
              realm.tenant.parameter, hold.parameter, id.parameter, .text(reasonCode), .timestamp(now),
              .text(actor.name),
            ]),
          AuditStatements.write("hold.placed", on: id.description, in: realm, by: actor, at: now),
        ])
      }
    }
    return hold
  }

  /// See ``ApplicantStore/release(_:of:in:by:at:)``.
  public func release(
    _ hold: HoldID, of id: ApplicantID, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) {
    try await storing {
      try await database.inScope(of: realm.tenant.uuid) { transaction in
        _ = try await transaction.lockApplicant(id, in: realm)
        let released = try await transaction.query(
          ApplicantStatements.releaseHold,
          [realm.tenant.parameter, hold.parameter, id.parameter, .timestamp(now)])
        guard !released.isEmpty else { throw StoreError.notFound }
        try await transaction.pipeline([
          AuditStatements.write("hold.released", on: id.description, in: realm, by: actor, at: now),
          JobStatements.enqueue(.retain, subject: id.uuid, in: realm, at: now, now: now),
        ])
      }
    }
  }

  /// See ``ApplicantStore/retention(of:in:)``.
  public func retention(of id: ApplicantID, in realm: Realm) async throws(StoreError) -> RetentionState? {
    try await storing {
      let results = try await database.once(
        inScopeOf: realm.tenant.uuid,
        [
          Command(ApplicantStatements.select, realm.parameters + [id.parameter]),
          Command(ApplicantStatements.keyClasses, [realm.tenant.parameter, id.parameter]),
          Command(ApplicantStatements.openHolds, [realm.tenant.parameter, id.parameter]),
        ])
      guard let row = results[0].first else { return nil }
      return RetentionState(
        classes: Set(try results[1].map { try $0.value("class") }),
        relationshipEndedAt: try row.decodeIfPresent("relationship_ended_at"),
        lastDecidedAt: try row.decodeIfPresent("last_decided_at"),
        lastEndedAt: try row.decodeIfPresent("last_ended_at"), createdAt: try row.decode("created_at"),
        isHeld: !results[2].isEmpty)
    }
  }

  /// See ``ApplicantStore/erase(_:classes:cause:in:by:at:)``.
  public func erase(
    _ id: ApplicantID, classes: Set<DataClass>, cause: String, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) -> ErasureReceipt {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      return try await database.inScope(of: realm.tenant.uuid) { transaction in
        // Verifications before their applicant, as whoever decides one does.
        _ = try await transaction.query(EndingStatements.openOf, [realm.tenant.parameter, id.parameter])
        let row = try await transaction.lockApplicant(id, in: realm)
        guard try row.decodeIfPresent("erased_at", as: Date.self) == nil else { throw StoreError.notAllowed(.erased) }
        let holds = try await transaction.query(
          ApplicantStatements.openHolds, [realm.tenant.parameter, id.parameter])
        guard holds.isEmpty else { throw StoreError.notAllowed(.legalHold) }
        return try await transaction.erase(
          id, classes: classes, cause: cause, telling: ledger, keys: keys, in: realm, by: actor, at: now)
      }
    }
  }

  /// See ``ApplicantStore/export(_:in:)``.
  public func export(_ id: ApplicantID, in realm: Realm) async throws(StoreError) -> JSON {
    let applicant = try await view(id, in: realm)
    let consents = try await consents(of: id, in: realm)
    return try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      let results = try await database.once(
        inScopeOf: realm.tenant.uuid,
        [
          Command(ApplicantStatements.versions, [realm.tenant.parameter, id.parameter]),
          Command(ApplicantStatements.evidence, [realm.tenant.parameter, id.parameter]),
          Command(ApplicantStatements.verifications, [realm.tenant.parameter, id.parameter]),
        ])
      let versions = try results[0].map { row -> JSON in
        let changed: Date = try row.decode("changed_at")
        return [
          "version": .integer(try row.decode("version")), "changed_at": .string(changed.rfc3339),
          "record": try row.opened("sealed", of: id, object: id.uuid, label: .record, keys: keys)?["record"] ?? .null,
        ]
      }
      let evidence = try results[1].map { row -> JSON in
        let item = try EvidenceItem(row: row)
        return [
          "id": .string(item.id.description), "kind": .string(item.kind.rawValue),
          "media_type": .string(item.mediaType), "size_bytes": .integer(Int64(item.sizeBytes)),
        ]
      }
      let verifications = try results[2].map { JSON.string(try $0.decode("id", as: VerificationID.self).description) }
      return [
        "applicant_id": .string(id.description), "record": applicant.record.json,
        "metadata": JSON(applicant.metadata), "earlier_versions": .array(versions),
        "consents": .array(consents.map(\.consent.json)),
        "evidence": .array(evidence), "verifications": .array(verifications),
      ]
    }
  }
}
