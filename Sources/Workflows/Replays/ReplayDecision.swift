import Checks
import Domain
import FoundationEssentials
import Logging

/// Makes decisions again through the code that made them: engines read the same evidence, others say what they said,
/// and the rules judge what they judged. It writes to no verification, asks no provider and is never billed.
public struct ReplayDecision: Sendable {
  private let pipeline: CheckPipeline
  private let build: String
  private let read: @Sendable (JSON) throws -> TenantPolicy
  private let vault: any EvidenceVault
  private let store: any ReplayStore
  private let queue: any JobQueue
  private let time: any TimeSource
  private let logger: Logger

  /// A workflow over the pipeline of checks.
  /// - Parameters:
  ///   - build: digest of this program.
  ///   - read: understands a policy's document.
  public init(
    pipeline: CheckPipeline, build: String, read: @escaping @Sendable (JSON) throws -> TenantPolicy,
    vault: any EvidenceVault, store: any ReplayStore, queue: any JobQueue, time: any TimeSource, logger: Logger
  ) {
    self.pipeline = pipeline
    self.build = build
    self.read = read
    self.vault = vault
    self.store = store
    self.queue = queue
    self.time = time
    self.logger = logger
  }

  /// Works off one job.
  /// - Throws: what kept the replay from being run, such as an engine that does not start.
  public func run(_ lease: JobLease) async throws {
    let id = ReplayID(lease.subject)
    guard let material = try await store.material(of: id, in: lease.realm) else { return try await queue.finish(lease) }
    let policy: TenantPolicy?
    // A document that was changed by hand may be none any more; the inputs say that it changed.
    do { policy = try read(material.policy.document) } catch { policy = nil }
    var runs: [ReplayedCheck] = []
    for check in material.checks {
      runs.append(try await replay(check, under: policy, material, in: lease.realm))
    }
    let outcome = ReplayRules.outcome(of: material, runs, under: policy, build: build)
    try await store.record(outcome, of: id, lease: lease, at: time.now)
    logger.info(
      "decision.replayed",
      metadata: [
        "tenant": "\(lease.realm.tenant)", "decision": "\(material.decision.id)",
        "result": "\(outcome.result.rawValue)",
      ])
  }

  /// Runs a check again where everything that it was given is there.
  private func replay(
    _ check: ReplayMaterial.Check, under policy: TenantPolicy?, _ material: ReplayMaterial, in realm: Realm
  ) async throws -> ReplayedCheck {
    // What could not run is what it was: an outage is not run again.
    if check.status == .error { return ReplayedCheck(recorded: check, material) }
    guard let policy, let work = check.work.value, let told = check.told.value,
      !check.evidence.contains(where: { $0.state == .erased })
    else { return ReplayedCheck(unrun: check, material) }
    let tape = CheckTape(playing: told)
    guard let day = tape[CheckTape.day]?.text.flatMap({ CalendarDate(iso: $0) }) else {
      return ReplayedCheck(unrun: check, material, lacking: .answers, .missing)
    }
    let subject = CheckSubject(work: work, policy: policy, realm: realm, today: day, evidence: vault)
    do throws(CheckFailure) {
      let report = try await pipeline.replay(subject, told: tape)
      return ReplayedCheck(check, material, report: report, on: day, isSameProgram: pipeline.made(tape))
    } catch {
      switch error {
      case .store(.damaged), .provider:
        return ReplayedCheck(unrun: check, material, lacking: .answers, .missing)
      case .store(.notAllowed(.erased)), .store(.notFound):
        return ReplayedCheck(unrun: check, material, lacking: .evidence, .erased)
      case .engine, .store: throw error
      }
    }
  }
}
