import Domain
import FoundationEssentials
import PostgreSQL

extension Transaction {
  /// Writes what a submission leaves to be known again by, with the verification, where the tenant looks.
  func leaveTraces(of submission: VerificationSubmission, by record: ApplicantRecord, keys: TenantKeys) async throws {
    guard let policy = submission.behaviour else { return }
    let name = BehaviourTrace.name(of: record).map(keys.nameIndex)
    let traces = BehaviourTrace.all(of: record, device: submission.request["device"])
    _ = try await pipeline(
      traces.map { trace in
        let kept = trace.kind.isShort ? policy.window.seconds : PostgreSQLBehaviourMemory.seconds(policy.memoryDays)
        return Command(
          BehaviourStatements.insert,
          submission.realm.parameters + [
            submission.id.parameter, submission.applicant.id.parameter, .text(trace.kind.rawValue),
            .bytes(keys.index(of: trace)), .optional(name, Parameter.bytes), .timestamp(submission.now),
            .timestamp(submission.now.addingTimeInterval(kept)),
          ])
      })
  }
}

extension TenantKeys {
  /// The blind index of a trace.
  func index(of trace: BehaviourTrace) -> [UInt8] {
    indexKey.index("behaviour", Array((trace.kind.rawValue + ":" + trace.form).utf8))
  }

  /// The blind index of a name's normal form.
  func nameIndex(_ name: String) -> [UInt8] { indexKey.index("behaviour", Array(("name:" + name).utf8)) }
}
