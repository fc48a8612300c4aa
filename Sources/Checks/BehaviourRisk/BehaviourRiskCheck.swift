import Domain

/// Does what this tenant saw before speak against the customer: who else came with the same device or addresses, how
/// often, and who was declined?
///
/// The same document, picture or portrait under another applicant is the check `document`'s to tell
/// (`document.seen_before`).
public struct BehaviourRiskCheck: Check {
  /// The check's place in the catalogue.
  public let type = CheckType.behaviourRisk
  private let memory: any BehaviourMemory

  /// A check over what verifications left behind.
  public init(memory: any BehaviourMemory) { self.memory = memory }

  /// See ``Check/run(_:)``.
  public func run(_ subject: CheckSubject) async throws(CheckFailure) -> CheckReport {
    let policy = subject.policy.behaviour
    do {
      let history = try await memory.history(
        of: subject.work.verification, by: subject.work.applicant, under: policy, in: subject.realm)
      return BehaviourRiskRules.report(on: history, under: policy)
    } catch {
      throw .store(error)
    }
  }
}
