import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Totals of what a period has cost")
struct SpendTotalsTests {
  private static let since = Date(timeIntervalSince1970: 1_790_812_800)
  private static let book = "b@1"

  /// Billed events of 0.01, one a second from `since` on, and as many that are free or older.
  private static let insert: Statement = """
    insert into usage_events (tenant_id, mode, id, check_id, meter, key_id, free_reason, unit_price, currency, price_book,
      dimensions, occurred_at)
    select $1, 'live', gen_random_uuid(), gen_random_uuid(), 'document', $4::uuid, case k.kind when 'free' then 'retake' end,
      '0.010', 'EUR', 'b@1', '{}', $2::timestamptz + case k.kind when 'old' then -n else n end * interval '1 second'
    from generate_series(1, $3::integer) n cross join (values ('billed'), ('free'), ('old')) k (kind)
    """

  private static func use(_ count: Int, _ world: StorageWorld, key: KeyID? = nil) async throws {
    _ = try await world.owner.query(
      insert,
      [world.here.tenant.parameter, .timestamp(since), .int(Int64(count)), .optional(key) { $0.parameter }])
  }

  private static func number(_ world: StorageWorld) async throws {
    _ = try await Sequencer(database: world.database, time: SystemTime()).run()
  }

  private static func committed(_ world: StorageWorld, key: KeyID? = nil, since: Date = since) async throws -> Int64 {
    let cap = SpendCap(
      limits: [SpendLimit(key: key, minor: 100)], minorDigits: 2, since: since, now: Date(),
      prices: [book: ["document": HeldPrice(each: "0.01")]], books: [1: book], inForce: 1)
    let ledger = PostgreSQLUsageLedger(database: world.database)
    return try #require(try await ledger.standings(with: [], under: cap, in: world.here).first).committedMinor
  }

  private static func added(_ world: StorageWorld) async throws -> Int {
    try await world.count("select coalesce(sum(quantity), 0)::bigint as n from spend_totals where scope = 'tenant'")
  }

  @Test func `what was added up and what came since are together every event once`() async throws {
    try await StorageWorld.with { world in
      #expect(try await Self.committed(world) == 0)
      var sum = 0
      // Few are read one by one, many are added up: 256 numbers, of which a third are billed events of the period.
      for (count, isNumbered, added) in [
        (20, false, 0), (20, true, 0), (60, true, 100), (5, false, 100), (200, true, 305),
      ] {
        try await Self.use(count, world)
        if isNumbered { try await Self.number(world) }
        sum += count
        for _ in 0..<2 { #expect(try await Self.committed(world) == Int64(sum)) }
        #expect(try await Self.added(world) == added)
      }
      let ledger = PostgreSQLUsageLedger(database: world.database)
      #expect(try await ledger.counts(under: Self.book, since: Self.since, in: world.here) == ["document": 305])
      #expect(try await ledger.counts(under: "b@2", since: Self.since, in: world.here).isEmpty)
      #expect(try await ledger.sources(since: Self.since, in: world.here).books == [Self.book])
      let other = PostgreSQLUsageLedger(database: world.database)
      #expect(try await other.counts(under: Self.book, since: Self.since, in: world.there).isEmpty)
    }
  }

  @Test func `a key's use counts in its own budget and in the tenant's cap`() async throws {
    try await StorageWorld.with { world in
      let (one, other) = (KeyID(at: Date()), KeyID(at: Date()))
      #expect(try await Self.committed(world) == 0)
      for _ in 0..<2 {
        for (key, count) in [(one, 100), (other, 7), (nil, 30)] as [(KeyID?, Int)] {
          try await Self.use(count, world, key: key)
          try await Self.number(world)
          _ = try await Self.committed(world)
        }
      }
      #expect(try await Self.committed(world, key: one) == 200)
      #expect(try await Self.committed(world, key: other) == 14)
      #expect(try await Self.committed(world) == 274)
    }
  }

  @Test func `a period that began later has what came in it, and the one before it is forgotten`() async throws {
    try await StorageWorld.with { world in
      try await Self.use(400, world)
      try await Self.number(world)
      #expect(try await Self.committed(world) == 400)
      let later = Self.since.addingTimeInterval(101)
      #expect(try await Self.committed(world, since: later) == 300)
      #expect(try await world.count("select count(*) as n from spend_periods") == 1)
      #expect(try await Self.added(world) == 300)
      #expect(try await Self.committed(world) == 400)
    }
  }

  @Test func `whoever reads while others write and number sees each event once`() async throws {
    try await StorageWorld.with { world in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 { group.addTask { for _ in 0..<20 { try await Self.use(20, world) } } }
        group.addTask { for _ in 0..<40 { try await Self.number(world) } }
        for _ in 0..<4 {
          group.addTask {
            var last: Int64 = 0
            for _ in 0..<40 {
              let next = try await Self.committed(world)
              #expect(next >= last && next % 20 == 0 && next <= 1600)
              last = next
            }
          }
        }
        try await group.waitForAll()
      }
      try await Self.number(world)
      #expect(try await Self.committed(world) == 1600)
      #expect(try await Self.added(world) > 1300)
    }
  }
}
