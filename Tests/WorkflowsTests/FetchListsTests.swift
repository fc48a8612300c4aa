import Domain
import Foundation
import Logging
import Synchronization
import Testing

@testable import Workflows

@Suite("Fetching lists when they are due")
struct FetchListsTests {
  private static let start = Date(timeIntervalSince1970: 1_800_000_000)
  private static let known = ListSourceMark(etag: "\"v0\"", digest: "00")
  private static let fresh = ListSourceMark(etag: "\"v1\"", digest: "11")
  private static let list = FetchedList(paths: ["/tmp/a.csv"], mark: fresh, isCopy: true)
  private static let truncated = ListOpeningError(code: "truncated", words: "it is cut off")
  private static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  private let time = SetTime()

  private static func source(every: Duration = .seconds(7200), error: String? = nil) -> FakeListSources {
    FakeListSources(
      ListSource(
        owner: .installation,
        draft: ListSourceDraft(list: "un", format: "csv", location: "https://lists.example/a", every: every),
        mark: known, fetchedAt: nil, error: error, nextAt: start))
  }

  private func workflow(
    _ sources: FakeListSources, _ fetching: FakeListFetching, opening: FakeListOpening = .people(5),
    store: FakeListStore = FakeListStore()
  ) -> FetchLists {
    FetchLists(
      sources: sources, fetching: fetching,
      importing: ImportList(
        opening: opening, store: store, tenants: FakeTenants(), memory: ListMemory(bytesMax: .max), time: time,
        logger: Self.quiet), time: time, logger: Self.quiet)
  }

  @Test func `a due list is fetched, imported, and due again after its time`() async throws {
    let (sources, fetching, store) = (Self.source(), FakeListFetching(.success(.fetched(Self.list))), FakeListStore())
    let workflow = workflow(sources, fetching, store: store)
    await workflow.fetchDue()
    #expect(fetching.asked == [Self.known])
    #expect(fetching.discarded == [Self.list])
    #expect(store.stored.map(\.actor) == ["scheduler"])
    #expect(store.stored.map(\.list) == ["un"])
    let source = await sources.source
    #expect(source.mark == Self.fresh && source.error == nil && source.fetchedAt == Self.start)
    #expect(source.nextAt == Self.start.addingTimeInterval(7200))
    time.pass(7199)
    await workflow.fetchDue()
    #expect(fetching.asked.count == 1)
    time.pass(1)
    await workflow.fetchDue()
    #expect(fetching.asked.last == Self.fresh)
  }

  @Test func `an unchanged list is not imported, and an old error is over`() async throws {
    let (sources, store) = (Self.source(error: "timed_out"), FakeListStore())
    await workflow(sources, FakeListFetching(.success(.unchanged(Self.fresh))), store: store).fetchDue()
    #expect(store.stored.isEmpty)
    let source = await sources.source
    #expect(source.mark == Self.fresh && source.error == nil)
  }

  @Test func `a list that was fetched and is the same is known by its new mark from now on`() async throws {
    let sources = Self.source()
    await workflow(
      sources, FakeListFetching(.success(.fetched(Self.list))), store: FakeListStore(.success(false))
    ).fetchDue()
    #expect(await sources.source.mark == Self.fresh)
  }

  @Test(arguments: [
    (FakeListOpening.people(0), FakeListStore(), "no_entries"),
    (FakeListOpening(reading: .failure(truncated)), FakeListStore(), "truncated"),
    (.people(5, rejected: 5), FakeListStore(), "too_many_rejected"),
    (.people(5), FakeListStore(.failure(.notAllowed(.listTooSmall))), "list_too_small"),
    (.people(5), FakeListStore(.failure(.unavailable)), "not_stored"),
  ])
  func `a list that is refused is recorded by its code, forgotten, and fetched again within the hour`(
    opening: FakeListOpening, store: FakeListStore, code: String
  ) async throws {
    let (sources, fetching) = (Self.source(), FakeListFetching(.success(.fetched(Self.list))))
    await workflow(sources, fetching, opening: opening, store: store).fetchDue()
    let source = await sources.source
    #expect(source.error == code && source.mark == Self.known && source.nextAt == Self.start.addingTimeInterval(3600))
    #expect(fetching.discarded == [Self.list])
  }

  @Test(arguments: ListFetchError.allCases)
  func `what could not be fetched is recorded by its code`(error: ListFetchError) async throws {
    let sources = Self.source(every: .seconds(600))
    await workflow(sources, FakeListFetching(.failure(error))).fetchDue()
    let source = await sources.source
    #expect(source.error == error.rawValue && source.mark == Self.known)
    #expect(source.nextAt == Self.start.addingTimeInterval(600))
  }

  @Test func `a server that stops gives its source back, and blames nobody`() async throws {
    let sources = Self.source(error: "timed_out")
    let workflow = workflow(sources, FakeListFetching(.failure(.timedOut)))
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      await workflow.fetchDue()
    }
    await task.value
    // Canceled before it looked, it looks at nothing; canceled while it fetched, it leaves the source due.
    #expect(await sources.outcomes.isEmpty)
    let source = await sources.source
    #expect(source.error == "timed_out" && source.nextAt == Self.start)
  }

  @Test func `a source that another worker was given meanwhile is left to it`() async throws {
    let sources = FakeListSources(await Self.source().source, failure: .stale)
    await workflow(sources, FakeListFetching(.success(.fetched(Self.list)))).fetchDue()
    #expect(await sources.outcomes.isEmpty)
  }
}
