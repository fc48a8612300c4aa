import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Screenings without a verification, and their end")
struct ScreeningRegisterTests {
  private static let start = Date(timeIntervalSince1970: 1_700_000_000)
  private static let kept: Statement =
    "select count(*) as n from screenings where wrapped is not null and sealed is not null"
  private static let gone: Statement =
    "select count(*) as n from screenings where wrapped is null and sealed is null"
  private static let audited: Statement =
    "select count(*) as n from audit_log where action = 'screening.erased' and actor = 'scheduler'"
  private static let used: Statement = "select count(*) as n from usage_events where meter = 'screening'"

  /// Records a screening that was run so many seconds after the start.
  private static func screen(
    _ register: PostgreSQLScreeningRegister, in realm: Realm, after seconds: TimeInterval
  ) async throws -> ScreeningID {
    let at = start.addingTimeInterval(seconds)
    let id = ScreeningID(at: at)
    let usage = UsageEvent(
      id: UsageID(at: at), meter: "screening", subject: .screening(id), outcome: nil, freeBecause: nil,
      unitPrice: "0.10", currency: "EUR", priceBook: "standard-2026@1", key: nil, dimensions: [:], occurredAt: at,
      sequence: nil)
    let report = CheckReport(
      outcome: .consider, score: 0.9, reasons: [.screeningSanctionMatch],
      breakdown: ["query": ["names": ["Tamara Orlovskaja"]]])
    try await register.record(
      ScreeningRun(id: id, realm: realm, report: report, usage: usage, at: at), within: nil, by: Actor("test"))
    return id
  }

  private static func erase(
    _ register: PostgreSQLScreeningRegister, of realm: Realm, runBy seconds: TimeInterval, limit: Int = 100
  ) async throws -> Int {
    try await register.erase(
      runBy: start.addingTimeInterval(seconds), of: realm.tenant, by: Actor("scheduler"), at: Date(), limit: limit)
  }

  @Test(arguments: [(-0.001, 0), (0, 1), (0.001, 1)])
  func `a screening is erased at the instant at which its time is over`(seconds: TimeInterval, erased: Int)
    async throws
  {
    try await StorageWorld.with { world in
      let register = PostgreSQLScreeningRegister(database: world.database, vault: world.vault)
      let id = try await Self.screen(register, in: world.here, after: 0)
      #expect(try await Self.erase(register, of: world.here, runBy: seconds) == erased)
      if erased == 1 {
        await #expect(throws: StoreError.notAllowed(.erased)) { try await register.run(id, in: world.here) }
      } else {
        #expect(try await register.run(id, in: world.here).report.outcome == .consider)
      }
      #expect(try await world.count(Self.gone) == erased)
      #expect(try await world.count(Self.audited) == erased)
      // Once and for all, and what was done stays counted.
      #expect(try await Self.erase(register, of: world.here, runBy: seconds) == 0)
      #expect(try await world.count(Self.used) == 1)
    }
  }

  @Test func `what is erased is one tenant's, in both modes, the oldest first and a batch at once`() async throws {
    try await StorageWorld.with { world in
      let register = PostgreSQLScreeningRegister(database: world.database, vault: world.vault)
      let test = Realm(tenant: world.here.tenant, mode: .test)
      let old = try await Self.screen(register, in: world.here, after: 1)
      let tried = try await Self.screen(register, in: test, after: 2)
      let late = try await Self.screen(register, in: world.here, after: 3)
      let young = try await Self.screen(register, in: world.here, after: 100)
      let others = try await Self.screen(register, in: world.there, after: 1)
      #expect(try await Self.erase(register, of: world.here, runBy: 10, limit: 2) == 2)
      await #expect(throws: StoreError.notAllowed(.erased)) { try await register.run(old, in: world.here) }
      await #expect(throws: StoreError.notAllowed(.erased)) { try await register.run(tried, in: test) }
      #expect(try await register.run(late, in: world.here).id == late)
      #expect(try await Self.erase(register, of: world.here, runBy: 10, limit: 2) == 1)
      await #expect(throws: StoreError.notAllowed(.erased)) { try await register.run(late, in: world.here) }
      #expect(try await register.run(young, in: world.here).id == young)
      #expect(try await register.run(others, in: world.there).id == others)
      #expect(
        try await world.count("select count(*) as n from audit_log where action = 'screening.erased' and mode = 'test'")
          == 1)
      // A leaf of each erasure and mode, which outlives what was erased.
      let leaves = try await world.records(.erasure)
      #expect(leaves.allSatisfy { $0.dataClass == nil && $0.record["content"]?["cause"] == "retention" })
      let ids = leaves.map { $0.record["content"]?["screenings"]?.elements?.compactMap(\.text) ?? [] }
      #expect(Set(ids) == [[old.description], [tried.description], [late.description]])
      #expect(ids.count == 3)
    }
  }

  @Test func `an erasure whose leaf is refused was not done`() async throws {
    try await StorageWorld.with { world in
      let register = PostgreSQLScreeningRegister(database: world.database, vault: world.vault)
      let id = try await Self.screen(register, in: world.here, after: 0)
      try await world.owner.script("alter table log_leaves add constraint refused check (kind <> 'erasure') not valid")
      await #expect(throws: StoreError.self) { try await Self.erase(register, of: world.here, runBy: 10) }
      #expect(try await register.run(id, in: world.here).id == id)
    }
  }

  @Test func `the usage event of an erased screening reads as it did before`() async throws {
    try await StorageWorld.with { world in
      let register = PostgreSQLScreeningRegister(database: world.database, vault: world.vault)
      let id = try await Self.screen(register, in: world.here, after: 0)
      let ledger = PostgreSQLUsageLedger(database: world.database)
      let query = UsageQuery(from: Date(timeIntervalSince1970: 0), to: Date(), after: nil, limit: 10)
      let before = try await ledger.events(query, in: world.here)
      #expect(before.map(\.subject) == [.screening(id)])
      #expect(try await Self.erase(register, of: world.here, runBy: 0) == 1)
      #expect(try await ledger.events(query, in: world.here) == before)
    }
  }

  @Test func `an erasure whose connection is killed half way erases nothing, and goes through the next time`()
    async throws
  {
    try await StorageWorld.with { world in
      let register = PostgreSQLScreeningRegister(database: world.database, vault: world.vault)
      for second in 0..<3 { _ = try await Self.screen(register, in: world.here, after: Double(second)) }
      let waiting: Statement = """
        select count(*) as n from pg_locks where relation = 'audit_log'::regclass and not granted
          and database = (select oid from pg_database where datname = current_database())
        """
      let task = try await world.owner.transaction { gate in
        // The keys are gone within the transaction, and its entries of the audit log wait.
        try await gate.script("lock table audit_log in share mode")
        let task = Task { try await Self.erase(register, of: world.here, runBy: 10) }
        let latest = ContinuousClock.now + .seconds(30)
        while try await world.count(waiting) != 1 {
          try #require(ContinuousClock.now < latest, "nobody waits for the lock")
          try await Task.sleep(for: .milliseconds(5))
        }
        _ = try await gate.query(
          """
          select pg_terminate_backend(pid) as done from pg_locks
          where relation = 'audit_log'::regclass and not granted
            and database = (select oid from pg_database where datname = current_database())
          """)
        return task
      }
      await #expect(throws: StoreError.unavailable) { try await task.value }
      #expect(try await world.count(Self.kept) == 3)
      #expect(try await world.count(Self.audited) == 0)
      // The killed one's locks go with its process, a moment later; until then its rows are passed over.
      var erased = 0
      for _ in 0..<100 where erased < 3 {
        erased += try await Self.erase(register, of: world.here, runBy: 10)
        if erased < 3 { try await Task.sleep(for: .milliseconds(50)) }
      }
      #expect(erased == 3)
      #expect(try await world.count(Self.gone) == 3)
      #expect(try await world.count(Self.audited) == 3)
    }
  }

  @Test(arguments: [
    ([:], nil), ([DataClass.record: 10], 10), ([.screening: 1], 1), ([.screening: 1, .record: 10], 1),
    ([.biometric: 5], nil),
  ])
  func `a screening is kept as its class says, or else as the record`(days: [DataClass: Int], kept: Int?) {
    var settings = RetentionSettings()
    settings.days = days
    let end = kept.map { Self.start.addingTimeInterval(Double(-$0) * 86_400) }
    #expect(RetentionRules.screeningsOver(under: settings, at: Self.start) == end)
  }
}
