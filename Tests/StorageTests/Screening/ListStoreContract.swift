import Domain
import Foundation
import Testing

@testable import Storage

/// What every list store is held to.
enum ListStoreContract: String, CaseIterable, CustomTestStringConvertible {
  case memory, postgreSQL

  var testDescription: String { rawValue }

  /// Runs a body over an empty store, with two tenants that may own lists.
  func with(_ body: (any ListStore, ListOwner, ListOwner) async throws -> Void) async throws {
    switch self {
    case .memory:
      let now = Date()
      try await body(MemoryListStore(), .tenant(TenantID(at: now)), .tenant(TenantID(at: now)))
    case .postgreSQL:
      try await StorageWorld.with { world in
        try await body(
          PostgreSQLListStore(database: world.database, vault: world.vault), .tenant(world.here.tenant),
          .tenant(world.there.tenant))
      }
    }
  }
}

/// Lists as tests make them.
enum SampleList {
  /// A person of a list.
  static func person(_ id: String, _ name: String, born: Int? = nil) -> ListEntity {
    ListEntity(
      id: id, kind: .person, names: [ListName(name, kind: .primary), ListName("Alias of " + name)],
      datesOfBirth: born.map { [.year($0)] } ?? [], topics: [.sanction])
  }

  /// People `first` through `last` of a made-up list, those of `changed` with another year of birth.
  static func people(_ numbers: some Sequence<Int>, changed: Set<Int> = []) -> [ListEntity] {
    numbers.map { person("p-\($0)", "Person \($0)", born: changed.contains($0) ? 1950 : 1960) }
  }

  /// A reading whose digest tells readings apart by `edition`.
  static func reading(
    _ entities: [ListEntity], edition: Int = 1, version: String? = nil, rejected: [RejectedRow] = []
  ) -> ListReading {
    ListReading(
      version: version, digest: String(repeating: "0", count: 60) + String(1000 + edition),
      rowCount: entities.count + rejected.count, entities: entities, rejected: rejected,
      rejectedCount: rejected.count)
  }

  /// Entries with everything that real lists tell, from a fixed seed: the same each time.
  static func generated(_ count: Int) -> [ListEntity] {
    let countries = ["IRN", "RUS", "SYR", "PRK", "CUB", "VEN"]
    return (0..<count).map { number in
      func pick(_ values: [String], _ salt: Int) -> String { values[(number * 7919 + salt) % values.count] }
      let parts = ["Ivan", "Мария", "محمد", "Kim", "José", "Nguyễn", "O'Neill", "李"]
      let names = (0..<(1 + number % 4)).map { alias in
        ListName(
          "\(pick(parts, alias)) \(pick(parts, alias + 3)) \(number)", kind: alias == 0 ? .primary : .alias,
          language: alias == 2 ? "ru" : nil)
      }
      return ListEntity(
        id: "gen-\(number)", kind: number % 5 == 0 ? .organisation : .person, names: names,
        datesOfBirth: number % 5 == 0 ? [] : [.year(1930 + number % 70)],
        countries: [ListCountry(code: pick(countries, 1), role: .nationality)],
        identifiers: number % 3 == 0
          ? [ListIdentifier(kind: .passport, number: "X\(number)", country: pick(countries, 2))] : [],
        genders: [.male], placesOfBirth: ["Place \(number % 977)"], topics: [.sanction],
        programmes: ["PROGRAMME-\(number % 40)"])
    }
  }
}

extension ListStore {
  /// Stores a reading as a sample list.
  func store(
    _ reading: ListReading, as list: String = "sample", owner: ListOwner = .installation, shareMin: Double = 0,
    expecting: Int? = nil
  ) async throws(StoreError) -> (version: ListVersion, isNew: Bool) {
    try await store(
      reading, as: list, format: "csv", owner: owner, shareMin: shareMin, expecting: expecting, by: Actor("test"),
      at: SystemTime().now)
  }

  /// Every entry of a version, page by page.
  func allEntities(
    of list: String = "sample", version: Int, owner: ListOwner = .installation, page: Int = 1000
  ) async throws -> [ListEntity] {
    var all: [ListEntity] = []
    while true {
      let next = try await entities(of: list, version: version, owner: owner, after: all.last?.id, limit: page)
      all += next
      guard next.count == page else { return all }
    }
  }
}
