import Domain
import FoundationEssentials
import Logging

/// Judges a verification whose checks are complete, and records what the rules say.
public struct DecideVerification: Sendable {
  private let tenants: any TenantDirectory
  private let store: any VerificationStore
  private let queue: any JobQueue
  private let signals: JobSignals
  private let build: String
  private let time: any TimeSource
  private let logger: Logger

  /// A workflow over its stores.
  /// - Parameter build: digest of this program, for replays.
  public init(
    tenants: any TenantDirectory, store: any VerificationStore, queue: any JobQueue, signals: JobSignals,
    build: String, time: any TimeSource, logger: Logger
  ) {
    self.tenants = tenants
    self.store = store
    self.queue = queue
    self.signals = signals
    self.build = build
    self.time = time
    self.logger = logger
  }

  /// Works off one job.
  /// - Throws: what kept the ruling from being recorded.
  public func run(_ lease: JobLease) async throws {
    let id = VerificationID(lease.subject)
    guard let deliberation = try await store.deliberation(on: id, in: lease.realm, at: time.now) else {
      return try await queue.finish(lease)
    }
    let policy = try await tenants.policy(of: lease.realm.tenant, version: deliberation.policyVersion)
    let verdict = DecisionRules.decide(deliberation.facts, under: policy)
    let now = time.now
    var ruling = Ruling(
      deliberation: deliberation, verdict: verdict,
      review: opening(verdict, policy, deliberation.facts.country, now), risk: Self.risk(deliberation, policy), now: now
    )
    ruling.build = build
    try await store.record(ruling, lease: lease)
    logger.info(
      "verification.ruled",
      metadata: ["tenant": "\(lease.realm.tenant)", "verification": "\(id)", "verdict": "\(verdict.kind.rawValue)"])
    signals.settled.ring(id)
    signals.announce(.maintenance, lease.realm.tenant)
  }

  private static func risk(_ deliberation: Deliberation, _ policy: TenantPolicy) -> CustomerRisk? {
    RiskRules.rate(deliberation.facts, under: policy).map { rated in
      CustomerRisk(
        rating: rated.rating, points: rated.factors.reduce(0) { $0 + $1.points }, factors: rated.factors,
        isEnhanced: DecisionRules.isEnhanced(deliberation.facts, under: policy),
        policyVersion: deliberation.policyVersion)
    }
  }

  private func opening(
    _ verdict: PolicyVerdict, _ policy: TenantPolicy, _ country: String?, _ now: Date
  ) -> ReviewOpening? {
    guard case .review(let name, _) = verdict else { return nil }
    let queue = policy.queue(name) ?? ReviewQueueSettings(sla: .seconds(14_400))
    return ReviewOpening(
      queue: name, dueAt: now.addingTimeInterval(queue.sla.seconds), fourEyes: queue.fourEyes, country: country)
  }
}
