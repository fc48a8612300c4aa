import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Watches of dates")
struct DatedMonitorStoreTests {
  private static let now = Date(timeIntervalSince1970: 1_800_000_000)

  private static func store(_ world: StorageWorld) -> PostgreSQLDatedMonitorStore {
    PostgreSQLDatedMonitorStore(database: world.database, vault: world.vault)
  }

  @discardableResult
  private static func customer(
    _ world: StorageWorld, _ name: String = "Ada", _ verdict: PolicyVerdict = .approve(reasons: []),
    in realm: Realm? = nil
  ) async throws -> ApplicantID {
    let (submission, lease) = try await world.checked(name, in: realm)
    try await world.rule(submission, lease, verdict)
    return submission.applicant.id
  }

  private static func due(
    _ world: StorageWorld, _ kind: MonitorKind = .documentExpiry, under settings: String = "a", in realm: Realm? = nil,
    at now: Date = now, real: Date = now
  ) async throws -> [DatedCustomer] {
    try await store(world).due(kind, under: settings, in: realm ?? world.here, at: now, real: real, limit: 10)
  }

  /// A look that reckoned a date and took a step.
  private static func look(
    _ action: MonitorAction? = nil, of customer: DatedCustomer, next: TimeInterval? = 60, lapses: TimeInterval? = nil
  ) -> DatedLook {
    var look = DatedLook(
      progress: WatchProgress(anchor: now), nextAt: next.map(now.addingTimeInterval),
      lapsesAt: lapses.map(now.addingTimeInterval), settings: "a")
    guard let action else { return look }
    look.progress.taken = now
    let alert = MonitorAlert(id: AlertID(at: now), action: action, verification: nil, createdAt: now)
    look.alert = (
      alert,
      UsageEvent(
        id: UsageID(at: now), meter: UsageEvent.monitoring, subject: .alert(alert.id, of: customer.applicant),
        outcome: nil, freeBecause: nil, unitPrice: "0.02", currency: "EUR", priceBook: "standard-2026@1", key: nil,
        dimensions: [:], occurredAt: now, sequence: nil)
    )
    return look
  }

  @Test func `whoever is verified is looked at for every date, in both modes, and again when something changes`()
    async throws
  {
    try await StorageWorld.with { world in
      let test = Realm(tenant: world.here.tenant, mode: .test)
      let ada = try await Self.customer(world)
      try await Self.customer(world, "Sample", in: test)
      try await Self.customer(world, "Eve", .decline(reasons: []))
      try await Self.customer(world, "Elsewhere", in: world.there)
      for kind in MonitorKind.dated {
        let due = try await Self.due(world, kind)
        #expect(due.map(\.applicant) == [ada] && due.first?.approval != nil)
        #expect(try await Self.due(world, kind, in: test).count == 1)
      }
      let customer = try #require(try await Self.due(world).first)
      #expect(try await Self.store(world).record(Self.look(of: customer), of: customer, in: world.here, at: Self.now))
      #expect(try await Self.due(world).isEmpty)
      #expect(try await Self.due(world, at: Self.now.addingTimeInterval(59)).isEmpty)
      #expect(try await Self.due(world, at: Self.now.addingTimeInterval(60)).map(\.applicant) == [ada])
      #expect(try await Self.due(world, under: "b").count == 1)
      #expect(try await Self.due(world, under: "0").count == 1)
      try await world.applicants.update(
        ada, with: ["given_names": "Ada"], metadata: nil, expecting: nil, in: world.here, by: Actor("test"), at: Date())
      #expect(try await Self.due(world).map(\.version) == [customer.version + 1])
    }
  }

  @Test(arguments: [MonitorAction.remind, .lapse])
  func `a step is taken once, with its alert, event and metered event`(action: MonitorAction) async throws {
    try await StorageWorld.with { world in
      let store = Self.store(world)
      let ada = try await Self.customer(world)
      let customer = try #require(try await Self.due(world).first)
      let look = Self.look(action, of: customer, lapses: action == .lapse ? nil : 600)
      #expect(try await store.record(look, of: customer, in: world.here, at: Self.now))
      // Another server looked at the same time, or this one died before it heard that it was done.
      #expect(try await !store.record(Self.look(action, of: customer), of: customer, in: world.here, at: Self.now))
      let view = try await world.applicants.view(ada, in: world.here)
      #expect(view.standing == (action == .lapse ? .lapsed : .verified))
      #expect(view.validUntil == (action == .lapse ? nil : Self.now.addingTimeInterval(600)))
      let events = try await world.owner.query(
        "select type from events where type in ('monitor.alerted', 'applicant.lapsed') order by type"
      ).map { try $0.decode("type", as: String.self) }
      #expect(events == (action == .lapse ? ["applicant.lapsed", "monitor.alerted"] : ["monitor.alerted"]))
      let usage = try await PostgreSQLUsageLedger(database: world.database).events(
        UsageQuery(from: Self.now, to: Self.now.addingTimeInterval(1), limit: 10), in: world.here)
      #expect(usage.map(\.subject) == [try #require(look.alert).usage.subject])
      let monitors = try await PostgreSQLMonitorStore(database: world.database, vault: world.vault)
        .monitors(of: ada, in: world.here, after: nil, limit: 10)
      #expect(monitors.flatMap(\.alerts).map(\.action) == [action])
      #expect(Set(monitors.map(\.kind)) == Set(MonitorKind.allCases))
    }
  }

  @Test func `a look at what is known no longer records nothing`() async throws {
    try await StorageWorld.with { world in
      let ada = try await Self.customer(world)
      let stale = try #require(try await Self.due(world).first)
      try await world.applicants.update(
        ada, with: ["given_names": "Ada"], metadata: nil, expecting: nil, in: world.here, by: Actor("test"), at: Date())
      #expect(
        try await !Self.store(world).record(Self.look(.lapse, of: stale), of: stale, in: world.here, at: Self.now))
      #expect(try await world.applicants.view(ada, in: world.here).standing == .verified)
      #expect(try await world.count("select count(*) as n from monitor_alerts") == 0)
      #expect(try await world.count("select count(*) as n from usage_events where meter = 'monitoring'") == 0)
    }
  }

  @Test func `whoever lapsed is verified again by an approval, and watched on until a decline`() async throws {
    try await StorageWorld.with { world in
      let store = Self.store(world)
      let ada = try await Self.customer(world)
      let customer = try #require(try await Self.due(world).first)
      _ = try await store.record(Self.look(.lapse, of: customer), of: customer, in: world.here, at: Self.now)
      try await Self.customer(world)
      #expect(try await world.applicants.view(ada, in: world.here).standing == .verified)
      let again = try #require(try await Self.due(world).first)
      #expect(again.monitor == customer.monitor && again.progress.taken == Self.now)
      _ = try await store.record(
        Self.look(of: again, lapses: 600), of: again, in: world.here, at: Self.now)
      try await Self.customer(world, "Ada", .decline(reasons: []))
      #expect(try await Self.due(world).isEmpty)
      let view = try await world.applicants.view(ada, in: world.here)
      #expect(view.standing == .rejected && view.validUntil == nil)
    }
  }

  @Test func `a kind that rests is due at no time, and reckoned anew when it is asked for again`() async throws {
    try await StorageWorld.with { world in
      let store = Self.store(world)
      let ada = try await Self.customer(world)
      let customer = try #require(try await Self.due(world).first)
      _ = try await store.record(
        Self.look(.remind, of: customer, lapses: 600), of: customer, in: world.here, at: Self.now)
      try await store.pause(.documentExpiry, in: world.here)
      #expect(try await world.applicants.view(ada, in: world.here).validUntil == nil)
      let again = try #require(try await Self.due(world).first)
      #expect(again.progress == WatchProgress(anchor: Self.now, taken: Self.now))
    }
  }

  @Test func `what a document's expiry told goes with the document`() async throws {
    try await StorageWorld.with { world in
      let store = Self.store(world)
      let ada = try await Self.customer(world)
      let customer = try #require(try await Self.due(world).first)
      _ = try await store.record(Self.look(of: customer, lapses: 600), of: customer, in: world.here, at: Self.now)
      _ = try await world.applicants.erase(
        ada, classes: [.document], cause: "request", in: world.here, by: Actor("test"), at: Date())
      #expect(try await world.applicants.view(ada, in: world.here).validUntil == nil)
      #expect(
        try await world.count("select count(*) as n from monitors where anchor_at is not null or next_at is not null")
          == 0)
    }
  }

  @Test func `a test clock moves forwards alone and is its tenant's own`() async throws {
    try await StorageWorld.with { world in
      let clocks = PostgreSQLTestClocks(database: world.database)
      let (tenant, actor) = (world.here.tenant, Actor("test"))
      #expect(try await clocks.now(of: tenant) == nil)
      for seconds in [0.0, 0, 60] {
        try await clocks.move(tenant, to: Self.now.addingTimeInterval(seconds), by: actor, at: Date())
      }
      await #expect(throws: StoreError.stale) {
        try await clocks.move(tenant, to: Self.now.addingTimeInterval(59), by: actor, at: Date())
      }
      #expect(try await clocks.now(of: tenant) == Self.now.addingTimeInterval(60))
      #expect(try await clocks.now(of: world.there.tenant) == nil)
      try await clocks.remove(tenant, by: actor, at: Date())
      #expect(try await clocks.now(of: tenant) == nil)
    }
  }
}
