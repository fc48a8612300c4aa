import Domain
import FoundationEssentials
import PostgreSQL

/// SQL of the watches of dates.
enum DatedMonitorStatements {
  /// The four ways to be due, each by an index of its own.
  static let due: Statement = """
    select id from (
      (select id from monitors where tenant_id = $1 and mode = $2 and kind = $3 and ended_at is null
        and kind <> 'screening' and settings is null and (retry_at is null or retry_at <= $6) limit $7)
      union
      (select id from monitors where tenant_id = $1 and mode = $2 and kind = $3 and ended_at is null
        and kind <> 'screening' and settings < $4 and (retry_at is null or retry_at <= $6) limit $7)
      union
      (select id from monitors where tenant_id = $1 and mode = $2 and kind = $3 and ended_at is null
        and kind <> 'screening' and settings > $4 and (retry_at is null or retry_at <= $6) limit $7)
      union
      (select id from monitors where tenant_id = $1 and mode = $2 and kind = $3 and ended_at is null
        and kind <> 'screening' and next_at <= $5 and (retry_at is null or retry_at <= $6) order by next_at limit $7)
    ) as found order by id limit $7
    """
  static let customers: Statement = """
    select m.id, m.applicant_id, a.version, m.anchor_at, m.rests_on, m.taken_at, m.asked_at, a.standing_verification,
      d.id as check_id, d.sealed as details,
      (select max(x.decided_at) from decisions x
        where x.tenant_id = m.tenant_id and x.verification_id = a.standing_verification and x.outcome = 'approved')
        as approved_at,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = m.tenant_id and k.applicant_id = m.applicant_id and k.class = 'document') as document_key
    from monitors m
    join applicants a on a.tenant_id = m.tenant_id and a.id = m.applicant_id
    left join lateral (
      select c.id, c.sealed from checks c
      join verifications v on v.tenant_id = c.tenant_id and v.id = c.verification_id
      where v.tenant_id = m.tenant_id and v.applicant_id = m.applicant_id and c.type = $4 and c.is_current
        and c.completed_at is not null and v.status = 'approved'
      order by c.completed_at desc, c.id desc limit 1) d on true
    where m.tenant_id = $1 and m.mode = $2 and m.id = any ($3::uuid[]) order by m.id
    """
  static let hold: Statement = "select id from applicants where tenant_id = $1 and id = $2 for update"
  /// Only as the look read it: what it found is no news where somebody else recorded it, and wrong where something was
  /// learned meanwhile.
  static let advance: Statement = """
    update monitors m set applicant_version = $3, anchor_at = $4, rests_on = $5, taken_at = $6, asked_at = $7,
      next_at = $8, lapses_at = $9, settings = $10, retry_at = null
    where m.tenant_id = $1 and m.id = $2 and m.ended_at is null
      and m.anchor_at is not distinct from $11 and m.taken_at is not distinct from $12
      and exists (
        select from applicants a where a.tenant_id = m.tenant_id and a.id = m.applicant_id and a.version = $3)
    returning m.id
    """
  static let lapse: Statement = """
    update applicants set standing = 'lapsed', updated_at = $3
    where tenant_id = $1 and id = $2 and standing = 'verified' and erased_at is null returning id
    """
  static let validity: Statement = """
    update applicants a set valid_until = s.until from (
      select min(m.lapses_at) as until from monitors m
      where m.tenant_id = $1 and m.applicant_id = $2 and m.ended_at is null) s
    where a.tenant_id = $1 and a.id = $2 and a.valid_until is distinct from s.until
    """
  /// What is derived of a document goes with it.
  static let forget: Statement = """
    update monitors set anchor_at = null, taken_at = null, asked_at = null, next_at = null, lapses_at = null,
      settings = null
    where tenant_id = $1 and applicant_id = $2 and kind in ('document_expiry', 'address_age')
    """
  static let pause: Statement = """
    with paused as (
      update monitors set settings = null, next_at = null, lapses_at = null
      where tenant_id = $1 and mode = $2 and kind = $3 and ended_at is null and kind <> 'screening'
        and settings is not null
      returning applicant_id)
    update applicants a set valid_until = (
      select min(m.lapses_at) from monitors m
      where m.tenant_id = $1 and m.applicant_id = a.id and m.ended_at is null and m.kind <> $3)
    from paused p where a.tenant_id = $1 and a.id = p.applicant_id
    """
}
