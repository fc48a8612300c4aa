import PostgreSQL

/// SQL of evidence and its keys.
enum EvidenceStatements {
  static let applicantByID: Statement =
    "select id, erased_at from applicants where tenant_id = $1 and mode = $2 and id = $3"
  static let applicantByExternal: Statement =
    "select id, erased_at from applicants where tenant_id = $1 and mode = $2 and external_index = $3"
  static let insertKey: Statement = """
    insert into applicant_keys (tenant_id, applicant_id, class, wrapped) values ($1, $2, $3, $4)
    on conflict (tenant_id, applicant_id, class) do nothing
    """
  static let selectKeys: Statement = """
    select class, wrapped from applicant_keys where tenant_id = $1 and applicant_id = $2 and class = any ($3::text[])
    """
  static let insertIntakes: Statement =
    "insert into evidence_intakes (tenant_id, id, created_at) select $1, unnest($2::uuid[]), $3"
  static let deleteIntake: Statement = "delete from evidence_intakes where tenant_id = $1 and id = $2"
  static let takeOver: Statement = "delete from evidence_intakes where tenant_id = $1 and id = any ($2::uuid[])"
  static let selectAbandoned: Statement =
    "select id from evidence_intakes where tenant_id = $1 and created_at < $2 order by id limit 500"
  static let selectErased: Statement = """
    select id from evidence where tenant_id = $1 and erased_at is not null and views <> '{}' order by id limit 500
    """
  static let clearViews: Statement = "update evidence set views = '{}' where tenant_id = $1 and id = $2"
  static let selectOne: Statement = """
    select e.id, e.verification_id, e.applicant_id, e.kind, e.media_type, e.size_bytes, e.digest, e.views, e.position,
      e.erased_at,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = e.tenant_id and k.applicant_id = e.applicant_id and k.class = e.class) as wrapped
    from evidence e
    join verifications v on v.tenant_id = e.tenant_id and v.id = e.verification_id and v.mode = $2
    where e.tenant_id = $1 and e.id = $3
    """
  static let insert: Statement = """
    insert into evidence (tenant_id, id, verification_id, applicant_id, kind, class, media_type, size_bytes, digest,
      views, position, label, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, '{original}', $10::int8, $11, $12)
    """
  static let supersede: Statement = """
    update evidence set superseded_at = $4
    where tenant_id = $1 and verification_id = $2 and kind = any ($3::text[]) and superseded_at is null
    """
  static let selectCurrent: Statement = """
    select id, verification_id, applicant_id, kind, media_type, size_bytes, digest, views, position from evidence
    where tenant_id = $1 and verification_id = $2 and superseded_at is null and erased_at is null
    order by kind, position, id
    """
  static let selectErasedOf: Statement = """
    select id, verification_id, applicant_id, kind, media_type, size_bytes, digest, views, position from evidence
    where tenant_id = $1 and verification_id = $2 and superseded_at is null and erased_at is not null
    order by kind, position, id
    """
  static let addView: Statement = """
    update evidence set views = array_append(views, $3)
    where tenant_id = $1 and id = $2 and not ($3 = any (views))
    """
}
