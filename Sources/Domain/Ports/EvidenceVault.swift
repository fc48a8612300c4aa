import FoundationEssentials

/// An uploaded file, complete and within bounds.
public struct EvidenceFile: Sendable {
  /// Which evidence it is.
  public let kind: EvidenceKind
  /// Media type of the bytes.
  public let mediaType: String
  /// The bytes.
  public let bytes: [UInt8]
  /// The merchant's label of a supplement.
  public let label: String?

  /// An uploaded file.
  public init(kind: EvidenceKind, mediaType: String, bytes: [UInt8], label: String? = nil) {
    self.kind = kind
    self.mediaType = mediaType
    self.bytes = bytes
    self.label = label
  }
}

/// The applicant that a submission speaks of, resolved before anything is sealed.
public struct ApplicantHandle: Sendable {
  /// Its identifier.
  public let id: ApplicantID
  /// True where the applicant's row is still to be written, in the submission's own transaction.
  public let isNew: Bool
  /// Keys by class, wrapped; for a new applicant they are written with its row.
  public let wrappedKeys: [DataClass: [UInt8]]

  /// A resolved applicant.
  public init(id: ApplicantID, isNew: Bool, wrappedKeys: [DataClass: [UInt8]]) {
    self.id = id
    self.isNew = isNew
    self.wrappedKeys = wrappedKeys
  }
}

/// A file whose sealed bytes are stored, but that no row speaks of yet.
public struct IntakenEvidence: Sendable {
  /// Its identifier.
  public let id: EvidenceID
  /// Which evidence it is.
  public let kind: EvidenceKind
  /// Media type of the bytes.
  public let mediaType: String
  /// Bytes before sealing.
  public let sizeBytes: Int
  /// Keyed SHA-256 of the original.
  public let digest: [UInt8]
  /// Position among several of one kind, from 0.
  public let position: Int
  /// The merchant's label.
  public let label: String?

  /// A stored file.
  public init(
    id: EvidenceID, kind: EvidenceKind, mediaType: String, sizeBytes: Int, digest: [UInt8], position: Int,
    label: String?
  ) {
    self.id = id
    self.kind = kind
    self.mediaType = mediaType
    self.sizeBytes = sizeBytes
    self.digest = digest
    self.position = position
    self.label = label
  }
}

/// Seals and stores evidence, and reads it back.
public protocol EvidenceVault: Sendable {
  /// Finds the applicant by id or external id, or prepares keys for a new one.
  /// - Throws: ``StoreError/notFound`` for an id that the realm does not have, `notAllowed(.erased)` for an erased one.
  func applicant(_ reference: ApplicantReference, in realm: Realm, classes: Set<DataClass>) async throws(StoreError)
    -> ApplicantHandle
  /// Seals and stores files. What no submission takes over within the sweep's grace is removed.
  func intake(_ files: [EvidenceFile], for applicant: ApplicantHandle, in realm: Realm, at now: Date)
    async throws(StoreError) -> [IntakenEvidence]
  /// Removes intakes that were not taken over after all.
  func discard(_ items: [IntakenEvidence], in realm: Realm) async
  /// The bytes of one view.
  /// - Throws: ``StoreError/notFound`` where the view or the evidence is missing, `notAllowed(.erased)` after erasure.
  func bytes(of evidence: EvidenceID, view: EvidenceViewName, in realm: Realm) async throws(StoreError) -> [UInt8]
  /// Seals and stores derived views before the check's result is recorded.
  func store(_ views: [(evidence: EvidenceID, view: EvidenceViewName, bytes: [UInt8])], in realm: Realm)
    async throws(StoreError)
  /// A piece of evidence without its bytes.
  func item(_ evidence: EvidenceID, in realm: Realm) async throws(StoreError) -> EvidenceItem
  /// Removes intakes older than `cutoff` and blobs of erased evidence. Returns how many blobs went.
  func sweep(_ tenant: TenantID, olderThan cutoff: Date) async throws(StoreError) -> Int
}

/// How a request names its applicant.
public enum ApplicantReference: Sendable, Hashable {
  /// One that exists.
  case id(ApplicantID)
  /// The merchant's own name for a person: the same name is the same applicant.
  case external(String)
  /// A person without a name of the merchant's: always a new applicant.
  case anonymous
}
