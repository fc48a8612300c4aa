import Checks
import Domain
import Foundation
import Logging
import Screening
import Testing

@testable import Workflows

@Suite("What a list would alert of")
struct ReplayListTests {
  private static let one = TenantID(at: Date(timeIntervalSince1970: 1))
  private static let two = TenantID(at: Date(timeIntervalSince1970: 2))

  // Nothing that is asked here writes: whoever did would be refused by these stores.
  private let lists = HeldLists()
  private let tenants = FakeTenants()

  init() {
    tenants.set(TenantPolicy(), of: Self.one, slug: "one")
    tenants.set(TenantPolicy(), of: Self.two, slug: "two")
  }

  private static func entry(_ id: String, _ name: String) -> ListEntity {
    ListEntity(id: id, kind: .person, names: [ListName(name)], topics: [.sanction])
  }

  private static func customer(_ given: String, _ family: String) -> WatchedCustomer {
    var record = ApplicantRecord()
    (record.givenNames, record.familyName) = (given, family)
    return WatchedCustomer(
      monitor: MonitorID(at: Date()), applicant: ApplicantID(at: Date()), version: 1, fence: 0, alertCount: 0,
      record: record, document: nil)
  }

  private func replay(
    _ entries: [ListEntity], as list: String = "un", of owner: ListOwner = .installation,
    against customers: [WatchedCustomer]
  ) async throws -> (told: [ListReplay], changes: ListChangeCounts) {
    let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let reading = ListReading(
      version: nil, digest: "11", rowCount: entries.count, entities: entries, rejected: [], rejectedCount: 0)
    let importing = ImportList(
      opening: FakeListOpening(reading: .success(reading)), store: lists, tenants: tenants,
      memory: ListMemory(bytesMax: .max), time: SetTime(), logger: quiet)
    let workflow = ReplayList(
      importing: importing, store: lists,
      shelf: ListShelf(store: lists, memory: ListMemory(bytesMax: .max), logger: quiet),
      monitors: FakeWatched(customers: [Self.one: customers]), findings: FakeFindings(), tenants: tenants)
    var told: [ListReplay] = []
    let changes = try await workflow.run(
      ListImportOrder(list: list, format: "csv", paths: ["/lists/a.csv"], owner: owner)
    ) { told.append($0) }
    return (told, changes)
  }

  @Test func `whom an added entry means would be alerted of, at the tenant whose customer it is`() async throws {
    lists.put([Self.entry("1", "Somebody Else")], as: "un")
    let customer = Self.customer("Tamara", "Orlovskaja")
    let (told, changes) = try await replay(
      [Self.entry("1", "Somebody Else"), Self.entry("2", "Tamara Orlovskaja")],
      against: [Self.customer("Ivan", "Petrov"), customer])
    #expect(changes == ListChangeCounts(added: 1, changed: 0, removed: 0))
    #expect(told.map(\.tenant) == ["one", "two"])
    #expect(told.map(\.customers) == [2, 0] && told.map(\.matched) == [1, 0])
    #expect(told[0].alerts.map(\.applicant) == [customer.applicant] && told[0].alerts.map(\.entry) == ["2"])
    #expect(told[1].alerts.isEmpty)
    #expect(try await lists.newest(of: .installation).map(\.number) == [1])
  }

  @Test(arguments: [
    ("Tamara Orlovskaja", 0, 0, 0), ("Somebody Else", 0, 1, 1), ("", 1, 0, 1),
  ])
  func `an entry that stands as it was alerts of nobody, and one that is changed or new does`(
    before: String, added: Int, changed: Int, alerts: Int
  ) async throws {
    if !before.isEmpty { lists.put([Self.entry("1", before)], as: "un") }
    let (told, changes) = try await replay(
      [Self.entry("1", "Tamara Orlovskaja")], against: [Self.customer("Tamara", "Orlovskaja")])
    #expect(changes == ListChangeCounts(added: added, changed: changed, removed: 0))
    #expect(told[0].customers == 1 && told[0].matched == alerts && told[0].alerts.count == alerts)
  }

  @Test func `an entry that goes is counted, and alerts of nobody`() async throws {
    lists.put([Self.entry("1", "Tamara Orlovskaja"), Self.entry("2", "Somebody Else")], as: "un")
    let (told, changes) = try await replay(
      [Self.entry("2", "Somebody Else")], against: [Self.customer("Tamara", "Orlovskaja")])
    #expect(changes == ListChangeCounts(added: 0, changed: 0, removed: 1))
    #expect(told.map(\.matched) == [0, 0])
  }

  @Test func `a tenant whose policy does not search the list has customers, and no matches`() async throws {
    var policy = TenantPolicy()
    policy.screening.lists = .only(["other"])
    tenants.set(policy, of: Self.one, slug: "one")
    let (told, _) = try await replay(
      [Self.entry("1", "Tamara Orlovskaja")], against: [Self.customer("Tamara", "Orlovskaja")])
    #expect(told[0].customers == 1 && told[0].matched == 0 && told[0].alerts.isEmpty)
  }

  @Test func `a tenant's own list is held against its customers alone`() async throws {
    lists.put([Self.entry("9", "Somebody Else")], as: "un")
    let (told, _) = try await replay(
      [Self.entry("1", "Tamara Orlovskaja")], as: "own", of: .tenant(Self.one),
      against: [Self.customer("Tamara", "Orlovskaja")])
    #expect(told.map(\.tenant) == ["one"] && told[0].alerts.map(\.entry) == ["1"])
  }

  @Test(arguments: [0, 1, WatchCustomers.pageSize - 1, WatchCustomers.pageSize, WatchCustomers.pageSize + 1])
  func `every customer is looked at, page by page`(count: Int) async throws {
    var customers = (0..<count).map { Self.customer("Ivan", "Petrov\($0)") }
    if !customers.isEmpty { customers[count - 1] = Self.customer("Tamara", "Orlovskaja") }
    let (told, _) = try await replay([Self.entry("1", "Tamara Orlovskaja")], against: customers)
    #expect(told[0].customers == count && told[0].alerts.map(\.applicant) == customers.suffix(1).map(\.applicant))
  }

  @Test func `files that an import would refuse are refused, and nobody is told`() async throws {
    await #expect(throws: ListImportError.noEntries) { try await replay([], against: []) }
    await #expect(throws: ListImportError.badSlug) { try await replay([Self.entry("1", "A")], as: "UN", against: []) }
  }
}

/// The watched of tenants, in the order of their monitors, in pages.
private struct FakeWatched: MonitorStore {
  let customers: [TenantID: [WatchedCustomer]]

  func watched(
    _ kind: MonitorKind, in realm: Realm, after: MonitorID?, limit: Int
  ) async throws(StoreError) -> (customers: [WatchedCustomer], next: MonitorID?) {
    guard realm.mode == .live, kind == .screening else { return ([], nil) }
    let sorted = (customers[realm.tenant] ?? []).sorted { $0.monitor < $1.monitor }
    let page = Array(sorted.filter { customer in after.map { $0 < customer.monitor } ?? true }.prefix(limit))
    return (page, page.count == limit ? page.last?.monitor : nil)
  }

  func due(
    _ kind: MonitorKind, in realm: Realm, at now: Date, limit: Int
  ) async throws(StoreError) -> [WatchedCustomer] { throw .unavailable }
  func looked(
    at customer: WatchedCustomer, alerting verification: VerificationID?, in realm: Realm, at now: Date
  ) async throws(StoreError) { throw .unavailable }
  func putOff(_ monitor: MonitorID, in realm: Realm, until retry: Date) async throws(StoreError) {
    throw .unavailable
  }
  func marks(in realm: Realm) async throws(StoreError) -> [ListMark] { throw .unavailable }
  func mark(
    _ marks: [ListMark], due monitors: [MonitorID], in realm: Realm, at now: Date
  ) async throws(StoreError) { throw .unavailable }
  func monitors(
    of applicant: ApplicantID?, in realm: Realm, after: MonitorID?, limit: Int
  ) async throws(StoreError) -> [Monitor] { throw .unavailable }
}

/// Nobody found anything yet.
private struct FakeFindings: ScreeningFindings {
  func findings(of applicant: ApplicantID, in realm: Realm) async throws(StoreError) -> [StandingFinding] { [] }
  func pending(of applicant: ApplicantID, in realm: Realm) async throws(StoreError) -> [PendingHit] { [] }
}
