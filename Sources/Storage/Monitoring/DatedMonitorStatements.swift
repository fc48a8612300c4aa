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
  /// With the newest approved check of the kind, and the newest approval that ran all of the checks which prove anew
  /// what the kind watches.
  static let customers: Statement = """
    select m.id, m.fence, m.applicant_id, a.standing, m.anchor_at, m.rests_on, m.taken_at, m.taken_action, m.asked_at,
      d.id as check_id, d.sealed as details, p.verification_id as proof, p.decided_at as proved_at,
      p.verification_id is not distinct from a.standing_verification as carries,
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
    left join lateral (
      select x.verification_id, x.decided_at from decisions x
      join verifications v on v.tenant_id = x.tenant_id and v.id = x.verification_id
      where v.tenant_id = m.tenant_id and v.applicant_id = m.applicant_id and x.outcome = 'approved'
        and v.status = 'approved' and not exists (
          select from unnest($5::text[]) as t (type) where not exists (
            select from checks c where c.tenant_id = v.tenant_id and c.verification_id = v.id and c.is_current
              and c.type = t.type))
      order by x.decided_at desc, x.id desc limit 1) p on true
    where m.tenant_id = $1 and m.mode = $2 and m.id = any ($3::uuid[]) order by m.id
    """
  static let hold: Statement = "select id from applicants where tenant_id = $1 and id = $2 for update"
  /// Only as the look read it: what it found is no news where somebody else recorded it, and wrong where something
  /// happened meanwhile.
  static let advance: Statement = """
    update monitors set fence = fence + 1, anchor_at = $4, rests_on = $5, taken_at = $6,
      taken_action = $7, asked_at = $8, next_at = $9, lapses_at = $10, settings = $11, retry_at = null
    where tenant_id = $1 and id = $2 and fence = $3 and ended_at is null returning id
    """
  static let lapse: Statement = """
    update applicants set standing = 'lapsed', updated_at = $3
    where tenant_id = $1 and id = $2 and standing = 'verified' and erased_at is null returning id
    """
  /// What is derived of a document goes with it.
  static let forget: Statement = """
    update monitors set fence = fence + 1, anchor_at = null, taken_at = null, taken_action = null, asked_at = null,
      next_at = null, lapses_at = null, settings = null
    where tenant_id = $1 and applicant_id = $2 and kind in ('document_expiry', 'address_age')
    """
  static let pause: Statement = """
    update monitors set fence = fence + 1, settings = null, next_at = null, lapses_at = null
    where tenant_id = $1 and mode = $2 and kind = $3 and ended_at is null and kind <> 'screening'
      and settings is not null
    """
}
