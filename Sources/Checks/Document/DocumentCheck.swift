import Domain

/// Is the document real enough to read, of a kind that is taken, valid, and the applicant's?
public struct DocumentCheck: Check {
  /// The check's place in the catalogue.
  public let type = CheckType.document
  private let reader: any DocumentReading
  private let register: (any DocumentRegister)?
  private let sightings: (any SeenDocuments)?

  /// A check over a reader and, where there are any, a register of reported documents and the memory of earlier ones.
  public init(
    reader: any DocumentReading, register: (any DocumentRegister)? = nil, sightings: (any SeenDocuments)? = nil
  ) {
    self.reader = reader
    self.register = register
    self.sightings = sightings
  }

  /// See ``Check/run(_:)``.
  public func run(_ subject: CheckSubject) async throws(CheckFailure) -> CheckReport {
    guard let front = subject.item(.documentFront) else {
      return .notAssessed(.evidenceMissing, retake: .documentFront)
    }
    let frontBytes = try await subject.bytes(front)
    var backBytes: [UInt8]?
    if let back = subject.item(.documentBack) { backBytes = try await subject.bytes(back) }
    let observation: DocumentObservation
    do {
      observation = try await reader.read(
        front: frontBytes, back: backBytes, scripts: Self.scripts(of: subject))
    } catch {
      throw .engine(error)
    }
    var expectations = DocumentExpectations(subject)
    let document = DocumentRules.reference(of: observation, today: subject.today)
    expectations.isReported = try await isReported(document)
    // What somebody looks like is biometric.
    let portrait =
      subject.mayProcess(for: .biometric) ? observation.sides.lazy.compactMap(\.portraitHash).first : nil
    expectations.seenBefore = try await earlier(document, portrait, subject)
    var report = DocumentRules.report(on: observation, against: expectations)
    report.document = document
    // What a person looks like is kept for those alone who ask for it.
    report.portrait = expectations.seenBefore == nil ? nil : portrait
    return report
  }

  /// Where others gave the same; nil where the tenant does not ask.
  private func earlier(
    _ document: DocumentReference?, _ portrait: PortraitHash?, _ subject: CheckSubject
  ) async throws(CheckFailure) -> EarlierSightings? {
    guard let sightings, subject.policy.seenBefore == .review else { return nil }
    let pictures = [EvidenceKind.documentFront, .documentBack].compactMap { subject.item($0)?.digest }
    do {
      return try await sightings.sightings(
        of: document, digests: pictures, portrait: portrait, besides: subject.work.applicant, in: subject.realm)
    } catch {
      throw .store(error)
    }
  }

  /// What the register says of the document that was read; nil without a register or a number to ask for.
  private func isReported(_ document: DocumentReference?) async throws(CheckFailure) -> Bool? {
    guard let register, let document else { return nil }
    do {
      return try await register.isReported(document)
    } catch {
      throw .store(error)
    }
  }

  /// What the tenant's languages and the announced issuers are written in; empty leaves it to what the document says.
  static func scripts(of subject: CheckSubject) -> [DocumentScript] {
    let announced = (subject.work.request["documents"]?.elements ?? []).compactMap { $0["country"]?.text }
    return DocumentScript.wanted(issuers: announced, languages: subject.policy.documentLanguages)
  }
}
