import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Spend caps and budgets")
struct SpendCapTests {
  private static func cap(
    _ limits: [SpendLimit], _ price: HeldPrice = HeldPrice(each: "0.35"), alerts: [Int] = []
  ) -> SpendCap {
    let now = Date()
    return SpendCap(
      limits: limits, minorDigits: 2, since: now.addingTimeInterval(-86_400), now: now, prices: [.document: price],
      alertPercents: alerts)
  }

  private static func submit(_ world: StorageWorld, under cap: SpendCap, key: KeyID? = nil) async throws {
    var submission = try await world.submission()
    submission.cap = cap
    submission.key = key
    try await world.verifications.submit(submission)
  }

  /// Submissions that are let in, of that many at once.
  private static func admitted(
    _ count: Int, _ world: StorageWorld, under cap: SpendCap, key: KeyID? = nil
  ) async throws -> Int {
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<count {
        group.addTask {
          do {
            try await submit(world, under: cap, key: key)
            return true
          } catch StoreError.notAllowed(.spendCap), StoreError.notAllowed(.keyBudget) {
            return false
          }
        }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
  }

  @Test(
    arguments: [
      (349, 9), (350, 10), (351, 10),
    ] as [(Int64, Int)])
  func `fifty submissions at once never hold more than the cap`(minor: Int64, count: Int) async throws {
    try await StorageWorld.with { world in
      let admitted = try await Self.admitted(50, world, under: Self.cap([SpendLimit(minor: minor)]))
      let written = try await world.count("select count(*) as n from verifications")
      #expect(admitted == count && written == count)
    }
  }

  @Test func `fifty submissions at once never hold more than their key's budget, and leave other keys theirs`()
    async throws
  {
    try await StorageWorld.with { world in
      let (one, other) = (KeyID(at: Date()), KeyID(at: Date()))
      let cap = { (key: KeyID) in Self.cap([SpendLimit(minor: 10_000), SpendLimit(key: key, minor: 105)]) }
      let (ofOne, ofOther) = (
        try await Self.admitted(50, world, under: cap(one), key: one),
        try await Self.admitted(1, world, under: cap(other), key: other)
      )
      #expect(ofOne == 3 && ofOther == 1)
      await #expect(throws: StoreError.notAllowed(.keyBudget)) {
        try await Self.submit(world, under: cap(one), key: one)
      }
    }
  }

  @Test(
    arguments: [
      // Two free units, then 0.35 each.
      (HeldPrice(each: "0.35", relief: "0.70"), 70, 4), (HeldPrice(each: "0.35", relief: "0.70"), 69, 3),
      // The first one begins a package.
      (HeldPrice(each: "0.10", start: "5"), 509, 0), (HeldPrice(each: "0.10", start: "5"), 510, 1),
      (HeldPrice(each: "0.10", start: "5"), 530, 3),
      (HeldPrice(each: "0.10", start: "5", relief: "0.20"), 0, 2),
    ] as [(HeldPrice, Int64, Int)])
  func `what begins with the first unit is held, and what is free is not`(
    price: HeldPrice, minor: Int64, count: Int
  ) async throws {
    try await StorageWorld.with { world in
      let admitted = try await Self.admitted(6, world, under: Self.cap([SpendLimit(minor: minor)], price))
      #expect(admitted == count)
    }
  }

  @Test func `a share that is reached is told once, with what reached it`() async throws {
    try await StorageWorld.with { world in
      let cap = Self.cap([SpendLimit(minor: 350)], alerts: [50, 80, 100])
      #expect(try await Self.admitted(4, world, under: cap) == 4)
      let alerts = { try await world.count("select count(*) as n from events where type = 'usage.threshold_reached'") }
      #expect(try await alerts() == 0)
      try await Self.submit(world, under: cap)
      #expect(try await alerts() == 1)
      #expect(try await Self.admitted(20, world, under: cap) == 5)
      #expect(try await alerts() == 3)
      #expect(try await world.count("select count(*) as n from spend_alerts where limit_name = 'tenant'") == 3)
    }
  }

  @Test func `a standing is read without holding anything`() async throws {
    try await StorageWorld.with { world in
      let (ledger, cap) = (PostgreSQLUsageLedger(database: world.database), Self.cap([SpendLimit(minor: 100)]))
      try await Self.submit(world, under: cap)
      for _ in 0..<2 {
        let standing = try await ledger.standings(with: [.document], under: cap, in: world.here)
        #expect(standing == [SpendStanding(committed: "0.70", fits: true, percent: 70)])
      }
      #expect(
        try await ledger.standings(with: [.document, .document], under: cap, in: world.here).first?.fits == false)
      #expect(try await ledger.counts(since: cap.since, in: world.here).isEmpty)
    }
  }
}
