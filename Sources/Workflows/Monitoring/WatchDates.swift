import Domain
import FoundationEssentials
import Logging

/// Takes the steps along the dates on which customers' standings depend: reminds, begins a verification, lets the
/// standing lapse. Each is taken once, whatever dies meanwhile.
public struct WatchDates: Sendable {
  private let monitors: any DatedMonitorStore
  private let clocks: any TestClocks
  private let tenants: any TenantDirectory
  private let prices: any PriceList
  private let submit: SubmitVerification
  private let claim: @Sendable (String) -> IdempotencyClaim
  private let time: any TimeSource
  private let logger: Logger

  /// Customers that are read at once.
  static let pageSize = 500

  /// A workflow over its stores.
  /// - Parameter claim: an idempotency claim of a text, so that a request is one verification however often it is
  ///   tried.
  public init(
    monitors: any DatedMonitorStore, clocks: any TestClocks, tenants: any TenantDirectory, prices: any PriceList,
    submit: SubmitVerification, claim: @escaping @Sendable (String) -> IdempotencyClaim, time: any TimeSource,
    logger: Logger
  ) {
    self.monitors = monitors
    self.clocks = clocks
    self.tenants = tenants
    self.prices = prices
    self.submit = submit
    self.claim = claim
    self.time = time
    self.logger = logger
  }

  /// One round over a tenant's customers, in both modes: test mode by its own clock where one was set. A kind that the
  /// policy does not ask for rests.
  /// - Throws: what kept it from being done; the next round goes on from there.
  public func run(for tenant: TenantID) async throws {
    let policy = try await tenants.tenant(tenant).policy
    let clock = try await clocks.now(of: tenant)
    for mode in Mode.allCases {
      let realm = Realm(tenant: tenant, mode: mode)
      for kind in MonitorKind.dated {
        guard let watch = policy.monitoring.dated[kind] else {
          try await monitors.pause(kind, in: realm)
          continue
        }
        try await look(kind, watch, under: policy, in: realm, at: mode == .test ? clock ?? time.now : time.now)
      }
    }
  }

  private func look(
    _ kind: MonitorKind, _ watch: DatedWatch, under policy: TenantPolicy, in realm: Realm, at now: Date
  ) async throws {
    while true {
      let due = try await monitors.due(
        kind, under: watch.settings, in: realm, at: now, real: time.now, limit: Self.pageSize)
      for customer in due {
        do {
          try await look(at: customer, watch, under: policy, in: realm, at: now)
        } catch {
          logger.warning(
            "monitoring.put_off",
            metadata: ["tenant": "\(realm.tenant)", "monitor": "\(customer.monitor)", "error": "\(error)"])
          try await monitors.putOff(
            customer.monitor, in: realm, until: time.now.addingTimeInterval(WatchCustomers.retryAfter))
        }
      }
      if due.isEmpty { return }
    }
  }

  /// Takes the step that is due, if one is, and reckons when the next one will be.
  private func look(
    at customer: DatedCustomer, _ watch: DatedWatch, under policy: TenantPolicy, in realm: Realm, at now: Date
  ) async throws {
    var progress = customer.reckoned(in: realm.mode, at: now)
    var given: (alert: MonitorAlert, usage: UsageEvent)?
    if let step = watch.step(dueAt: now, after: progress) {
      given = try await alert(step, of: customer, watch, under: policy, in: realm)
      progress = progress.taking(step, at: now)
    }
    let look = DatedLook(
      progress: progress, nextAt: watch.steps(left: progress).first?.at, lapsesAt: watch.lapsesAt(progress),
      settings: watch.settings, alert: given)
    guard try await monitors.record(look, of: customer, in: realm, at: time.now), let (alert, _) = given else { return }
    logger.info(
      "monitoring.alerted",
      metadata: ["tenant": "\(realm.tenant)", "monitor": "\(customer.monitor)", "action": "\(alert.action)"])
  }

  /// What a step gives. Neither a cap nor a budget keeps it back: whoever may not trade any more must be told.
  private func alert(
    _ step: WatchStep, of customer: DatedCustomer, _ watch: DatedWatch, under policy: TenantPolicy, in realm: Realm
  ) async throws -> (alert: MonitorAlert, usage: UsageEvent) {
    var verification: VerificationID?
    if step.action == .reverify, case .reverify(let checks, _) = watch.deadline {
      var request = VerificationRequest()
      request.applicant = .id(customer.applicant)
      request.checks = checks
      verification = try await submit.once(
        request, in: realm, named: "monitor \(customer.monitor) \(step.at.timeIntervalSince1970)", claim: claim)
    }
    let now = time.now
    let alert = MonitorAlert(id: AlertID(at: now), action: step.action, verification: verification, createdAt: now)
    let price = try await prices.price(of: UsageEvent.monitoring, in: policy.billing.priceBook)
    let usage = UsageTerms(price: price, mode: realm.mode, key: nil, dimensions: [:])
      .event(UsageID(at: now), of: alert, for: customer.applicant)
    return (alert, usage)
  }
}

extension DatedWatch {
  /// What its moments are reckoned with, as one text.
  var settings: String {
    let days = remindDays.sorted().map(String.init).joined(separator: ",")
    let end =
      switch deadline {
      case .remind: "remind"
      case .lapse: "lapse"
      case .reverify(let checks, let grace):
        "reverify \(checks.map(\.rawValue).joined(separator: ",")) \(grace.map(String.init) ?? "-")"
      }
    return "\(afterDays) \(days) \(end)"
  }
}

extension SubmitVerification {
  /// The verification of a name, which monitoring begins where there is none yet.
  func once(
    _ request: VerificationRequest, in realm: Realm, named name: String, claim: (String) -> IdempotencyClaim
  ) async throws(WorkflowRefusal) -> VerificationID {
    do throws(WorkflowRefusal) {
      return try await submit(
        request, in: realm, key: nil, by: Actor(Decider.monitoring.rawValue, requestID: "", claim: claim(name)))
    } catch {
      guard case .store(.replay(let resource)) = error, let known = VerificationID(resource) else { throw error }
      return known
    }
  }
}
