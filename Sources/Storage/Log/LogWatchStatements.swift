import PostgreSQL

/// SQL of what witnesses cosigned and of what is anchored.
enum LogWatchStatements {
  static let witnesses: Statement = """
    select w.name, w.size, greatest(coalesce(l.size, 0) - w.size, 0) as behind, w.cosigned_at, w.failures, w.last_error
    from log_witnesses w left join logs l on l.tenant_id = w.tenant_id where w.tenant_id = $1 order by w.name
    """
  static let keepLine: Statement = """
    insert into log_cosignatures (tenant_id, size, witness, verifier, line, cosigned_at)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (tenant_id, size, verifier) do update set line = excluded.line, cosigned_at = excluded.cosigned_at
    """
  static let keepStanding: Statement = """
    insert into log_witnesses (tenant_id, name, size, cosigned_at, failures, asked_at) values ($1, $2, $3, $4, 0, $4)
    on conflict (tenant_id, name) do update set size = greatest(log_witnesses.size, excluded.size),
      cosigned_at = excluded.cosigned_at, failures = 0, last_error = null, asked_at = excluded.asked_at
    """
  static let fail: Statement = """
    insert into log_witnesses (tenant_id, name, size, failures, last_error, asked_at) values ($1, $2, 0, 1, $3, $4)
    on conflict (tenant_id, name) do update set failures = log_witnesses.failures + 1,
      last_error = excluded.last_error, asked_at = excluded.asked_at
    """
  /// The newest checkpoint, unless its tree is anchored, another of this anchor is under way, or began too lately. One
  /// that failed for this tree begins anew.
  static let begin: Statement = """
    insert into log_anchors as a
      (tenant_id, name, size, kind, state, failures, began_at, next_at, fence)
    select c.tenant_id, $2, c.size, $3, 'waiting', 0, $4, $4, 0
    from (select tenant_id, size from log_checkpoints where tenant_id = $1 order by size desc limit 1) c
    where not exists (
      select from log_anchors o where o.tenant_id = $1 and o.name = $2
        and (o.state in ('waiting', 'pending') or o.began_at > $5 or (o.state = 'placed' and o.size >= c.size)))
    on conflict (tenant_id, name, size) do update set state = 'waiting', kind = excluded.kind, reference = null,
      failures = 0, last_error = null, began_at = excluded.began_at, next_at = excluded.next_at where a.state = 'failed'
    """
  static let lease: Statement = """
    update log_anchors a set lease_until = $4, fence = a.fence + 1
    where a.tenant_id = $1 and a.name = $2 and a.state in ('waiting', 'pending') and a.next_at <= $3
      and (a.lease_until is null or a.lease_until <= $3)
      and a.size = (
        select min(o.size) from log_anchors o where o.tenant_id = $1 and o.name = $2
          and o.state in ('waiting', 'pending'))
    returning a.name, a.size, a.reference, a.failures, a.began_at, a.fence,
      (select c.note from log_checkpoints c where c.tenant_id = $1 and c.size = a.size) as note
    """
  static let record: Statement = """
    update log_anchors set lease_until = null, state = $5, reference = $6, token = $7, failures = $8, last_error = $9,
      next_at = $10, placed_at = $11
    where tenant_id = $1 and name = $2 and size = $3 and fence = $4 and lease_until is not null
    """
  static let newestAnchors: Statement = """
    select a.name, a.size, a.kind, a.state, a.reference, a.token, a.failures, a.last_error, a.began_at, a.placed_at,
      a.fence, c.note
    from log_anchors a join log_checkpoints c on c.tenant_id = a.tenant_id and c.size = a.size
    where a.tenant_id = $1 order by a.size desc, a.name limit $2
    """
  static let anchors: Statement = """
    select distinct on (a.name) a.name, a.failures,
      (select max(o.placed_at) from log_anchors o where o.tenant_id = $1 and o.name = a.name) as placed_at
    from log_anchors a where a.tenant_id = $1 order by a.name, a.size desc
    """
}
