import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Who is watched")
struct MonitorStoreTests {
  /// A customer with a standing.
  private static func customer(
    _ world: StorageWorld, _ name: String, in realm: Realm? = nil
  ) async throws -> ApplicantID {
    let realm = realm ?? world.here
    let draft = ApplicantDraft(externalID: name, declared: ["family_name": .string(name)], metadata: [:])
    let made = try await world.applicants.create(draft, in: realm, by: Actor("test"), at: Date())
    try await set("verified", made.id, world)
    return made.id
  }

  private static func set(_ standing: String, _ id: ApplicantID, _ world: StorageWorld) async throws {
    _ = try await world.owner.query(
      "update applicants set standing = $2 where id = $1", [.uuid(id.uuid), .text(standing)])
  }

  private static func store(_ world: StorageWorld) -> PostgreSQLMonitorStore {
    PostgreSQLMonitorStore(database: world.database, vault: world.vault)
  }

  private static func due(_ world: StorageWorld, limit: Int = 10, at now: Date = Date()) async throws
    -> [WatchedCustomer]
  {
    let store = store(world)
    try await store.settle(.screening, in: world.here, at: now, limit: limit)
    return try await store.due(.screening, in: world.here, at: now, limit: limit)
  }

  @Test func `a look at whoever is verified is due until it is over, and when the standing returns`() async throws {
    try await StorageWorld.with { world in
      let store = Self.store(world)
      let ada = try await Self.customer(world, "Ada")
      _ = try await Self.customer(world, "Elsewhere", in: world.there)
      let due = try await Self.due(world)
      #expect(due.map(\.applicant) == [ada] && due.first?.record.familyName == "Ada")
      // Whoever looked and died before it was recorded has not looked.
      #expect(try await Self.due(world).map(\.monitor) == due.map(\.monitor))
      let customer = try #require(due.first)
      try await store.looked(at: customer, alerting: nil, in: world.here, at: Date())
      #expect(try await Self.due(world).isEmpty)
      try await Self.set("rejected", ada, world)
      #expect(try await Self.due(world).isEmpty)
      #expect(try await store.watched(.screening, in: world.here, after: nil, limit: 10).customers.isEmpty)
      let ended = try await store.monitors(of: ada, in: world.here, after: nil, limit: 10)
      #expect(ended.count == 1 && ended.first?.endedAt != nil)
      try await Self.set("verified", ada, world)
      #expect(try await Self.due(world).map(\.monitor) == ended.map(\.id))
      #expect(try await store.monitors(of: nil, in: world.there, after: nil, limit: 10).isEmpty)
    }
  }

  @Test func `a look is due at who says something else of itself, and one that is put off waits`() async throws {
    try await StorageWorld.with { world in
      let (store, now) = (Self.store(world), Date())
      let ada = try await Self.customer(world, "Ada")
      let first = try #require(try await Self.due(world).first)
      try await store.looked(at: first, alerting: nil, in: world.here, at: now)
      _ = try await world.owner.query("update applicants set version = version + 1 where id = $1", [.uuid(ada.uuid)])
      let again = try #require(try await Self.due(world).first)
      #expect(again.monitor == first.monitor && again.version == first.version + 1)
      try await store.putOff(again.monitor, in: world.here, until: now.addingTimeInterval(60))
      #expect(try await Self.due(world, at: now.addingTimeInterval(59)).isEmpty)
      #expect(try await Self.due(world, at: now.addingTimeInterval(61)).count == 1)
    }
  }

  @Test func `pages of the watched miss nobody, also where a record was erased meanwhile`() async throws {
    try await StorageWorld.with { world in
      let store = Self.store(world)
      var made: [ApplicantID] = []
      for number in 0..<7 { made.append(try await Self.customer(world, "C\(number)")) }
      try await store.settle(.screening, in: world.here, at: Date(), limit: 10)
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
      _ = try await Self.customer(world, "Ada")
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

  @Test(arguments: [("canceled", true), ("expired", true), ("error", true), ("approved", false), ("in_review", false)])
  func `an alert whose verification nobody decided makes a look due again, once`(status: String, isDue: Bool)
    async throws
  {
    try await StorageWorld.with { world in
      let store = Self.store(world)
      let submission = try await world.submission(applicant: .external("Ada"))
      try await world.verifications.submit(submission)
      try await Self.set("verified", submission.applicant.id, world)
      let customer = try #require(try await Self.due(world).first)
      for _ in 0..<2 {
        try await store.looked(at: customer, alerting: submission.id, in: world.here, at: Date())
      }
      let found = try await store.monitors(of: submission.applicant.id, in: world.here, after: nil, limit: 1)
      #expect(found.map(\.alerts) == [[submission.id]])
      _ = try await world.owner.query(
        "update verifications set status = $2 where id = $1", [.uuid(submission.id.uuid), .text(status)])
      let again = try await Self.due(world)
      #expect(again.map(\.alertCount) == (isDue ? [1] : []))
      for customer in again { try await store.looked(at: customer, alerting: nil, in: world.here, at: Date()) }
      #expect(try await Self.due(world).isEmpty)
    }
  }
}
