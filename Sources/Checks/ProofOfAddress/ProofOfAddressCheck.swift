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
    let seen: LetterObservation
    do {
      seen = try await reader.read(letter: bytes, scripts: Self.scripts(of: subject))
    } catch {
      throw .engine(error)
    }
    return ProofOfAddressRules.report(on: seen, against: ProofOfAddressExpectations(subject))
  }

  /// What the tenant's languages and the declared country are written in; empty leaves it to what the letter shows.
  private static func scripts(of subject: CheckSubject) -> [DocumentScript] {
    let country = subject.work.record.address?.country
    let wanted =
      (country.map(DocumentScript.native) ?? []) + subject.policy.documentLanguages.map(DocumentScript.of(language:))
    var seen: Set<DocumentScript> = []
    return wanted.filter { seen.insert($0).inserted }
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
