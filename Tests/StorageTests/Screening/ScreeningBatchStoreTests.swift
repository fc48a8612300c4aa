import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Batches of names")
struct ScreeningBatchStoreTests {
  private static func store(_ world: StorageWorld) -> PostgreSQLScreeningBatchStore {
    PostgreSQLScreeningBatchStore(database: world.database, vault: world.vault)
  }

  private static func open(_ count: Int, _ world: StorageWorld, cap: Int64? = nil) async throws -> ScreeningBatchID {
    let now = Date()
    let draft = ScreeningBatchDraft(
      id: ScreeningBatchID(at: now), realm: world.here,
      requests: (1...count).map { ["name": .string("Nobody \($0)")] }, key: nil, at: now)
    let cap = cap.map {
      SpendCap(
        limits: [SpendLimit(minor: $0)], minorDigits: 2, since: now.addingTimeInterval(-86_400), now: now,
        prices: ["b@1": ["screening": HeldPrice(each: "0.10")]], books: [1: "b@1"], inForce: 1)
    }
    try await store(world).open(draft, within: cap, by: Actor("test"))
    return draft.id
  }

  private static func lease(_ world: StorageWorld) async throws -> JobLease {
    let now = Date()
    let leases = try await world.queue.claim(
      .bulk, of: world.here.tenant, limit: 1, at: now, until: now.addingTimeInterval(60))
    return try #require(leases.first)
  }

  private static func run(_ row: ScreeningBatchWork.Row, in realm: Realm) -> ScreeningRun {
    let now = Date()
    let report = CheckReport(outcome: .clear, breakdown: ["asked": row.request["name"] ?? .null])
    let usage = UsageEvent(
      id: UsageID(at: now), meter: "screening", subject: .screening(row.screening), outcome: nil, freeBecause: nil,
      unitPrice: "0.10", currency: "EUR", priceBook: "standard-2026@1", key: nil, dimensions: [:], occurredAt: now,
      sequence: nil)
    return ScreeningRun(id: row.screening, realm: realm, report: report, usage: usage, at: now)
  }

  @Test func `a batch is worked off in parts, each name once, and no name outlives its screening`() async throws {
    try await StorageWorld.with { world in
      let (store, id) = (Self.store(world), try await Self.open(5, world))
      var seen: [Int] = []
      for turn in 1...3 {
        let lease = try await Self.lease(world)
        let work = try #require(try await store.work(of: id, limit: 2, in: world.here))
        let runs = work.rows.map { Self.run($0, in: world.here) }
        #expect(try await store.record(runs, of: work, lease: lease, at: Date()) == (turn == 3))
        await #expect(throws: StoreError.stale) {
          try await store.record(runs, of: work, lease: lease, at: Date())
        }
        seen += work.rows.map(\.number)
      }
      #expect(seen == [1, 2, 3, 4, 5])
      let batch = try await store.batch(id, in: world.here)
      #expect(batch.state == .complete && batch.doneCount == 5 && batch.completedAt != nil)
      let results = try await store.results(of: id, after: 2, limit: 2, in: world.here)
      #expect(results.map(\.number) == [3, 4])
      #expect(results.map { $0.run.report.breakdown["asked"]?.text } == ["Nobody 3", "Nobody 4"])
      #expect(try await world.count("select count(*) as n from usage_events where meter = 'screening'") == 5)
      #expect(try await world.count("select count(*) as n from screening_batch_rows where sealed is not null") == 0)
      #expect(try await world.count("select count(*) as n from screening_batches where wrapped is not null") == 0)
      #expect(try await world.count("select count(*) as n from jobs where kind = 'screen_batch'") == 0)
      let left = try await store.work(of: id, limit: 2, in: world.here)
      #expect(left == nil)
      await #expect(throws: StoreError.notFound) { try await store.batch(id, in: world.there) }
    }
  }

  @Test(arguments: [(50, true), (49, false)])
  func `names that wait count against the cap`(minor: Int64, fits: Bool) async throws {
    try await StorageWorld.with { world in
      _ = try await Self.open(3, world, cap: 30)
      if fits {
        _ = try await Self.open(2, world, cap: minor)
      } else {
        await #expect(throws: StoreError.notAllowed(.spendCap)) { try await Self.open(2, world, cap: minor) }
      }
    }
  }

  @Test(arguments: ["screening_batches", "screening_batch_rows", "jobs"])
  func `a batch that breaks while it is taken leaves nothing`(table: String) async throws {
    try await StorageWorld.with { world in
      try await world.owner.script("alter table \(table) add constraint broken check (false) not valid")
      await #expect(throws: StoreError.self) { try await Self.open(2, world) }
      let left = try await world.count(
        """
        select (select count(*) from screening_batches) + (select count(*) from screening_batch_rows)
          + (select count(*) from jobs) as n
        """)
      #expect(left == 0)
    }
  }

  @Test(arguments: ["screenings", "usage_events", "audit_log", "screening_batch_rows", "screening_batches"])
  func `names that are being recorded when something breaks are recorded once, later`(table: String) async throws {
    try await StorageWorld.with { world in
      let (store, id) = (Self.store(world), try await Self.open(2, world))
      let lease = try await Self.lease(world)
      let work = try #require(try await store.work(of: id, limit: 2, in: world.here))
      let runs = work.rows.map { Self.run($0, in: world.here) }
      try await world.owner.script("alter table \(table) add constraint broken check (false) not valid")
      await #expect(throws: StoreError.self) { try await store.record(runs, of: work, lease: lease, at: Date()) }
      #expect(try await world.count("select count(*) as n from screenings") == 0)
      #expect(try await world.count("select count(*) as n from usage_events") == 0)
      #expect(try await world.count(Self.sealed) == 2)
      try await world.owner.script("alter table \(table) drop constraint broken")
      #expect(try await store.record(runs, of: work, lease: lease, at: Date()))
      #expect(try await world.count("select count(*) as n from screenings") == 2)
      #expect(try await world.count("select count(*) as n from usage_events") == 2)
      #expect(try await world.count(Self.sealed) == 0)
    }
  }

  @Test(arguments: ["screening_batches", "screening_batch_rows", "jobs"])
  func `a batch that breaks while it is failed goes on`(table: String) async throws {
    try await StorageWorld.with { world in
      let (store, id) = (Self.store(world), try await Self.open(2, world))
      let lease = try await Self.lease(world)
      try await world.owner.script("alter table \(table) add constraint broken check (false) not valid")
      await #expect(throws: StoreError.self) { try await store.fail(lease, at: Date()) }
      #expect(try await store.batch(id, in: world.here).state == .processing)
      #expect(try await world.count(Self.sealed) == 2)
    }
  }

  private static let sealed: Statement = "select count(*) as n from screening_batch_rows where sealed is not null"

  @Test func `a batch that cannot be gone on with is failed, and its names are gone`() async throws {
    try await StorageWorld.with { world in
      let (store, id) = (Self.store(world), try await Self.open(3, world))
      try await store.fail(try await Self.lease(world), at: Date())
      #expect(try await store.batch(id, in: world.here).state == .failed)
      #expect(try await world.count("select count(*) as n from screening_batch_rows where sealed is not null") == 0)
      #expect(try await world.count("select count(*) as n from jobs where state = 'dead'") == 1)
    }
  }
}
