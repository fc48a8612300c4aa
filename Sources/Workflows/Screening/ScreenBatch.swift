import Domain
import FoundationEssentials
import Logging

/// Screens many names one behind the other, each as ``ScreenName`` screens one, while nobody waits.
public struct ScreenBatch: Sendable {
  private let screen: ScreenName
  private let store: any ScreeningBatchStore
  private let queue: any JobQueue
  private let tenants: any TenantDirectory
  private let prices: any PriceList
  private let caps: ReadSpendCap
  private let signals: JobSignals
  private let time: any TimeSource
  private let logger: Logger

  /// Names of one job, and of one transaction. A search takes milliseconds, so that a job ends long before its lease
  /// and other tenants have their turns.
  static let pageSize = 100

  /// A workflow over its stores.
  public init(
    screen: ScreenName, store: any ScreeningBatchStore, queue: any JobQueue, tenants: any TenantDirectory,
    prices: any PriceList, caps: ReadSpendCap, signals: JobSignals, time: any TimeSource, logger: Logger
  ) {
    self.screen = screen
    self.store = store
    self.queue = queue
    self.tenants = tenants
    self.prices = prices
    self.caps = caps
    self.signals = signals
    self.time = time
    self.logger = logger
  }

  /// Takes a batch.
  /// - Parameter requests: 1 through ``ScreeningBatch/rowsMax``, each as ``ScreeningQuery/init(json:)`` reads it.
  /// - Throws: ``WorkflowRefusal``; a known idempotency key ends in `store(.replay)`.
  public func open(
    _ requests: [JSON], for principal: Principal, by actor: Actor
  ) async throws(WorkflowRefusal) -> ScreeningBatchID {
    let (realm, now) = (principal.realm, time.now)
    do {
      let tenant = try await tenants.tenant(realm.tenant)
      _ = try await prices.meter(CheckType.screening.rawValue, of: tenant.policy.billing, at: now)
      let draft = ScreeningBatchDraft(
        id: ScreeningBatchID(at: now), realm: realm, requests: requests, key: principal.key, at: now)
      let cap = try await caps.cap(of: tenant, in: realm, for: principal.key, at: now)
      try await store.open(draft, within: cap, by: actor)
      signals.announce(.bulk, realm.tenant)
      return draft.id
    } catch let error as StoreError {
      throw .store(error)
    } catch {
      throw .store(.unavailable)
    }
  }

  /// Works off one job: the next names of its batch.
  /// - Throws: what kept them from being recorded.
  public func run(_ lease: JobLease) async throws {
    let work = try await store.work(of: ScreeningBatchID(lease.subject), limit: Self.pageSize, in: lease.realm)
    guard let work, !work.rows.isEmpty else { return try await queue.finish(lease) }
    let policy = try await tenants.tenant(lease.realm.tenant).policy
    let meter = try await prices.meter(CheckType.screening.rawValue, of: policy.billing, at: time.now)
    var runs: [ScreeningRun] = []
    for row in work.rows {
      runs.append(
        try await screen.run(
          row.screening, ScreeningQuery(json: row.request), magic: row.request["metadata"]?["magic"]?.text ?? "",
          on: UsageTerms(meter: meter, mode: lease.realm.mode, key: work.key, dimensions: [:]),
          under: policy.screening, in: lease.realm, at: time.now))
    }
    let isOver = try await store.record(runs, of: work, lease: lease, at: time.now)
    logger.info(
      isOver ? "batch.complete" : "batch.screened",
      metadata: ["tenant": "\(lease.realm.tenant)", "batch": "\(work.batch)", "count": "\(runs.count)"])
    if !isOver { signals.announce(.bulk, lease.realm.tenant) }
  }
}
