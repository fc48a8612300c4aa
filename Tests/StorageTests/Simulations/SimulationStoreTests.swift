import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Simulations")
struct SimulationStoreTests {
  private static func store(_ world: StorageWorld) -> PostgreSQLSimulationStore {
    PostgreSQLSimulationStore(database: world.database, vault: world.vault)
  }

  private static func open(
    _ world: StorageWorld, from: Date = Date(timeIntervalSinceNow: -3600), to: Date = Date(timeIntervalSinceNow: 3600)
  ) async throws -> PolicySimulation {
    let simulation = PolicySimulation(
      id: SimulationID(at: Date()), realm: world.here, withScreening: true, from: from, to: to,
      draft: ["policy": .null, "price_book": .null], createdAt: Date())
    try await store(world).open(simulation, by: Actor("test"))
    return simulation
  }

  private static func lease(_ world: StorageWorld, for seconds: TimeInterval = 60) async throws -> JobLease {
    let now = Date()
    let leases = try await world.queue.claim(
      .bulk, of: world.here.tenant, limit: 1, at: now, until: now.addingTimeInterval(seconds))
    return try #require(leases.first)
  }

  private static func approve(_ world: StorageWorld, at now: Date = Date()) async throws -> VerificationID {
    let (submission, lease) = try await world.checked("Ada \(UUID())")
    try await world.rule(submission, lease, .approve(reasons: []), at: now)
    return submission.id
  }

  @Test func `a window's rulings come in pages, each once, and none from outside of it`() async throws {
    try await StorageWorld.with { world in
      let now = Date()
      _ = try await Self.approve(world, at: now.addingTimeInterval(-7200))
      var inside: [VerificationID] = []
      for _ in 0..<5 { inside.append(try await Self.approve(world)) }
      _ = try await Self.approve(world, at: now.addingTimeInterval(7200))
      var simulation = try await Self.open(world)
      let store = Self.store(world)
      var seen: [VerificationID] = []
      for turn in 1...3 {
        let lost = try await Self.lease(world, for: -1)
        let lease = try await Self.lease(world)
        let page = try await store.rulings(of: simulation, limit: 2)
        #expect(page.allSatisfy { $0.facts != nil && $0.verdict == .approve && $0.policyVersion == 1 })
        let flips = page.map {
          SimulatedFlip(ruling: $0.id, verification: $0.verification, flip: .init(from: .approve, to: .review))
        }
        simulation.counts.judged += Int64(page.count)
        simulation.counts.flips[.init(from: .approve, to: .review), default: 0] += Int64(page.count)
        if turn == 3 { (simulation.state, simulation.completedAt) = (.complete, Date()) }
        // Whoever lost the job writes nothing.
        await #expect(throws: StoreError.stale) {
          try await store.record(simulation, through: page.last?.id, flips, lease: lost, at: Date())
        }
        try await store.record(simulation, through: page.last?.id, flips, lease: lease, at: Date())
        seen += page.map(\.verification)
      }
      #expect(seen == inside)
      let found = try await store.simulation(simulation.id, in: world.here)
      #expect(found.state == .complete && found.counts == simulation.counts)
      let flips = try await store.flips(of: simulation.id, after: nil, limit: 3, in: world.here)
      let rest = try await store.flips(of: simulation.id, after: flips.last?.ruling, limit: 3, in: world.here)
      #expect((flips + rest).map(\.verification) == inside)
      #expect(try await store.flips(of: simulation.id, after: nil, limit: 3, in: world.there).isEmpty)
      #expect(try await world.count("select count(*) as n from jobs where kind = 'simulate'") == 0)
    }
  }

  @Test func `flips are kept up to a bound, and counted beyond it`() async throws {
    try await StorageWorld.with { world in
      var simulation = try await Self.open(world)
      let flip = SimulationCounts.Flip(from: .approve, to: .decline)
      let more = (0..<3).map { _ in
        SimulatedFlip(ruling: RulingID(at: Date()), verification: VerificationID(at: Date()), flip: flip)
      }
      simulation.counts.flips[flip] = Int64(PolicySimulation.flipsMax + 1)
      try await Self.store(world).record(
        simulation, through: nil, more, lease: try await Self.lease(world), at: Date())
      // Two of the three fit beside the 998 before them.
      #expect(try await world.count("select count(*) as n from simulation_flips") == 2)
    }
  }

  @Test func `what reviewers took is counted from claim to decision, over every claim`() async throws {
    try await StorageWorld.with { world in
      let desk = PostgreSQLReviewDesk(database: world.database, vault: world.vault)
      let member = MemberID(at: Date())
      let item = try await ReviewDeskTests.review(world, world.here, fourEyes: false)
      let start = Date(timeIntervalSinceNow: -600)
      try await desk.claim(item.id, for: member, in: world.here, by: Actor("test"), at: start)
      let held = try await desk.item(item.id, in: world.here)
      let returned = ReviewDeskTests.ruling(held, .return, fence: held.fence)
      try await desk.decide(
        returned, on: item.id, member: member, in: world.here, by: Actor("test"), at: start.addingTimeInterval(60))
      let again = start.addingTimeInterval(300)
      try await desk.claim(item.id, for: member, in: world.here, by: Actor("test"), at: again)
      let last = try await desk.item(item.id, in: world.here)
      try await desk.decide(
        ReviewDeskTests.ruling(last, .approve, fence: last.fence), on: item.id, member: member, in: world.here,
        by: Actor("test"), at: again.addingTimeInterval(30))
      let store = Self.store(world)
      let times = try await store.reviewTimes(from: start, to: Date(), in: world.here)
      #expect(times["general"]?.count == 1 && times["general"]?.total == .seconds(90))
      #expect(try await store.reviewTimes(from: Date(), to: .distantFuture, in: world.here).isEmpty)
      #expect(try await store.reviewTimes(from: start, to: Date(), in: world.there).isEmpty)
    }
  }

  @Test func `a window's usage is counted within it, whatever invoice has it`() async throws {
    try await InvoiceWorld.with { world in
      try await world.meter(3, at: "2026-10-31T23:59:59Z")
      try await world.meter(2, at: "2026-11-01T00:00:00Z", dimensions: ["document.country": "DEU"])
      try await world.meter(4, at: "2026-11-30T23:59:59Z")
      _ = try await world.close(InvoiceWorld.october, over: [InvoiceWorld.october])
      let store = Self.store(world.world)
      let spans = [InvoiceWorld.october, InvoiceWorld.november]
      let all = try await store.tallies(of: spans, by: ["document.country"], in: world.world.here)
      #expect(all.filter { $0.period == "2026-10" }.map(\.quantity) == [3])
      let november = all.filter { $0.period == "2026-11" }
      #expect(Set(november.map(\.quantity)) == [2, 4] && november.allSatisfy { $0.billed == 0 })
      #expect(november.first { $0.quantity == 2 }?.dimensions == ["document.country": "DEU"])
      #expect(try await store.tallies(of: spans, by: [], in: world.world.there).isEmpty)
    }
  }
}
