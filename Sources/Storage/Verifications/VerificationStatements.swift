import PostgreSQL

/// SQL of verifications, checks and decisions. Keys are looked up one by one, by their whole primary key: joined, a
/// plan made while a table was small would read every key of the tenant.
enum VerificationStatements {
  static let insertApplicant: Statement = """
    insert into applicants (tenant_id, id, mode, external_index, version, sealed, standing, created_at, updated_at)
    values ($1, $2, $3, $4, 1, $5, $6, $7, $7)
    """
  static let insertApplicantKeys: Statement = """
    insert into applicant_keys (tenant_id, applicant_id, class, wrapped) values ($1, $2, $3, $4)
    """
  static let insertApplicantVersion: Statement = """
    insert into applicant_versions (tenant_id, applicant_id, version, sealed, changed_at, changed_by)
    values ($1, $2, $3, $4, $5, $6)
    """
  static let lockApplicant: Statement = """
    select a.version, a.sealed, a.standing, a.erased_at,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = a.tenant_id and k.applicant_id = a.id and k.class = 'record') as wrapped
    from applicants a
    where a.tenant_id = $1 and a.mode = $2 and a.id = $3 for update of a
    """
  static let updateApplicant: Statement = """
    update applicants set version = $3, sealed = $4, updated_at = $5 where tenant_id = $1 and id = $2
    """
  static let pendApplicant: Statement = """
    update applicants set standing = 'pending' where tenant_id = $1 and id = $2 and standing = 'unverified'
    """
  static let insert: Statement = """
    insert into verifications (tenant_id, id, mode, applicant_id, status, policy_version, language, sealed, dimensions,
      requirements, attempts, key_id, resource_version, created_at, updated_at, expires_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11, 1, $12, $12, $13)
    """
  static let insertCheck: Statement = """
    insert into checks (tenant_id, id, verification_id, type, attempt, is_current, status, reasons, created_at)
    values ($1, $2, $3, $4, $5, true, 'queued', '{}', $6)
    """
  static let insertConsent: Statement = """
    insert into consents (tenant_id, id, applicant_id, verification_id, purpose, granted, granted_at, text_version,
      language, recorded_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    """
  static let view: Statement = """
    select v.id, v.applicant_id, v.status, v.policy_version, v.language, v.sealed, v.requirements, v.attempts,
      v.resource_version, v.created_at, v.updated_at, v.completed_at, v.expires_at, v.mode, v.key_id,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = v.tenant_id and k.applicant_id = v.applicant_id and k.class = 'record') as wrapped
    from verifications v
    where v.tenant_id = $1 and v.mode = $2 and v.id = $3
    """
  static let list: Statement = """
    select v.id, v.applicant_id, v.status, v.policy_version, v.language, v.sealed, v.requirements, v.attempts,
      v.resource_version, v.created_at, v.updated_at, v.completed_at, v.expires_at, v.mode, v.key_id,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = v.tenant_id and k.applicant_id = v.applicant_id and k.class = 'record') as wrapped
    from verifications v
    where v.tenant_id = $1 and v.mode = $2 and ($3::uuid is null or v.id < $3::uuid)
      and ($4::text is null or v.status = $4::text) and ($5::uuid is null or v.applicant_id = $5::uuid)
      and ($6::bytea is null or v.applicant_id in (
        select id from applicants where tenant_id = $1 and mode = $2 and external_index = $6::bytea))
    order by v.id desc limit $7
    """
  /// Of one verification: a plan for an array of any length would read far more than it has to.
  static let checksOfOne: Statement = """
    select c.verification_id, v.applicant_id, c.id, c.type, c.attempt, c.status, c.outcome, c.score, c.reasons,
      c.sealed, c.engine,
      c.duration_ms, c.free_reason, c.unit_price, c.currency, c.price_book, c.usage_id,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = v.tenant_id and k.applicant_id = v.applicant_id
          and k.class = case c.type when 'screening' then 'screening' when 'credit_history' then 'record'
            else 'document' end) as wrapped
    from checks c
    join verifications v on v.tenant_id = c.tenant_id and v.id = c.verification_id
    where c.tenant_id = $1 and c.verification_id = $2 and c.is_current
    order by c.created_at, c.type
    """
  static let decisionsOfOne: Statement = """
    select verification_id, id, outcome, reasons, automated, decided_by, member_id, policy_version, decided_at
    from decisions where tenant_id = $1 and verification_id = $2 order by decided_at desc, id desc
    """
  static let checks: Statement = """
    select c.verification_id, v.applicant_id, c.id, c.type, c.attempt, c.status, c.outcome, c.score, c.reasons,
      c.sealed, c.engine,
      c.duration_ms, c.free_reason, c.unit_price, c.currency, c.price_book, c.usage_id,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = v.tenant_id and k.applicant_id = v.applicant_id
          and k.class = case c.type when 'screening' then 'screening' when 'credit_history' then 'record'
            else 'document' end) as wrapped
    from checks c
    join verifications v on v.tenant_id = c.tenant_id and v.id = c.verification_id
    where c.tenant_id = $1 and c.verification_id = any ($2::uuid[]) and c.is_current
    order by c.verification_id, c.created_at, c.type
    """
  static let decisions: Statement = """
    select verification_id, id, outcome, reasons, automated, decided_by, member_id, policy_version, decided_at
    from decisions where tenant_id = $1 and verification_id = any ($2::uuid[])
    order by decided_at desc, id desc
    """
  static let timeline: Statement = """
    select id, type, sequence, data, actor, created_at from events
    where tenant_id = $1 and mode = $2 and verification_id = $3 order by id limit 500
    """
  static let lock: Statement = """
    select v.applicant_id, v.status, v.policy_version, v.requirements, v.attempts, v.resource_version,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = v.tenant_id and k.applicant_id = v.applicant_id and k.class = 'record') as record_key
    from verifications v
    where v.tenant_id = $1 and v.mode = $2 and v.id = $3 for update of v
    """
  static let updateStatus: Statement = """
    update verifications set status = $3, requirements = $4, attempts = attempts + $5,
      resource_version = resource_version + 1, updated_at = $6, completed_at = $7,
      -- Whoever is asked late has a fortnight all the same.
      expires_at = case when $3 = 'awaiting_input' then greatest(expires_at, $6::timestamptz + interval '14 days')
        else expires_at end
    where tenant_id = $1 and id = $2
    """
  /// What was billed to a verification, by any run.
  static let billedTypes: Statement = """
    select distinct type from checks
    where tenant_id = $1 and verification_id = $2 and usage_id is not null and free_reason is null
    """
  static let retireChecks: Statement = """
    update checks set is_current = false
    where tenant_id = $1 and verification_id = $2 and type = any ($3::text[]) and is_current
    returning type, attempt
    """
  static let deleteJobs: Statement =
    "delete from jobs where tenant_id = $1 and subject = any ($2::uuid[]) and state <> 'dead'"
  static let openChecks: Statement = """
    select id, type from checks where tenant_id = $1 and verification_id = $2 and is_current
      and status in ('queued', 'running')
    """
  /// What the newest run of a check that has ended found: of this verification, or else of the last that was
  /// approved: an attempt that came to nothing says nothing of the applicant.
  static let followed: Statement = """
    select c.id, c.sealed, coalesce(c.outcome = 'clear', false) or v.status = 'approved' as is_accepted,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = c.tenant_id and k.applicant_id = $4 and k.class = 'document') as wrapped
    from checks c
    join verifications v on v.tenant_id = c.tenant_id and v.id = c.verification_id
    where c.tenant_id = $1 and v.applicant_id = $4 and c.type = $3 and c.is_current and c.completed_at is not null
      and (c.verification_id = $2 or v.status = 'approved')
    order by c.verification_id = $2 desc, c.completed_at desc, c.id desc limit 1
    """
  static let work: Statement = """
    select c.id, c.type, c.verification_id, v.applicant_id, v.policy_version, v.sealed as request_sealed, v.key_id,
      v.dimensions, a.sealed as record_sealed,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = v.tenant_id and k.applicant_id = v.applicant_id and k.class = 'record') as wrapped,
      exists (
        select from checks e where e.tenant_id = c.tenant_id and e.verification_id = c.verification_id
          and e.type = c.type and e.attempt < c.attempt and e.usage_id is not null and e.free_reason is null
      ) as was_billed
    from checks c
    join verifications v on v.tenant_id = c.tenant_id and v.id = c.verification_id
    join applicants a on a.tenant_id = v.tenant_id and a.id = v.applicant_id
    where c.tenant_id = $1 and c.id = $2 and v.mode = $3 and c.status in ('queued', 'running')
      and v.status in ('processing', 'awaiting_input', 'collecting')
    """
  static let startCheck: Statement =
    "update checks set status = 'running' where tenant_id = $1 and id = $2 and status = 'queued'"
  /// Of each purpose, what was said last: when the applicant did, as far as that was before it was told here.
  static let consents: Statement = """
    select distinct on (purpose) purpose, granted from consents
    where tenant_id = $1 and applicant_id = $2
    order by purpose, least(granted_at, recorded_at) desc, recorded_at desc, id desc
    """
  static let completeCheck: Statement = """
    update checks set status = $3, outcome = $4, score = $5, reasons = $6::text[], sealed = $7, engine = $8,
      duration_ms = $9, free_reason = $10, unit_price = $11, currency = $12, price_book = $13, usage_id = $14,
      completed_at = $15, result_mac = $16, subject_sealed = $17, told_sealed = $18
    where tenant_id = $1 and id = $2 and status in ('queued', 'running') returning id
    """
  static let keyOfClass: Statement =
    "select wrapped from applicant_keys where tenant_id = $1 and applicant_id = $2 and class = $3"
  static let facts: Statement = """
    select v.applicant_id, v.status, v.policy_version, v.attempts, v.resource_version, c.id as check_id,
      c.type, c.status as check_status,
      c.outcome, c.reasons, c.sealed,
      (select d.wrapped from applicant_keys d
        where d.tenant_id = v.tenant_id and d.applicant_id = v.applicant_id and d.class = 'document') as document_key,
      (select s.wrapped from applicant_keys s
        where s.tenant_id = v.tenant_id and s.applicant_id = v.applicant_id
          and s.class = 'screening') as screening_key,
      a.sealed as record_sealed, v.sealed as request_sealed, array(
        select distinct e.kind from evidence e where e.tenant_id = v.tenant_id and e.verification_id = v.id) as given,
      exists (
        select from monitors m join monitor_alerts l on l.tenant_id = m.tenant_id and l.monitor_id = m.id
        where m.tenant_id = v.tenant_id and m.applicant_id = v.applicant_id and l.action = 'lapse') as has_lapsed,
      exists (
        select from decisions d join verifications w on w.tenant_id = d.tenant_id and w.id = d.verification_id
        where w.tenant_id = v.tenant_id and w.applicant_id = v.applicant_id and w.id <> v.id
          and d.outcome = 'declined') as was_declined,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = v.tenant_id and k.applicant_id = v.applicant_id and k.class = 'record') as record_key
    from verifications v
    join checks c on c.tenant_id = v.tenant_id and c.verification_id = v.id and c.is_current
    join applicants a on a.tenant_id = v.tenant_id and a.id = v.applicant_id
    where v.tenant_id = $1 and v.mode = $2 and v.id = $3
    order by c.created_at, c.type
    """
  /// The newest result of each check of the applicant's other verifications.
  static let earlierFacts: Statement = """
    select distinct on (c.type) c.id as check_id, c.type, c.outcome, c.reasons, c.sealed,
      (select d.wrapped from applicant_keys d
        where d.tenant_id = v.tenant_id and d.applicant_id = v.applicant_id and d.class = 'document') as document_key,
      (select s.wrapped from applicant_keys s
        where s.tenant_id = v.tenant_id and s.applicant_id = v.applicant_id
          and s.class = 'screening') as screening_key
    from verifications v
    join verifications o on o.tenant_id = v.tenant_id and o.applicant_id = v.applicant_id and o.id <> v.id
    join checks c on c.tenant_id = o.tenant_id and c.verification_id = o.id and c.is_current
      and c.outcome is not null
    where v.tenant_id = $1 and v.mode = $2 and v.id = $3
    order by c.type, c.completed_at desc, c.id desc
    """
  /// What was asked in the verification that the applicant's standing rests on.
  static let standingRequest: Statement = """
    select s.id, s.sealed, (select k.wrapped from applicant_keys k
      where k.tenant_id = v.tenant_id and k.applicant_id = v.applicant_id and k.class = 'record') as record_key
    from verifications v
    join applicants a on a.tenant_id = v.tenant_id and a.id = v.applicant_id
    join verifications s on s.tenant_id = a.tenant_id and s.id = a.standing_verification
    where v.tenant_id = $1 and v.mode = $2 and v.id = $3
    """
  static let lockForRuling: Statement = """
    select applicant_id, resource_version, status from verifications
    where tenant_id = $1 and mode = $2 and id = $3 for update
    """
  static let insertDecision: Statement = """
    insert into decisions (tenant_id, id, verification_id, outcome, reasons, automated, decided_by, member_id,
      policy_version, decided_at, inputs, result_mac)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
    """
  /// A decision on an older verification, made late, does not undo a newer one's; it counts for retention nonetheless.
  /// Nor does an approval without a proof (``CheckType/isProof``) change what is known of a customer beside it: whoever
  /// was declined stays so, and whoever is verified rests on the verification that proved it. A screening verifies whom
  /// nothing else is known of and nothing else is open about, which is how customers come who are there already; the
  /// past and a credit file do not.
  static let applyStanding: Statement = """
    with known as (
      select a.standing, a.standing_verification, not exists (
          select from verifications v where v.tenant_id = $1 and v.applicant_id = $2 and v.id <> $4
            and v.status in ('collecting', 'processing', 'awaiting_input', 'in_review')) as is_last
      from applicants a where a.tenant_id = $1 and a.id = $2),
    weighed as (
      select a.standing = 'pending' and a.is_last as is_over,
        coalesce(a.standing_verification > $4::uuid, false) or ($3 = 'verified' and not exists (
          select from checks c where c.tenant_id = $1 and c.verification_id = $4 and c.is_current
            and c.type not in ('behaviour_risk', 'credit_history')
            and (c.type <> 'screening' or (a.standing in ('unverified', 'pending') and a.is_last)))) as stays
      from known a)
    update applicants a set
      standing = case when not w.stays then $3 when w.is_over then 'unverified' else a.standing end,
      standing_verification = case when w.stays then a.standing_verification else $4::uuid end,
      last_decided_at = $5, updated_at = $5
    from weighed w where a.tenant_id = $1 and a.id = $2 and a.erased_at is null
    """
  static let insertReview: Statement = """
    insert into review_items (tenant_id, id, mode, verification_id, queue, state, four_eyes, country, due_at, fence,
      created_at)
    values ($1, $2, $3, $4, $5, 'open', $6, $7, $8, 0, $9)
    """
  static let insertReviewBoard: Statement = """
    insert into review_board (tenant_id, review_id, mode, queue, state, due_at) values ($1, $2, $3, $4, 'open', $5)
    """
}
