import PostgreSQL

/// SQL of what verifications leave behind. Each look-up reads entries of one index, the newest first, up to a limit.
enum BehaviourStatements {
  static let insert: Statement = """
    insert into behaviour_traces (tenant_id, mode, verification_id, applicant_id, kind, blind_index, name_index,
      created_at, kept_until)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    """
  /// What the verification left, and for each kind those who left the same: one row without one where there are none.
  static let sightings: Statement = """
    select own.kind, own.created_at, own.name_index, s.verification_id as seen, s.applicant_id as seen_applicant,
      s.name_index as seen_name, s.created_at as seen_at
    from behaviour_traces own
    left join lateral (
      select t.verification_id, t.applicant_id, t.name_index, t.created_at
      from behaviour_traces t
      where t.tenant_id = $1 and t.mode = $2 and t.kind = own.kind and t.blind_index = own.blind_index
        and t.created_at <= own.created_at and t.verification_id <> own.verification_id
        and t.created_at > own.created_at
          - make_interval(secs => case when own.kind in ('ip', 'network') then $4::float8 else $5::float8 end)
      order by t.created_at desc limit $6
    ) s on true
    where own.tenant_id = $1 and own.mode = $2 and own.verification_id = $3
    order by own.kind, s.created_at desc, s.verification_id desc
    """
  /// Of the applicant, and of others who declared the same name and birth or gave the same document: those whose
  /// verification stands declined. A customer's own verifications are all looked through.
  static let declines: Statement = """
    with own as (select v.created_at from verifications v where v.tenant_id = $1 and v.mode = $2 and v.id = $3),
    alike as (
      select $4::uuid as applicant_id, 'applicant' as basis
      union all
      select p.applicant_id, 'person' from behaviour_traces o
      cross join lateral (
        select t.applicant_id from behaviour_traces t
        where t.tenant_id = $1 and t.mode = $2 and t.kind = 'person' and t.blind_index = o.blind_index
        order by t.created_at desc limit $6) p
      where o.tenant_id = $1 and o.mode = $2 and o.verification_id = $3 and o.kind = 'person'
      union all
      select d.applicant_id, 'document' from (
        select s.applicant_id from document_sightings o
        join document_sightings s on s.tenant_id = $1 and s.mode = $2 and s.document_index = o.document_index
        where o.tenant_id = $1 and o.mode = $2 and o.applicant_id = $4
        limit $6) d
    ),
    people as (select applicant_id, min(basis) as basis from alike group by applicant_id)
    select v.id, p.basis from people p
    cross join lateral (
      select w.id from verifications w, own
      where w.tenant_id = $1 and w.mode = $2 and w.applicant_id = p.applicant_id and w.status = 'declined'
        and w.id <> $3 and w.completed_at > own.created_at - make_interval(secs => $5::float8)
      order by w.id desc limit $7
    ) v
    order by v.id desc limit $7
    """
  static let forget: Statement = "delete from behaviour_traces where tenant_id = $1 and applicant_id = $2"
  static let forgetEnded: Statement = """
    delete from behaviour_traces t using (
      select verification_id, kind from behaviour_traces
      where tenant_id = $1 and kept_until <= $2 order by kept_until limit $3
    ) ended
    where t.tenant_id = $1 and t.verification_id = ended.verification_id and t.kind = ended.kind
    """
}
