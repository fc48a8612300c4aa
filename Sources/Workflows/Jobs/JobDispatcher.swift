import Domain
import FoundationEssentials
import Logging

/// Runs one lane's jobs: a bounded number at once, tenants in turn.
public struct JobDispatcher: Sendable {
  /// How a lane is run.
  public struct Settings: Sendable {
    /// Jobs at once, at least 1.
    public var jobsAtOnceMax = 4
    /// How long a job may take before another worker may have it.
    public var lease: Duration = .seconds(60)
    /// How often the lane is looked at without a ring: bounds what a lost wake-up costs.
    public var pollEvery: Duration = .seconds(1)

    /// Documented defaults.
    public init() {}
  }
  /// Leases of a job until it is a dead letter: what cannot be read or recorded in hours needs a person.
  static let attemptsMax = 200
  private let lane: JobLane
  private let queue: any JobQueue
  private let signals: JobSignals
  private let time: any TimeSource
  private let settings: Settings
  private let logger: Logger
  private let run: @Sendable (JobLease) async -> Void

  /// A dispatcher that hands each lease to `run`, which ends or gives back the lease itself.
  public init(
    lane: JobLane, queue: any JobQueue, signals: JobSignals, time: any TimeSource, settings: Settings, logger: Logger,
    run: @escaping @Sendable (JobLease) async -> Void
  ) {
    self.lane = lane
    self.queue = queue
    self.signals = signals
    self.time = time
    self.settings = settings
    self.logger = logger
    self.run = run
  }

  /// Works until the task is canceled; jobs in flight are finished first.
  public func work() async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.poll() }
      for _ in 0..<settings.jobsAtOnceMax { group.addTask { await self.workOne() } }
    }
  }

  private func poll() async {
    while !Task.isCancelled {
      do {
        for (tenant, _) in try await queue.dueTenants(lane, at: time.now) { signals.announce(lane, tenant) }
      } catch {
        logger.warning("jobs.poll_failed", metadata: ["lane": "\(lane.rawValue)", "error": "\(error)"])
      }
      do { try await Task.sleep(for: settings.pollEvery) } catch { return }
    }
  }

  private func workOne() async {
    await signals.bell.listening(for: lane) { wakeup in
      while !Task.isCancelled {
        if let tenant = signals.rota(lane).next() {
          await workOne(of: tenant)
        } else {
          await wakeup.sleep(atMost: .seconds(3600))
        }
      }
    }
  }

  private func workOne(of tenant: TenantID) async {
    do {
      let now = time.now
      let leases = try await queue.claim(
        lane, of: tenant, limit: 1, at: now, until: now.addingTimeInterval(settings.lease.seconds))
      guard let lease = leases.first else { return }
      signals.announce(lane, tenant)
      if lease.kind.lane == .verifications, lease.attempt > Self.attemptsMax {
        logger.error("jobs.dead", metadata: ["job": "\(lease.id)", "tenant": "\(tenant)", "kind": "\(lease.kind)"])
        return try await queue.giveBack(lease, errorCode: "exhausted", retryAt: nil)
      }
      // A job that was claimed is worked off even while the server stops.
      await Task { await run(lease) }.value
    } catch {
      logger.warning("jobs.claim_failed", metadata: ["lane": "\(lane.rawValue)", "error": "\(error)"])
      do { try await Task.sleep(for: settings.pollEvery) } catch { return }
    }
  }
}

/// Wake-ups between whoever enqueues and whoever works, inside one process.
public final class JobSignals: Sendable {
  let bell = Bell<JobLane>()
  /// Rung when a verification settles, for callers that wait.
  public let settled = Bell<VerificationID>()
  private let rotas: [JobLane: TenantRota]

  /// Signals of all lanes.
  public init() { rotas = Dictionary(uniqueKeysWithValues: JobLane.allCases.map { ($0, TenantRota()) }) }

  /// Says that a tenant has work in a lane.
  public func announce(_ lane: JobLane, _ tenant: TenantID) {
    rota(lane).add(tenant)
    bell.ring(lane)
  }

  func rota(_ lane: JobLane) -> TenantRota {
    guard let rota = rotas[lane] else { preconditionFailure("every lane has a rota") }
    return rota
  }
}

extension Duration {
  /// The duration in seconds.
  public var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
