import Domain
import FoundationEssentials
import PostgreSQL

extension VerificationSubmission {
  /// The commands that write what it leaves to be known again by, where the tenant looks.
  /// - Parameter record: the applicant's, with what the submission declares.
  func traces(by record: ApplicantRecord, keys: TenantKeys) -> [Command] {
    guard let behaviour else { return [] }
    let name = BehaviourTrace.name(of: record).map(keys.nameIndex)
    return BehaviourTrace.all(of: record, device: request["device"]).map { trace in
      // Its own trace is looked by for as long as the check may still run.
      let window = max(behaviour.window.seconds, expiresAt.timeIntervalSince(now))
      let kept = trace.kind.isShort ? window : PostgreSQLBehaviourMemory.seconds(behaviour.memoryDays)
      return Command(
        BehaviourStatements.insert,
        realm.parameters + [
          id.parameter, applicant.id.parameter, .text(trace.kind.rawValue), .bytes(keys.index(of: trace)),
          .optional(name, Parameter.bytes), .timestamp(now), .timestamp(now.addingTimeInterval(kept)),
        ])
    }
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
