import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Imports of customers")
struct ImportStoreTests {
  private static func store(_ world: StorageWorld) -> PostgreSQLImportStore {
    PostgreSQLImportStore(database: world.database, vault: world.vault, ledger: world.ledger)
  }

  private static func open(_ world: StorageWorld, consents: [Consent] = []) async throws -> ImportID {
    let id = ImportID(at: Date())
    try await store(world).open(id, consents: consents, in: world.here, by: Actor("test"), at: Date())
    return id
  }

  private static func row(_ name: String, family: String = "Doe", consents: [Consent] = []) -> ImportedRow {
    .customer(
      ImportedCustomer(
        externalID: name, declared: ["family_name": .string(family)], metadata: nil, consents: consents))
  }

  private static func cap(_ minor: Int64) -> SpendCap {
    SpendCap(
      limits: [SpendLimit(minor: minor)], minorDigits: 2, since: Date().addingTimeInterval(-86_400), now: Date(),
      prices: ["b@1": ["screening": HeldPrice(each: "0.10")]], books: [1: "b@1"], inForce: 1)
  }

  private static func chunk(
    _ rows: [ImportedRow], from first: Int, of id: ImportID, in realm: Realm, cap: SpendCap? = nil,
    behaviour: BehaviourPolicy? = nil, isWatching: Bool = false
  ) -> ImportChunk {
    let now = Date()
    return ImportChunk(
      id: id, realm: realm, first: first, rows: rows,
      terms: ImportTerms(
        policyVersion: 1, language: "en", dimensions: [], key: nil, cap: cap, expiresAt: now.addingTimeInterval(3600),
        behaviour: behaviour, isWatching: isWatching),
      actor: Actor("test"), now: now)
  }

  private static func counts(_ view: CustomerImport) -> [Int] {
    let counts = view.counts
    return [counts.created, counts.updated, counts.unchanged, counts.rejected, counts.screened]
  }

  @Test func `rows are taken once, with a screening each, and the import says where to go on`() async throws {
    try await StorageWorld.with { world in
      let (store, id) = (Self.store(world), try await Self.open(world))
      let problem = RowProblem(pointer: "/family_name", code: "length", detail: "must have 1 through 200 characters")
      let rows = [Self.row("a"), .rejected([problem, problem]), Self.row("b")]
      let view = try await store.take(Self.chunk(rows, from: 1, of: id, in: world.here))
      #expect(view.nextRow == 4 && Self.counts(view) == [2, 0, 0, 1, 2])
      await #expect(throws: StoreError.stale) {
        try await store.take(Self.chunk(rows, from: 1, of: id, in: world.here))
      }
      #expect(try await store.view(id, in: world.here) == view)
      #expect(try await world.count("select count(*) as n from applicants where standing = 'pending'") == 2)
      #expect(try await world.count("select count(*) as n from checks where type = 'screening'") == 2)
      #expect(try await world.count("select count(*) as n from jobs where kind = 'check' and lane = 'bulk'") == 2)
      let rejections = try await store.rejections(of: id, after: nil, limit: 10, in: world.here)
      #expect(rejections == [1, 2].map { RowRejection(row: 2, position: $0, problem: problem) })
      #expect(try await store.rejections(of: id, after: (2, 1), limit: 10, in: world.here).map(\.position) == [2])
      await #expect(throws: StoreError.notFound) { try await store.view(id, in: world.there) }
    }
  }

  @Test(arguments: [nil, BehaviourPolicy()])
  func `a customer who is taken over is known again by what the row says, where the tenant looks`(
    behaviour: BehaviourPolicy?
  ) async throws {
    try await StorageWorld.with { world in
      let (store, id) = (Self.store(world), try await Self.open(world))
      let customer = ImportedCustomer(
        externalID: "a", declared: ["family_name": "Doe", "email": "doe@mail.example"], metadata: nil, consents: [])
      _ = try await store.take(
        Self.chunk([.customer(customer)], from: 1, of: id, in: world.here, behaviour: behaviour))
      let kept = try await world.count("select count(*) as n from behaviour_traces where kind = 'email'")
      #expect(kept == (behaviour == nil ? 0 : 1))
    }
  }

  @Test func `the same customers in another import begin nothing anew, and a change is a new version`() async throws {
    try await StorageWorld.with { world in
      let store = Self.store(world)
      let (first, second) = (try await Self.open(world), try await Self.open(world))
      _ = try await store.take(Self.chunk([Self.row("a"), Self.row("b")], from: 1, of: first, in: world.here))
      let same = try await store.take(Self.chunk([Self.row("b"), Self.row("a")], from: 1, of: second, in: world.here))
      #expect(Self.counts(same) == [0, 0, 2, 0, 0])
      let changed = try await store.take(
        Self.chunk([Self.row("a", family: "Roe")], from: 3, of: second, in: world.here))
      // Nobody watches this customer, so nobody else would look at the new name.
      #expect(Self.counts(changed) == [0, 1, 2, 0, 1])
      let view = try await world.applicants.list(externalID: "a", after: nil, limit: 2, in: world.here)
      #expect(view.map(\.record.familyName) == ["Roe"] && view.map(\.version) == [2])
      #expect(try await world.count("select count(*) as n from applicants") == 2)
    }
  }

  @Test func `a consent is recorded once, whether a row or the import brings it`() async throws {
    try await StorageWorld.with { world in
      let all = Consent(
        purpose: .screening, granted: true, grantedAt: "2026-01-01T00:00:00.123Z", textVersion: "1", language: "en")
      let own = Consent(
        purpose: .biometric, granted: false, grantedAt: "2026-01-02T00:00:00Z", textVersion: "1", language: "en")
      let (store, id) = (Self.store(world), try await Self.open(world, consents: [all]))
      let row = Self.row("a", consents: [own])
      _ = try await store.take(Self.chunk([row], from: 1, of: id, in: world.here))
      let again = try await store.take(Self.chunk([row], from: 2, of: id, in: world.here))
      #expect(Self.counts(again) == [1, 0, 1, 0, 1])
      #expect(try await world.count("select count(*) as n from consents") == 2)
    }
  }

  @Test func `an older file brings back no consent that was withdrawn since`() async throws {
    try await StorageWorld.with { world in
      func consent(_ granted: Bool, _ at: String, text: String) -> Consent {
        Consent(purpose: .screening, granted: granted, grantedAt: at, textVersion: text, language: "en")
      }
      let (store, id) = (Self.store(world), try await Self.open(world))
      let withdrawn = consent(false, "2026-02-01T00:00:00Z", text: "1")
      _ = try await store.take(
        Self.chunk([Self.row("a", consents: [withdrawn])], from: 1, of: id, in: world.here))
      let older = consent(true, "2026-01-31T23:59:59Z", text: "2")
      let newer = consent(true, "2026-02-01T00:00:01Z", text: "2")
      let same = try await store.take(Self.chunk([Self.row("a", consents: [older])], from: 2, of: id, in: world.here))
      #expect(Self.counts(same) == [1, 0, 1, 0, 1])
      #expect(try await world.count("select count(*) as n from consents") == 1)
      _ = try await store.take(Self.chunk([Self.row("a", consents: [newer])], from: 3, of: id, in: world.here))
      #expect(try await world.count("select count(*) as n from consents where granted") == 1)
    }
  }

  @Test(arguments: [(true, true, 0), (true, false, 1), (false, true, 1), (false, false, 1)])
  func `a changed customer is screened by the import, unless the tenant watches whom a monitor is of`(
    hasMonitor: Bool, isWatching: Bool, screened: Int
  ) async throws {
    try await StorageWorld.with { world in
      let (store, id) = (Self.store(world), try await Self.open(world))
      _ = try await store.take(Self.chunk([Self.row("a")], from: 1, of: id, in: world.here))
      if hasMonitor {
        try await world.owner.script(
          """
          insert into monitors (tenant_id, id, mode, applicant_id, kind, applicant_version, created_at)
          select tenant_id, id, mode, id, 'screening', 0, now() from applicants
          """)
      }
      let changed = try await store.take(
        Self.chunk([Self.row("a", family: "Roe")], from: 2, of: id, in: world.here, isWatching: isWatching))
      #expect(Self.counts(changed) == [1, 1, 0, 0, 1 + screened])
    }
  }

  /// Rows of every table that a chunk is written to, its own import's aside.
  private static let written: Statement = """
    select (select count(*) from applicants) + (select count(*) from verifications) + (select count(*) from checks)
      + (select count(*) from jobs) + (select count(*) from events) + (select count(*) from consents)
      + (select count(*) from import_rejections) as n
    """

  @Test(arguments: [
    "applicants", "applicant_keys", "verifications", "checks", "jobs", "events", "consents", "import_rejections",
    "imports",
  ])
  func `a chunk that breaks anywhere leaves nothing, and is taken once when it comes again`(table: String) async throws
  {
    try await StorageWorld.with { world in
      let consent = Consent(
        purpose: .screening, granted: true, grantedAt: "2026-01-01T00:00:00Z", textVersion: "1", language: "en")
      let (store, id) = (Self.store(world), try await Self.open(world, consents: [consent]))
      let problem = RowProblem(pointer: "/family_name", code: "length", detail: "must have 1 through 200 characters")
      let chunk = Self.chunk(
        [Self.row("a"), .rejected([problem]), Self.row("b")], from: 1, of: id, in: world.here)
      let before = try await world.count(Self.written)
      try await world.owner.script("alter table \(table) add constraint broken check (false) not valid")
      await #expect(throws: StoreError.self) { try await store.take(chunk) }
      #expect(try await world.count(Self.written) == before)
      #expect(try await store.view(id, in: world.here).nextRow == 1)
      try await world.owner.script("alter table \(table) drop constraint broken")
      #expect(Self.counts(try await store.take(chunk)) == [2, 0, 0, 1, 2])
    }
  }

  @Test(arguments: [(20, true), (19, false)])
  func `a spend cap takes a chunk that fits, and nothing of one that does not`(minor: Int64, fits: Bool) async throws {
    try await StorageWorld.with { world in
      let (store, id) = (Self.store(world), try await Self.open(world))
      let chunk = Self.chunk(
        [Self.row("a"), Self.row("b")], from: 1, of: id, in: world.here, cap: Self.cap(minor))
      if fits {
        _ = try await store.take(chunk)
      } else {
        await #expect(throws: StoreError.notAllowed(.spendCap)) { try await store.take(chunk) }
      }
      #expect(try await store.view(id, in: world.here).nextRow == (fits ? 3 : 1))
      #expect(try await world.count("select count(*) as n from applicants") == (fits ? 2 : 0))
    }
  }

  @Test func `a finished import takes no more, and finishing it again changes nothing`() async throws {
    try await StorageWorld.with { world in
      let (store, id) = (Self.store(world), try await Self.open(world))
      try await store.finish(id, in: world.here, by: Actor("test"), at: Date())
      let view = try await store.view(id, in: world.here)
      try await store.finish(id, in: world.here, by: Actor("test"), at: Date().addingTimeInterval(60))
      #expect(view.state == .finished)
      #expect(try await store.view(id, in: world.here) == view)
      await #expect(throws: StoreError.notAllowed(.importFinished)) {
        try await store.take(Self.chunk([Self.row("a")], from: 1, of: id, in: world.here))
      }
    }
  }

  @Test func `imports that race for the same names make each applicant once`() async throws {
    try await StorageWorld.with { world in
      let store = Self.store(world)
      let names = (0..<40).map { "c\($0)" }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for turn in 0..<4 {
          let id = try await Self.open(world)
          let rows = (turn % 2 == 0 ? names : names.reversed()).map { Self.row($0) }
          group.addTask {
            // What lost a race too often is sent again, as a client does.
            while true {
              do throws(StoreError) {
                _ = try await store.take(Self.chunk(rows, from: 1, of: id, in: world.here))
                return
              } catch .unavailable { continue }
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await world.count("select count(*) as n from applicants") == 40)
      #expect(try await world.count("select count(*) as n from checks where type = 'screening'") == 40)
    }
  }
}
