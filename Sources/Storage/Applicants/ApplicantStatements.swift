import PostgreSQL

/// SQL of applicants.
enum ApplicantStatements {
  static let byExternal: Statement =
    "select id from applicants where tenant_id = $1 and mode = $2 and external_index = $3"
  static let select: Statement = """
    select a.id, a.mode, a.version, a.sealed, a.standing, a.standing_verification, a.created_at,
      a.updated_at, a.relationship_ended_at, a.last_decided_at, a.last_ended_at, a.erased_at,
      (select min(m.lapses_at) from monitors m
        where m.tenant_id = a.tenant_id and m.applicant_id = a.id and m.ended_at is null) as valid_until,
      (select r.sealed from applicant_risks r where r.tenant_id = a.tenant_id and r.applicant_id = a.id) as risk,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = a.tenant_id and k.applicant_id = a.id and k.class = 'record') as wrapped
    from applicants a
    where a.tenant_id = $1 and a.mode = $2 and a.id = $3
    """
  static let list: Statement = """
    select a.id, a.mode, a.version, a.sealed, a.standing, a.standing_verification, a.created_at,
      a.updated_at, a.relationship_ended_at, a.last_decided_at, a.erased_at,
      (select min(m.lapses_at) from monitors m
        where m.tenant_id = a.tenant_id and m.applicant_id = a.id and m.ended_at is null) as valid_until,
      (select r.sealed from applicant_risks r where r.tenant_id = a.tenant_id and r.applicant_id = a.id) as risk,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = a.tenant_id and k.applicant_id = a.id and k.class = 'record') as wrapped
    from applicants a
    where a.tenant_id = $1 and a.mode = $2 and ($3::uuid is null or a.id < $3::uuid)
      and ($4::bytea is null or a.external_index = $4::bytea)
    order by a.id desc limit $5
    """
  static let consents: Statement = """
    select id, purpose, granted, granted_at, text_version, language from consents
    where tenant_id = $1 and applicant_id = $2 order by recorded_at desc, id desc limit 200
    """
  static let versions: Statement = """
    select v.version, v.sealed, v.changed_at, v.changed_by, v.applicant_id,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = v.tenant_id and k.applicant_id = v.applicant_id and k.class = 'record') as wrapped
    from applicant_versions v where v.tenant_id = $1 and v.applicant_id = $2 order by v.version
    """
  static let verifications: Statement =
    "select id from verifications where tenant_id = $1 and applicant_id = $2 order by id"
  static let evidence: Statement = """
    select id, verification_id, applicant_id, kind, media_type, size_bytes, digest, views, position from evidence
    where tenant_id = $1 and applicant_id = $2 and erased_at is null order by id
    """
  static let endRelationship: Statement = """
    update applicants set relationship_ended_at = $3, updated_at = $4 where tenant_id = $1 and id = $2
    """
  static let insertHold: Statement = """
    insert into holds (tenant_id, id, applicant_id, reason_code, created_at, created_by) values ($1, $2, $3, $4, $5, $6)
    """
  static let releaseHold: Statement = """
    update holds set released_at = coalesce(released_at, $4)
    where tenant_id = $1 and id = $2 and applicant_id = $3 returning id
    """
  static let openHolds: Statement =
    "select id from holds where tenant_id = $1 and applicant_id = $2 and released_at is null"
  static let keyClasses: Statement = "select class from applicant_keys where tenant_id = $1 and applicant_id = $2"
  static let deleteKeys: Statement =
    "delete from applicant_keys where tenant_id = $1 and applicant_id = $2 and class = any ($3::text[])"
  static let eraseEvidence: Statement = """
    update evidence set erased_at = $4, digest = ''
    where tenant_id = $1 and applicant_id = $2 and class = any ($3::text[]) and erased_at is null returning id
    """
  /// A likeness of faces is biometric, a bureau's score the record's, every other score speaks of a document.
  static let eraseScores: Statement = """
    update checks set score = null where tenant_id = $1 and score is not null
      and case type when 'face_match' then 'biometric' when 'screening' then 'screening'
        when 'credit_history' then 'record' else 'document' end = any ($3::text[])
      and verification_id in (select id from verifications where tenant_id = $1 and applicant_id = $2)
    """
  static let eraseDetails: Statement = """
    update checks set sealed = null, told_sealed = null where tenant_id = $1
      and case type when 'screening' then 'screening' when 'credit_history' then 'record' else 'document' end
        = any ($3::text[])
      and verification_id in (select id from verifications where tenant_id = $1 and applicant_id = $2)
    """
  static let eraseRequests: Statement =
    "update verifications set sealed = null, dimensions = '{}' where tenant_id = $1 and applicant_id = $2"
  static let eraseVersions: Statement =
    "update applicant_versions set sealed = null where tenant_id = $1 and applicant_id = $2"
  static let eraseNotes: Statement =
    "update review_notes set sealed = null where tenant_id = $1 and applicant_id = $2"
  static let erase: Statement = """
    update applicants set sealed = null, external_index = null, erased_at = $3, updated_at = $3
    where tenant_id = $1 and id = $2
    """
  static let insertReceipt: Statement = """
    insert into erasure_receipts (tenant_id, id, applicant_id, classes, cause, evidence_count, at)
    values ($1, $2, $3, $4::text[], $5, $6, $7)
    """
}
