import Domain
import FoundationEssentials
import PostgreSQL

extension CheckCompletion {
  /// The same result as one that was billed before.
  fileprivate func with(_ usage: UsageEvent) -> CheckCompletion {
    CheckCompletion(
      work: work, status: status, report: report, views: views, usage: usage, duration: duration,
      completedAt: completedAt)
  }
}

extension Transaction {
  /// What is to be recorded of a result, given what was billed of the like before it: free where that is within the
  /// tenant's window. Whoever ends the same check of the same applicant meanwhile waits for this transaction's end,
  /// behind the lock of its own verification.
  func deduplicated(
    _ completion: CheckCompletion, in realm: Realm, keys: TenantKeys
  ) async throws -> CheckCompletion {
    guard let duplicate = completion.duplicate else { return completion }
    let work = completion.work
    // Two statements: the second one's snapshot is taken when the lock is held.
    let found = try await pipeline([
      Command(
        AlikeStatements.hold,
        [realm.tenant.parameter, work.applicant.parameter, .text("\(work.applicant)/\(work.type.rawValue)")]),
      Command(
        AlikeStatements.billed,
        realm.parameters + [
          work.applicant.parameter, work.verification.parameter, .text(work.type.rawValue),
          .timestamp(duplicate.since), .textArray(work.type.readEvidence.map(\.rawValue)),
        ]),
    ])
    let asked = Self.details(work.request)
    for row in found[1] {
      let request = try row.opened(
        "sealed", of: work.applicant, object: try row.decode("id"), label: .request, keys: keys)
      if let request, Self.details(request) == asked { return completion.with(duplicate.usage) }
    }
    return completion
  }

  /// What a request says beside whose it is: its pairs of the merchant's own tell a check nothing.
  private static func details(_ request: JSON) -> [JSON.Member] {
    (request.members ?? []).filter { !["external_id", "metadata"].contains($0.name) }
  }
}

enum AlikeStatements {
  /// One type of check of one applicant, until the transaction ends. Asked of the applicant's own row, so that a
  /// cluster takes the lock on the one node that has the tenant.
  static let hold: Statement = """
    select pg_advisory_xact_lock(hashtextextended(tenant_id::text || $3, 0)) from applicants
    where tenant_id = $1 and id = $2
    """
  /// Other verifications of the applicant to which the check was billed over the same evidence of some kinds, newest
  /// first, of which nothing that the applicant declares was changed since they began: whoever asks about new data
  /// pays for it.
  static let billed: Statement = """
    select w.id, w.sealed, (select k.wrapped from applicant_keys k
      where k.tenant_id = w.tenant_id and k.applicant_id = w.applicant_id and k.class = 'record') as wrapped
    from verifications w
    where w.tenant_id = $1 and w.mode = $2 and w.applicant_id = $3 and w.id <> $4
      and exists (
        select from checks p where p.tenant_id = w.tenant_id and p.verification_id = w.id and p.type = $5
          and p.usage_id is not null and p.free_reason is null and p.completed_at >= $6)
      and not exists (
        select from applicant_versions a where a.tenant_id = w.tenant_id and a.applicant_id = w.applicant_id
          and a.changed_at > w.created_at)
      and (select array_agg(e.kind || encode(e.digest, 'hex') order by e.kind, e.digest) from evidence e
        where e.tenant_id = w.tenant_id and e.verification_id = w.id and e.superseded_at is null
          and e.kind = any ($7::text[]))
      = (select array_agg(e.kind || encode(e.digest, 'hex') order by e.kind, e.digest) from evidence e
        where e.tenant_id = $1 and e.verification_id = $4 and e.superseded_at is null
          and e.kind = any ($7::text[]))
    order by w.id desc limit 20
    """
}
