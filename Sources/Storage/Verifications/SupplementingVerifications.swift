import Domain
import FoundationEssentials
import PostgreSQL

extension PostgreSQLVerificationStore {
  /// See ``VerificationStore/supplement(_:)``.
  public func supplement(_ supplement: EvidenceSupplement) async throws(StoreError) {
    try await storing {
      let (realm, id, now) = (supplement.realm, supplement.verification, supplement.now)
      let keys = try await vault.keys(of: realm.tenant, from: database)
      try await database.effect(
        by: supplement.actor, making: id.description, in: realm, at: now
      ) { transaction in
        let row = try await transaction.lockVerification(id, in: realm)
        guard try row.decode("resource_version", as: Int.self) == supplement.resourceVersion else {
          throw StoreError.stale
        }
        let status: VerificationStatus = try row.value("status")
        guard status == .collecting || status == .awaitingInput else { throw StoreError.notAllowed(.nothingRequired) }
        let applicant: ApplicantID = try row.decode("applicant_id")
        if let cap = supplement.cap {
          let billed = try await transaction.query(
            VerificationStatements.billedTypes, [realm.tenant.parameter, id.parameter])
          let known = Set(try billed.map { try $0.value("type", as: CheckType.self) })
          try await transaction.hold(supplement.unheld.filter { !known.contains($0) }, in: realm, within: cap)
        }
        let replaced = Set(supplement.evidence.map(\.kind)).filter { !$0.isRepeatable }.map(\.rawValue).sorted()
        _ = try await transaction.execute(
          EvidenceStatements.supersede,
          [realm.tenant.parameter, id.parameter, .textArray(replaced), .timestamp(now)])
        let retired = try await transaction.query(
          VerificationStatements.retireChecks,
          [realm.tenant.parameter, id.parameter, .textArray(supplement.checks.map(\.rawValue))])
        var attempts: [String: Int] = [:]
        for row in retired {
          attempts[try row.decode("type", as: String.self)] = try row.decode("attempt", as: Int.self)
        }
        let handle = try await transaction.handle(of: applicant, in: realm)
        var commands = try evidenceCommands(
          supplement.evidence, of: id, applicant: handle, keys: keys, in: realm, at: now)
        for type in supplement.checks {
          commands += checkCommands(
            type, attempt: attempts[type.rawValue, default: 0] + 1, of: id, in: realm, at: now,
            isQueued: supplement.status == .processing && !type.waits(for: supplement.checks))
        }
        if supplement.status == .processing, supplement.checks.isEmpty {
          // No check needs what came: the rules look again all the same, or nobody would.
          commands.append(JobStatements.enqueue(.decide, subject: id.uuid, in: realm, at: now, now: now))
        }
        commands.append(
          Command(
            VerificationStatements.updateStatus,
            [
              realm.tenant.parameter, id.parameter, .text(supplement.status.rawValue),
              .text(JSON.array(supplement.requirements.map(\.json)).compactText),
              .int(status == .awaitingInput && supplement.status == .processing ? 1 : 0), .timestamp(now), .null,
            ]))
        commands.append(
          verificationEvent(
            .verificationProcessing, id, applicant: applicant, status: supplement.status, in: realm,
            by: supplement.actor, at: now))
        _ = try await transaction.pipeline(commands)
        let given = GivenConsents(
          consents: supplement.consents, applicant: applicant, verification: id,
          recordKey: handle.wrappedKeys[.record])
        try await transaction.record(given, telling: ledger, keys: keys, in: realm, by: supplement.actor, at: now)
      }
    }
  }
}

extension Transaction {
  /// An applicant who is there, with every key of its classes.
  fileprivate func handle(of applicant: ApplicantID, in realm: Realm) async throws -> ApplicantHandle {
    let rows = try await query(
      EvidenceStatements.selectKeys,
      [realm.tenant.parameter, applicant.parameter, .textArray(DataClass.allCases.map(\.rawValue))])
    var wrapped: [DataClass: [UInt8]] = [:]
    for row in rows { wrapped[try row.value("class")] = try row.decode("wrapped") }
    return ApplicantHandle(id: applicant, isNew: false, wrappedKeys: wrapped)
  }

  /// Locks a verification's row and returns it.
  func lockVerification(_ id: VerificationID, in realm: Realm) async throws -> Row {
    let rows = try await query(
      VerificationStatements.lock, realm.parameters + [id.parameter])
    guard let row = rows.first else { throw StoreError.notFound }
    return row
  }
}
