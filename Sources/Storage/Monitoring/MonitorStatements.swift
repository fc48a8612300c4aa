import Domain
import FoundationEssentials
import PostgreSQL

/// SQL of monitors.
enum MonitorStatements {
  static let end: Statement = """
    update monitors m set ended_at = $3, fence = fence + 1, next_at = null, lapses_at = null, settings = null
    where m.tenant_id = $1 and m.applicant_id = $2 and m.ended_at is null and not exists (
      select from applicants a where a.tenant_id = m.tenant_id and a.id = m.applicant_id
        and a.standing in ('verified', 'lapsed') and a.erased_at is null and a.relationship_ended_at is null)
    """
  /// Whoever is verified is watched, and whoever is so again by the same monitor; lists are for live customers alone,
  /// since what test keys screen is made up. An approval makes a look due, since a document may have been read for it;
  /// not one of a screening alone, which is what a look does, and would be told again for as long as rules approve it.
  static let begin: Statement = """
    insert into monitors as m (tenant_id, id, mode, applicant_id, kind, applicant_version, created_at)
    select a.tenant_id, k.id, a.mode, a.id, k.kind, 0, $5
    from applicants a cross join unnest($3::uuid[], $4::text[]) as k (id, kind)
    where a.tenant_id = $1 and a.id = $2 and (a.mode = 'live' or k.kind <> 'screening') and a.standing = 'verified'
      and a.erased_at is null and a.relationship_ended_at is null
    on conflict (tenant_id, applicant_id, kind) do update
    set ended_at = null, applicant_version = 0, settings = null, fence = m.fence + 1
    where m.ended_at is not null or m.kind <> 'screening' or exists (
      select from checks c where c.tenant_id = m.tenant_id and c.verification_id = $6 and c.is_current
        and c.type <> 'screening')
    """
  static let recall: Statement = """
    update monitors set applicant_version = 0, settings = null, fence = fence + 1
    where tenant_id = $1 and applicant_id = $2 and ended_at is null
    """
  static let recallForAlert: Statement = """
    update monitors m set applicant_version = 0, fence = m.fence + 1 from monitor_alerts l
    where l.tenant_id = $1 and l.verification_id = $2 and m.tenant_id = l.tenant_id and m.id = l.monitor_id
      and m.kind = 'screening'
    """
  static let due: Statement = """
    select id from monitors
    where tenant_id = $1 and mode = $2 and kind = $3 and ended_at is null and applicant_version = 0
      and (retry_at is null or retry_at <= $4)
    order by id limit $5
    """
  /// What ends a verification undecided stands before a look that holds the applicant, or comes after it and finds its
  /// alert.
  static let hold: Statement = "select id from applicants where tenant_id = $1 and id = $2 for share"
  /// A look is over where nothing happened to the watch meanwhile, and what it began was not ended undecided.
  static let looked: Statement = """
    update monitors m set applicant_version = $3, retry_at = null
    where m.tenant_id = $1 and m.id = $2 and m.fence = $5
      and not exists (
        select from verifications v where v.tenant_id = m.tenant_id and v.id = $4::uuid
          and v.status in ('canceled', 'expired', 'error'))
    """
  static let putOff: Statement = "update monitors set retry_at = $3 where tenant_id = $1 and id = $2"
  static let page: Statement = """
    select id from monitors
    where tenant_id = $1 and mode = $2 and kind = $3 and ended_at is null and ($4::uuid is null or id > $4::uuid)
    order by id limit $5
    """
  static let customers: Statement = """
    select m.id, m.fence, m.applicant_id, a.version, a.sealed, d.id as check_id, d.sealed as details,
      (select count(*) from monitor_alerts l where l.tenant_id = m.tenant_id and l.monitor_id = m.id) as alert_count,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = m.tenant_id and k.applicant_id = m.applicant_id and k.class = 'record') as record_key,
      (select k.wrapped from applicant_keys k
        where k.tenant_id = m.tenant_id and k.applicant_id = m.applicant_id and k.class = 'document') as document_key
    from monitors m
    join applicants a on a.tenant_id = m.tenant_id and a.id = m.applicant_id
    left join lateral (
      select c.id, c.sealed from checks c
      join verifications v on v.tenant_id = c.tenant_id and v.id = c.verification_id
      where v.tenant_id = m.tenant_id and v.applicant_id = m.applicant_id and c.type = 'document' and c.is_current
        and c.completed_at is not null and v.status = 'approved'
      order by c.completed_at desc, c.id desc limit 1) d on true
    where m.tenant_id = $1 and m.mode = $2 and m.id = any ($3::uuid[]) order by m.id
    """
  static let marks: Statement = """
    select owner, list, number, settings from monitor_marks where tenant_id = $1 and mode = $2 order by owner, list
    """
  static let unmark: Statement = "delete from monitor_marks where tenant_id = $1 and mode = $2"
  static let mark: Statement = """
    insert into monitor_marks (tenant_id, mode, owner, list, number, settings, marked_at)
    values ($1, $2, $3, $4, $5, $6, $7)
    """
  static let makeDue: Statement =
    "update monitors set applicant_version = 0, fence = fence + 1 where tenant_id = $1 and id = any ($2::uuid[])"
  static let tie: Statement = """
    insert into monitor_alerts (tenant_id, id, monitor_id, action, verification_id, created_at)
    values ($1, $2, $3, $4, $5, $6) on conflict do nothing
    """
  static let list: Statement = """
    select id, applicant_id, kind, created_at, ended_at, next_at from monitors
    where tenant_id = $1 and mode = $2 and ($3::uuid is null or applicant_id = $3::uuid)
      and ($4::uuid is null or id > $4::uuid)
    order by id limit $5
    """
  static let alerts: Statement = """
    select m.id as monitor_id, l.id, l.action, l.verification_id, l.created_at from monitors m
    join lateral (
      select * from monitor_alerts l where l.tenant_id = m.tenant_id and l.monitor_id = m.id
      order by l.created_at desc, l.id desc limit $3) l on true
    where m.tenant_id = $1 and m.id = any ($2::uuid[])
    order by l.created_at desc, l.id desc
    """
}

/// What happens to the watch over an applicant, in the transactions in which something is decided or learned of it.
enum MonitorCommands {
  /// Ends the watch over an applicant who is not verified, or is no customer any more.
  static func end(_ applicant: ApplicantID, in realm: Realm, at now: Date) -> Command {
    Command(MonitorStatements.end, [realm.tenant.parameter, applicant.parameter, .timestamp(now)])
  }

  /// Begins or ends the watches, as a decision has it.
  static func follow(_ author: DecisionAuthor, in realm: Realm, at now: Date) -> [Command] {
    [
      end(author.applicant, in: realm, at: now),
      Command(
        MonitorStatements.begin,
        [
          realm.tenant.parameter, author.applicant.parameter,
          .uuidArray(MonitorKind.allCases.map { _ in MonitorID(at: now).uuid }),
          .textArray(MonitorKind.allCases.map(\.rawValue)), .timestamp(now), author.verification.parameter,
        ]),
    ]
  }

  /// Keeps that a watch gave something.
  static func tie(_ alert: MonitorAlert, to monitor: MonitorID, in realm: Realm) -> Command {
    Command(
      MonitorStatements.tie,
      [
        realm.tenant.parameter, alert.id.parameter, monitor.parameter, .text(alert.action.rawValue),
        .optional(alert.verification) { $0.parameter }, .timestamp(alert.createdAt),
      ])
  }

  /// Makes a look due, since something else is known of the applicant.
  static func recall(_ applicant: ApplicantID, in realm: Realm) -> Command {
    Command(MonitorStatements.recall, [realm.tenant.parameter, applicant.parameter])
  }

  /// Makes a look due, since nobody decided the verification that an alert began.
  static func recall(for verification: VerificationID, in realm: Realm) -> Command {
    Command(MonitorStatements.recallForAlert, [realm.tenant.parameter, verification.parameter])
  }
}
