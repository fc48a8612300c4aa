import PostgreSQL

/// SQL of where lists are fetched from.
enum ListSourceStatements {
  static let list: Statement = """
    select tenant_id, list, format, location, every_seconds, etag, last_modified, last_digest, last_fetched_at,
      last_error, next_at, fence
    from list_sources where tenant_id = $1 order by list
    """
  /// The fence rises, from the time where there was no source, so that a fetch of one before records nothing of this
  /// one.
  static let add: Statement = """
    insert into list_sources (tenant_id, list, format, location, every_seconds, next_at, created_at, fence)
    values ($1, $2, $3, $4, $5, $6, $6, (extract(epoch from $6::timestamptz) * 1000000)::bigint)
    on conflict (tenant_id, list) do update set format = excluded.format, location = excluded.location,
      every_seconds = excluded.every_seconds, next_at = excluded.next_at, etag = null, last_modified = null,
      last_digest = null, last_fetched_at = null, last_error = null, lease_until = null, fence = list_sources.fence + 1
    """
  static let remove: Statement = "delete from list_sources where tenant_id = $1 and list = $2"
  static let due: Statement = "select tenant_id, list from due_list_sources($1, $2::integer)"
  static let lease: Statement = """
    update list_sources set lease_until = $4, fence = fence + 1
    where tenant_id = $1 and list = $2 and next_at <= $3 and (lease_until is null or lease_until <= $3)
    returning tenant_id, list, format, location, every_seconds, etag, last_modified, last_digest, last_fetched_at,
      last_error, next_at, fence
    """
  static let record: Statement = """
    update list_sources set lease_until = null, last_fetched_at = $4, last_error = $5, next_at = $6
    where tenant_id = $1 and list = $2 and fence = $3 and lease_until is not null
    """
  static let recordMark: Statement = """
    update list_sources set lease_until = null, last_fetched_at = $4, last_error = $5, next_at = $6, etag = $7,
      last_modified = $8, last_digest = $9
    where tenant_id = $1 and list = $2 and fence = $3 and lease_until is not null
    """
}
