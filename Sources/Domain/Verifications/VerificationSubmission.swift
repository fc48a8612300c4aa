import FoundationEssentials

/// A verification to be written, complete: policy pinned, evidence sealed, checks chosen.
public struct VerificationSubmission: Sendable {
  /// Its identifier.
  public var id: VerificationID
  /// The tenant and mode.
  public var realm: Realm
  /// The applicant it belongs to.
  public var applicant: ApplicantHandle
  /// The merchant's name of the applicant.
  public var externalID: String?
  /// What the request declares of the applicant; merged into the record of one that exists.
  public var declared: JSON
  /// The rest of the request: documents, device, accommodations, supplements' labels, metadata.
  public var request: JSON
  /// The version of the policy that was pinned, from 1.
  public var policyVersion: Int
  /// The BCP 47 language of its messages.
  public var language: String
  /// Its checks.
  public var checks: [CheckType]
  /// Consents that come with it.
  public var consents: [Consent]
  /// The evidence, oldest first.
  public var evidence: [IntakenEvidence]
  /// Where it stands.
  public var status: VerificationStatus
  /// What the applicant still has to give.
  public var requirements: [Requirement]
  /// The tenant's billing dimensions, in clear.
  public var dimensions: [String: String]
  /// The key that asked for it; nil for people.
  public var key: KeyID?
  /// The tenant's cap on what a period may cost; nil for none, and for test keys.
  public var cap: SpendCap?
  /// What traces it leaves for ``CheckType/behaviourRisk``, and for how long; nil where the tenant does not look.
  public var behaviour: BehaviourPolicy?
  /// Who acts.
  public var actor: Actor
  /// The lane of its first jobs.
  public var lane: JobLane
  /// The present instant.
  public var now: Date
  /// When it ends by itself.
  public var expiresAt: Date

  /// A submission of everything but what follows from the policy.
  public init(id: VerificationID, realm: Realm, applicant: ApplicantHandle, actor: Actor, now: Date, expiresAt: Date) {
    self.id = id
    self.realm = realm
    self.applicant = applicant
    self.externalID = nil
    self.declared = .object([])
    self.request = .object([])
    self.policyVersion = 1
    self.language = "en"
    self.checks = []
    self.consents = []
    self.evidence = []
    self.status = .processing
    self.requirements = []
    self.dimensions = [:]
    self.key = nil
    self.cap = nil
    self.behaviour = nil
    self.actor = actor
    self.lane = .verifications
    self.now = now
    self.expiresAt = expiresAt
  }

  /// What is kept of a request: the merchant's own name of the applicant, its string pairs, and what else it says.
  public static func request(externalID: String?, metadata: [String: String], details: JSON = .object([])) -> JSON {
    .object(
      [
        JSON.Member("external_id", .optional(externalID)),
        JSON.Member(
          "metadata", .object(metadata.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .string($0.value)) })),
      ] + (details.members ?? []))
  }
}

/// Evidence given after the first request.
public struct EvidenceSupplement: Sendable {
  /// The verification it belongs to.
  public var verification: VerificationID
  /// The tenant and mode.
  public var realm: Realm
  /// The evidence, oldest first.
  public var evidence: [IntakenEvidence]
  /// Checks that run again because of it.
  public var checks: [CheckType]
  /// Those of them that are not held yet. A check costs once in a verification: whichever was billed in it, by any of
  /// its runs, is not held again.
  public var unheld: [CheckType]
  /// The tenant's cap on what a period may cost; nil for none, and for test keys.
  public var cap: SpendCap?
  /// Where it stands.
  public var status: VerificationStatus
  /// What the applicant still has to give.
  public var requirements: [Requirement]
  /// Consents that come with it.
  public var consents: [Consent]
  /// The row version that the workflow decided on; another one is ``StoreError/stale``.
  public var resourceVersion: Int
  /// Who acts.
  public var actor: Actor
  /// The present instant.
  public var now: Date

  /// A supplement, with what follows from it left to be filled.
  public init(
    verification: VerificationID, realm: Realm, evidence: [IntakenEvidence], resourceVersion: Int, actor: Actor,
    now: Date
  ) {
    self.verification = verification
    self.realm = realm
    self.evidence = evidence
    self.checks = []
    self.unheld = []
    self.cap = nil
    self.status = .processing
    self.requirements = []
    self.consents = []
    self.resourceVersion = resourceVersion
    self.actor = actor
    self.now = now
  }
}
