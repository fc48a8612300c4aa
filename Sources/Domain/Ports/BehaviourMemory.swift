import FoundationEssentials

/// Knows what a tenant's verifications left behind, and whom it was left by.
public protocol BehaviourMemory: Sendable {
  /// What was there before a verification: others of the same tenant and mode that left the same, and declines of the
  /// same person. The same each time while nothing is erased and nobody is decided on.
  ///
  /// What it costs is bounded: of each kind of trace at most ``BehaviourHistory/sightingsMax`` entries of an index are
  /// read, however many verifications a tenant has.
  /// - Throws: ``StoreError``.
  func history(
    of verification: VerificationID, by applicant: ApplicantID, under policy: BehaviourPolicy, in realm: Realm
  ) async throws(StoreError) -> BehaviourHistory
  /// Forgets traces whose time is over, at most `limit`.
  /// - Returns: how many.
  /// - Throws: ``StoreError``.
  func forget(in tenant: TenantID, at now: Date, limit: Int) async throws(StoreError) -> Int
}

/// What was there before a verification.
public struct BehaviourHistory: Sendable, Equatable {
  /// Most other verifications of one kind of trace, the newest: more than any limit asks for, so that one that is
  /// reached is known to be.
  public static let sightingsMax = 200
  /// Most declines, the newest: enough for a person to judge by.
  public static let declinesMax = 20

  /// A verification that left the same trace.
  public struct Sighting: Sendable, Equatable {
    /// The verification.
    public let verification: VerificationID
    /// Whose it is.
    public let applicant: ApplicantID
    /// The blind index of the name that was declared; nil where none was.
    public let name: [UInt8]?
    /// When it was begun.
    public let at: Date

    /// A sighting.
    public init(verification: VerificationID, applicant: ApplicantID, name: [UInt8]?, at: Date) {
      self.verification = verification
      self.applicant = applicant
      self.name = name
      self.at = at
    }
  }

  /// A verification of the person that was declined, and still is.
  public struct Decline: Sendable, Equatable {
    /// By what the person is the same.
    public enum Basis: String, Sendable, CaseIterable {
      /// It is the same applicant.
      case applicant
      /// Another applicant gave a document of the same issuer and number.
      case document
      /// Another applicant declared the same name and date of birth.
      case person
    }
    /// The verification.
    public let verification: VerificationID
    /// By what the person is the same.
    public let basis: Basis

    /// A decline.
    public init(verification: VerificationID, basis: Basis) {
      self.verification = verification
      self.basis = basis
    }
  }

  /// Whose verification it is.
  public var applicant: ApplicantID
  /// When it was begun; nil where it left nothing, or what it left was forgotten.
  public var at: Date?
  /// The blind index of the name that was declared.
  public var name: [UInt8]?
  /// Others that left the same, by what the verification left itself, the newest first and none begun after it.
  public var sightings: [BehaviourTrace.Kind: [Sighting]]
  /// Declines of the person, the newest first.
  public var declines: [Decline]

  /// A history.
  public init(
    applicant: ApplicantID, at: Date? = nil, name: [UInt8]? = nil,
    sightings: [BehaviourTrace.Kind: [Sighting]] = [:], declines: [Decline] = []
  ) {
    self.applicant = applicant
    self.at = at
    self.name = name
    self.sightings = sightings
    self.declines = declines
  }
}
