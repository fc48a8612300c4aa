import PostgreSQL

/// SQL of imports of customers.
enum ImportStatements {
  static let open: Statement = """
    insert into imports (tenant_id, mode, id, state, next_row, created, updated, unchanged, rejected, screened,
      consents, created_at, updated_at)
    values ($1, $2, $3, 'open', 1, 0, 0, 0, 0, 0, $4, $5, $5)
    """
  static let find: Statement = """
    select id, mode, state, next_row, created, updated, unchanged, rejected, screened, created_at, updated_at,
      finished_at
    from imports where tenant_id = $1 and mode = $2 and id = $3
    """
  static let list: Statement = """
    select id, mode, state, next_row, created, updated, unchanged, rejected, screened, created_at, updated_at,
      finished_at
    from imports where tenant_id = $1 and mode = $2 and ($3::uuid is null or id < $3::uuid) order by id desc limit $4
    """
  static let lock: Statement =
    "select state, next_row, consents from imports where tenant_id = $1 and mode = $2 and id = $3 for update"
  static let advance: Statement = """
    update imports set next_row = next_row + $3, created = created + $4, updated = updated + $5,
      unchanged = unchanged + $6, rejected = rejected + $7, screened = screened + $8, updated_at = $9
    where tenant_id = $1 and id = $2
    returning id, mode, state, next_row, created, updated, unchanged, rejected, screened, created_at, updated_at,
      finished_at
    """
  static let finish: Statement = """
    update imports set state = 'finished', finished_at = $3, updated_at = $3 where tenant_id = $1 and id = $2
    """
  static let reject: Statement = """
    insert into import_rejections (tenant_id, import_id, number, position, pointer, code, detail)
    select $1, $2, p.number, p.position, p.pointer, p.code, p.detail
    from unnest($3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::text[])
      as p (number, position, pointer, code, detail)
    where (select i.rejected from imports i where i.tenant_id = $1 and i.id = $2) < $8
    """
  static let rejections: Statement = """
    select number, position, pointer, code, detail from import_rejections
    where tenant_id = $1 and import_id = $2 and (number, position) > ($3::bigint, $4::bigint)
    order by number, position limit $5
    """
  /// Whether a customer was screened, or is about to be; is watched over lists; and has left. A screening that could
  /// say nothing, or was ended before it was run, is none.
  static let screened: Statement = """
    select a.relationship_ended_at is not null as has_left,
      exists (
        select from verifications v
        join checks c on c.tenant_id = v.tenant_id and c.verification_id = v.id and c.is_current
        where v.tenant_id = a.tenant_id and v.applicant_id = a.id and c.type = 'screening'
          and (c.outcome <> 'not_assessed' or v.status in ('collecting', 'processing', 'awaiting_input', 'in_review'))
      ) as was_screened,
      exists (
        select from monitors m where m.tenant_id = a.tenant_id and m.applicant_id = a.id and m.kind = 'screening'
          and m.ended_at is null) as is_watched
    from applicants a where a.tenant_id = $1 and a.id = $2
    """
}
