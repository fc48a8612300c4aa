import FoundationEssentials

/// An applicant as it is read.
public struct ApplicantView: Sendable {
  /// Its identifier.
  public let id: ApplicantID
  /// Live or test.
  public let mode: Mode
  /// Nil after erasure and for applicants without a name of the merchant's.
  public let externalID: String?
  /// Empty after erasure.
  public let record: ApplicantRecord
  /// The merchant's string pairs, at most 16.
  public let metadata: [String: String]
  /// May this customer trade?
  public let standing: Standing
  /// The verification that the standing rests on.
  public let standingVerification: VerificationID?
  /// Until when the standing holds; nil for no end.
  public let validUntil: Date?
  /// How risky the customer was when last ruled on; nil where nobody rated, and after erasure.
  public var risk: CustomerRisk?
  /// From 1; each change of the record is one more.
  public let version: Int
  /// When it was made.
  public let createdAt: Date
  /// When it last changed.
  public let updatedAt: Date
  /// When the business relationship ended; nil while it lasts.
  public let relationshipEndedAt: Date?
  /// When it was erased; nil while it lives.
  public let erasedAt: Date?

  /// An applicant.
  public init(
    id: ApplicantID, mode: Mode, externalID: String?, record: ApplicantRecord, metadata: [String: String],
    standing: Standing, standingVerification: VerificationID?, validUntil: Date?, version: Int, createdAt: Date,
    updatedAt: Date, relationshipEndedAt: Date?, erasedAt: Date?
  ) {
    self.id = id
    self.mode = mode
    self.externalID = externalID
    self.record = record
    self.metadata = metadata
    self.standing = standing
    self.standingVerification = standingVerification
    self.validUntil = validUntil
    self.version = version
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.relationshipEndedAt = relationshipEndedAt
    self.erasedAt = erasedAt
  }
}

/// A receipt that names what was destroyed, and nothing of it.
public struct ErasureReceipt: Sendable, Hashable {
  /// Its identifier.
  public let id: ReceiptID
  /// The applicant it belongs to.
  public let applicant: ApplicantID
  /// Classes of data.
  public let classes: [DataClass]
  /// `request` or `retention`.
  public let cause: String
  /// Pieces of evidence that went.
  public let evidenceCount: Int
  /// When it happened.
  public let at: Date

  /// A receipt.
  public init(
    id: ReceiptID, applicant: ApplicantID, classes: [DataClass], cause: String, evidenceCount: Int, at: Date
  ) {
    self.id = id
    self.applicant = applicant
    self.classes = classes
    self.cause = cause
    self.evidenceCount = evidenceCount
    self.at = at
  }
}

/// Applicants, in versions. Every method that writes is one transaction.
public protocol ApplicantStore: Sendable {
  /// Makes an applicant.
  /// - Throws: ``StoreError/replay(resource:)`` for a known idempotency key or a known external id.
  func create(_ draft: ApplicantDraft, in realm: Realm, by actor: Actor, at now: Date)
    async throws(StoreError) -> ApplicantView
  /// One applicant.
  func view(_ id: ApplicantID, in realm: Realm) async throws(StoreError) -> ApplicantView
  /// Applicants, newest first.
  func list(externalID: String?, after: ApplicantID?, limit: Int, in realm: Realm)
    async throws(StoreError) -> [ApplicantView]
  /// Changes a record by the fields that `changes` names; a change is a new version.
  /// - Throws: ``StoreError/stale`` where `expecting` is another version.
  func update(
    _ id: ApplicantID, with changes: JSON, metadata: [String: String]?, expecting: Int?, in realm: Realm,
    by actor: Actor, at now: Date) async throws(StoreError)
  /// Records consents; a withdrawn biometric consent destroys the biometric key at once.
  func record(_ consents: [Consent], of id: ApplicantID, in realm: Realm, by actor: Actor, at now: Date)
    async throws(StoreError)
  /// Consents, newest first.
  func consents(of id: ApplicantID, in realm: Realm) async throws(StoreError) -> [(id: ConsentID, consent: Consent)]
  /// Everything that is held about a person, as JSON.
  func export(_ id: ApplicantID, in realm: Realm) async throws(StoreError) -> JSON
  /// Says that the business relationship ended, which starts the retention clocks.
  func endRelationship(of id: ApplicantID, ended end: Date, in realm: Realm, by actor: Actor, at now: Date)
    async throws(StoreError)
  /// Places a legal hold: nothing is erased until it is released.
  func hold(_ id: ApplicantID, reasonCode: String, in realm: Realm, by actor: Actor, at now: Date)
    async throws(StoreError) -> HoldID
  /// Releases a hold.
  func release(_ hold: HoldID, of id: ApplicantID, in realm: Realm, by actor: Actor, at now: Date)
    async throws(StoreError)
  /// Destroys the keys of classes; with every class the applicant is erased.
  /// - Throws: ``StoreError/notAllowed(_:)`` with `legalHold` while a hold stands.
  func erase(_ id: ApplicantID, classes: Set<DataClass>, cause: String, in realm: Realm, by actor: Actor, at now: Date)
    async throws(StoreError) -> ErasureReceipt
  /// Gives applicants made before `end`, and not looked at before, a retention job; those that have one keep it.
  /// Returns how many were looked at, `limit` where there may be more.
  func watch(in tenant: TenantID, madeBefore end: Date, at now: Date, limit: Int) async throws(StoreError) -> Int
  /// What the retention rules look at; nil for an applicant that is gone.
  func retention(of id: ApplicantID, in realm: Realm) async throws(StoreError) -> RetentionState?
}

/// An applicant to be made.
public struct ApplicantDraft: Sendable {
  /// The merchant's own name for the applicant.
  public let externalID: String?
  /// What the request declares of the applicant.
  public let declared: JSON
  /// The merchant's string pairs, at most 16.
  public let metadata: [String: String]

  /// An applicant to be made.
  public init(externalID: String?, declared: JSON, metadata: [String: String]) {
    self.externalID = externalID
    self.declared = declared
    self.metadata = metadata
  }
}

/// What the retention rules look at.
public struct RetentionState: Sendable, Hashable {
  /// Classes whose keys still exist.
  public let classes: Set<DataClass>
  /// When the business relationship ended; nil while it lasts.
  public let relationshipEndedAt: Date?
  /// When the last decision was made; nil before.
  public let lastDecidedAt: Date?
  /// When a verification last ended without a decision: the clock of whoever was never decided on.
  public let lastEndedAt: Date?
  /// When the applicant was made: the clock of whoever was never verified.
  public let createdAt: Date
  /// True while a legal hold stands.
  public let isHeld: Bool

  /// The clocks of one applicant.
  public init(
    classes: Set<DataClass>, relationshipEndedAt: Date?, lastDecidedAt: Date?, lastEndedAt: Date?, createdAt: Date,
    isHeld: Bool
  ) {
    self.classes = classes
    self.relationshipEndedAt = relationshipEndedAt
    self.lastDecidedAt = lastDecidedAt
    self.lastEndedAt = lastEndedAt
    self.createdAt = createdAt
    self.isHeld = isHeld
  }
}

/// Says what retention asks for. Pure.
public enum RetentionRules {
  /// Classes whose time is over at `now`.
  public static func due(_ state: RetentionState, under settings: RetentionSettings, at now: Date) -> Set<DataClass> {
    guard !state.isHeld else { return [] }
    return state.classes.filter { dataClass in end(of: dataClass, state, settings).map { $0 <= now } ?? false }
  }

  /// When the last class with an obligation may be erased on request; nil where none binds.
  public static func erasableAt(_ state: RetentionState, under settings: RetentionSettings, at now: Date) -> Date? {
    guard state.lastDecidedAt != nil else { return nil }
    let ends = [DataClass.document, .record].filter(state.classes.contains).compactMap { end(of: $0, state, settings) }
    return ends.max().flatMap { $0 > now ? $0 : nil }
  }

  /// When the next class falls due after `now`; nil where none will.
  public static func next(_ state: RetentionState, under settings: RetentionSettings, after now: Date) -> Date? {
    state.classes.compactMap { end(of: $0, state, settings) }.filter { $0 > now }.min()
  }

  /// Screenings of names without a verification that were run then or before are over at `now`; nil where none ever is.
  /// They have nobody's relationship or decision to wait for: their clock starts when they are run.
  public static func screeningsOver(under settings: RetentionSettings, at now: Date) -> Date? {
    settings.kept(.screening).map { now.addingTimeInterval(Double(-$0) * 86_400) }
  }

  private static func end(of dataClass: DataClass, _ state: RetentionState, _ settings: RetentionSettings) -> Date? {
    let days = settings.kept(dataClass)
    // A relationship cannot have ended before the last decision on it: an earlier date would shorten what the law asks.
    let ended = settings.start == .relationshipEnd ? state.relationshipEndedAt : nil
    let start = [ended, state.lastDecidedAt].compactMap(\.self).max() ?? state.lastEndedAt ?? state.createdAt
    return days.map { start.addingTimeInterval(Double($0) * 86_400) }
  }
}
