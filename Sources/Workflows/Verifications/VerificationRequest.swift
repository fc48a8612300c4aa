import Domain

/// A request for a verification, in the words of the domain.
public struct VerificationRequest: Sendable {
  /// The applicant it belongs to.
  public var applicant: ApplicantReference = .anonymous
  /// What is declared of the applicant.
  public var declared: JSON = .object([])
  /// Nil takes the policy's checks.
  public var checks: [CheckType]?
  /// Consents that come with it.
  public var consents: [Consent] = []
  /// The merchant's string pairs, at most 16.
  public var metadata: [String: String] = [:]
  /// Documents, device, accommodations as given.
  public var details: JSON = .object([])
  /// BCP 47; nil takes the policy's first language.
  public var language: String?
  /// Uploaded files.
  public var files: [EvidenceFile] = []

  /// An empty request, to be filled.
  public init() {}
}

/// Why a workflow refused. Every case is the caller's to mend, but for `store`.
public enum WorkflowRefusal: Error, Sendable, Hashable {
  /// The store's own answer.
  case store(StoreError)
  /// This check does not exist yet.
  case checkUnavailable(CheckType)
  /// One piece of evidence of this kind is the most.
  case tooManyFiles(EvidenceKind)
  /// Nothing asks for evidence of this kind.
  case evidenceNotAsked(EvidenceKind)
  /// A value of the request is wrong; `pointer` names it (RFC 6901).
  case invalid(pointer: String, code: String, detail: String)
}
