import Domain

/// Is the document real enough to read, of a kind that is taken, valid, and the applicant's?
public struct DocumentCheck: Check {
  /// The check's place in the catalogue.
  public let type = CheckType.document
  private let reader: any DocumentReading

  /// A check over a reader.
  public init(reader: any DocumentReading) { self.reader = reader }

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
    return DocumentRules.report(on: observation, against: DocumentExpectations(subject))
  }

  /// What the tenant's languages and the announced issuers are written in; empty leaves it to what the document says.
  static func scripts(of subject: CheckSubject) -> [DocumentScript] {
    let announced = (subject.work.request["documents"]?.elements ?? []).compactMap { $0["country"]?.text }
    let wanted =
      announced.flatMap(DocumentScript.native) + subject.policy.documentLanguages.map(DocumentScript.of(language:))
    var seen: Set<DocumentScript> = []
    return wanted.filter { seen.insert($0).inserted }
  }
}
