import Domain
import FoundationEssentials
import PostgreSQL

/// SQL of durable jobs.
enum JobStatements {
  static let dueTenants: Statement = "select tenant_id, due from due_tenants($1, $2, 1000)"
  static let insert: Statement = """
    insert into jobs (tenant_id, id, lane, kind, mode, subject, state, run_at, attempts, fence, created_at)
    values ($1, $2, $3, $4, $5, $6, 'ready', $7, 0, 0, $8) on conflict do nothing
    """
  /// The one retention job of an applicant: what is asked for anew is due at once, and a worker that looked before
  /// loses its lease.
  static let insertRetain: Statement = """
    insert into jobs (tenant_id, id, lane, kind, mode, subject, state, run_at, attempts, fence, created_at)
    values ($1, $2, $3, $4, $5, $6, 'ready', $7, 0, 0, $8)
    on conflict (tenant_id, kind, subject) where kind in ('retain') do update set
      run_at = least(jobs.run_at, excluded.run_at), state = 'ready', lease_until = null, attempts = 0,
      fence = jobs.fence + 1
    """
  static let retainAgain: Statement = """
    update jobs set run_at = $2, state = 'ready', lease_until = null, fence = fence + 1
    where tenant_id = $1 and kind = 'retain' and run_at > $2
    """
  /// Picked once and for all: as a subquery of the update, a plan may run the pick again for each row, and lease more
  /// than was asked for.
  static let claim: Statement = """
    with due as materialized (
      select id from jobs
      where tenant_id = $1 and lane = $2
        and ((state = 'ready' and run_at <= $3) or (state = 'leased' and lease_until <= $3))
      order by run_at, id limit $4 for update skip locked)
    update jobs j set state = 'leased', lease_until = $5, fence = j.fence + 1, attempts = j.attempts + 1
    from due where j.tenant_id = $1 and j.id = due.id
    returning j.id, j.kind, j.mode, j.subject, j.attempts, j.fence
    """
  static let giveBack: Statement = """
    update jobs set state = $4, run_at = coalesce($5, run_at), lease_until = null, error_code = $6
    where tenant_id = $1 and id = $2 and fence = $3 and state = 'leased' returning id
    """
  static let putOff: Statement = """
    update jobs set state = 'ready', run_at = $4, lease_until = null, attempts = 0, error_code = null
    where tenant_id = $1 and id = $2 and fence = $3 and state = 'leased' returning id
    """
  static let dead: Statement = "select dead_jobs() as n"
  static let finish: Statement =
    "delete from jobs where tenant_id = $1 and id = $2 and fence = $3 and state = 'leased' returning id"

  /// The command that gives a job back, or makes it a dead letter.
  static func giveBack(_ lease: JobLease, errorCode: String, retryAt: Date?) -> Command {
    Command(
      giveBack,
      [
        lease.realm.tenant.parameter, lease.id.parameter, .int(lease.fence), retryAt == nil ? "dead" : "ready",
        .optional(retryAt, Parameter.timestamp), .text(errorCode),
      ])
  }

  /// The command that enqueues one job, in its kind's lane unless told.
  static func enqueue(
    _ kind: JobKind, subject: UUID, in realm: Realm, at runAt: Date, now: Date, lane: JobLane? = nil
  ) -> Command {
    Command(
      kind == .retain ? insertRetain : insert,
      [
        realm.tenant.parameter, JobID(at: now).parameter, .text((lane ?? kind.lane).rawValue), .text(kind.rawValue),
        .text(realm.mode.rawValue), .uuid(subject), .timestamp(runAt), .timestamp(now),
      ])
  }
}
