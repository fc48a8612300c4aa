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
  private let shelf: ListShelf
  private let findings: any ScreeningFindings
  private let tenants: any TenantDirectory
  private let submit: SubmitVerification
  private let claim: @Sendable (String) -> IdempotencyClaim
  private let time: any TimeSource
  private let logger: Logger

  /// Customers that are read at once.
  static let pageSize = 1000
  /// Changes that are read at once.
  static let changesMax = 2000
  /// Who acts.
  static let actor = Decider.monitoring.rawValue

  /// A workflow over its stores.
  /// - Parameter claim: an idempotency claim of a text, so that an alert is one verification however often it is tried.
  public init(
    monitors: any MonitorStore, lists: any ListStore, shelf: ListShelf, findings: any ScreeningFindings,
    tenants: any TenantDirectory, submit: SubmitVerification, claim: @escaping @Sendable (String) -> IdempotencyClaim,
    time: any TimeSource, logger: Logger
  ) {
    self.monitors = monitors
    self.lists = lists
    self.shelf = shelf
    self.findings = findings
    self.tenants = tenants
    self.submit = submit
    self.claim = claim
    self.time = time
    self.logger = logger
  }

  /// One look at a tenant's live customers: those who are watched, for what changed in the lists; those who are watched
  /// from now on, for all that there is.
  /// - Throws: what kept it from being done; the next look goes on from there.
  public func run(for tenant: TenantID) async throws {
    let policy = try await tenants.tenant(tenant).policy
    guard policy.monitoring.screening else { return }
    let realm = Realm(tenant: tenant, mode: .live)
    let shelved = try await shelf.shelved(for: tenant).filter { $0.includes(policy.screening) }
    let marks = try await monitors.marks(in: realm)
    let now = shelved.flatMap { $0.marks(policy.screening) }
    if Set(now) != Set(marks) {
      for shelf in shelved { try await rescreen(shelf, since: marks, under: policy.screening, in: realm) }
      try await monitors.mark(now, in: realm, at: time.now)
    }
    try await begin(shelved, under: policy.screening, in: realm)
  }

  /// Holds what changed in one owner's lists against everybody who is watched.
  private func rescreen(
    _ shelved: ShelvedLists, since marks: [ListMark], under policy: ScreeningPolicy, in realm: Realm
  ) async throws {
    let changed = try await changed(shelved, since: marks, under: policy)
    guard !changed.isEmpty else { return }
    var (customers, people): (CustomerIndex<MonitorID>, [MonitorID: WatchedCustomer]) = (CustomerIndex(), [:])
    var last: MonitorID?
    repeat {
      let page = try await monitors.watched(.screening, in: realm, after: last, limit: Self.pageSize)
      for customer in page {
        guard let query = ScreenedPerson.query(customer.record, document: customer.document) else { continue }
        customers.insert(query, for: customer.monitor)
        people[customer.monitor] = customer
      }
      last = page.count == Self.pageSize ? page.last?.monitor : nil
    } while last != nil
    let screener = shelved.screener(policy)
    let alerts = await customers.alerts(for: changed, by: screener, tasks: 1)
    for (monitor, found) in Dictionary(grouping: alerts, by: \.customer).sorted(by: { $0.key < $1.key }) {
      guard let customer = people[monitor] else { continue }
      let hits = found.map { shelved.index.entries[$0.entry] }
      try await alert(customer, hits, in: shelved, named: shelved.name(policy), realm)
    }
    logger.info(
      "monitoring.rescreened",
      metadata: [
        "tenant": "\(realm.tenant)", "customers": "\(customers.count)", "entries": "\(changed.count)",
        "matches": "\(alerts.count)",
      ])
  }

  /// Holds all that there is against whoever is watched from now on: their verification may be older than a version.
  private func begin(_ shelved: [ShelvedLists], under policy: ScreeningPolicy, in realm: Realm) async throws {
    while true {
      let begun = try await monitors.settle(.screening, in: realm, at: time.now, limit: Self.pageSize)
      for customer in begun {
        guard let query = ScreenedPerson.query(customer.record, document: customer.document) else { continue }
        for shelf in shelved {
          let matches = shelf.screener(policy).matches(query)
          let hits = matches.map { shelf.index.entries[$0.entry] }
          try await alert(customer, hits, in: shelf, named: shelf.name(policy), realm)
        }
      }
      if begun.count < Self.pageSize { return }
    }
  }

  /// Begins a verification of a customer whom entries may mean, unless reviewers found all of them before, or are to
  /// look at them, and nothing material changed since.
  private func alert(
    _ customer: WatchedCustomer, _ hits: [ScreeningIndex.Entry], in shelved: ShelvedLists, named name: String,
    _ realm: Realm
  ) async throws {
    guard !hits.isEmpty, let query = ScreenedPerson.query(customer.record, document: customer.document) else { return }
    let found = try await findings.findings(of: customer.applicant, in: realm)
    let pending = try await findings.pending(of: customer.applicant, in: realm)
    let person = MaterialFields(query).json
    let isNews = hits.contains { hit in
      let list = shelved.index.snapshots[hit.snapshot].list
      let entry = HitFinding.Entry(list: list, entity: hit.entity.id)
      return !ScreeningRules.isFound(hit.entity, on: list, of: query, given: found)
        && !pending.covers(entry, material: MaterialFields(hit.entity).json, person: person)
    }
    guard isNews else { return }
    let verification = try await verification(
      of: customer, named: "monitor \(customer.monitor) \(customer.version) \(name)", in: realm)
    try await monitors.tie(verification, to: customer.monitor, in: realm, at: time.now)
    logger.info(
      "monitoring.alerted", metadata: ["tenant": "\(realm.tenant)", "verification": "\(verification)"])
  }

  /// The verification of a name, which is begun where there is none yet.
  private func verification(
    of customer: WatchedCustomer, named name: String, in realm: Realm
  ) async throws -> VerificationID {
    var request = VerificationRequest()
    request.applicant = .id(customer.applicant)
    request.checks = [.screening]
    do {
      return try await submit.submit(
        request, in: realm, key: nil, by: Actor(Self.actor, requestID: "", claim: claim(name)))
    } catch {
      guard case .store(.replay(let resource)) = error, let known = VerificationID(resource) else { throw error }
      return known
    }
  }

  /// Places of the entries that were added or changed since the marks; every entry of a list without a mark.
  private func changed(
    _ shelved: ShelvedLists, since marks: [ListMark], under policy: ScreeningPolicy
  ) async throws -> [Int] {
    var ids: [String: Set<String>] = [:]
    for mark in shelved.marks(policy) {
      guard let before = marks.first(where: { $0.owner == mark.owner && $0.list == mark.list }) else { continue }
      ids[mark.list] = []
      guard before.number < mark.number else { continue }
      var last: String?
      repeat {
        let page = try await lists.changes(
          of: mark.list, from: before.number, to: mark.number, owner: mark.owner, after: last, limit: Self.changesMax)
        ids[mark.list, default: []].formUnion(page.filter { $0.after != nil }.map(\.id))
        last = page.count == Self.changesMax ? page.last?.id : nil
      } while last != nil
    }
    let wanted = Set(shelved.marks(policy).map(\.list))
    return shelved.index.entries.indices.filter { place in
      let entry = shelved.index.entries[place]
      let list = shelved.index.snapshots[entry.snapshot].list
      return wanted.contains(list) && ids[list]?.contains(entry.entity.id) ?? true
    }
  }
}
