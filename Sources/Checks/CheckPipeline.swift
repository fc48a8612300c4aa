import Domain

/// Runs the check that a job names: consent first, then the check's own question.
public struct CheckPipeline: Sendable {
  private let checks: [CheckType: any Check]
  private let magic = MagicCheck()

  /// A pipeline of the catalogue's checks.
  public init(_ checks: [any Check]) {
    self.checks = Dictionary(uniqueKeysWithValues: checks.map { ($0.type, $0) })
  }

  /// The report of one check. Test keys are answered by their magic inputs, never by an engine.
  public func report(on subject: CheckSubject) async throws(CheckFailure) -> CheckReport {
    if let purpose = subject.work.type.consent, !subject.mayProcess(for: purpose) {
      return .notAssessed(.consentMissing)
    }
    if subject.realm.mode == .test { return magic.report(on: subject) }
    guard let check = checks[subject.work.type] else { return .notAssessed(.checkUnavailable) }
    return try await check.run(subject)
  }
}
