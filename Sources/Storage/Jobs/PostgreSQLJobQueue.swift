import Domain
import FoundationEssentials
import PostgreSQL

/// Durable jobs in PostgreSQL, leased with `FOR UPDATE SKIP LOCKED` and fenced.
public struct PostgreSQLJobQueue: JobQueue {
  let database: Database

  /// A queue over a database.
  public init(database: Database) { self.database = database }

  /// See ``JobQueue/dueTenants(_:at:)``.
  public func dueTenants(
    _ lane: JobLane, at now: Date
  ) async throws(StoreError) -> [(tenant: TenantID, due: Int)] {
    try await storing {
      try await database.once(JobStatements.dueTenants, [.text(lane.rawValue), .timestamp(now)]).map {
        (try $0.decode("tenant_id"), try $0.decode("due", as: Int.self))
      }
    }
  }

  /// See ``JobQueue/claim(_:of:limit:at:until:)``.
  public func claim(
    _ lane: JobLane, of tenant: TenantID, limit: Int, at now: Date, until: Date
  ) async throws(StoreError) -> [JobLease] {
    try await storing {
      try await database.once(
        inScopeOf: tenant.uuid, JobStatements.claim,
        [tenant.parameter, .text(lane.rawValue), .timestamp(now), .int(Int64(limit)), .timestamp(until)]
      ).map { row in
        JobLease(
          realm: Realm(tenant: tenant, mode: try row.value("mode")), id: try row.decode("id"),
          kind: try row.value("kind"), subject: try row.decode("subject"),
          attempt: try row.decode("attempts"), fence: try row.decode("fence"))
      }
    }
  }

  /// See ``JobQueue/giveBack(_:errorCode:retryAt:)``.
  public func giveBack(_ lease: JobLease, errorCode: String, retryAt: Date?) async throws(StoreError) {
    try await storing {
      let command = JobStatements.giveBack(lease, errorCode: errorCode, retryAt: retryAt)
      let rows = try await database.once(inScopeOf: lease.realm.tenant.uuid, [command])[0]
      guard rows.count == 1 else { throw StoreError.stale }
    }
  }

  /// See ``JobQueue/putOff(_:until:)``.
  public func putOff(_ lease: JobLease, until: Date) async throws(StoreError) {
    try await storing {
      let rows = try await database.once(
        inScopeOf: lease.realm.tenant.uuid, JobStatements.putOff,
        [lease.realm.tenant.parameter, lease.id.parameter, .int(lease.fence), .timestamp(until)])
      guard rows.count == 1 else { throw StoreError.stale }
    }
  }

  /// Dead letters of every tenant: a number above zero asks for a person.
  public func dead() async throws(StoreError) -> Int {
    try await storing { try await database.once(JobStatements.dead).first?.decode("n", as: Int.self) ?? 0 }
  }

  /// See ``JobQueue/finish(_:)``.
  public func finish(_ lease: JobLease) async throws(StoreError) {
    try await storing {
      let rows = try await database.once(
        inScopeOf: lease.realm.tenant.uuid, JobStatements.finish,
        [lease.realm.tenant.parameter, lease.id.parameter, .int(lease.fence)])
      guard rows.count == 1 else { throw StoreError.stale }
    }
  }
}

extension Transaction {
  /// Ends a lease inside the transaction that records its work.
  func end(_ lease: JobLease) async throws {
    let affected = try await execute(
      JobStatements.finish, [lease.realm.tenant.parameter, lease.id.parameter, .int(lease.fence)])
    guard affected == 1 else { throw StoreError.stale }
  }

  /// Lets a job go that was tried too often: nobody takes it up again.
  /// - Throws: ``StoreError/stale`` where somebody else has it by now.
  func bury(_ lease: JobLease) async throws {
    let dead = JobStatements.giveBack(lease, errorCode: "exhausted", retryAt: nil)
    guard try await pipeline([dead])[0].count == 1 else { throw StoreError.stale }
  }
}
