import PostgreSQL

/// SQL of monitors.
enum MonitorStatements {
  static let end: Statement = """
    update monitors m set ended_at = $4
    where m.tenant_id = $1 and m.mode = $2 and m.kind = $3 and m.ended_at is null and not exists (
      select from applicants a where a.tenant_id = m.tenant_id and a.id = m.applicant_id and a.standing = 'verified'
        and a.erased_at is null and a.relationship_ended_at is null)
    """
  /// What nobody decided is told again: once for each verification that ended so.
  static let rearm: Statement = """
    update monitors m set applicant_version = 0, rearmed_for = l.verification_id
    from monitor_alerts l join verifications v on v.tenant_id = l.tenant_id and v.id = l.verification_id
    where m.tenant_id = $1 and m.mode = $2 and m.kind = $3 and m.ended_at is null and l.tenant_id = m.tenant_id
      and l.monitor_id = m.id and v.status in ('canceled', 'expired', 'error')
      and (m.rearmed_for is null or m.rearmed_for < l.verification_id)
      and not exists (
        select from monitor_alerts n where n.tenant_id = l.tenant_id and n.monitor_id = l.monitor_id
          and n.verification_id > l.verification_id)
    """
  static let unwatched: Statement = """
    select a.id from applicants a
    where a.tenant_id = $1 and a.mode = $2 and a.standing = 'verified' and a.erased_at is null
      and a.relationship_ended_at is null and not exists (
        select from monitors m where m.tenant_id = a.tenant_id and m.applicant_id = a.id and m.kind = $3
          and m.ended_at is null)
    order by a.id limit $4
    """
  /// Whoever is verified again is watched anew, by the same monitor.
  static let begin: Statement = """
    insert into monitors (tenant_id, mode, kind, id, applicant_id, applicant_version, created_at)
    select $1, $2, $3, n.id, n.applicant_id, 0, $6 from unnest($4::uuid[], $5::uuid[]) as n (id, applicant_id)
    on conflict (tenant_id, applicant_id, kind) do update set ended_at = null, applicant_version = 0
    """
  static let due: Statement = """
    select m.id from monitors m join applicants a on a.tenant_id = m.tenant_id and a.id = m.applicant_id
    where m.tenant_id = $1 and m.mode = $2 and m.kind = $3 and m.ended_at is null
      and m.applicant_version <> a.version and (m.retry_at is null or m.retry_at <= $4)
    order by m.id limit $5
    """
  static let looked: Statement = """
    update monitors set applicant_version = $3, retry_at = null where tenant_id = $1 and id = $2
    """
  static let putOff: Statement = "update monitors set retry_at = $3 where tenant_id = $1 and id = $2"
  static let page: Statement = """
    select id from monitors
    where tenant_id = $1 and mode = $2 and kind = $3 and ended_at is null and ($4::uuid is null or id > $4::uuid)
    order by id limit $5
    """
  static let customers: Statement = """
    select m.id, m.applicant_id, a.version, a.sealed, d.id as check_id, d.sealed as details,
      (select count(*) from monitor_alerts l where l.tenant_id = m.tenant_id and l.monitor_id = m.id) as alert_count,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = m.tenant_id and k.applicant_id = m.applicant_id and k.class = 'record') as record_key,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = m.tenant_id and k.applicant_id = m.applicant_id and k.class = 'document') as document_key
    from monitors m
    join applicants a on a.tenant_id = m.tenant_id and a.id = m.applicant_id
    left join lateral (
      select c.id, c.sealed from checks c
      join verifications v on v.tenant_id = c.tenant_id and v.id = c.verification_id
      where v.tenant_id = m.tenant_id and v.applicant_id = m.applicant_id and c.type = 'document' and c.is_current
        and c.completed_at is not null and v.status = 'approved'
      order by c.completed_at desc, c.id desc limit 1) d on true
    where m.tenant_id = $1 and m.mode = $2 and m.id = any ($3::uuid[]) order by m.id
    """
  static let marks: Statement = """
    select owner, list, number, settings from monitor_marks where tenant_id = $1 and mode = $2 order by owner, list
    """
  static let unmark: Statement = "delete from monitor_marks where tenant_id = $1 and mode = $2"
  static let mark: Statement = """
    insert into monitor_marks (tenant_id, mode, owner, list, number, settings, marked_at)
    values ($1, $2, $3, $4, $5, $6, $7)
    """
  static let makeDue: Statement =
    "update monitors set applicant_version = 0 where tenant_id = $1 and id = any ($2::uuid[])"
  static let tie: Statement = """
    insert into monitor_alerts (tenant_id, monitor_id, verification_id, created_at) values ($1, $2, $3, $4)
    on conflict do nothing
    """
  static let list: Statement = """
    select m.id, m.applicant_id, m.kind, m.created_at, m.ended_at, array(
      select l.verification_id from monitor_alerts l
      where l.tenant_id = m.tenant_id and l.monitor_id = m.id order by l.verification_id desc limit $6) as alerts
    from monitors m
    where m.tenant_id = $1 and m.mode = $2 and ($3::uuid is null or m.applicant_id = $3::uuid)
      and ($4::uuid is null or m.id > $4::uuid)
    order by m.id limit $5
    """
}
