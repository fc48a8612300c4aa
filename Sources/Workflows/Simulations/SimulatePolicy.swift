import Billing
import Domain
import FoundationEssentials
import Logging

/// Tries a draft of a policy, of a price book, or of both on a past window, page by page, while nobody waits.
public struct SimulatePolicy: Sendable {
  /// Reads drafts.
  public struct Reading: Sendable {
    let policy: @Sendable (JSON) throws -> TenantPolicy

    /// - Parameter policy: understands a policy's document.
    public init(policy: @escaping @Sendable (JSON) throws -> TenantPolicy) { self.policy = policy }
  }

  /// A draft to be tried.
  public struct Request: Sendable {
    /// Start of the window, included.
    public let from: Date
    /// End of the window, not included.
    public let to: Date
    /// A policy's document, valid; nil for the one in force.
    public let policy: JSON?
    /// A price book, valid; nil for those that held.
    public let priceBook: JSON?

    /// A request.
    public init(from: Date, to: Date, policy: JSON?, priceBook: JSON?) {
      self.from = from
      self.to = to
      self.policy = policy
      self.priceBook = priceBook
    }
  }

  private let reading: Reading
  private let store: any SimulationStore
  private let queue: any JobQueue
  private let tenants: any TenantDirectory
  private let cost: SimulatedCost
  private let signals: JobSignals
  private let time: any TimeSource
  private let logger: Logger

  /// Rulings of one job, and of one transaction: judged in milliseconds, so that a job ends long before its lease and
  /// other tenants have their turns; and what is held in memory at most.
  static let pageSize = 200

  /// A workflow over its stores.
  public init(
    reading: Reading, store: any SimulationStore, queue: any JobQueue, invoices: any InvoiceStore,
    tenants: any TenantDirectory, sellers: any SellerRegister, prices: any PriceList, signals: JobSignals,
    time: any TimeSource, logger: Logger
  ) {
    self.reading = reading
    self.store = store
    self.queue = queue
    self.tenants = tenants
    cost = SimulatedCost(store: store, invoices: invoices, tenants: tenants, sellers: sellers, prices: prices)
    self.signals = signals
    self.time = time
    self.logger = logger
  }

  /// Takes a simulation. Screening counts for those alone who may read it.
  /// - Throws: ``WorkflowRefusal``; a known idempotency key ends in `store(.replay)`.
  public func open(
    _ request: Request, for principal: Principal, by actor: Actor
  ) async throws(WorkflowRefusal) -> SimulationID {
    let span = request.to.timeIntervalSince(request.from)
    guard span > 0 else { throw .invalid(pointer: "/to", code: "window", detail: "lies behind from") }
    guard span <= PolicySimulation.windowMax else {
      throw .invalid(pointer: "/to", code: "window", detail: "lies at most 366 days behind from")
    }
    do {
      let billing = try await tenants.tenant(principal.realm.tenant).policy.billing
      if let book = request.priceBook, book["currency"]?.text != billing.currency {
        throw WorkflowRefusal.invalid(
          pointer: "/price_book/currency", code: "currency", detail: "is the tenant's, \(billing.currency)")
      }
      // Neither end lies where there are no months.
      for (name, end) in [("/from", request.from), ("/to", request.to)] {
        do { _ = try BillingPeriod.month(containing: end, in: billing.timeZone) } catch {
          throw WorkflowRefusal.invalid(pointer: name, code: "window", detail: "lies in the years 1 through 9999")
        }
      }
      let simulation = PolicySimulation(
        id: SimulationID(at: time.now), realm: principal.realm,
        withScreening: principal.scopes.contains(.screeningsRead), from: request.from, to: request.to,
        draft: ["policy": request.policy ?? .null, "price_book": request.priceBook ?? .null], createdAt: time.now)
      try await store.open(simulation, by: actor)
      signals.announce(.bulk, principal.realm.tenant)
      return simulation.id
    } catch let refusal as WorkflowRefusal {
      throw refusal
    } catch let error as StoreError {
      throw .store(error)
    } catch {
      throw .store(.unavailable)
    }
  }

  /// Works off one job: the next rulings of the window, and behind the last one the rest of the answer.
  /// - Throws: what kept it from being recorded.
  public func run(_ lease: JobLease) async throws {
    var simulation = try await store.simulation(SimulationID(lease.subject), in: lease.realm)
    guard simulation.state == .processing else { return try await queue.finish(lease) }
    let current = try await tenants.tenant(lease.realm.tenant).policy
    let draft = try simulation.draft["policy"].flatMap { try $0 == .null ? nil : reading.policy($0) }
    let rules = SimulationRules(draft: draft ?? current, withScreening: simulation.withScreening)
    let page = draft == nil ? [] : try await store.rulings(of: simulation, limit: Self.pageSize)
    var flips: [SimulatedFlip] = []
    for ruling in page {
      let pinned = try await tenants.policy(of: lease.realm.tenant, version: ruling.policyVersion)
      if let flip = rules.judge(ruling, under: pinned, into: &simulation.counts) { flips.append(flip) }
    }
    if page.count < Self.pageSize {
      simulation.counts.answer = try await answer(simulation, draft, against: current)
      simulation.state = .complete
      simulation.completedAt = time.now
    }
    try await store.record(simulation, through: page.last?.id, flips, lease: lease, at: time.now)
    guard simulation.state == .complete else { return signals.announce(.bulk, lease.realm.tenant) }
    logger.info(
      "simulation.complete",
      metadata: [
        "tenant": "\(lease.realm.tenant)", "simulation": "\(simulation.id)", "judged": "\(simulation.counts.judged)",
        "flipped": "\(simulation.counts.flipped)",
      ])
  }

  private func answer(
    _ simulation: PolicySimulation, _ draft: TenantPolicy?, against current: TenantPolicy
  ) async throws -> JSON {
    let measured = try await store.reviewTimes(from: simulation.from, to: simulation.to, in: simulation.realm)
    func hours(_ reviews: [String: Int64]) -> JSON {
      SimulationRules.hours(of: reviews, measured: measured).map(JSON.number) ?? .null
    }
    let book = try simulation.draft["price_book"].flatMap { try $0 == .null ? nil : PriceBook(json: $0) }
    return [
      "review_hours": [
        "current": hours(simulation.counts.reviewsBefore), "draft": hours(simulation.counts.reviewsAfter),
        "measured_items": .integer(measured.values.reduce(0) { $0 + $1.count }),
      ],
      "cost": try await cost.json(of: simulation, under: book, at: time.now),
      "not_simulated": .array(
        (draft.map { SimulationRules.untried($0, against: current) } ?? []).map(JSON.string)),
    ]
  }
}
