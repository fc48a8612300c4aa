import PostgreSQL

/// SQL of lists and their versions.
enum ListStatements {
  /// One list of an owner, until the transaction ends: two imports come one after the other.
  static let hold: Statement =
    "select pg_advisory_xact_lock(hashtextextended('list:' || $1::uuid::text || ':' || $2::text, 0))"
  static let newestOfOne: Statement = """
    select list, number, version, format, digest, row_count, rejected_count, entity_count, name_count, added, changed,
      removed, imported_at, memory_bytes
    from list_versions where tenant_id = $1 and list = $2 order by number desc limit 1
    """
  static let newest: Statement = """
    select distinct on (list) list, number, version, format, digest, row_count, rejected_count, entity_count,
      name_count, added, changed, removed, imported_at, memory_bytes
    from list_versions where tenant_id = $1 order by list, number desc
    """
  static let versions: Statement = """
    select list, number, version, format, digest, row_count, rejected_count, entity_count, name_count, added, changed,
      removed, imported_at, memory_bytes
    from list_versions where tenant_id = $1 and list = $2 and ($3::bigint is null or number < $3)
    order by number desc limit $4
    """
  static let known: Statement =
    "select number from list_versions where tenant_id = $1 and list = $2 and number = any ($3::bigint[])"
  static let insert: Statement = """
    insert into list_versions (tenant_id, list, number, version, format, digest, row_count, rejected_count,
      entity_count, name_count, added, changed, removed, imported_at, actor, memory_bytes)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
    returning list, number, version, format, digest, row_count, rejected_count, entity_count, name_count, added,
      changed, removed, imported_at, memory_bytes
    """
  static let insertRejections: Statement = """
    insert into list_rejections (tenant_id, list, number, position, file, line, reason, field)
    select $1, $2, $3, r.position, r.file, r.line, r.reason, nullif(r.field, '')
    from unnest($4::text[], $5::bigint[], $6::text[], $7::text[]) with ordinality
      as r (file, line, reason, field, position)
    """
  static let rejections: Statement = """
    select file, line, reason, field from list_rejections where tenant_id = $1 and list = $2 and number = $3
    order by position
    """
}

/// SQL of entries.
enum ListEntityStatements {
  /// Entries of the newest version, with the digests of their content.
  static let standing: Statement = """
    select entity_id, digest from list_entities
    where tenant_id = $1 and list = $2 and until is null and entity_id > coalesce($3, '')
    order by entity_id limit $4
    """
  static let close: Statement = """
    update list_entities set until = $3
    where tenant_id = $1 and list = $2 and until is null and entity_id = any ($4::text[])
    """
  static let insert: Statement = """
    insert into list_entities (tenant_id, list, entity_id, since, digest, name_count, body)
    select $1, $2, e.id, $3, e.digest, e.names, e.body
    from unnest($4::text[], $5::bytea[], $6::bigint[], $7::text[]) as e (id, digest, names, body)
    """
  static let page: Statement = """
    select body from list_entities
    where tenant_id = $1 and list = $2 and since <= $3 and (until is null or until > $3)
      and entity_id > coalesce($4, '')
    order by entity_id limit $5
    """
  /// What stands in one of two versions alone, found by the versions at which it began or ended. An entry that went and
  /// came back as it was is no change.
  static let changes: Statement = """
    select d.entity_id, b.body as before, a.body as after
    from (
      select entity_id, b.since as before_since, a.since as after_since
      from (
        select entity_id, since, digest from list_entities
        where tenant_id = $1 and list = $2 and until > $3 and until <= $4 and since <= $3
          and entity_id > coalesce($5, '')) b
      full join (
        select entity_id, since, digest from list_entities
        where tenant_id = $1 and list = $2 and since > $3 and since <= $4 and (until is null or until > $4)
          and entity_id > coalesce($5, '')) a using (entity_id)
      where a.digest is distinct from b.digest
      order by entity_id limit $6) d
    left join list_entities b
      on b.tenant_id = $1 and b.list = $2 and b.entity_id = d.entity_id and b.since = d.before_since
    left join list_entities a
      on a.tenant_id = $1 and a.list = $2 and a.entity_id = d.entity_id and a.since = d.after_since
    order by d.entity_id
    """
}
