import Crypto
import Domain
import FoundationEssentials
import PostgreSQL
import TransparencyLog

// What each kind of leaf commits to: the facts of an act with identifiers that tell no outsider anything, never a name,
// a number or a picture. Each kind is written in one place, beside the row of the act itself.

extension LogRecord {
  init(
    _ kind: LogRecordKind, of subject: String, in realm: Realm, at instant: Date, _ content: [JSON.Member]
  ) {
    self.init(
      kind: kind, tenant: realm.tenant, subject: subject, occurredAt: instant,
      content: .object([JSON.Member("mode", .string(realm.mode.rawValue))] + content))
  }

  /// Evidence of one class, taken in for a verification.
  static func intake(
    _ items: [IntakenEvidence], of verification: VerificationID, in realm: Realm, at now: Date
  ) -> LogRecord {
    let evidence = items.map { item -> JSON in
      [
        "id": .string(item.id.description), "kind": .string(item.kind.rawValue),
        "media_type": .string(item.mediaType), "size_bytes": .integer(Int64(item.sizeBytes)),
        "digest": .string(item.digest.hexadecimal),
      ]
    }
    return LogRecord(
      .evidenceIntake, of: verification.description, in: realm, at: now, [JSON.Member("evidence", .array(evidence))])
  }

  /// Somebody looked at evidence.
  static func access(
    to view: EvidenceViewName, of item: EvidenceItem, in realm: Realm, by actor: Actor, at now: Date
  ) -> LogRecord {
    LogRecord(
      .evidenceAccess, of: item.id.description, in: realm, at: now,
      [
        JSON.Member("verification_id", .string(item.verification.description)),
        JSON.Member("view", .string(view.rawValue)), JSON.Member("actor", .string(actor.name)),
      ])
  }

  /// A decision. Its proof is read by whoever reads the verification, so reasons that are for compliance alone are left
  /// to the leaf of the decision's reasons. A reviewer's word stands for them where a reviewer gave it, and nowhere
  /// else.
  static func decision(
    _ id: DecisionID, _ outcome: DecisionOutcome, reasons: [Reason], by author: DecisionAuthor, in realm: Realm,
    at now: Date
  ) -> LogRecord {
    let seen =
      author.member == nil ? reasons.filter { !$0.isForCompliance } : reasons.seen(withCompliance: false)
    return LogRecord(
      .decision, of: author.verification.description, in: realm, at: now,
      [
        JSON.Member("decision_id", .string(id.description)),
        JSON.Member("applicant_id", .string(author.applicant.description)),
        JSON.Member("outcome", .string(outcome.rawValue)),
        JSON.Member("reasons", .array(seen.map { .string($0.code.rawValue) })),
        JSON.Member("automated", .bool(author.decider == .policy)),
        JSON.Member("decided_by", .string(author.decider.rawValue)),
        JSON.Member("member_id", .optional(author.member?.description)),
        JSON.Member("policy_version", .integer(Int64(author.policyVersion))),
      ])
  }

  /// All reasons of a decision. Each decision has them, so that their leaf does not tell that some are for compliance.
  static func reasons(
    _ reasons: [Reason], of id: DecisionID, by author: DecisionAuthor, in realm: Realm, at now: Date
  ) -> LogRecord {
    LogRecord(
      .decisionReasons, of: author.verification.description, in: realm, at: now,
      [
        JSON.Member("decision_id", .string(id.description)),
        JSON.Member("decided_by", .string(author.decider.rawValue)),
        JSON.Member("reasons", .array(reasons.map(\.json))),
      ])
  }

  /// What an applicant agreed to or refused at once.
  static func consents(
    _ consents: [Consent], of applicant: ApplicantID, verification: VerificationID?, in realm: Realm, at now: Date
  ) -> LogRecord {
    LogRecord(
      .consent, of: applicant.description, in: realm, at: now,
      [
        JSON.Member("verification_id", .optional(verification?.description)),
        JSON.Member("consents", .array(consents.map(\.json))),
      ])
  }

  /// A version of a tenant's policy: its digest, since the policy itself is read beside it.
  static func policy(_ document: JSON, version: Int, of tenant: TenantID, by actor: Actor, at now: Date) -> LogRecord {
    LogRecord(
      kind: .policyVersion, tenant: tenant, subject: tenant.description, occurredAt: now,
      content: [
        "version": .integer(Int64(version)), "created_by": .string(actor.name),
        // Of the canonical form (RFC 8785).
        "document_sha256": .string(SHA256.hash(data: document.canonicalBytes).hexadecimal),
      ])
  }

  /// A usage event, without the merchant's dimensions, which may speak of a person.
  static func usage(_ event: UsageEvent, in realm: Realm) -> LogRecord {
    LogRecord(
      .usageEvent, of: event.id.description, in: realm, at: event.occurredAt,
      event.subject.members + [
        JSON.Member("meter", .string(event.meter)), JSON.Member("key_id", .optional(event.key?.description)),
        JSON.Member("outcome", .optional(event.outcome?.rawValue)), JSON.Member("billable", .bool(event.isBillable)),
        JSON.Member("reason", .optional(event.freeBecause?.rawValue)),
        JSON.Member("unit_price", .string(event.unitPrice)), JSON.Member("currency", .string(event.currency)),
        JSON.Member("price_book_version", .string(event.priceBook)),
      ])
  }

  /// An invoice or a credit note that became final: its sums, and digests of the texts that are served beside its
  /// proof.
  static func invoice(
    _ invoice: IssuedInvoice, document: String, manifest: [UInt8], in realm: Realm
  ) -> LogRecord {
    let content = invoice.document.content
    return LogRecord(
      .invoice, of: content.id.description, in: realm, at: invoice.issuedAt,
      [
        JSON.Member("kind", invoice.document.correction == nil ? "invoice" : "credit_note"),
        JSON.Member("number", .string(invoice.number)), JSON.Member("position", .integer(invoice.position)),
        JSON.Member("period", .string(content.period.name)),
        JSON.Member("corrects", .optional(invoice.document.correction?.invoice.description)),
        JSON.Member("currency", .string(content.currency)), JSON.Member("net_minor", .integer(content.netMinor)),
        JSON.Member("tax_minor", .integer(content.taxMinor)), JSON.Member("total_minor", .integer(content.totalMinor)),
        JSON.Member("document_sha256", .string(SHA256.hash(data: Array(document.utf8)).hexadecimal)),
        JSON.Member("manifest_sha256", .string(manifest.hexadecimal)),
      ])
  }

  /// That classes of an applicant's data were destroyed.
  static func erasure(_ receipt: ErasureReceipt, in realm: Realm) -> LogRecord {
    LogRecord(
      .erasure, of: receipt.id.description, in: realm, at: receipt.at,
      [
        JSON.Member("applicant_id", .string(receipt.applicant.description)),
        JSON.Member("classes", .array(receipt.classes.map { .string($0.rawValue) })),
        JSON.Member("cause", .string(receipt.cause)),
        JSON.Member("evidence_count", .integer(Int64(receipt.evidenceCount))),
      ])
  }

  /// That screenings without a verification were destroyed at once, for their age.
  static func erasure(of screenings: [ScreeningID], in realm: Realm, at now: Date) -> LogRecord {
    LogRecord(
      .erasure, of: realm.tenant.description, in: realm, at: now,
      [
        JSON.Member("screenings", .array(screenings.map { .string($0.description) })),
        JSON.Member("cause", "retention"),
      ])
  }

  /// A version of a list, in its owner's log.
  static func list(_ version: ListVersion, of log: TenantID, by actor: Actor) -> LogRecord {
    LogRecord(
      kind: .listVersion, tenant: log, subject: version.list, occurredAt: version.importedAt,
      content: [
        "number": .integer(Int64(version.number)), "version": .string(version.version),
        "format": .string(version.format), "sha256": .string(version.digest),
        "entity_count": .integer(Int64(version.entityCount)), "imported_by": .string(actor.name),
      ])
  }
}

extension UsageSubject {
  /// What was done, by identifiers.
  fileprivate var members: [JSON.Member] {
    switch self {
    case .check(let check, let verification, let applicant):
      [
        JSON.Member("check_id", .string(check.description)),
        JSON.Member("verification_id", .string(verification.description)),
        JSON.Member("applicant_id", .string(applicant.description)),
      ]
    case .screening(let screening): [JSON.Member("screening_id", .string(screening.description))]
    case .alert(let alert, let applicant):
      [
        JSON.Member("alert_id", .string(alert.description)),
        JSON.Member("applicant_id", .string(applicant.description)),
      ]
    }
  }
}
