import Domain

/// A check asks one question about a verification and answers with a report. Refusal is a value; throwing means that
/// it could not run.
public protocol Check: Sendable {
  /// The check's place in the catalogue.
  var type: CheckType { get }
  /// Looks at the subject.
  /// - Throws: ``CheckFailure`` when it could not run.
  func run(_ subject: CheckSubject) async throws(CheckFailure) -> CheckReport
}

/// What a check looks at.
public struct CheckSubject: Sendable {
  /// Evidence, the applicant's record, consents.
  public let work: CheckWork
  /// The policy that the verification pinned.
  public let policy: TenantPolicy
  /// The tenant and mode.
  public let realm: Realm
  /// The day in UTC.
  public let today: CalendarDate
  /// Opens sealed evidence.
  public let evidence: any EvidenceVault

  /// A subject.
  public init(
    work: CheckWork, policy: TenantPolicy, realm: Realm, today: CalendarDate, evidence: any EvidenceVault
  ) {
    self.work = work
    self.policy = policy
    self.realm = realm
    self.today = today
    self.evidence = evidence
  }

  /// Whether the applicant agreed to a purpose, or the tenant has another legal basis for it.
  public func mayProcess(for purpose: ConsentPurpose) -> Bool {
    work.granted.contains(purpose) || policy.otherLegalBasis.contains(purpose)
  }

  /// The newest piece of evidence of a kind; nil where there is none.
  public func item(_ kind: EvidenceKind) -> EvidenceItem? { work.evidence.last { $0.kind == kind } }

  /// The original bytes of a piece of evidence.
  public func bytes(_ item: EvidenceItem) async throws(CheckFailure) -> [UInt8] {
    do {
      return try await evidence.bytes(of: item.id, view: .original, in: realm)
    } catch {
      throw .store(error)
    }
  }
}

/// Why a check could not run.
public enum CheckFailure: Error, Sendable, Hashable {
  /// The engine died, hung or was busy.
  case engine(EngineFailure)
  /// An outside provider gave no answer.
  case provider(ProviderFailure)
  /// Evidence could not be read.
  case store(StoreError)
}
