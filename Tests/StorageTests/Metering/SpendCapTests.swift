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
      limits: limits, minorDigits: 2, since: now.addingTimeInterval(-86_400), now: now,
      prices: [Self.book: ["document": price]], books: [1: Self.book], inForce: 1, alertPercents: alerts)
  }

  private static let book = "standard-2026@1"

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
      (HeldPrice(each: "0.35", free: 2), 70, 4), (HeldPrice(each: "0.35", free: 2), 69, 3),
      // The first one begins a package.
      (HeldPrice(each: "0.10", start: "5"), 509, 0), (HeldPrice(each: "0.10", start: "5"), 510, 1),
      (HeldPrice(each: "0.10", start: "5"), 530, 3),
      (HeldPrice(each: "0.10", start: "5", free: 2), 0, 2),
      // A tier's fixed part, behind units that cost nothing.
      (HeldPrice(each: "0", start: "5"), 499, 0), (HeldPrice(each: "0", start: "5"), 500, 6),
      // 1.5 is 2 on its line; of two lines each may be rounded up, once each has a unit.
      (HeldPrice(each: "0.015", roundedLineCount: 1), 1, 0), (HeldPrice(each: "0.015", roundedLineCount: 1), 2, 1),
      (HeldPrice(each: "0.015", roundedLineCount: 2), 3, 1), (HeldPrice(each: "0.015", roundedLineCount: 2), 4, 2),
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
        #expect(standing == [SpendStanding(committedMinor: 70, fits: true, percent: 70)])
      }
      #expect(
        try await ledger.standings(with: [.document, .document], under: cap, in: world.here).first?.fits == false)
      #expect(try await ledger.counts(under: Self.book, since: cap.since, in: world.here).isEmpty)
    }
  }

  /// A cap in a currency without minor units, under two books that two versions of the policy have.
  private static func cap(
    _ minor: Int64, _ prices: [String: [String: HeldPrice]], books: [Int: String], inForce: Int
  ) -> SpendCap {
    let now = Date()
    return SpendCap(
      limits: [SpendLimit(minor: minor)], minorDigits: 0, since: now.addingTimeInterval(-86_400), now: now,
      prices: prices, books: books, inForce: inForce)
  }

  @Test(arguments: [(100, false), (101, true)] as [(Int64, Bool)])
  func `every line is rounded, as invoices round it`(minor: Int64, fits: Bool) async throws {
    try await StorageWorld.with { world in
      let prices = [
        "document": HeldPrice(each: "49.5", roundedLineCount: 1),
        "face_match": HeldPrice(each: "50.5", roundedLineCount: 1),
      ]
      let ledger = PostgreSQLUsageLedger(database: world.database)
      let standings = try await ledger.standings(
        with: [.document, .faceMatch], under: Self.cap(minor, ["b@1": prices], books: [1: "b@1"], inForce: 1),
        in: world.here)
      #expect(standings.map(\.committedMinor) == [101] && standings.map(\.fits) == [fits])
    }
  }

  @Test(arguments: [(149, false), (150, true)] as [(Int64, Bool)])
  func `open checks are held at the book of their policy, what is asked for at its own`(
    minor: Int64, fits: Bool
  ) async throws {
    try await StorageWorld.with { world in
      let prices = [
        "b@1": ["document": HeldPrice(each: "100")], "b@2": ["document": HeldPrice(each: "50")],
      ]
      try await Self.submit(world, under: Self.cap(100, prices, books: [1: "b@1"], inForce: 1))
      let ledger = PostgreSQLUsageLedger(database: world.database)
      let cap = Self.cap(minor, prices, books: [1: "b@1", 2: "b@2"], inForce: 2)
      let standings = try await ledger.standings(with: [.document], under: cap, in: world.here)
      #expect(standings.map(\.committedMinor) == [150] && standings.map(\.fits) == [fits])
      let sources = try await ledger.sources(since: cap.since, in: world.here)
      #expect(sources == SpendSources(books: [], policyVersions: [1]))
      await #expect(throws: StoreError.stale) {
        try await ledger.standings(
          with: [], under: Self.cap(minor, prices, books: [2: "b@2"], inForce: 2), in: world.here)
      }
    }
  }

  @Test func `one book's free units take nothing off what was billed under another`() async throws {
    try await StorageWorld.with { world in
      let submission = try await world.submission()
      try await world.verifications.submit(submission)
      let check = try #require(try await world.verifications.view(submission.id, in: world.here).checks.first)
      let work = try #require(try await world.verifications.work(for: check.id, in: world.here))
      try await world.verifications.complete(world.completion(work), lease: try await world.lease())
      let (ledger, now) = (PostgreSQLUsageLedger(database: world.database), Date())
      func standing(_ prices: [String: [String: HeldPrice]]) async throws -> [Int64] {
        let cap = SpendCap(
          limits: [SpendLimit(minor: 100)], minorDigits: 2, since: now.addingTimeInterval(-86_400), now: now,
          prices: prices, books: [2: "standard-2026@2"], inForce: 2)
        return try await ledger.standings(with: [.document], under: cap, in: world.here).map(\.committedMinor)
      }
      let free = ["document": HeldPrice(each: "0.35", free: 10)]
      #expect(try await standing([Self.book: ["document": HeldPrice(each: "0.35")], "standard-2026@2": free]) == [35])
      #expect(
        try await ledger.sources(since: now.addingTimeInterval(-86_400), in: world.here)
          == SpendSources(books: [Self.book], policyVersions: []))
      await #expect(throws: StoreError.stale) { _ = try await standing(["standard-2026@2": free]) }
    }
  }

  @Test func `a retake of what any run was billed for is held at nothing`() async throws {
    try await StorageWorld.with { world in
      let cap = Self.cap([SpendLimit(minor: 35)])
      var submission = try await world.submission()
      submission.cap = cap
      try await world.verifications.submit(submission)
      let ledger = PostgreSQLUsageLedger(database: world.database)
      for attempt in 1...3 {
        let view = try await world.verifications.view(submission.id, in: world.here)
        let check = try #require(view.checks.first)
        let work = try #require(try await world.verifications.work(for: check.id, in: world.here))
        let plain = world.completion(work)
        // A second run is a retake and a third is one, too: only the first was billed.
        let usage = UsageEvent(
          id: plain.usage.id, meter: "document", subject: plain.usage.subject, outcome: .clear,
          freeBecause: attempt == 1 ? nil : .retake, unitPrice: attempt == 1 ? "0.35" : "0", currency: "EUR",
          priceBook: Self.book, key: nil, dimensions: [:], occurredAt: plain.completedAt, sequence: nil)
        let completion = CheckCompletion(
          work: work, status: .complete, report: plain.report, views: [:], usage: usage, duration: .zero,
          completedAt: plain.completedAt)
        #expect(try await ledger.standings(with: [], under: cap, in: world.here).map(\.committedMinor) == [35])
        try await world.verifications.complete(completion, lease: try await world.lease())
        guard attempt < 3 else { return }
        try await Self.ask(submission.id, world)
        var supplement = EvidenceSupplement(
          verification: submission.id, realm: world.here, evidence: [], resourceVersion: view.resourceVersion,
          actor: Actor("test"), now: Date())
        (supplement.checks, supplement.unheld, supplement.cap) = ([.document], [.document], cap)
        try await world.verifications.supplement(supplement)
      }
    }
  }

  private static let wait: Statement = """
    update verifications set status = 'awaiting_input' where tenant_id = $1 and id = $2
    """

  private static func ask(_ id: VerificationID, _ world: StorageWorld) async throws {
    _ = try await world.owner.query(wait, [world.here.tenant.parameter, id.parameter])
  }
}
