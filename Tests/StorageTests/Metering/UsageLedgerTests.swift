import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Usage, page by page")
struct UsageLedgerTests {
  /// Completes one check, which leaves one usage event.
  private static func meter(_ world: StorageWorld) async throws {
    try await world.verifications.submit(try await world.submission())
    while true {
      let lease = try await world.lease()
      guard lease.kind == .check else {
        try await world.queue.finish(lease)
        continue
      }
      let work = try #require(try await world.verifications.work(for: CheckID(lease.subject), in: world.here))
      try await world.verifications.complete(world.completion(work), lease: lease)
      return
    }
  }

  private static func read(
    _ world: StorageWorld, after: UsagePosition?, limit: Int = 2
  ) async throws -> (ids: [UsageID], position: UsagePosition?) {
    let ledger = PostgreSQLUsageLedger(database: world.database)
    let query = UsageQuery(
      from: Date(timeIntervalSince1970: 0), to: Date().addingTimeInterval(60), after: after, limit: limit)
    let events = try await ledger.events(query, in: world.here)
    return (events.map(\.id), events.reduce(after) { UsagePosition(behind: $1, before: $0) })
  }

  @Test func `whoever reads on meets every event, whenever it was numbered`() async throws {
    try await StorageWorld.with { world in
      let sequencer = Sequencer(database: world.database, time: SystemTime())
      var met: [UsageID] = []
      var position: UsagePosition?
      for round in 0..<6 {
        try await Self.meter(world)
        // Every other round reads before the numbers are given.
        if round % 2 == 0 { _ = try await sequencer.run() }
        let page = try await Self.read(world, after: position)
        met += page.ids
        position = page.position
      }
      _ = try await sequencer.run()
      while true {
        let page = try await Self.read(world, after: position)
        guard !page.ids.isEmpty else { break }
        met += page.ids
        position = page.position
      }
      #expect(Set(met).count == 6)
      #expect(position.map(\.sequence) == 6)
      let all = try await Self.read(world, after: nil, limit: 100)
      #expect(all.ids.count == 6)
    }
  }

  @Test func `an event that is committed behind a younger one is not passed over`() async throws {
    try await StorageWorld.with { world in
      let sequencer = Sequencer(database: world.database, time: SystemTime())
      try await Self.meter(world)
      try await Self.meter(world)
      _ = try await sequencer.run()
      let first = try await Self.read(world, after: nil)
      #expect(first.ids.count == 2)
      try await Self.meter(world)
      // Its transaction began before the others', and ended after them.
      try await world.owner.script(
        "update usage_events set id = '01900000-0000-7000-8000-000000000001' where sequence is null")
      _ = try await sequencer.run()
      let second = try await Self.read(world, after: first.position)
      #expect(second.ids.count == 1)
      #expect(second.position?.description == "3")
    }
  }

  @Test(arguments: ["0", "17", "17/use_01m8390qv7ek5v947ch7z2dqh9"])
  func `a position is read as it was written`(text: String) {
    #expect(UsagePosition(text)?.description == text)
  }

  @Test(arguments: ["", "-1", "x", "17/", "17/ver_01m8390qv7ek5v947ch7z2dqh9", "17/use_1", "1.5"])
  func `what is no position is none`(text: String) {
    #expect(UsagePosition(text) == nil)
  }
}
