import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Imports of lists that break off")
struct ListImportFaultTests {
  private static let atTheEnd: Statement = """
    select count(*) as n from pg_locks where relation = 'list_versions'::regclass and not granted
      and database = (select oid from pg_database where datname = current_database())
    """
  private static let behind: Statement = """
    select count(*) as n from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())
    """
  private static let killImport: Statement = """
    select pg_terminate_backend(pid) as done from pg_locks
    where relation = 'list_versions'::regclass and not granted
      and database = (select oid from pg_database where datname = current_database())
    """

  /// Waits until one session stands where a statement looks.
  private static func wait(_ world: StorageWorld, for statement: Statement) async throws {
    let latest = ContinuousClock.now + .seconds(30)
    while try await world.count(statement) != 1 {
      try #require(ContinuousClock.now < latest, "nobody waits for the lock")
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  private static func expectFirst(_ version: ListVersion, in store: PostgreSQLListStore) async throws {
    #expect(try await store.newest(of: .installation) == [version])
    #expect(try await store.allEntities(version: 1) == SampleList.people(1...9))
  }

  @Test func `an import whose connection is killed at its end changes nothing, and goes through the next time`()
    async throws
  {
    try await StorageWorld.with { world in
      let store = PostgreSQLListStore(database: world.database, vault: world.vault)
      let first = try await store.store(SampleList.reading(SampleList.people(1...9))).version
      let next = SampleList.reading(SampleList.people(2...9, changed: [3]), edition: 2)
      let task = try await world.owner.transaction { gate in
        // Every entry is written, and the version's own row waits.
        try await gate.script("lock table list_versions in share mode")
        let task = Task { try await store.store(next) }
        try await Self.wait(world, for: Self.atTheEnd)
        _ = try await gate.query(Self.killImport)
        return task
      }
      await #expect(throws: StoreError.unavailable) { try await task.value }
      try await Self.expectFirst(first, in: store)
      let second = try await store.store(next).version
      #expect(second.number == 2 && second.changes == ListChangeCounts(added: 0, changed: 1, removed: 1))
    }
  }

  @Test func `an import that is canceled changes nothing`() async throws {
    try await StorageWorld.with { world in
      let store = PostgreSQLListStore(database: world.database, vault: world.vault)
      let first = try await store.store(SampleList.reading(SampleList.people(1...9))).version
      let task = try await world.owner.transaction { gate in
        try await gate.script("lock table list_versions in share mode")
        let task = Task { try await store.store(SampleList.reading(SampleList.people(1...3), edition: 2)) }
        try await Self.wait(world, for: Self.atTheEnd)
        task.cancel()
        _ = await task.result
        return task
      }
      await #expect(throws: StoreError.unavailable) { try await task.value }
      try await Self.expectFirst(first, in: store)
    }
  }

  @Test func `an entry that the database refuses after thousands of others leaves none of them`() async throws {
    try await StorageWorld.with { world in
      let store = PostgreSQLListStore(database: world.database, vault: world.vault)
      let first = try await store.store(SampleList.reading(SampleList.people(1...9))).version
      let entities = SampleList.people(1...4000, changed: [1]) + [SampleList.person("last\u{0}", "Last")]
      await #expect(throws: StoreError.damaged) {
        try await store.store(SampleList.reading(entities, edition: 2))
      }
      try await Self.expectFirst(first, in: store)
      #expect(try await world.count("select count(*) as n from list_entities") == 9)
    }
  }

  @Test func `the second of two imports waits for the first and differs from it`() async throws {
    try await StorageWorld.with { world in
      let store = PostgreSQLListStore(database: world.database, vault: world.vault)
      _ = try await store.store(SampleList.reading(SampleList.people(1...9)))
      let (one, two) = try await world.owner.transaction { gate in
        try await gate.script("lock table list_versions in share mode")
        let one = Task { try await store.store(SampleList.reading(SampleList.people(1...8), edition: 2)) }
        try await Self.wait(world, for: Self.atTheEnd)
        let two = Task { try await store.store(SampleList.reading(SampleList.people(1...7), edition: 3)) }
        try await Self.wait(world, for: Self.behind)
        return (one, two)
      }
      #expect(try await one.value.version.number == 2)
      let last = try await two.value.version
      #expect(last.number == 3 && last.changes == ListChangeCounts(added: 0, changed: 0, removed: 1))
    }
  }

  @Test func `imports of two lists, or of two owners, do not wait for each other`() async throws {
    try await StorageWorld.with { world in
      let store = PostgreSQLListStore(database: world.database, vault: world.vault)
      let reading = SampleList.reading(SampleList.people(1...3))
      let tasks = try await world.owner.transaction { gate in
        try await gate.script("lock table list_versions in share mode")
        let one = Task { try await store.store(reading) }
        try await Self.wait(world, for: Self.atTheEnd)
        let others = [
          Task { try await store.store(reading, as: "other") },
          Task { try await store.store(reading, owner: .tenant(world.here.tenant)) },
        ]
        try await Self.wait(
          world,
          for: """
            select count(*) / 3 as n from pg_locks where relation = 'list_versions'::regclass and not granted
              and database = (select oid from pg_database where datname = current_database())
            """)
        return [one] + others
      }
      for task in tasks { #expect(try await task.value.isNew) }
    }
  }
}
