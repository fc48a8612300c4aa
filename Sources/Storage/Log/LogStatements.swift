import PostgreSQL

/// SQL of logs, their keys and checkpoints.
enum LogStatements {
  static let unsequenced: Statement = "select tenant_id from unsequenced_logs()"
  static let shown: Statement = "select tenant_id from shown_logs()"
  static let untaken: Statement = "select log_id, size, note from untaken_checkpoints($1::integer)"
  /// Holds a log's row until the transaction ends; makes it where there is none.
  static let hold: Statement = """
    insert into logs (tenant_id, origin, size, root) values ($1, $2, 0, $3)
    on conflict (tenant_id) do update set size = logs.size returning origin, size, root
    """
  static let grow: Statement = "update logs set size = $2, root = $3 where tenant_id = $1"
  /// Two statements, and the leaves by their identifiers: as one, a plan for any number of them reads all that the log
  /// has.
  static let waiting: Statement =
    "select id, entry from log_leaves where tenant_id = $1 and position is null order by id limit $2"
  static let place: Statement = """
    update log_leaves l set position = n.position from unnest($2::uuid[], $3::int8[]) as n (id, position)
    where l.tenant_id = $1 and l.id = n.id and l.position is null
    """
  static let insertCheckpoint: Statement =
    "insert into log_checkpoints (tenant_id, size, note, created_at) values ($1, $2, $3, $4)"
  static let newestCheckpoint: Statement = """
    select c.note, array(
      select s.line from log_cosignatures s where s.tenant_id = $1 and s.size = c.size order by s.verifier) as lines
    from log_checkpoints c where c.tenant_id = $1 order by c.size desc limit 1
    """
  static let checkpoint: Statement = """
    select c.note, array(
      select s.line from log_cosignatures s where s.tenant_id = $1 and s.size = c.size order by s.verifier) as lines
    from log_checkpoints c where c.tenant_id = $1 and c.size = $2
    """
  /// The newest of the last thousand sizes with cosignatures that as many witnesses cosigned: an installation whose
  /// witnesses are too few is not searched to its first day.
  static let witnessedCheckpoint: Statement = """
    select c.note, array(
      select s.line from log_cosignatures s where s.tenant_id = $1 and s.size = c.size order by s.verifier) as lines
    from log_checkpoints c
    join (
      select w.size from (
        select distinct s.size from log_cosignatures s where s.tenant_id = $1 order by s.size desc limit 1000) w
      where (select count(distinct s.witness) from log_cosignatures s where s.tenant_id = $1 and s.size = w.size) >= $2
      order by w.size desc limit 1) n on n.size = c.size
    where c.tenant_id = $1
    """
  /// The first checkpoint of a log that has a leaf and stands in the operator's log.
  static let taken: Statement = """
    select t.size, l.position from log_taken t
    join log_leaves l on l.tenant_id = t.tenant_id and l.id = t.leaf_id
    where t.tenant_id = $1 and t.log_id = $2 and t.size > $3 and l.position is not null order by t.size limit 1
    """
  static let take: Statement = """
    insert into log_taken (tenant_id, log_id, size, leaf_id) values ($1, $2, $3, $4)
    on conflict (tenant_id, log_id, size) do nothing returning size
    """
  static let signingKey: Statement = """
    select verifier, sealed_seed from log_keys where tenant_id = $1 and since <= $2 order by number desc limit 1
    """
  static let insertKey: Statement = """
    insert into log_keys (tenant_id, number, since, verifier, sealed_seed, created_at)
    values ($1, $2, $3, $4, $5, $6)
    """
  static let keys: Statement = "select number, since, verifier from log_keys where tenant_id = $1 order by number"
}
