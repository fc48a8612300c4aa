import Checks
import Domain
import FoundationEssentials
import Logging
import Screening

/// Holds new versions of lists against customers that were verified before, and begins a verification of whoever they
/// may mean, once: what follows from it is what the tenant's rules say of the check `screening`.
public struct WatchCustomers: Sendable {
  private let monitors: any MonitorStore
  private let lists: any ListStore
  private let shelf: any ListShelving
  private let look: CustomerLook
  private let tenants: any TenantDirectory
  private let submit: SubmitVerification
  private let claim: @Sendable (String) -> IdempotencyClaim
  private let time: any TimeSource
  private let logger: Logger
  private let round: LookRound

  /// Customers that are read at once.
  static let pageSize = 1000
  /// Changes that are read at once.
  static let changesMax = 2000

  /// A workflow over its stores.
  /// - Parameter claim: an idempotency claim of a text, so that an alert is one verification however often it is tried.
  public init(
    monitors: any MonitorStore, lists: any ListStore, shelf: any ListShelving, findings: any ScreeningFindings,
    tenants: any TenantDirectory, submit: SubmitVerification, claim: @escaping @Sendable (String) -> IdempotencyClaim,
    time: any TimeSource, logger: Logger
  ) {
    self.monitors = monitors
    self.lists = lists
    self.shelf = shelf
    look = CustomerLook(findings: findings)
    self.tenants = tenants
    self.submit = submit
    self.claim = claim
    self.time = time
    self.logger = logger
    round = LookRound(time: time, logger: logger)
  }

  /// One round over a tenant's live customers. What changed in lists makes looks due at whoever it may mean, together
  /// with the mark that it was seen; a look is over when what it found is recorded. So nothing is lost with a process
  /// that dies in between, and nothing is told twice.
  /// - Returns: whether more may be due.
  /// - Throws: what kept it from being done; the next round goes on from there.
  public func run(for tenant: TenantID) async throws -> Bool {
    let policy = try await tenants.tenant(tenant).policy
    guard policy.monitoring.screening else { return false }
    let realm = Realm(tenant: tenant, mode: .live)
    let shelved = try await shelf.lists(for: tenant).filter { !$0.searched(under: policy.screening).isEmpty }
    let marks = try await monitors.marks(in: realm)
    let newest = shelved.flatMap { $0.marks(policy.screening) }
    // Another server saw later versions: this one's look would take them back.
    guard !newest.contains(where: { mark in marks.contains { mark.isBefore($0) } }) else { return false }
    if Set(newest) != Set(marks) {
      var due: [MonitorID] = []
      for shelf in shelved { due += try await meant(by: shelf, since: marks, under: policy.screening, in: realm) }
      try await monitors.mark(newest, due: due, in: realm, at: time.now)
    }
    let due = try await monitors.due(.screening, in: realm, at: time.now, limit: Self.pageSize)
    return try await round.take(
      due, limit: Self.pageSize, in: realm, of: \.monitor,
      puttingOff: { try await monitors.putOff($0, in: realm, until: $1) }
    ) { try await look(at: $0, in: shelved, under: policy.screening, in: realm) }
  }

  /// Whoever is watched and may be meant by what changed in one owner's lists.
  private func meant(
    by shelved: ShelvedLists, since marks: [ListMark], under policy: ScreeningPolicy, in realm: Realm
  ) async throws -> [MonitorID] {
    let changed = try await changed(shelved, since: marks, under: policy)
    guard !changed.isEmpty else { return [] }
    var customers = CustomerIndex<MonitorID>()
    var last: MonitorID?
    repeat {
      let page = try await monitors.watched(.screening, in: realm, after: last, limit: Self.pageSize)
      for customer in page.customers {
        guard let query = customer.query else { continue }
        customers.insert(query, for: customer.monitor)
      }
      last = page.next
    } while last != nil
    let matches = await customers.alerts(for: changed, by: shelved.screener(policy), tasks: 1)
    logger.info(
      "monitoring.rescreened",
      metadata: [
        "tenant": "\(realm.tenant)", "customers": "\(customers.count)", "entries": "\(changed.count)",
        "matches": "\(matches.count)",
      ])
    return Set(matches.map(\.customer)).sorted()
  }

  /// Begins a verification of a customer whom entries may mean, unless reviewers found all of them before, or look at
  /// them for an earlier alert, and nothing material changed since.
  private func look(
    at customer: WatchedCustomer, in shelved: [ShelvedLists], under policy: ScreeningPolicy, in realm: Realm
  ) async throws {
    let news = try await look.news(of: customer, in: shelved, under: policy, realm: realm)
    guard !news.isEmpty else {
      return try await monitors.looked(at: customer, alerting: nil, in: realm, at: time.now)
    }
    var request = VerificationRequest()
    request.applicant = .id(customer.applicant)
    request.checks = [.screening]
    let verification = try await submit.once(
      request, in: realm, named: "monitor \(customer.monitor) \(customer.alertCount)", claim: claim)
    try await monitors.looked(at: customer, alerting: verification, in: realm, at: time.now)
    logger.info("monitoring.alerted", metadata: ["tenant": "\(realm.tenant)", "verification": "\(verification)"])
  }

  /// Places of the entries that were added or changed since the marks; every entry of a list without a mark.
  private func changed(
    _ shelved: ShelvedLists, since marks: [ListMark], under policy: ScreeningPolicy
  ) async throws -> [Int] {
    var (whole, ids): (Set<Int>, [Int: Set<String>]) = ([], [:])
    for mark in shelved.marks(policy) {
      let name = shelved.owner.name(of: mark.list)
      guard let snapshot = shelved.index.snapshots.firstIndex(where: { $0.list == name }) else { continue }
      let before = marks.first { $0.owner == mark.owner && $0.list == mark.list && $0.settings == mark.settings }
      guard let before else {
        whole.insert(snapshot)
        continue
      }
      guard before.number < mark.number else { continue }
      var last: String?
      repeat {
        let page = try await lists.changes(
          of: mark.list, from: before.number, to: mark.number, owner: mark.owner, after: last, limit: Self.changesMax)
        ids[snapshot, default: []].formUnion(page.filter { $0.after != nil }.map(\.id))
        last = page.count == Self.changesMax ? page.last?.id : nil
      } while last != nil
    }
    return shelved.index.entries.indices.filter { place in
      let entry = shelved.index.entries[place]
      return whole.contains(entry.snapshot) || ids[entry.snapshot]?.contains(entry.entity.id) == true
    }
  }
}
