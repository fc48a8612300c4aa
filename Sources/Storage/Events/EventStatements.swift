import Domain
import FoundationEssentials
import PostgreSQL

/// SQL of the event stream.
enum EventStatements {
  static let insert: Statement = """
    insert into events (tenant_id, mode, id, type, subject, verification_id, applicant_id, data, actor, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    """
  static let after: Statement = """
    select id, type, sequence, data, actor, created_at from events
    where tenant_id = $1 and mode = $2 and sequence > $3 order by sequence limit $4
    """
  static let unsequenced: Statement = "select tenant_id, mode from unsequenced_tenants()"
  static let lockCounter: Statement = """
    insert into tenant_counters (tenant_id, mode, name, value) values ($1, $2, $3, 0)
    on conflict (tenant_id, mode, name) do update set value = tenant_counters.value returning value
    """
  static let setCounter: Statement =
    "update tenant_counters set value = value + $4 where tenant_id = $1 and mode = $2 and name = $3"
  static let sequenceEvents: Statement = """
    update events e set sequence = $3 + n.position
    from (select id, row_number() over (order by id) as position from events
      where tenant_id = $1 and mode = $2 and sequence is null) n
    where e.tenant_id = $1 and e.id = n.id returning e.id, e.type, e.sequence
    """
  static let sequenceUsage: Statement = """
    update usage_events e set sequence = $3 + n.position
    from (select id, row_number() over (order by id) as position from usage_events
      where tenant_id = $1 and mode = $2 and sequence is null) n
    where e.tenant_id = $1 and e.id = n.id returning e.id
    """

  /// The command that writes one event in its cause's transaction.
  static func write(_ draft: EventDraft, in realm: Realm, by actor: Actor, at now: Date) -> Command {
    Command(
      insert,
      realm.parameters + [
        EventID(at: now).parameter, .text(draft.type.rawValue),
        .uuid(draft.subject), .optional(draft.verification) { $0.parameter },
        .optional(draft.applicant) { $0.parameter }, .text(draft.data.compactText), .text(actor.name), .timestamp(now),
      ])
  }
}

/// An event about to be written.
struct EventDraft {
  let type: EventType
  let subject: UUID
  var verification: VerificationID?
  var applicant: ApplicantID?
  let data: JSON
}
