import Checks
import Domain
import FoundationEssentials
import Logging

/// Runs the check of a job and records its result with what it costs.
public struct RunCheck: Sendable {
  private let pipeline: CheckPipeline
  private let tenants: any TenantDirectory
  private let vault: any EvidenceVault
  private let store: any VerificationStore
  private let queue: any JobQueue
  private let prices: any PriceList
  private let signals: JobSignals
  private let time: any TimeSource
  private let logger: Logger

  /// Tries of a check whose engine crashed or hung: the first and one more (DESIGN §5).
  static let attemptsMax = 2
  /// Tries of a check that only found no engine free, or none that could be started.
  static let busyAttemptsMax = 20
  /// Tries of a check whose provider may answer later. With the pauses below, 1 s and doubled, they span half a minute
  /// beside the waits for answers: what a provider takes to restart, and what a caller that waits a minute still sees.
  static let providerAttemptsMax = 6
  /// Longest pause, in seconds, of a check whose turn with its provider has not come: as long as the longest wait for
  /// an answer that a tenant can declare.
  static let turnPause = 30.0

  /// A workflow over the pipeline and its stores.
  public init(
    pipeline: CheckPipeline, tenants: any TenantDirectory, vault: any EvidenceVault, store: any VerificationStore,
    queue: any JobQueue, prices: any PriceList, signals: JobSignals, time: any TimeSource, logger: Logger
  ) {
    self.pipeline = pipeline
    self.tenants = tenants
    self.vault = vault
    self.store = store
    self.queue = queue
    self.prices = prices
    self.signals = signals
    self.time = time
    self.logger = logger
  }

  /// Works off one job.
  /// - Throws: what kept its result from being recorded.
  public func run(_ lease: JobLease) async throws {
    let id = CheckID(lease.subject)
    guard let work = try await store.work(for: id, in: lease.realm) else { return try await queue.finish(lease) }
    try await run(work, lease)
  }

  private func run(_ work: CheckWork, _ lease: JobLease) async throws {
    let policy = try await tenants.policy(of: lease.realm.tenant, version: work.policyVersion)
    let clock = ContinuousClock()
    let start = clock.now
    let subject = CheckSubject(
      work: work, policy: policy, realm: lease.realm, today: CalendarDate(utc: time.now), evidence: vault)
    var status = CheckStatus.complete
    var report: CheckReport
    do {
      report = try await pipeline.report(on: subject)
    } catch {
      guard try await isFinal(error, lease) else { return }
      if case .provider = error {
        report = .notAssessed(.providerUnavailable)
      } else {
        report = .notAssessed(.engineFailed)
      }
      status = .error
    }
    let views = try await store(report.views, of: work, in: lease.realm)
    let now = time.now
    let meter = try await prices.meter(work.type.rawValue, of: policy.billing, at: now)
    let settlement = CheckSettlement(
      work: work, status: status, views: views, meter: meter, dedupeWindow: policy.billing.dedupeWindow,
      mode: lease.realm.mode,
      duration: start.duration(to: clock.now), usage: UsageID(at: now), now: now)
    let recorded = try await store.complete(settlement.completion(of: report), lease: lease)
    logger.info(
      "check.completed",
      metadata: [
        "tenant": "\(lease.realm.tenant)", "verification": "\(work.verification)", "check": "\(work.type.rawValue)",
        "outcome": "\(recorded.report.outcome.rawValue)",
        "duration_ms": "\(Int(start.duration(to: clock.now).seconds * 1000))",
      ])
    signals.announce(.verifications, lease.realm.tenant)
  }

  /// True where trying again is over; otherwise the job was given back for another try.
  private func isFinal(_ failure: CheckFailure, _ lease: JobLease) async throws -> Bool {
    switch failure {
    case .store(.unavailable), .store(.stale): throw StoreError.unavailable
    case .store: return true
    case .engine(let engine):
      let most = engine == .busy || engine == .unavailable ? Self.busyAttemptsMax : Self.attemptsMax
      logger.warning("check.engine_failed", metadata: ["job": "\(lease.id)", "failure": "\(engine)"])
      guard lease.attempt < most else { return true }
      let delay = min(30, 0.1 * Double(1 << min(lease.attempt, 8))) * Double.random(in: 0.5...1)
      try await queue.giveBack(lease, errorCode: "engine", retryAt: time.now.addingTimeInterval(delay))
      return false
    case .provider(let provider): return try await isFinal(provider, lease)
    }
  }

  private func isFinal(_ failure: ProviderFailure, _ lease: JobLease) async throws -> Bool {
    if failure == .busy {
      // Its turn has not come: no failure of anybody's, and over when the verification expires.
      try await queue.putOff(lease, until: time.now.addingTimeInterval(Self.turnPause * Double.random(in: 0.5...1)))
      return false
    }
    logger.warning(
      "check.provider_failed",
      metadata: ["tenant": "\(lease.realm.tenant)", "job": "\(lease.id)", "failure": "\(failure)"])
    guard failure.mayPass, lease.attempt < Self.providerAttemptsMax else { return true }
    let longest = min(30, Double(1 << min(lease.attempt - 1, 5)))
    let delay = longest * Double.random(in: 0.5...1)
    try await queue.giveBack(lease, errorCode: "provider", retryAt: time.now.addingTimeInterval(delay))
    return false
  }

  private func store(
    _ views: [EvidenceView], of work: CheckWork, in realm: Realm
  ) async throws -> [EvidenceID: [EvidenceViewName]] {
    var stored: [EvidenceID: [EvidenceViewName]] = [:]
    var writes: [(evidence: EvidenceID, view: EvidenceViewName, bytes: [UInt8])] = []
    for view in views {
      guard let item = work.evidence.last(where: { $0.kind == view.kind }) else { continue }
      writes.append((item.id, view.view, view.bytes))
      stored[item.id, default: []].append(view.view)
    }
    try await vault.store(writes, in: realm)
    return stored
  }
}
