import Domain
import FoundationEssentials
import Logging
import Synchronization

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
  private let round: LookRound
  private let resting = RestingKinds()

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
    round = LookRound(time: time, logger: logger)
  }

  /// One round over a tenant's customers, a page of each kind and mode: test mode by its own clock where one was set. A
  /// kind that the policy does not ask for rests.
  /// - Returns: whether more may be due.
  /// - Throws: what kept it from being done; the next round goes on from there.
  public func run(for tenant: TenantID) async throws -> Bool {
    let current = try await tenants.tenant(tenant)
    let clock = try await clocks.now(of: tenant)
    let mayRest = resting.isNews(current)
    var isMore = false
    for mode in Mode.allCases {
      let realm = Realm(tenant: tenant, mode: mode)
      let now = mode == .test ? clock ?? time.now : time.now
      for kind in MonitorKind.dated {
        if let watch = current.policy.monitoring.dated[kind] {
          isMore = try await look(kind, watch, under: current.policy, in: realm, at: now) || isMore
        } else if mayRest {
          try await monitors.pause(kind, in: realm)
        }
      }
    }
    resting.keep(current)
    return isMore
  }

  private func look(
    _ kind: MonitorKind, _ watch: DatedWatch, under policy: TenantPolicy, in realm: Realm, at now: Date
  ) async throws -> Bool {
    let due = try await monitors.due(
      kind, under: watch.settings, provedBy: policy.monitoring.proving(kind, of: policy.checks), in: realm, at: now,
      real: time.now, limit: Self.pageSize)
    return try await round.take(
      due, limit: Self.pageSize, in: realm, of: \.monitor,
      puttingOff: { try await monitors.putOff($0, in: realm, until: $1) }
    ) { try await look(at: $0, watch, under: policy, in: realm, at: now) }
  }

  /// Takes the step that is due, if one is, and reckons when the next one will be.
  private func look(
    at customer: DatedCustomer, _ watch: DatedWatch, under policy: TenantPolicy, in realm: Realm, at now: Date
  ) async throws {
    var progress = customer.reckoned(in: realm.mode, at: now)
    var given: (alert: MonitorAlert, usage: UsageEvent)?
    if let step = customer.step(of: watch, dueAt: now, after: progress) {
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

  /// What a step gives. No spend cap keeps it back: whoever may not trade any more must be told.
  private func alert(
    _ step: WatchStep, of customer: DatedCustomer, _ watch: DatedWatch, under policy: TenantPolicy, in realm: Realm
  ) async throws -> (alert: MonitorAlert, usage: UsageEvent) {
    var verification: VerificationID?
    if step.action == .reverify, case .reverify(let checks, let grace) = watch.deadline {
      var request = VerificationRequest()
      request.applicant = .id(customer.applicant)
      request.checks = checks
      verification = try await submit.once(
        request, in: realm, named: "monitor \(customer.monitor) \(step.at.timeIntervalSince1970)",
        openFor: max(SubmitVerification.openFor, Double(grace ?? 0) * 86_400), claim: claim)
    }
    let now = time.now
    let alert = MonitorAlert(id: AlertID(at: now), action: step.action, verification: verification, createdAt: now)
    let meter = try await prices.meter(UsageEvent.monitoring, of: policy.billing, at: now)
    let usage = UsageTerms(meter: meter, mode: realm.mode, key: nil, dimensions: [:])
      .event(UsageID(at: now), of: alert, for: customer.applicant)
    return (alert, usage)
  }
}

/// The policy of each tenant under which kinds were put to rest, so that it is done once a change.
private final class RestingKinds: Sendable {
  private let versions = Mutex<[TenantID: Int]>([:])

  func isNews(_ tenant: Tenant) -> Bool { versions.withLock { $0[tenant.id] != tenant.policyVersion } }

  func keep(_ tenant: Tenant) { versions.withLock { $0[tenant.id] = tenant.policyVersion } }
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
