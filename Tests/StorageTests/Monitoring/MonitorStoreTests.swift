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

  @Test func `the watch over whoever is verified begins once, ends with the standing, and begins again`() async throws {
    try await StorageWorld.with { world in
      let store = Self.store(world)
      let ada = try await Self.customer(world, "Ada")
      _ = try await Self.customer(world, "Elsewhere", in: world.there)
      func settle() async throws -> [WatchedCustomer] {
        try await store.settle(.screening, in: world.here, at: Date(), limit: 10)
      }
      let begun = try await settle()
      #expect(begun.map(\.applicant) == [ada] && begun.first?.record.familyName == "Ada")
      #expect(try await settle().isEmpty)
      try await Self.set("rejected", ada, world)
      #expect(try await settle().isEmpty)
      #expect(try await store.watched(.screening, in: world.here, after: nil, limit: 10).isEmpty)
      let ended = try await store.monitors(of: ada, in: world.here, after: nil, limit: 10)
      #expect(ended.count == 1 && ended.first?.endedAt != nil)
      try await Self.set("verified", ada, world)
      #expect(try await settle().map(\.monitor) == ended.map(\.id))
      #expect(try await store.monitors(of: nil, in: world.there, after: nil, limit: 10).isEmpty)
    }
  }

  @Test func `who says something else of itself is watched anew, by the same monitor`() async throws {
    try await StorageWorld.with { world in
      let store = Self.store(world)
      let ada = try await Self.customer(world, "Ada")
      let first = try await store.settle(.screening, in: world.here, at: Date(), limit: 10)
      _ = try await world.owner.query("update applicants set version = version + 1 where id = $1", [.uuid(ada.uuid)])
      let again = try await store.settle(.screening, in: world.here, at: Date(), limit: 10)
      #expect(again.map(\.monitor) == first.map(\.monitor))
      #expect(again.map(\.version) == first.map { $0.version + 1 })
    }
  }

  @Test func `pages of the watched and batches of new ones miss nobody and repeat nobody`() async throws {
    try await StorageWorld.with { world in
      let store = Self.store(world)
      var made: Set<ApplicantID> = []
      for number in 0..<7 { made.insert(try await Self.customer(world, "C\(number)")) }
      var begun: [ApplicantID] = []
      while true {
        let batch = try await store.settle(.screening, in: world.here, at: Date(), limit: 3)
        begun += batch.map(\.applicant)
        if batch.isEmpty { break }
      }
      #expect(begun.count == 7 && Set(begun) == made)
      var (seen, last): ([ApplicantID], MonitorID?) = ([], nil)
      repeat {
        let page = try await store.watched(.screening, in: world.here, after: last, limit: 3)
        seen += page.map(\.applicant)
        last = page.count == 3 ? page.last?.monitor : nil
      } while last != nil
      #expect(seen.count == 7 && Set(seen) == made)
    }
  }

  @Test func `marks replace those there were, each tenant's its own`() async throws {
    try await StorageWorld.with { world in
      let store = Self.store(world)
      let first = [
        ListMark(owner: .installation, list: "un", number: 3),
        ListMark(owner: .tenant(world.here.tenant), list: "un", number: 1),
      ]
      try await store.mark(first, in: world.here, at: Date())
      #expect(Set(try await store.marks(in: world.here)) == Set(first))
      #expect(try await store.marks(in: world.there).isEmpty)
      try await store.mark([first[1]], in: world.here, at: Date())
      #expect(try await store.marks(in: world.here) == [first[1]])
    }
  }

  @Test func `a verification is tied to its monitor once`() async throws {
    try await StorageWorld.with { world in
      let store = Self.store(world)
      let submission = try await world.submission(applicant: .external("Ada"))
      try await world.verifications.submit(submission)
      try await Self.set("verified", submission.applicant.id, world)
      let monitor = try #require(try await store.settle(.screening, in: world.here, at: Date(), limit: 1).first?.monitor)
      for _ in 0..<2 { try await store.tie(submission.id, to: monitor, in: world.here, at: Date()) }
      let found = try await store.monitors(of: submission.applicant.id, in: world.here, after: nil, limit: 1)
      #expect(found.map(\.alerts) == [[submission.id]])
    }
  }
}
