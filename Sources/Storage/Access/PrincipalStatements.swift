import Domain
import FoundationEssentials
import PostgreSQL

/// SQL of tokens.
enum PrincipalStatements {
  static let authenticate: Statement = """
    select tenant_id, member_id, kind, mode, mac, scopes, networks, verification_id, expires_at from authenticate($1)
    """
  static let membership: Statement =
    "select roles, queues from memberships where tenant_id = $1 and member_id = $2"
  static let livingKeys: Statement = """
    select id from api_keys where tenant_id = $1 and mode = $2 and name = $3 and revoked_at is null
      and (expires_at is null or expires_at > $4) for update
    """
  static let insertKey: Statement = """
    insert into api_keys (tenant_id, id, mode, name, scopes, networks, created_at, created_by, expires_at)
    values ($1, $2, $3, $4, $5::text[], $6::text[], $7, $8, $9)
    """
  static let insertLookup: Statement = """
    insert into principal_lookup (id, tenant_id, kind, mode, mac, scopes, networks, verification_id, expires_at)
    values ($1, $2, $3, $4, $5, $6::text[], $7::text[], $8, $9)
    """
  static let listKeys: Statement = """
    select id, name, scopes, networks, created_at, expires_at, revoked_at from api_keys
    where tenant_id = $1 and mode = $2 and ($3::uuid is null or id < $3::uuid) order by id desc limit $4
    """
  static let oneKey: Statement = """
    select id, name, scopes, networks, created_at, expires_at, revoked_at from api_keys
    where tenant_id = $1 and mode = $2 and id = $3
    """
  static let revokeKey: Statement = """
    update api_keys set revoked_at = coalesce(revoked_at, $3) where tenant_id = $1 and id = $2
    """
  static let revokeLookup: Statement = """
    update principal_lookup set revoked_at = coalesce(revoked_at, $3) where tenant_id = $1 and id = $2
    """
}

/// SQL of the audit log.
enum AuditStatements {
  static let insert: Statement = """
    insert into audit_log (tenant_id, mode, id, at, actor, action, resource, request_id)
    values ($1, $2, $3, $4, $5, $6, $7, $8)
    """
  static let list: Statement = """
    select id, at, actor, action, resource, request_id from audit_log
    where tenant_id = $1 and mode = $2 and ($3::uuid is null or id < $3::uuid) order by id desc limit $4
    """

  /// The command that writes one entry.
  static func write(_ action: String, on resource: String, in realm: Realm, by actor: Actor, at now: Date) -> Command {
    Command(
      insert,
      realm.parameters + [
        AuditID(at: now).parameter, .timestamp(now),
        .text(actor.name), .text(action), .text(resource), .text(actor.requestID),
      ])
  }
}
