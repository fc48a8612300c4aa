import FoundationEssentials

/// A verification to be written, complete: policy pinned, evidence sealed, checks chosen.
public struct VerificationSubmission: Sendable {
  public var id: VerificationID
  public var realm: Realm
  public var applicant: ApplicantHandle
  /// The merchant's name of the applicant.
  public var externalID: String?
  /// What the request declares of the applicant; merged into the record of one that exists.
  public var declared: JSON
  /// The rest of the request: documents, device, accommodations, supplements' labels, metadata.
  public var request: JSON
  public var policyVersion: Int
  public var language: String
  public var checks: [CheckType]
  public var consents: [Consent]
  public var evidence: [IntakenEvidence]
  public var status: VerificationStatus
  public var requirements: [Requirement]
  public var dimensions: [String: String]
  public var key: KeyID?
  public var idempotency: IdempotencyClaim?
  public var actor: Actor
  public var now: Date
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
    self.idempotency = nil
    self.actor = actor
    self.now = now
    self.expiresAt = expiresAt
  }
}

/// Evidence given after the first request.
public struct EvidenceSupplement: Sendable {
  public var verification: VerificationID
  public var realm: Realm
  public var evidence: [IntakenEvidence]
  /// Checks that run again because of it.
  public var checks: [CheckType]
  public var status: VerificationStatus
  public var requirements: [Requirement]
  public var consents: [Consent]
  /// The row version that the workflow decided on; another one is ``StoreError/stale``.
  public var resourceVersion: Int
  public var idempotency: IdempotencyClaim?
  public var actor: Actor
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
    self.status = .processing
    self.requirements = []
    self.consents = []
    self.resourceVersion = resourceVersion
    self.idempotency = nil
    self.actor = actor
    self.now = now
  }
}
