import Domain
import FoundationEssentials
import PostgreSQL

extension PostgreSQLVerificationStore {
  /// See ``VerificationStore/cancel(_:in:by:at:)``.
  public func cancel(
    _ id: VerificationID, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) {
    try await storing {
      try await database.effect(by: actor, making: id.description, in: realm, at: now) { transaction in
        let row = try await transaction.lockVerification(id, in: realm)
        let status: VerificationStatus = try row.value("status")
        guard !status.isFinal else { throw StoreError.notAllowed(.alreadyFinal) }
        try await transaction.end(
          id, of: try row.decode("applicant_id"), as: .canceled, event: .verificationCanceled, in: realm, by: actor,
          at: now)
      }
    }
  }

  /// See ``VerificationStore/expire(in:by:at:limit:)``.
  public func expire(
    in tenant: TenantID, by actor: Actor, at now: Date, limit: Int
  ) async throws(StoreError) -> [VerificationID] {
    try await storing {
      try await database.inScope(of: tenant.uuid) { transaction in
        let rows = try await transaction.query(
          EndingStatements.overdue, [tenant.parameter, .timestamp(now), .int(Int64(limit))])
        var ended: [VerificationID] = []
        for row in rows {
          let id: VerificationID = try row.decode("id")
          try await transaction.end(
            id, of: try row.decode("applicant_id"), as: .expired, event: .verificationExpired,
            in: Realm(tenant: tenant, mode: try row.value("mode")), by: actor, at: now)
          ended.append(id)
        }
        return ended
      }
    }
  }
}

extension PostgreSQLVerificationStore {
  /// See ``VerificationStore/fail(_:at:)``.
  public func fail(_ lease: JobLease, at now: Date) async throws(StoreError) {
    let realm = lease.realm
    try await storing {
      try await database.inScope(of: realm.tenant.uuid) { transaction in
        var id = VerificationID(lease.subject)
        if lease.kind == .check {
          let rows = try await transaction.query(
            EndingStatements.verificationOf, [realm.tenant.parameter, .uuid(lease.subject)])
          guard let row = rows.first else { throw StoreError.notFound }
          id = try row.decode("verification_id")
        }
        let row = try await transaction.lockVerification(id, in: realm)
        try await transaction.bury(lease)
        let status: VerificationStatus = try row.value("status")
        guard !status.isFinal else { return }
        try await transaction.end(
          id, of: try row.decode("applicant_id"), as: .error, event: .verificationFailed, in: realm,
          by: Actor("scheduler"), at: now)
      }
    }
  }
}

/// SQL of verifications that end without a decision.
enum EndingStatements {
  static let verificationOf: Statement = "select verification_id from checks where tenant_id = $1 and id = $2"
  static let openOf: Statement = """
    select id from verifications
    where tenant_id = $1 and applicant_id = $2 and status in ('collecting', 'processing', 'awaiting_input', 'in_review')
    order by id for update
    """
  /// Checks that never ran are told as such, and cost nothing.
  static let abandonChecks: Statement = """
    update checks set status = 'error', outcome = 'not_assessed', completed_at = $3
    where tenant_id = $1 and verification_id = $2 and status in ('queued', 'running')
    """
  static let overdue: Statement = """
    select id, applicant_id, mode from verifications
    where tenant_id = $1 and status in ('collecting', 'awaiting_input') and expires_at <= $2
    order by expires_at limit $3 for update skip locked
    """
  /// Whoever was never decided on must not be kept for ever: their clock of retention runs from the end.
  static let startClock: Statement = """
    update applicants a set last_ended_at = $3, updated_at = $3,
      standing = case when a.standing = 'pending' and not exists (
          select from verifications v where v.tenant_id = $1 and v.applicant_id = $2
            and v.status in ('collecting', 'processing', 'awaiting_input', 'in_review'))
        then 'unverified' else a.standing end
    where tenant_id = $1 and id = $2 and erased_at is null
    """
}

extension Transaction {
  /// Ends everything of an applicant that is still open.
  func endOpenVerifications(
    of applicant: ApplicantID, in realm: Realm, by actor: Actor, at now: Date
  ) async throws {
    for row in try await query(EndingStatements.openOf, [realm.tenant.parameter, applicant.parameter]) {
      try await end(
        try row.decode("id"), of: applicant, as: .canceled, event: .verificationCanceled, in: realm, by: actor, at: now)
    }
  }

  /// Ends a locked verification without a decision: nothing more is run, reviewed or asked for.
  fileprivate func end(
    _ id: VerificationID, of applicant: ApplicantID, as status: VerificationStatus, event: EventType, in realm: Realm,
    by actor: Actor, at now: Date
  ) async throws {
    let tenant = realm.tenant.parameter
    let open = try await query(VerificationStatements.openChecks, [tenant, id.parameter])
    let subjects = try open.map { try $0.decode("id", as: UUID.self) } + [id.uuid]
    try await pipeline([
      Command(VerificationStatements.deleteJobs, [tenant, .uuidArray(subjects)]),
      Command(EndingStatements.abandonChecks, [tenant, id.parameter, .timestamp(now)]),
      Command(ReviewStatements.closeForVerification, [tenant, id.parameter, .timestamp(now)]),
      Command(ReviewStatements.clearBoardForVerification, [tenant, id.parameter]),
      Command(
        VerificationStatements.updateStatus,
        [tenant, id.parameter, .text(status.rawValue), "[]", .int(0), .timestamp(now), .timestamp(now)]),
      verificationEvent(event, id, applicant: applicant, status: status, in: realm, by: actor, at: now),
      Command(EndingStatements.startClock, [tenant, applicant.parameter, .timestamp(now)]),
      JobStatements.enqueue(.retain, subject: applicant.uuid, in: realm, at: now, now: now),
      MonitorCommands.recall(for: id, in: realm),
    ])
  }
}
