import Domain

/// Runs the check that a job names: consent first, then the check's own question. What others tell is written down, so
/// that the same run can be made again.
public struct CheckPipeline: Sendable {
  private let checks: @Sendable (CheckTape) -> [any Check]
  private let build: String
  private let magic = MagicCheck()

  /// A pipeline of the catalogue's checks, each run with a tape of its own.
  /// - Parameter build: digest of the program that judges.
  public init(_ tellers: CheckTellers, build: String) {
    checks = { CheckCatalog.all(tellers.taped($0)) }
    self.build = build
  }

  /// A pipeline of checks that nobody tapes.
  public init(_ checks: [any Check]) {
    self.checks = { _ in checks }
    build = ""
  }

  /// The report of one check, with what was told. Test keys are answered by their magic inputs, never by an engine.
  public func report(on subject: CheckSubject) async throws(CheckFailure) -> CheckReport {
    let tape = CheckTape()
    tape.note(CheckTape.build, .string(build))
    tape.note(CheckTape.day, .string(subject.today.description))
    tape.note(CheckTape.document, subject.work.document ?? .null)
    var report = try await report(on: subject, tape)
    report.told = tape.json
    return report
  }

  /// The report that the same run gives again: others say what the tape says, and nobody is asked.
  /// - Throws: ``CheckFailure``; `store(.damaged)` or `provider(.malformed)` where the tape lacks what was asked for.
  public func replay(_ subject: CheckSubject, told tape: CheckTape) async throws(CheckFailure) -> CheckReport {
    let report = try await report(on: subject, tape)
    guard let late = tape[CheckTape.late] else { return report }
    return LateSightings.amended(report, with: EarlierSightings.ids(late))
  }

  /// Whether this program made a tape.
  public func made(_ tape: CheckTape) -> Bool { tape[CheckTape.build]?.text == build }

  private func report(on subject: CheckSubject, _ tape: CheckTape) async throws(CheckFailure) -> CheckReport {
    if let purpose = subject.work.type.consent, !subject.mayProcess(for: purpose) {
      return .notAssessed(.consentMissing)
    }
    if subject.realm.mode == .test { return magic.report(on: subject) }
    guard let check = checks(tape).first(where: { $0.type == subject.work.type }) else {
      return .notAssessed(.checkUnavailable)
    }
    return try await check.run(subject)
  }
}
