import FoundationEssentials

/// Verifications, their checks and decisions. Every method that writes is one transaction.
public protocol VerificationStore: Sendable {
  /// Writes a submission: applicant, verification, evidence, checks, jobs, events and idempotency together.
  /// - Throws: ``StoreError/replay(resource:)`` or ``StoreError/idempotencyKeyReused`` for a known key.
  func submit(_ submission: VerificationSubmission) async throws(StoreError)
  /// The resource that a known idempotency key made.
  /// - Throws: ``StoreError/idempotencyKeyReused`` where the fingerprint differs.
  func replayed(_ claim: IdempotencyClaim, in realm: Realm) async throws(StoreError) -> String?
  /// A verification as it stands.
  func view(_ id: VerificationID, in realm: Realm) async throws(StoreError) -> VerificationView
  /// Verifications, newest first.
  func list(_ query: VerificationQuery, in realm: Realm) async throws(StoreError) -> [VerificationView]
  /// Adds evidence and starts the checks that need it.
  func supplement(_ supplement: EvidenceSupplement) async throws(StoreError)
  /// Ends an open verification without a decision.
  func cancel(_ id: VerificationID, in realm: Realm, by actor: Actor, at now: Date) async throws(StoreError)
  /// Ends up to `limit` of a tenant's verifications that waited for input past their time, and returns them.
  func expire(in tenant: TenantID, by actor: Actor, at now: Date, limit: Int)
    async throws(StoreError) -> [VerificationID]
  /// Evidence that is not superseded, oldest first.
  func evidence(of id: VerificationID, in realm: Realm) async throws(StoreError) -> [EvidenceItem]
  /// Evidence that stood when it was erased, without digests.
  func erasedEvidence(of id: VerificationID, in realm: Realm) async throws(StoreError) -> [EvidenceItem]
  /// Every decision, newest first.
  func decisions(of id: VerificationID, in realm: Realm) async throws(StoreError) -> [DecisionView]
  /// What happened, oldest first.
  func timeline(of id: VerificationID, in realm: Realm) async throws(StoreError) -> [StreamEvent]
  /// Everything a check needs; nil where it is complete or its verification is closed.
  func work(for check: CheckID, in realm: Realm) async throws(StoreError) -> CheckWork?
  /// Records a check's result with its usage event, its event, and the next job; ends the lease. Of two results that
  /// show one document and are recorded at once, the later one is reconsidered with the earlier one.
  /// - Returns: what was recorded, which is what ``CheckCompletion/reconsider`` gave where there is one.
  @discardableResult
  func complete(_ completion: CheckCompletion, lease: JobLease) async throws(StoreError) -> CheckCompletion
  /// Ends the verification of a job that failed for good as `error`, and makes the job a dead letter.
  /// - Throws: ``StoreError/stale`` where the lease was lost: nothing is ended.
  func fail(_ lease: JobLease, at now: Date) async throws(StoreError)
  /// What the rules judge; nil where a check still runs or the verification is closed.
  func deliberation(on id: VerificationID, in realm: Realm, at now: Date) async throws(StoreError) -> Deliberation?
  /// Records what the rules said; ends the lease.
  func record(_ ruling: Ruling, lease: JobLease) async throws(StoreError)
}

/// Which verifications are listed.
public struct VerificationQuery: Sendable, Hashable {
  /// Where it stands.
  public var status: VerificationStatus?
  /// The applicant it belongs to.
  public var applicant: ApplicantID?
  /// The merchant's own name for the applicant.
  public var externalID: String?
  /// Lists what is older than this one.
  public var after: VerificationID?
  /// Most that are read, at least 1.
  public var limit: Int

  /// The newest `limit`, 1 through 101.
  public init(limit: Int) { self.limit = limit }
}

/// Everything one run of a check needs.
public struct CheckWork: Sendable {
  /// The check.
  public let check: CheckID
  /// What kind it is.
  public let type: CheckType
  /// The verification it belongs to.
  public let verification: VerificationID
  /// The applicant it belongs to.
  public let applicant: ApplicantID
  /// What is known of the person.
  public let record: ApplicantRecord
  /// The request as given, personal data included.
  public let request: JSON
  /// The version of the policy that was pinned, from 1.
  public let policyVersion: Int
  /// The evidence, oldest first.
  public let evidence: [EvidenceItem]
  /// Purposes granted and not withdrawn.
  public let granted: Set<ConsentPurpose>
  /// The key that asked for it; nil for people.
  public let key: KeyID?
  /// The tenant's billing dimensions, in clear.
  public let dimensions: [String: String]
  /// True where an earlier run of this check was billed to the same verification.
  public let wasBilledBefore: Bool
  /// What the check that this one follows (``CheckType/follows``) read of the document, as
  /// ``ExtractedDocument/json``; nil where there is none, or it read nothing.
  public let document: JSON?
  /// False where that check did not take the document for what it says, and nobody did since.
  public let isDocumentAccepted: Bool

  /// The work of one check.
  public init(
    check: CheckID, type: CheckType, verification: VerificationID, applicant: ApplicantID, record: ApplicantRecord,
    request: JSON, policyVersion: Int, evidence: [EvidenceItem], granted: Set<ConsentPurpose>, key: KeyID?,
    dimensions: [String: String], wasBilledBefore: Bool, document: JSON? = nil,
    isDocumentAccepted: Bool = true
  ) {
    self.check = check
    self.type = type
    self.verification = verification
    self.applicant = applicant
    self.record = record
    self.request = request
    self.policyVersion = policyVersion
    self.evidence = evidence
    self.granted = granted
    self.key = key
    self.dimensions = dimensions
    self.wasBilledBefore = wasBilledBefore
    self.document = document
    self.isDocumentAccepted = isDocumentAccepted
  }
}

/// A check's result, with what it costs.
public struct CheckCompletion: Sendable {
  /// What was worked on.
  public let work: CheckWork
  /// Where it stands.
  public let status: CheckStatus
  /// What was found.
  public let report: CheckReport
  /// Views that were stored, by the evidence they belong to.
  public let views: [EvidenceID: [EvidenceViewName]]
  /// What it costs.
  public let usage: UsageEvent
  /// Time it took.
  public let duration: Duration
  /// When it was settled; nil before.
  public let completedAt: Date
  /// The result to record instead, given the verifications of other applicants that show the report's document at the
  /// moment of recording, as ``EarlierSightings/documents``. Pure, of the same work and document, and called in the
  /// transaction that records it. Nil where the result does not depend on them.
  public let reconsider: (@Sendable ([VerificationID]) -> CheckCompletion)?
  /// What it costs instead where the like was billed before; nil where that changes nothing.
  public let duplicate: DuplicateTerms?

  /// A result to be recorded.
  public init(
    work: CheckWork, status: CheckStatus, report: CheckReport, views: [EvidenceID: [EvidenceViewName]],
    usage: UsageEvent, duration: Duration, completedAt: Date,
    reconsider: (@Sendable ([VerificationID]) -> CheckCompletion)? = nil, duplicate: DuplicateTerms? = nil
  ) {
    self.work = work
    self.status = status
    self.report = report
    self.views = views
    self.usage = usage
    self.duration = duration
    self.completedAt = completedAt
    self.reconsider = reconsider
    self.duplicate = duplicate
  }
}

/// What a check costs where the same one of the same applicant was billed to another verification: over the same
/// evidence of the kinds that it looks at (``CheckType/readEvidence``, of which there is some), with the same details
/// in its request and nothing declared of the applicant since. Whether it was is looked up as the result is recorded,
/// so that of two at once one is billed.
public struct DuplicateTerms: Sendable {
  /// The first instant of the tenant's dedupe window.
  public let since: Date
  /// Recorded instead of ``CheckCompletion/usage``.
  public let usage: UsageEvent

  /// Terms.
  public init(since: Date, usage: UsageEvent) {
    self.since = since
    self.usage = usage
  }
}

/// What the rules judge.
public struct Deliberation: Sendable {
  /// The verification it belongs to.
  public let verification: VerificationID
  /// The applicant it belongs to.
  public let applicant: ApplicantID
  /// The version of the policy that was pinned, from 1.
  public let policyVersion: Int
  /// What the rules judge.
  public let facts: PolicyFacts
  /// The version of the row, from 1.
  public let resourceVersion: Int

  /// Facts about a verification.
  public init(
    verification: VerificationID, applicant: ApplicantID, policyVersion: Int, facts: PolicyFacts, resourceVersion: Int
  ) {
    self.verification = verification
    self.applicant = applicant
    self.policyVersion = policyVersion
    self.facts = facts
    self.resourceVersion = resourceVersion
  }
}

/// What the rules said, to be recorded on the version of the row that they judged.
public struct Ruling: Sendable {
  /// What was judged.
  public let deliberation: Deliberation
  /// What the rules said.
  public let verdict: PolicyVerdict
  /// The review item's due time and whether it takes four eyes; nil unless the verdict is a review.
  public let review: ReviewOpening?
  /// How risky the customer is; nil where the tenant rates nobody.
  public let risk: CustomerRisk?
  /// The present instant.
  public let now: Date
  /// Digest of the program that judged, for replays.
  public var build = ""

  /// A ruling.
  public init(
    deliberation: Deliberation, verdict: PolicyVerdict, review: ReviewOpening?, risk: CustomerRisk? = nil, now: Date
  ) {
    self.deliberation = deliberation
    self.verdict = verdict
    self.review = review
    self.risk = risk
    self.now = now
  }
}

/// How a review item starts.
public struct ReviewOpening: Sendable, Hashable {
  /// The queue.
  public let queue: String
  /// When it should be decided.
  public let dueAt: Date
  /// True where two members decide.
  public let fourEyes: Bool
  /// Issuing country of the document, for filters.
  public let country: String?

  /// A new item in a queue.
  public init(queue: String, dueAt: Date, fourEyes: Bool, country: String?) {
    self.queue = queue
    self.dueAt = dueAt
    self.fourEyes = fourEyes
    self.country = country
  }
}

/// An event of a tenant's stream: ids and states, nothing personal.
public struct StreamEvent: Sendable, Hashable {
  /// Its identifier.
  public let id: EventID
  /// What kind it is.
  public let type: EventType
  /// Gap-free within tenant and mode, from 1; nil until the sequencer gave it.
  public let sequence: Int64?
  /// Ids and states.
  public let data: JSON
  /// Who acts.
  public let actor: String
  /// When it was made.
  public let createdAt: Date

  /// An event.
  public init(id: EventID, type: EventType, sequence: Int64?, data: JSON, actor: String, createdAt: Date) {
    self.id = id
    self.type = type
    self.sequence = sequence
    self.data = data
    self.actor = actor
    self.createdAt = createdAt
  }
}
