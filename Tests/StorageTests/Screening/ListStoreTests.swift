import Domain
import Foundation
import Testing

@testable import Storage

@Suite("Lists and their versions")
struct ListStoreTests {
  private static let rejected = [
    RejectedRow(file: "a.csv", line: 7, reason: .badValue, field: "dob"), RejectedRow(line: 2, reason: .missingName),
  ]

  @Test(arguments: ListStoreContract.allCases)
  func `the first import adds everything, and what it left out is told in order`(contract: ListStoreContract)
    async throws
  {
    try await contract.with { store, _, _ in
      let people = SampleList.people(1...3)
      let made = try await store.store(SampleList.reading(people, version: "2026-11-01", rejected: Self.rejected))
      #expect(made.isNew)
      let version = made.version
      #expect(version.number == 1 && version.version == "2026-11-01" && version.format == "csv")
      #expect(version.entityCount == 3 && version.nameCount == 6)
      #expect(version.rowCount == 5 && version.rejectedCount == 2)
      #expect(version.changes == ListChangeCounts(added: 3, changed: 0, removed: 0))
      #expect(try await store.newest(of: .installation) == [version])
      #expect(try await store.allEntities(version: 1) == people)
      #expect(try await store.rejected(of: "sample", version: 1, owner: .installation) == Self.rejected)
    }
  }

  @Test(arguments: ListStoreContract.allCases, [nil, 0, 1, Int(Int32.max) + 1])
  func `a version tells what its import measured, if it did`(contract: ListStoreContract, bytes: Int?) async throws {
    try await contract.with { store, _, _ in
      var reading = SampleList.reading(SampleList.people(1...2))
      reading.memoryBytes = bytes
      #expect(try await store.store(reading).version.memoryBytes == bytes)
      #expect(try await store.newest(of: .installation).map(\.memoryBytes) == [bytes])
      let versions = try await store.versions(of: "sample", owner: .installation, before: nil, limit: 1)
      #expect(versions.map(\.memoryBytes) == [bytes])
    }
  }

  @Test(arguments: ListStoreContract.allCases)
  func `a source that tells no version is named by when it was imported`(contract: ListStoreContract) async throws {
    try await contract.with { store, _, _ in
      let version = try await store.store(SampleList.reading(SampleList.people(1...1))).version
      let named = try #require(Date(rfc3339: version.version))
      #expect(abs(named.timeIntervalSince(version.importedAt)) < 0.002)
    }
  }

  @Test(arguments: ListStoreContract.allCases)
  func `the same reading again makes no version, whatever the order of its rows`(contract: ListStoreContract)
    async throws
  {
    try await contract.with { store, _, _ in
      let people = SampleList.people(1...3)
      let first = try await store.store(SampleList.reading(people))
      let again = try await store.store(SampleList.reading(people.reversed(), version: "other"))
      #expect(!again.isNew && again.version == first.version)
      #expect(try await store.versions(of: "sample", owner: .installation, before: nil, limit: 10).count == 1)
    }
  }

  @Test(arguments: ListStoreContract.allCases)
  func `another digest, or another entry under the same digest, makes one`(contract: ListStoreContract) async throws {
    try await contract.with { store, _, _ in
      _ = try await store.store(SampleList.reading(SampleList.people(1...3)))
      let second = try await store.store(SampleList.reading(SampleList.people(1...3), edition: 2))
      #expect(second.isNew && second.version.changes == ListChangeCounts(added: 0, changed: 0, removed: 0))
      let third = try await store.store(SampleList.reading(SampleList.people(1...3, changed: [2]), edition: 2))
      #expect(third.isNew && third.version.number == 3)
      #expect(third.version.changes == ListChangeCounts(added: 0, changed: 1, removed: 0))
    }
  }

  @Test(arguments: ListStoreContract.allCases)
  func `what was added, changed and removed is counted and told, and old versions stay`(contract: ListStoreContract)
    async throws
  {
    try await contract.with { store, _, _ in
      let (old, new) = (SampleList.people(1...6), SampleList.people(3...9, changed: [4, 5]))
      _ = try await store.store(SampleList.reading(old))
      let version = try await store.store(SampleList.reading(new, edition: 2)).version
      #expect(version.changes == ListChangeCounts(added: 3, changed: 2, removed: 2))
      #expect(try await store.allEntities(version: 1) == old)
      #expect(try await store.allEntities(version: 2) == new)
      let changes = try await store.changes(
        of: "sample", from: 1, to: 2, owner: .installation, after: nil, limit: 100)
      #expect(changes.map(\.id) == ["p-1", "p-2", "p-4", "p-5", "p-7", "p-8", "p-9"])
      #expect(changes.map { $0.before == nil } == [false, false, false, false, true, true, true])
      #expect(changes.map { $0.after == nil } == [true, true, false, false, false, false, false])
      #expect(changes[2].before == old[3] && changes[2].after == new[1])
    }
  }

  @Test(arguments: ListStoreContract.allCases)
  func `changes are told over several versions, in pages, and from nothing`(contract: ListStoreContract) async throws {
    try await contract.with { store, _, _ in
      _ = try await store.store(SampleList.reading(SampleList.people(1...4)))
      // One goes and comes back as it was, one changes twice, one comes and goes.
      _ = try await store.store(SampleList.reading(SampleList.people([2, 3, 4, 5], changed: [2]), edition: 2))
      _ = try await store.store(SampleList.reading(SampleList.people([1, 2, 3, 4, 6], changed: [3]), edition: 3))
      func ids(_ earlier: Int, _ later: Int, after: String? = nil, limit: Int = 100) async throws -> [String] {
        try await store.changes(
          of: "sample", from: earlier, to: later, owner: .installation, after: after, limit: limit
        ).map(\.id)
      }
      #expect(try await ids(1, 2) == ["p-1", "p-2", "p-5"])
      #expect(try await ids(2, 3) == ["p-1", "p-2", "p-3", "p-5", "p-6"])
      #expect(try await ids(1, 3) == ["p-3", "p-6"])
      #expect(try await ids(0, 1) == ["p-1", "p-2", "p-3", "p-4"])
      #expect(try await ids(0, 3) == ["p-1", "p-2", "p-3", "p-4", "p-6"])
      #expect(try await ids(3, 3).isEmpty)
      #expect(try await ids(2, 3, after: "p-2", limit: 2) == ["p-3", "p-5"])
    }
  }

  @Test(arguments: ListStoreContract.allCases)
  func `entries are read in pages in the order of their keys' bytes`(contract: ListStoreContract) async throws {
    try await contract.with { store, _, _ in
      let keys = ["b", "a", "B", "é", "e", "z-1", "z-10", "z-2", "Ω", "ofac 1"]
      _ = try await store.store(SampleList.reading(keys.map { SampleList.person($0, "Name " + $0) }))
      let sorted = keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      for page in [1, 3, 10, 11] {
        #expect(try await store.allEntities(version: 1, page: page).map(\.id) == sorted)
      }
      #expect(
        try await store.entities(of: "sample", version: 1, owner: .installation, after: "é", limit: 1).map(\.id)
          == ["Ω"])
    }
  }

  @Test(arguments: ListStoreContract.allCases)
  func `a much smaller list is refused and the old one stays, unless it is asked for`(contract: ListStoreContract)
    async throws
  {
    try await contract.with { store, _, _ in
      let first = try await store.store(SampleList.reading(SampleList.people(1...10))).version
      let small = SampleList.reading(SampleList.people(1...8), edition: 2)
      await #expect(throws: StoreError.notAllowed(.listTooSmall)) { try await store.store(small, shareMin: 0.9) }
      #expect(try await store.newest(of: .installation) == [first])
      #expect(try await store.allEntities(version: 1).count == 10)
      #expect(try await store.store(SampleList.reading(SampleList.people(1...9), edition: 2), shareMin: 0.9).isNew)
      #expect(try await store.store(small, shareMin: 0).isNew)
    }
  }

  @Test(arguments: ListStoreContract.allCases)
  func `a list is its owner's alone`(contract: ListStoreContract) async throws {
    try await contract.with { store, here, there in
      let mine = try await store.store(SampleList.reading(SampleList.people(1...2)), owner: here).version
      for owner in [there, .installation] {
        #expect(try await store.newest(of: owner).isEmpty)
        #expect(try await store.versions(of: "sample", owner: owner, before: nil, limit: 10).isEmpty)
        await #expect(throws: StoreError.notFound) {
          try await store.entities(of: "sample", version: 1, owner: owner, after: nil, limit: 10)
        }
        await #expect(throws: StoreError.notFound) {
          try await store.changes(of: "sample", from: 0, to: 1, owner: owner, after: nil, limit: 10)
        }
        await #expect(throws: StoreError.notFound) {
          try await store.rejected(of: "sample", version: 1, owner: owner)
        }
      }
      // The same slug elsewhere is another list.
      let theirs = try await store.store(SampleList.reading(SampleList.people(1...1)), owner: .installation).version
      #expect(theirs.number == 1 && theirs.entityCount == 1)
      #expect(try await store.newest(of: here) == [mine])
    }
  }

  @Test(arguments: ListStoreContract.allCases)
  func `lists come by slug, and versions newest first in pages`(contract: ListStoreContract) async throws {
    try await contract.with { store, _, _ in
      for edition in 1...3 {
        _ = try await store.store(SampleList.reading(SampleList.people(1...2), edition: edition), as: "un")
      }
      _ = try await store.store(SampleList.reading(SampleList.people(1...2)), as: "eu-fsf")
      #expect(try await store.newest(of: .installation).map(\.list) == ["eu-fsf", "un"])
      #expect(try await store.newest(of: .installation).map(\.number) == [1, 3])
      func numbers(before: Int?, limit: Int) async throws -> [Int] {
        try await store.versions(of: "un", owner: .installation, before: before, limit: limit).map(\.number)
      }
      #expect(try await numbers(before: nil, limit: 2) == [3, 2])
      #expect(try await numbers(before: 2, limit: 2) == [1])
    }
  }

  @Test(arguments: ListStoreContract.allCases)
  func `a version that is not there is not found`(contract: ListStoreContract) async throws {
    try await contract.with { store, _, _ in
      _ = try await store.store(SampleList.reading(SampleList.people(1...2)))
      for version in [0, 2] {
        await #expect(throws: StoreError.notFound) {
          try await store.entities(of: "sample", version: version, owner: .installation, after: nil, limit: 1)
        }
      }
      await #expect(throws: StoreError.notFound) {
        try await store.changes(of: "sample", from: 1, to: 2, owner: .installation, after: nil, limit: 1)
      }
      await #expect(throws: StoreError.notFound) {
        try await store.changes(of: "sample", from: 2, to: 1, owner: .installation, after: nil, limit: 1)
      }
    }
  }

  @Test(arguments: ListStoreContract.allCases)
  func `what was made from a version is refused once another one is the newest`(contract: ListStoreContract)
    async throws
  {
    try await contract.with { store, _, _ in
      let editions = (0...4).map { SampleList.reading(SampleList.people(1...5), edition: $0) }
      await #expect(throws: StoreError.stale) { try await store.store(editions[1], expecting: 1) }
      _ = try await store.store(editions[1], expecting: 0)
      await #expect(throws: StoreError.stale) { try await store.store(editions[2], expecting: 0) }
      #expect(try await store.store(editions[2], expecting: 1).version.number == 2)
      #expect(try await store.store(editions[3]).version.number == 3)
      await #expect(throws: StoreError.stale) { try await store.store(editions[4], expecting: 2) }
      #expect(try await store.newest(of: .installation).map(\.number) == [3])
    }
  }

  @Test(arguments: ListStoreContract.allCases)
  func `what could not be read back is refused whole`(contract: ListStoreContract) async throws {
    try await contract.with { store, _, _ in
      let first = try await store.store(SampleList.reading(SampleList.people(1...2))).version
      let bad = [
        SampleList.people([1, 2, 2]), SampleList.people(1...2) + [SampleList.person("", "Nobody")],
        SampleList.people(1...3000) + [SampleList.person("x", "A\u{0}B")],
        SampleList.people(1...3000) + [SampleList.person("x\u{0}", "A")],
      ]
      for entities in bad {
        await #expect(throws: StoreError.damaged) { try await store.store(SampleList.reading(entities, edition: 2)) }
      }
      #expect(try await store.newest(of: .installation) == [first])
      #expect(try await store.allEntities(version: 1) == SampleList.people(1...2))
    }
  }

  @Test(arguments: ListStoreContract.allCases)
  func `of many imports at once each makes a version or finds its own there`(contract: ListStoreContract) async throws {
    try await contract.with { store, _, _ in
      let results = try await withThrowingTaskGroup(of: (version: ListVersion, isNew: Bool).self) { group in
        for edition in [1, 2, 1, 2, 1, 2] {
          group.addTask {
            try await store.store(
              SampleList.reading(SampleList.people(1...50, changed: edition == 1 ? [] : [7]), edition: edition))
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let made = results.filter(\.isNew).map(\.version).sorted { $0.number < $1.number }
      #expect(made.map(\.number) == Array(1...made.count))
      for (index, version) in made.enumerated() {
        let (added, changed) = index == 0 ? (50, 0) : (0, 1)
        #expect(version.changes == ListChangeCounts(added: added, changed: changed, removed: 0))
        #expect(try await store.allEntities(version: version.number).count == 50)
      }
    }
  }
}
