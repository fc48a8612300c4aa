import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Who is watched")
struct MonitorStoreTests {
  /// A customer who is decided on.
  @discardableResult
  private static func customer(
    _ world: StorageWorld, _ name: String, _ verdict: PolicyVerdict = .approve(reasons: []), in realm: Realm? = nil
  ) async throws -> ApplicantID {
    let (submission, lease) = try await world.checked(name, in: realm)
    try await world.rule(submission, lease, verdict)
    return submission.applicant.id
  }

  private static func store(_ world: StorageWorld) -> PostgreSQLMonitorStore {
    PostgreSQLMonitorStore(database: world.database, vault: world.vault)
  }

  private static func due(_ world: StorageWorld, at now: Date = Date()) async throws -> [WatchedCustomer] {
    try await store(world).due(.screening, in: world.here, at: now, limit: 10)
  }

  private static func declare(_ changes: JSON, of id: ApplicantID, _ world: StorageWorld) async throws {
    try await world.applicants.update(
      id, with: changes, metadata: nil, expecting: nil, in: world.here, by: Actor("test"), at: Date())
  }

  @Test func `a look at whoever is verified is due until it is over, and when the standing returns`() async throws {
    try await StorageWorld.with { world in
      let store = Self.store(world)
      let ada = try await Self.customer(world, "Ada")
      try await Self.customer(world, "Elsewhere", in: world.there)
      try await Self.customer(world, "Eve", .decline(reasons: []))
      let test = Realm(tenant: world.here.tenant, mode: .test)
      try await Self.customer(world, "Sample", in: test)
      let tested = try await store.monitors(of: nil, in: test, after: nil, limit: 10)
      #expect(!tested.isEmpty && tested.allSatisfy { $0.kind != .screening })
      let due = try await Self.due(world)
      #expect(due.map(\.applicant) == [ada] && due.first?.record.familyName == "Doe")
      // Whoever looked and died before it was recorded has not looked.
      #expect(try await Self.due(world).map(\.monitor) == due.map(\.monitor))
      let customer = try #require(due.first)
      try await store.looked(at: customer, alerting: nil, in: world.here, at: Date())
      #expect(try await Self.due(world).isEmpty)
      try await Self.customer(world, "Ada", .decline(reasons: []))
      #expect(try await Self.due(world).isEmpty)
      #expect(try await store.watched(.screening, in: world.here, after: nil, limit: 10).customers.isEmpty)
      let ended = try await store.monitors(of: ada, in: world.here, after: nil, limit: 10)
      #expect(ended.allSatisfy { $0.endedAt != nil } && ended.map(\.kind) == MonitorKind.allCases)
      try await Self.customer(world, "Ada")
      #expect(try await Self.due(world).map(\.monitor) == ended.filter { $0.kind == .screening }.map(\.id))
      #expect(try await store.monitors(of: nil, in: world.there, after: nil, limit: 10).count == ended.count)
    }
  }

  @Test func `a look is due at whoever is verified anew, since a document may have been read`() async throws {
    try await StorageWorld.with { world in
      try await Self.customer(world, "Ada")
      let first = try #require(try await Self.due(world).first)
      try await Self.store(world).looked(at: first, alerting: nil, in: world.here, at: Date())
      try await Self.customer(world, "Ada")
      #expect(try await Self.due(world).map(\.monitor) == [first.monitor])
    }
  }

  @Test func `a look is due at who says something else of itself, and one that is put off waits`() async throws {
    try await StorageWorld.with { world in
      let (store, now) = (Self.store(world), Date())
      let ada = try await Self.customer(world, "Ada")
      let first = try #require(try await Self.due(world).first)
      try await store.looked(at: first, alerting: nil, in: world.here, at: now)
      try await Self.declare(["given_names": "Ada"], of: ada, world)
      let again = try #require(try await Self.due(world).first)
      #expect(again.monitor == first.monitor && again.version == first.version + 1)
      try await store.putOff(again.monitor, in: world.here, until: now.addingTimeInterval(60))
      #expect(try await Self.due(world, at: now.addingTimeInterval(59)).isEmpty)
      #expect(try await Self.due(world, at: now.addingTimeInterval(61)).count == 1)
    }
  }

  @Test func `a look at what is known no longer is not over`() async throws {
    try await StorageWorld.with { world in
      let ada = try await Self.customer(world, "Ada")
      let stale = try #require(try await Self.due(world).first)
      try await Self.declare(["given_names": "Ada"], of: ada, world)
      try await Self.store(world).looked(at: stale, alerting: nil, in: world.here, at: Date())
      #expect(try await Self.due(world).map(\.version) == [stale.version + 1])
    }
  }

  @Test func `whoever is no customer any more, or is erased, is watched no more`() async throws {
    try await StorageWorld.with { world in
      let ada = try await Self.customer(world, "Ada")
      let bob = try await Self.customer(world, "Bob")
      let actor = Actor("test")
      try await world.applicants.endRelationship(of: ada, ended: Date(), in: world.here, by: actor, at: Date())
      _ = try await world.applicants.erase(
        bob, classes: Set(DataClass.allCases), cause: "request", in: world.here, by: actor, at: Date())
      #expect(try await Self.due(world).isEmpty)
      let monitors = try await Self.store(world).monitors(of: nil, in: world.here, after: nil, limit: 10)
      #expect(monitors.count == 2 * MonitorKind.allCases.count && monitors.allSatisfy { $0.endedAt != nil })
    }
  }

  @Test func `pages of the watched miss nobody, also where a record was erased meanwhile`() async throws {
    try await StorageWorld.with { world in
      let store = Self.store(world)
      var made: [ApplicantID] = []
      for number in 0..<7 { made.append(try await Self.customer(world, "C\(number)")) }
      let gone = made.removeFirst()
      _ = try await world.owner.query("update applicants set sealed = null where id = $1", [.uuid(gone.uuid)])
      var (seen, last): ([ApplicantID], MonitorID?) = ([], nil)
      repeat {
        let page = try await store.watched(.screening, in: world.here, after: last, limit: 2)
        seen += page.customers.map(\.applicant)
        last = page.next
      } while last != nil
      #expect(seen.count == 6 && Set(seen) == Set(made))
    }
  }

  @Test func `marks replace those there were and make looks due with them, each tenant's its own`() async throws {
    try await StorageWorld.with { world in
      let store = Self.store(world)
      try await Self.customer(world, "Ada")
      let customer = try #require(try await Self.due(world).first)
      try await store.looked(at: customer, alerting: nil, in: world.here, at: Date())
      let first = [
        ListMark(owner: .installation, list: "un", number: 3, settings: "a"),
        ListMark(owner: .tenant(world.here.tenant), list: "un", number: 1, settings: "a"),
      ]
      try await store.mark(first, due: [], in: world.here, at: Date())
      #expect(Set(try await store.marks(in: world.here)) == Set(first))
      #expect(try await store.marks(in: world.there).isEmpty)
      #expect(try await Self.due(world).isEmpty)
      try await store.mark([first[1]], due: [customer.monitor], in: world.here, at: Date())
      #expect(try await store.marks(in: world.here) == [first[1]])
      #expect(try await Self.due(world).map(\.monitor) == [customer.monitor])
    }
  }

  /// How the verification of an alert goes on.
  enum Course: CaseIterable {
    case canceled, failed, approved, waiting

    var isUndecided: Bool { self == .canceled || self == .failed }
  }

  private static func take(_ course: Course, _ alert: VerificationSubmission, _ world: StorageWorld) async throws {
    switch course {
    case .canceled:
      try await world.verifications.cancel(alert.id, in: world.here, by: Actor("test"), at: Date())
    case .failed: try await world.verifications.fail(try await world.lease(), at: Date())
    case .approved:
      let check = try await world.lease()
      let work = try #require(try await world.verifications.work(for: CheckID(check.subject), in: world.here))
      try await world.verifications.complete(world.completion(work), lease: check)
      try await world.rule(alert, try await world.lease(), .approve(reasons: []))
    case .waiting: break
    }
  }

  @Test(arguments: Course.allCases, [true, false])
  func `an alert whose verification nobody decided makes a look due again, once`(course: Course, isTold: Bool)
    async throws
  {
    try await StorageWorld.with { world in
      let store = Self.store(world)
      try await Self.customer(world, "Ada")
      let customer = try #require(try await Self.due(world).first)
      let alert = try await world.submission(applicant: .external("Ada"), checks: [.screening])
      try await world.verifications.submit(alert)
      // It may go on before the look that began it is recorded.
      if !isTold { try await Self.take(course, alert, world) }
      for _ in 0..<2 { try await store.looked(at: customer, alerting: alert.id, in: world.here, at: Date()) }
      let found = try await store.monitors(of: customer.applicant, in: world.here, after: nil, limit: 10)
      #expect(found.flatMap(\.alerts).map(\.verification) == [alert.id])
      if isTold { try await Self.take(course, alert, world) }
      let again = try await Self.due(world)
      #expect(again.map(\.alertCount) == (course.isUndecided ? [1] : []))
      for customer in again { try await store.looked(at: customer, alerting: nil, in: world.here, at: Date()) }
      #expect(try await Self.due(world).isEmpty)
    }
  }
}
