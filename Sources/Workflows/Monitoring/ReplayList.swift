import Checks
import Domain
import Screening

/// What a new version of a list would alert of at one tenant.
public struct ListReplay: Sendable {
  /// A customer whom an entry may mean.
  public struct Alert: Sendable, Hashable {
    /// The customer.
    public let applicant: ApplicantID
    /// The entry's key on the list, of the likeliest match that is news.
    public let entry: String
    /// Its score, 0 through 1.
    public let score: Double
  }

  /// The tenant's slug.
  public let tenant: String
  /// Customers who are watched.
  public let customers: Int
  /// Those of them whom an added or changed entry may mean, found and told before or not.
  public let matched: Int
  /// Those whom monitoring would begin a verification of, in the order of their monitors.
  public let alerts: [Alert]
}

/// Shows what a new version of a list would alert of before it is imported: the same search and the same findings as
/// monitoring's, of the files as an import would read them. Nothing is written, and nobody is told.
public struct ReplayList: Sendable {
  private let importing: ImportList
  private let store: any ListStore
  private let shelf: any ListShelving
  private let monitors: any MonitorStore
  private let look: CustomerLook
  private let tenants: any TenantDirectory

  /// Customers that are held against the list at once: an index of the changed entries is made for each such number.
  static let batch = 20_000

  /// A replay over what imports and monitoring stand on.
  public init(
    importing: ImportList, store: any ListStore, shelf: any ListShelving, monitors: any MonitorStore,
    findings: any ScreeningFindings, tenants: any TenantDirectory
  ) {
    self.importing = importing
    self.store = store
    self.shelf = shelf
    self.monitors = monitors
    look = CustomerLook(findings: findings)
    self.tenants = tenants
  }

  /// Reads the files and holds what they would change against every tenant that the list is for, whether its policy
  /// watches lists or not, and searches this list or not; a tenant whose policy does not search it has no matches.
  /// - Parameter told: called with each tenant's replay as it is there.
  /// - Returns: what the version would change.
  /// - Throws: ``ListImportError`` as the import would, or what kept a tenant from being looked at.
  public func run(
    _ order: ListImportOrder, told: (ListReplay) -> Void
  ) async throws -> ListChangeCounts {
    let before = try await importing.basis(of: order)
    let reading = try await importing.candidate(order, after: before).reading
    let known = Dictionary(before.entities.map { ($0.id, $0) }) { first, _ in first }
    let changed = Set(reading.entities.filter { known[$0.id] != $0 }.map(\.id))
    let candidate = try await candidate(reading, of: order, number: before.number + 1)
    for tenant in try await tenants.list() {
      switch order.owner {
      case .tenant(let owner) where owner != tenant.id: continue
      default: told(try await replay(candidate, changed: changed, of: order, at: tenant.id, named: tenant.slug))
      }
    }
    let added = changed.filter { known[$0] == nil }.count
    let kept = Set(reading.entities.map(\.id))
    return ListChangeCounts(
      added: added, changed: changed.count - added, removed: known.keys.filter { !kept.contains($0) }.count)
  }

  /// The owner's lists as they would be: words weigh what they would weigh then.
  private func candidate(
    _ reading: ListReading, of order: ListImportOrder, number: Int
  ) async throws -> ShelvedLists {
    var (snapshots, versions): ([ListSnapshot], [String: Int]) = ([], [order.list: number])
    for version in try await store.newest(of: order.owner) where version.list != order.list {
      snapshots.append(try await store.snapshot(of: version, owner: order.owner))
      versions[version.list] = version.number
    }
    snapshots.append(
      ListSnapshot(
        list: order.owner.name(of: order.list), version: reading.version ?? "", digest: reading.digest,
        entities: reading.entities))
    return ShelvedLists(owner: order.owner, index: ScreeningIndex(snapshots), versions: versions)
  }

  private func replay(
    _ candidate: ShelvedLists, changed: Set<String>, of order: ListImportOrder, at tenant: TenantID, named slug: String
  ) async throws -> ListReplay {
    let policy = try await tenants.tenant(tenant).policy.screening
    let realm = Realm(tenant: tenant, mode: .live)
    let others = try await shelf.lists(for: tenant).filter { $0.owner != candidate.owner }
    let searched = [candidate] + others
    let isSearched = candidate.searched(under: policy).contains(order.list)
    let name = candidate.owner.name(of: order.list)
    let places = candidate.index.entries.indices.filter { place in
      let entry = candidate.index.entries[place]
      return candidate.index.snapshots[entry.snapshot].list == name && changed.contains(entry.entity.id)
    }
    var (count, matched, alerts): (Int, Int, [ListReplay.Alert]) = (0, 0, [])
    var last: MonitorID?
    repeat {
      var (index, customers): (CustomerIndex<MonitorID>, [MonitorID: WatchedCustomer]) = (CustomerIndex(), [:])
      repeat {
        let page = try await monitors.watched(.screening, in: realm, after: last, limit: WatchCustomers.pageSize)
        for customer in page.customers {
          guard let query = customer.query else { continue }
          index.insert(query, for: customer.monitor)
          customers[customer.monitor] = customer
        }
        last = page.next
      } while last != nil && index.count < Self.batch
      count += index.count
      guard isSearched, !places.isEmpty else { continue }
      let meant = Set(await index.alerts(for: places, by: candidate.screener(policy), tasks: 1).map(\.customer))
      matched += meant.count
      for customer in meant.sorted().compactMap({ customers[$0] }) {
        let news = try await look.news(of: customer, in: searched, under: policy, realm: realm)
        guard let first = news.first(where: { $0.snapshot.list == name }) ?? news.first else { continue }
        alerts.append(
          ListReplay.Alert(applicant: customer.applicant, entry: first.entity.id, score: first.match.score.quantised))
      }
    } while last != nil
    return ListReplay(tenant: slug, customers: count, matched: matched, alerts: alerts)
  }
}
