import PostgreSQL

/// SQL of review items and their board.
enum ReviewStatements {
  static let closeForVerification: Statement = """
    update review_items set state = 'decided', action = coalesce(action, 'closed'), decided_at = $3, assignee = null,
      lease_until = null
    where tenant_id = $1 and verification_id = $2 and state <> 'decided'
    """
  static let clearBoardForVerification: Statement = """
    delete from review_board where tenant_id = $1 and review_id in (
      select id from review_items where tenant_id = $1 and verification_id = $2)
    """
  static let list: Statement = """
    select * from review_items
    where tenant_id = $1 and mode = $2 and ($3::text is null or queue = $3::text)
      and ($4::text is null
        or case when state = 'claimed' and lease_until <= $11 then 'open' else state end = $4::text)
      and ($5::uuid is null or (assignee = $5::uuid and lease_until > $11))
      and ($6::timestamptz is null or due_at < $6::timestamptz) and ($7::text is null or country = $7::text)
      and (cardinality($8::text[]) = 0 or queue = any ($8::text[]))
      and ($9::uuid is null
        or (due_at, id) > (select due_at, id from review_items where tenant_id = $1 and id = $9::uuid))
    order by due_at, id limit $10
    """
  static let one: Statement = "select * from review_items where tenant_id = $1 and mode = $2 and id = $3"
  static let lock: Statement = """
    select r.*, v.applicant_id, v.policy_version,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = v.tenant_id and k.applicant_id = v.applicant_id and k.class = 'record') as record_key
    from review_items r
    join verifications v on v.tenant_id = r.tenant_id and v.id = r.verification_id
    where r.tenant_id = $1 and r.mode = $2 and r.id = $3 for update of r
    """
  /// The verification first, as whoever cancels one does, so that two never wait for each other.
  static let lockVerificationOf: Statement = """
    select id from verifications
    where tenant_id = $1 and id = (
      select verification_id from review_items where tenant_id = $1 and mode = $2 and id = $3) for update
    """
  static let evidenceParts: Statement = """
    select id, digest from evidence
    where tenant_id = $1 and verification_id = $2 and superseded_at is null order by id
    """
  static let checkParts: Statement = """
    select id, coalesce(outcome, '') as outcome, reasons from checks
    where tenant_id = $1 and verification_id = $2 and is_current order by id
    """
  static let candidates: Statement = """
    select tenant_id, review_id, queue from review_board
    where tenant_id = any ($1::uuid[]) and mode = $2
      and (cardinality($3::text[]) = 0 or queue = any ($3::text[]))
      and (tenant_id = any ($6::uuid[])
        or (tenant_id, queue) in (select q.tenant, q.queue from unnest($7::uuid[], $8::text[]) as q (tenant, queue)))
      and (state = 'open' or (state = 'claimed' and lease_until <= $4)
        or (state = 'proposed' and proposer <> $5 and (lease_until is null or lease_until <= $4)))
    order by due_at, review_id limit 64
    """
  static let claim: Statement = """
    update review_items set state = case when state = 'proposed' then 'proposed' else 'claimed' end, assignee = $4,
      lease_until = $5, fence = fence + 1, claimed_at = $6
    where tenant_id = $1 and mode = $2 and id = $3
      and (state = 'open' or (state = 'claimed' and lease_until <= $6)
        or (state = 'proposed' and proposer <> $4 and (lease_until is null or lease_until <= $6)))
    returning id
    """
  /// Whose an item is, and the key of that applicant's record, for the leaf of what is done on it.
  static let holder: Statement = """
    select r.verification_id, v.applicant_id,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = v.tenant_id and k.applicant_id = v.applicant_id and k.class = 'record') as record_key
    from review_items r
    join verifications v on v.tenant_id = r.tenant_id and v.id = r.verification_id
    where r.tenant_id = $1 and r.id = $2
    """
  static let enterTenant: Statement = "select set_config('app.tenant_id', $1, true) as entered"
  static let boardClaimed: Statement = """
    update review_board set state = (select state from review_items where tenant_id = $1 and id = $2),
      lease_until = $3 where tenant_id = $1 and review_id = $2
    """
  static let extend: Statement = """
    update review_items set lease_until = $6
    where tenant_id = $1 and mode = $2 and id = $3 and fence = $4 and assignee = $5 and lease_until > $7
      and state in ('claimed', 'proposed') returning id
    """
  static let release: Statement = """
    update review_items set state = case when state = 'proposed' then 'proposed' else 'open' end, assignee = null,
      lease_until = null
    where tenant_id = $1 and mode = $2 and id = $3 and fence = $4 and assignee = $5
      and state in ('claimed', 'proposed') returning id
    """
  static let boardReleased: Statement = """
    update review_board set state = (select state from review_items where tenant_id = $1 and id = $2),
      lease_until = null where tenant_id = $1 and review_id = $2
    """
  static let insertNote: Statement = """
    insert into review_notes (tenant_id, id, review_id, applicant_id, member_id, sealed, created_at)
    values ($1, $2, $3, $4, $5, $6, $7)
    """
  static let notes: Statement = """
    select n.id, n.member_id, n.applicant_id, n.sealed, n.created_at,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = n.tenant_id and k.applicant_id = n.applicant_id and k.class = 'notes') as wrapped
    from review_notes n
    where n.tenant_id = $1 and n.review_id = $2 order by n.id limit 500
    """
  static let propose: Statement = """
    update review_items set state = 'proposed', proposer = $3, proposal = $4, assignee = null, lease_until = null,
      handled_ms = handled_ms
        + greatest(0, coalesce(extract(epoch from $5::timestamptz - claimed_at) * 1000, 0))::bigint
    where tenant_id = $1 and id = $2
    """
  static let boardProposed: Statement = """
    update review_board set state = 'proposed', proposer = $3, lease_until = null
    where tenant_id = $1 and review_id = $2
    """
  static let close: Statement = """
    update review_items set state = 'decided', decided_by = $3, action = $4, decided_at = $5, assignee = null,
      lease_until = null,
      handled_ms = handled_ms
        + greatest(0, coalesce(extract(epoch from $5::timestamptz - claimed_at) * 1000, 0))::bigint
    where tenant_id = $1 and id = $2
    """
  static let leaveBoard: Statement = "delete from review_board where tenant_id = $1 and review_id = $2"
  static let wait: Statement = """
    update review_items set state = 'waiting_applicant', sla_left_ms = $3, assignee = null, lease_until = null,
      proposer = null, proposal = null,
      handled_ms = handled_ms
        + greatest(0, coalesce(extract(epoch from $4::timestamptz - claimed_at) * 1000, 0))::bigint
    where tenant_id = $1 and id = $2
    """
  static let reopen: Statement = """
    update review_items set state = 'open', queue = $3, four_eyes = $4, assignee = null, lease_until = null,
      proposer = null, proposal = null,
      handled_ms = handled_ms
        + greatest(0, coalesce(extract(epoch from $5::timestamptz - claimed_at) * 1000, 0))::bigint
    where tenant_id = $1 and id = $2
    """
  static let boardReopened: Statement = """
    update review_board set state = 'open', queue = $3, lease_until = null, proposer = null
    where tenant_id = $1 and review_id = $2
    """
  static let resumeWaiting: Statement = """
    update review_items set state = 'open', queue = coalesce($4, queue), four_eyes = four_eyes or $5,
      due_at = least($3 + make_interval(secs => sla_left_ms / 1000.0), coalesce($6::timestamptz, 'infinity')),
      sla_left_ms = null
    where tenant_id = $1 and verification_id = $2 and state = 'waiting_applicant' returning id, queue, due_at
    """
}
