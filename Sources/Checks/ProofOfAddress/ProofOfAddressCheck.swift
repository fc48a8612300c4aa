import Domain

/// Does a letter say that the applicant lives at the declared address, and is it recent enough?
public struct ProofOfAddressCheck: Check {
  /// The check's place in the catalogue.
  public let type = CheckType.proofOfAddress
  private let reader: any LetterReading

  /// A check over a reader.
  public init(reader: any LetterReading) { self.reader = reader }

  /// See ``Check/run(_:)``.
  public func run(_ subject: CheckSubject) async throws(CheckFailure) -> CheckReport {
    guard let item = subject.item(.proofOfAddress) else {
      return .notAssessed(.evidenceMissing, retake: .proofOfAddress)
    }
    let bytes = try await subject.bytes(item)
    let country = subject.work.record.address?.country
    let scripts = DocumentScript.wanted(
      issuers: [country].compactMap(\.self), languages: subject.policy.documentLanguages)
    let seen: LetterObservation
    do {
      seen = try await reader.read(letter: bytes, scripts: scripts)
    } catch {
      throw .engine(error)
    }
    return ProofOfAddressRules.report(on: seen, against: ProofOfAddressExpectations(subject))
  }
}

/// What a letter is held against.
public struct ProofOfAddressExpectations: Sendable {
  /// What the tenant takes.
  public var policy: ProofOfAddressPolicy
  /// What the applicant declared.
  public var declared: ApplicantRecord
  /// The day in UTC.
  public var today: CalendarDate

  /// Expectations.
  public init(policy: ProofOfAddressPolicy, declared: ApplicantRecord, today: CalendarDate) {
    self.policy = policy
    self.declared = declared
    self.today = today
  }

  /// What a verification holds its letter against.
  init(_ subject: CheckSubject) {
    self.init(policy: subject.policy.proofOfAddress, declared: subject.work.record, today: subject.today)
  }
}
