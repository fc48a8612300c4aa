import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Lists of a real size", .serialized)
struct LargeListTests {
  /// Far above what is measured, so that a busy machine does not fail it.
  private static let importMax: Duration = .seconds(300)

  @Test func `25,000 entries are imported, read again, and changed in a few seconds`() async throws {
    try await StorageWorld.with { world in
      let store = PostgreSQLListStore(database: world.database, vault: world.vault)
      let entities = SampleList.generated(25_000)
      let clock = ContinuousClock()
      let first = try await clock.measure { _ = try await store.store(SampleList.reading(entities)) }
      let again = try await clock.measure { _ = try await store.store(SampleList.reading(entities)) }
      var changed = Array(entities.dropFirst(500))
      for index in 0..<800 { changed[index * 7] = SampleList.person(changed[index * 7].id, "Changed \(index)") }
      changed += SampleList.people(1...1800)
      let delta = try await clock.measure {
        let version = try await store.store(SampleList.reading(changed, edition: 2)).version
        #expect(version.changes == ListChangeCounts(added: 1800, changed: 800, removed: 500))
        #expect(version.entityCount == changed.count)
      }
      let reading = try await clock.measure {
        let read = try await store.allEntities(version: 2)
        #expect(Set(read) == Set(changed))
      }
      print("25,000 entries: first \(first), again \(again), delta \(delta), read \(reading)")
      #expect(first < Self.importMax && again < Self.importMax && delta < Self.importMax)
      let rows = try await world.count("select count(*) as n from list_entities")
      #expect(rows == 25_000 + 800 + 1800)
      #expect(
        try await store.changes(
          of: "sample", from: 1, to: 2, owner: .installation, after: nil, limit: 10_000
        ).count == 1800 + 800 + 500)
    }
  }
}
