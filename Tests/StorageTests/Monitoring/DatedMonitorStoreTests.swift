import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Watches of dates")
struct DatedMonitorStoreTests {
  private static let now = Date(timeIntervalSince1970: 1_800_000_000)

  private static func store(_ world: StorageWorld) -> PostgreSQLMonitorStore {
    PostgreSQLMonitorStore(database: world.database, vault: world.vault)
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
    try await store(world).due(
      kind, under: settings, provedBy: [.document], in: realm ?? world.here, at: now, real: real, limit: 10)
  }

  /// A look that reckoned a date and took a step.
  private static func look(
    _ action: MonitorAction? = nil, of customer: DatedCustomer, next: TimeInterval? = 60, lapses: TimeInterval? = nil
  ) -> DatedLook {
    var look = DatedLook(
      progress: WatchProgress(anchor: now), nextAt: next.map(now.addingTimeInterval),
      lapsesAt: lapses.map(now.addingTimeInterval), settings: "a")
    guard let action else { return look }
    look.progress = look.progress.taking(WatchStep(at: now, action: action), at: now)
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
        #expect(due.map(\.applicant) == [ada] && due.first?.approval?.carriesStanding == true)
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
      #expect(try await Self.due(world).map(\.fence) == [customer.fence + 2])
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

  /// What may happen between a look and its record.
  enum Meanwhile: CaseIterable {
    case changed, approved, erased, ended

    func happen(to id: ApplicantID, _ world: StorageWorld) async throws {
      let actor = Actor("test")
      switch self {
      case .changed:
        try await world.applicants.update(
          id, with: ["given_names": "Ada"], metadata: nil, expecting: nil, in: world.here, by: actor, at: Date())
      case .approved: try await customer(world)
      case .erased:
        _ = try await world.applicants.erase(
          id, classes: [.document], cause: "request", in: world.here, by: actor, at: Date())
      case .ended:
        try await world.applicants.endRelationship(of: id, ended: Date(), in: world.here, by: actor, at: Date())
      }
    }
  }

  @Test(arguments: Meanwhile.allCases)
  func `a look records nothing where something happened since`(meanwhile: Meanwhile) async throws {
    try await StorageWorld.with { world in
      let ada = try await Self.customer(world)
      let stale = try #require(try await Self.due(world).first)
      try await meanwhile.happen(to: ada, world)
      let look = Self.look(.lapse, of: stale, lapses: 600)
      #expect(try await !Self.store(world).record(look, of: stale, in: world.here, at: Self.now))
      let view = try await world.applicants.view(ada, in: world.here)
      #expect(view.standing == .verified && view.validUntil == nil)
      #expect(try await world.count("select count(*) as n from monitor_alerts") == 0)
      #expect(try await world.count("select count(*) as n from usage_events where meter = 'monitoring'") == 0)
      #expect(try await Self.due(world).count == (meanwhile == .ended ? 0 : 1))
    }
  }

  @Test func `an approval of something else does not prove anew what is watched`() async throws {
    try await StorageWorld.with { world in
      try await Self.customer(world)
      let first = try #require(try await Self.due(world).first?.approval)
      let (submission, lease) = try await world.checked("Ada", checks: [.faceMatch])
      try await world.rule(submission, lease, .approve(reasons: []))
      let after = try #require(try await Self.due(world).first?.approval)
      #expect(after.verification == first.verification && first.carriesStanding && !after.carriesStanding)
    }
  }

  @Test func `one that is put off waits by the time there is, and one that does not open keeps nobody from theirs`()
    async throws
  {
    try await StorageWorld.with { world in
      let ada = try await Self.customer(world)
      let bob = try await Self.customer(world, "Bob")
      let customers = try await Self.due(world)
      #expect(Set(customers.map(\.applicant)) == [ada, bob])
      let first = try #require(customers.first { $0.applicant == ada })
      try await Self.store(world).putOff(first.monitor, in: world.here, until: Self.now.addingTimeInterval(60))
      #expect(try await Self.due(world, real: Self.now.addingTimeInterval(59)).map(\.applicant) == [bob])
      // However far a test clock is ahead.
      #expect(try await Self.due(world, at: Self.now.addingTimeInterval(1e8)).map(\.applicant) == [bob])
      #expect(try await Self.due(world, real: Self.now.addingTimeInterval(60)).count == 2)
      _ = try await world.owner.query(
        """
        update checks set sealed = '\\x00'
        where verification_id in (select id from verifications where applicant_id = $1)
        """, [.uuid(bob.uuid)])
      #expect(try await Self.due(world, real: Self.now.addingTimeInterval(120)).map(\.applicant) == [ada])
      #expect(try await world.count("select count(*) as n from monitors where retry_at is not null") == 2)
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
      #expect(again.monitor == customer.monitor && again.progress.hasLapsed)
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
      try await store.pause(.documentExpiry, in: world.there)
      try await store.pause(.addressAge, in: world.here)
      #expect(try await world.applicants.view(ada, in: world.here).validUntil != nil)
      try await store.pause(.documentExpiry, in: world.here)
      #expect(try await world.applicants.view(ada, in: world.here).validUntil == nil)
      let again = try #require(try await Self.due(world).first)
      #expect(again.progress == Self.look(.remind, of: customer).progress)
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
