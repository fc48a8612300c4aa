import Domain
import FoundationEssentials
import PostgreSQL

extension PostgreSQLApplicantStore {
  /// See ``ApplicantStore/watch(in:madeBefore:at:limit:)``.
  ///
  /// Identifiers rise with time, so that a counter of the tenant, the milliseconds up to which all are watched, tells
  /// where to go on; no applicant costs more than its own row until then.
  public func watch(
    in tenant: TenantID, madeBefore end: Date, at now: Date, limit: Int
  ) async throws(StoreError) -> Int {
    // One counter for both worlds, kept beside the live one's.
    let counter = Realm(tenant: tenant, mode: .live).parameters + ["applicants_watched"]
    return try await storing {
      try await database.inScope(of: tenant.uuid) { transaction in
        let rows = try await transaction.query(EventStatements.lockCounter, counter)
        guard let start = try rows.first?.decode("value", as: Int64.self) else { throw StoreError.damaged }
        let watched = try await transaction.query(
          WatchStatements.watch,
          [
            tenant.parameter, ApplicantID.first(of: start).parameter, ApplicantID.first(of: end.milliseconds).parameter,
            .int(Int64(limit)), .timestamp(now),
          ])
        let count = watched.count
        let last = try watched.last?.decode("id", as: ApplicantID.self).milliseconds
        let next = count < limit ? end.milliseconds : last ?? start
        guard next > start else { return 0 }
        try await transaction.execute(EventStatements.setCounter, counter + [.int(next - start)])
        return count
      }
    }
  }
}

/// SQL of the retention clock of whoever was never verified.
private enum WatchStatements {
  static let watch: Statement = """
    with made as materialized (
      select id, mode from applicants where tenant_id = $1 and id >= $2 and id < $3 order by id limit $4),
    queued as (
      insert into jobs (tenant_id, id, lane, kind, mode, subject, state, run_at, attempts, fence, created_at)
      select $1, gen_random_uuid(), 'maintenance', 'retain', mode, id, 'ready', $5, 0, 0, $5 from made
      on conflict (tenant_id, kind, subject) where kind in ('retain') do nothing)
    select id from made order by id
    """
}
