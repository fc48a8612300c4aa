import Domain
import Foundation
import Testing

@testable import Storage

/// What every keeper of sources is held to.
enum ListSourcesContract: String, CaseIterable, CustomTestStringConvertible {
  case memory, postgreSQL

  var testDescription: String { rawValue }

  /// Runs a body without a source, with a tenant that may own some.
  func with(_ body: (any ListSources, ListOwner) async throws -> Void) async throws {
    switch self {
    case .memory: try await body(MemoryListSources(), .tenant(TenantID(at: Date())))
    case .postgreSQL:
      try await StorageWorld.with { world in
        try await body(PostgreSQLListSources(database: world.database), .tenant(world.here.tenant))
      }
    }
  }
}

@Suite("Where lists are fetched from")
struct ListSourcesTests {
  /// Whole seconds, which every store keeps exactly.
  private static let start = Date(timeIntervalSince1970: 1_800_000_000)

  private static func draft(
    _ list: String = "un", location: String = "https://lists.example/un.xml"
  ) -> ListSourceDraft {
    ListSourceDraft(list: list, format: "un-xml", location: location, every: .seconds(3600))
  }

  private static let modified = "Sun, 06 Nov 1994 08:49:37 GMT"

  private static func later(_ seconds: TimeInterval) -> Date { start.addingTimeInterval(seconds) }

  private static func take(_ sources: any ListSources, _ owner: ListOwner, at seconds: TimeInterval = 0)
    async throws -> ListSourceLease?
  {
    try await sources.lease("un", owner: owner, at: later(seconds), until: later(seconds + 600))
  }

  private static func due(_ sources: any ListSources, at seconds: TimeInterval, limit: Int = 10)
    async throws -> [String]
  {
    try await sources.due(at: later(seconds), limit: limit).map(\.list)
  }

  @Test(arguments: ListSourcesContract.allCases)
  func `a source is due at once, and its owner's alone`(contract: ListSourcesContract) async throws {
    try await contract.with { sources, tenant in
      try await sources.add(Self.draft(), owner: tenant, at: Self.start)
      let kept = try #require(try await sources.sources(of: tenant).first)
      #expect(kept.draft == Self.draft() && kept.owner == tenant && kept.nextAt == Self.start)
      #expect(kept.mark == ListSourceMark() && kept.fetchedAt == nil && kept.error == nil)
      #expect(try await sources.sources(of: .installation).isEmpty)
      let due = try await sources.due(at: Self.start, limit: 10)
      #expect(due.map(\.owner) == [tenant] && due.map(\.list) == ["un"])
      #expect(try await Self.due(sources, at: -1).isEmpty)
    }
  }

  @Test(arguments: ListSourcesContract.allCases)
  func `one worker has a source at a time, and its lease ends by itself`(contract: ListSourcesContract) async throws {
    try await contract.with { sources, _ in
      try await sources.add(Self.draft(), owner: .installation, at: Self.start)
      let first = try #require(try await Self.take(sources, .installation))
      #expect(try await Self.take(sources, .installation) == nil)
      #expect(try await Self.due(sources, at: 0).isEmpty)
      #expect(try await Self.due(sources, at: 600) == ["un"])
      let second = try #require(try await Self.take(sources, .installation, at: 600))
      #expect(second.fence > first.fence && second.source == first.source)
      let outcome = ListSourceOutcome(mark: nil, error: nil, at: Self.later(601), nextAt: Self.later(4201))
      await #expect(throws: StoreError.stale) { try await sources.record(outcome, of: first) }
      try await sources.record(outcome, of: second)
      await #expect(throws: StoreError.stale) { try await sources.record(outcome, of: second) }
      #expect(try await Self.due(sources, at: 4200).isEmpty)
      #expect(try await Self.due(sources, at: 4201) == ["un"])
    }
  }

  @Test(arguments: ListSourcesContract.allCases)
  func `a mark is kept until another is told, an error until a fetch succeeds`(contract: ListSourcesContract)
    async throws
  {
    try await contract.with { sources, _ in
      try await sources.add(Self.draft(), owner: .installation, at: Self.start)
      let mark = ListSourceMark(etag: "\"a\"", lastModified: Self.modified, digest: "00ff")
      let outcomes: [(ListSourceMark?, String?)] = [(mark, nil), (nil, "broken"), (ListSourceMark(digest: "11"), nil)]
      for (mark, error) in outcomes {
        let lease = try #require(try await Self.take(sources, .installation))
        try await sources.record(
          ListSourceOutcome(mark: mark, error: error, at: Self.later(5), nextAt: Self.start), of: lease)
        let kept = try #require(try await sources.sources(of: .installation).first)
        #expect(kept.error == error && kept.fetchedAt == Self.later(5))
        #expect(kept.mark == mark ?? ListSourceMark(etag: "\"a\"", lastModified: Self.modified, digest: "00ff"))
      }
    }
  }

  @Test(arguments: ListSourcesContract.allCases)
  func `another source of a list forgets the one before it, and a fetch of that under way`(
    contract: ListSourcesContract
  ) async throws {
    try await contract.with { sources, _ in
      try await sources.add(Self.draft(), owner: .installation, at: Self.start)
      let lease = try #require(try await Self.take(sources, .installation))
      let other = Self.draft(location: "https://mirror.example/un.xml")
      try await sources.add(other, owner: .installation, at: Self.later(10))
      let outcome = ListSourceOutcome(
        mark: ListSourceMark(digest: "00"), error: nil, at: Self.later(20), nextAt: Self.later(3620))
      await #expect(throws: StoreError.stale) { try await sources.record(outcome, of: lease) }
      let kept = try #require(try await sources.sources(of: .installation).first)
      #expect(kept.draft == other && kept.mark == ListSourceMark() && kept.nextAt == Self.later(10))
    }
  }

  @Test(arguments: ListSourcesContract.allCases)
  func `a source is removed, and a fetch of it under way records nothing`(contract: ListSourcesContract) async throws {
    try await contract.with { sources, tenant in
      try await sources.add(Self.draft(), owner: .installation, at: Self.start)
      let lease = try #require(try await Self.take(sources, .installation))
      await #expect(throws: StoreError.notFound) { try await sources.remove("un", owner: tenant) }
      try await sources.remove("un", owner: .installation)
      await #expect(throws: StoreError.notFound) { try await sources.remove("un", owner: .installation) }
      let outcome = ListSourceOutcome(mark: nil, error: nil, at: Self.start, nextAt: Self.start)
      await #expect(throws: StoreError.stale) { try await sources.record(outcome, of: lease) }
      #expect(try await sources.sources(of: .installation).isEmpty)
      // Nor of one that comes in its place.
      try await sources.add(Self.draft(), owner: .installation, at: Self.later(1))
      _ = try #require(try await Self.take(sources, .installation, at: 1))
      await #expect(throws: StoreError.stale) { try await sources.record(outcome, of: lease) }
    }
  }

  @Test(arguments: ListSourcesContract.allCases)
  func `the longest due comes first, and no more than is asked for`(contract: ListSourcesContract) async throws {
    try await contract.with { sources, tenant in
      try await sources.add(Self.draft("c"), owner: .installation, at: Self.later(1))
      try await sources.add(Self.draft("a"), owner: tenant, at: Self.later(3))
      try await sources.add(Self.draft("b"), owner: .installation, at: Self.later(2))
      #expect(try await Self.due(sources, at: 3) == ["c", "b", "a"])
      #expect(try await Self.due(sources, at: 3, limit: 2) == ["c", "b"])
      #expect(try await sources.sources(of: .installation).map(\.draft.list) == ["b", "c"])
    }
  }
}
