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
  /// Tries of a job until it is a dead letter. With the pauses below that is an hour and a half: what cannot be read or
  /// recorded by then needs a person.
  static let attemptsMax = 20
  private let lane: JobLane
  private let queue: any JobQueue
  private let signals: JobSignals
  private let time: any TimeSource
  private let settings: Settings
  private let logger: Logger
  private let run: @Sendable (JobLease) async throws -> Void
  private let bury: @Sendable (JobLease) async throws(StoreError) -> Void

  /// A dispatcher that hands each lease to `run`, which ends the lease or throws; `bury` ends what a job that failed
  /// too often was for, and makes it a dead letter.
  public init(
    lane: JobLane, queue: any JobQueue, signals: JobSignals, time: any TimeSource, settings: Settings, logger: Logger,
    bury: @escaping @Sendable (JobLease) async throws(StoreError) -> Void,
    run: @escaping @Sendable (JobLease) async throws -> Void
  ) {
    self.lane = lane
    self.queue = queue
    self.signals = signals
    self.time = time
    self.settings = settings
    self.logger = logger
    self.bury = bury
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
      // A job that was claimed is worked off even while the server stops.
      await Task { await perform(lease) }.value
    } catch {
      logger.warning("jobs.claim_failed", metadata: ["lane": "\(lane.rawValue)", "error": "\(error)"])
      do { try await Task.sleep(for: settings.pollEvery) } catch { return }
    }
  }
}

extension JobDispatcher {
  /// Runs a job; one that fails is given back with a pause, and buried at its last try.
  func perform(_ lease: JobLease) async {
    do {
      try await run(lease)
    } catch StoreError.stale {
      // Another worker has it, or what it was for has changed: whoever changed it sees to the rest.
      logger.info("jobs.lease_lost", metadata: Self.metadata(lease))
    } catch {
      logger.warning("jobs.failed", metadata: Self.metadata(lease).merging(["error": "\(error)"]) { $1 })
      await fail(lease)
    }
  }

  private func fail(_ lease: JobLease) async {
    do throws(StoreError) {
      guard lease.attempt < Self.attemptsMax else {
        try await bury(lease)
        return logger.error("jobs.dead", metadata: Self.metadata(lease))
      }
      let pause = Self.pause(attempt: lease.attempt, random: Double.random(in: 0..<1))
      try await queue.giveBack(lease, errorCode: "failed", retryAt: time.now.addingTimeInterval(pause.seconds))
    } catch {
      // The database is away, or the lease was lost: its end gives the job back.
      logger.warning("jobs.not_given_back", metadata: Self.metadata(lease).merging(["error": "\(error)"]) { $1 })
    }
  }

  /// The pause before the next try: 1 s, doubled each time up to ten minutes, jittered over its upper half.
  static func pause(attempt: Int, random: Double) -> Duration {
    let longest = min(600, Double(1 << min(max(attempt, 1) - 1, 16)))
    return .seconds(longest * (0.5 + min(max(random, 0), 1) / 2))
  }

  private static func metadata(_ lease: JobLease) -> Logger.Metadata {
    [
      "job": "\(lease.id)", "kind": "\(lease.kind.rawValue)", "tenant": "\(lease.realm.tenant)",
      "attempt": "\(lease.attempt)",
    ]
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
