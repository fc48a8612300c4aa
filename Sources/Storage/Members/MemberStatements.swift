import PostgreSQL

/// SQL of members, memberships and sessions.
enum MemberStatements {
  static let credentials: Statement = """
    select id, password_hash, totp_sealed, totp_step, failures, locked_until from member_credentials($1)
    """
  static let insert: Statement = """
    insert into members (id, email_index, sealed, password_hash, totp_sealed, created_at)
    values ($1, $2, $3, $4, $5, $6)
    """
  static let person: Statement = "select sealed from members where id = $1"
  static let failed: Statement = """
    update members set failures = case when failures + 1 >= $2 then 0 else failures + 1 end,
      locked_until = case when failures + 1 >= $2 then $3 else locked_until end
    where id = $1
    """
  static let accepted: Statement = """
    update members set failures = 0, locked_until = null, totp_step = $2
    where id = $1 and totp_step < $2 and (locked_until is null or locked_until <= $3) returning id
    """
  static let insertMembership: Statement = """
    insert into memberships (tenant_id, member_id, roles, queues, created_at)
    values ($1, $2, $3::text[], $4::text[], $5) on conflict do nothing returning member_id
    """
  static let ofTenant: Statement = """
    select member_id, roles, queues, created_at from memberships where tenant_id = $1 order by created_at, member_id
    """
  static let lockAll: Statement = """
    select member_id, roles from memberships where tenant_id = $1 order by member_id for update
    """
  static let update: Statement = """
    update memberships set roles = $3::text[], queues = $4::text[] where tenant_id = $1 and member_id = $2
    """
  static let remove: Statement = "delete from memberships where tenant_id = $1 and member_id = $2"
  static let own: Statement = "select tenant_id, roles, queues from memberships where member_id = $1 order by tenant_id"
  static let insertSession: Statement = """
    insert into principal_lookup (id, member_id, kind, mode, mac, scopes, networks, expires_at)
    values ($1, $2, 'session', 'live', $3, '{}', '{}', $4)
    """
  static let endSession: Statement = """
    update principal_lookup set revoked_at = coalesce(revoked_at, $3) where id = $1 and member_id = $2
    """
}
