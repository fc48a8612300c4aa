import Domain
import Foundation
import Logging
import Testing

@testable import Workflows

@Suite("Importing a list")
struct ImportListTests {
  private static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  private static func run(
    _ opening: FakeListOpening, into store: FakeListStore = FakeListStore(), list: String = "un",
    format: String = "csv", isForced: Bool = false
  ) async throws(ListImportError) -> ListImportReport {
    try await ImportList(
      opening: opening, store: store, tenants: FakeTenants(), memory: ListMemory(bytesMax: .max), time: SetTime(),
      logger: quiet
    ).run(
      ListImportOrder(
        list: list, format: format, paths: ["/lists/a.csv"], owner: .installation, isForced: isForced),
      by: Actor("operator"))
  }

  @Test func `a good list is stored under its name, its owner and its actor`() async throws {
    let store = FakeListStore()
    let report = try await Self.run(.people(10, rejected: 1), into: store)
    #expect(report.isNew && report.version.entityCount == 10 && report.rejected.count == 1)
    #expect(
      store.stored == [
        .init(list: "un", owner: .installation, count: 10, shareMin: 0.9, actor: "operator")
      ])
  }

  @Test(arguments: ["", "UN", "un_1", "un list", "ü", String(repeating: "a", count: 65)])
  func `a name that is no slug is refused before anything is read`(list: String) async throws {
    await #expect(throws: ListImportError.badSlug) { try await Self.run(.people(1), list: list) }
  }

  @Test(arguments: ["a", "ofac-sdn", "1", String(repeating: "a", count: 64)])
  func `a slug is taken`(list: String) async throws {
    #expect(try await Self.run(.people(1), list: list).version.list == list)
  }

  @Test func `a file that does not open stores nothing, forced or not`() async throws {
    let error = ListOpeningError(code: "truncated", file: "a.csv", line: 3, words: "it is cut off")
    for isForced in [false, true] {
      let store = FakeListStore()
      let thrown = await #expect(throws: ListImportError.opening(error)) {
        try await Self.run(FakeListOpening(reading: .failure(error)), into: store, isForced: isForced)
      }
      #expect(thrown?.code == "truncated")
      #expect(store.stored.isEmpty)
    }
  }

  @Test func `a format that nobody reads is told`() async throws {
    let thrown = await #expect(throws: ListImportError.self) { try await Self.run(.people(1), format: "docx") }
    #expect(thrown?.code == "unknown_format")
  }

  @Test func `an empty list is refused unless it is forced`() async throws {
    await #expect(throws: ListImportError.noEntries) { try await Self.run(.people(0)) }
    #expect(try await Self.run(.people(0), isForced: true).version.entityCount == 0)
  }

  @Test(arguments: [(90, 10, true), (89, 11, false), (0, 5, false), (1, 0, true)])
  func `a tenth of the rows may be wrong`(count: Int, rejected: Int, passes: Bool) async throws {
    guard !passes else {
      _ = try await Self.run(.people(count, rejected: rejected))
      return
    }
    let expected = count == 0 ? ListImportError.noEntries : .tooManyRejected(count: rejected, of: count + rejected)
    await #expect(throws: expected) { try await Self.run(.people(count, rejected: rejected)) }
    _ = try await Self.run(.people(count, rejected: rejected), isForced: true)
  }

  @Test(arguments: [
    (StoreError.notAllowed(.listTooSmall), ListImportError.tooSmall, "list_too_small"),
    (.unavailable, .storing(.unavailable), "not_stored"), (.damaged, .storing(.damaged), "damaged"),
    (.stale, .storing(.stale), "overtaken"),
  ])
  func `what the store refuses is told`(error: StoreError, expected: ListImportError, code: String) async throws {
    let thrown = await #expect(throws: expected) {
      try await Self.run(.people(5), into: FakeListStore(.failure(error)))
    }
    #expect(thrown?.code == code)
  }

  @Test(arguments: [0, 1, 1_999, 2_000, 2_001, 4_000])
  func `a delta is applied to the whole newest version, and to no other one`(count: Int) async throws {
    let standing = (0..<count).map { ListEntity(id: "old-\($0)", kind: .person, names: [ListName("Old")]) }
    let store = FakeListStore(standing: standing)
    let report = try await Self.run(.people(3), into: store, format: "delta")
    #expect(report.version.entityCount == count + 3)
    #expect(store.stored.map(\.expecting) == [count == 0 ? 0 : 3])
  }

  @Test func `a forced list may be as small as it is`() async throws {
    let store = FakeListStore()
    _ = try await Self.run(.people(1), into: store, isForced: true)
    #expect(store.stored.map(\.shareMin) == [0])
  }
}
