import Domain
import Foundation
import Logging
import Synchronization

@testable import Workflows

/// Answers each import with what it is told to, and remembers what it was asked. What every store is held to is
/// StorageTests' contract.
final class FakeListStore: ListStore {
  struct Stored: Equatable {
    let list: String
    let owner: ListOwner
    let count: Int
    let shareMin: Double
    let actor: String
    var expecting: Int?
  }
  private let all = Mutex<[Stored]>([])
  /// Entries of a third version that is the newest; none where there is none.
  let standing: [ListEntity]
  private let answer: Result<Bool, StoreError>

  var stored: [Stored] { all.withLock { $0 } }

  init(_ answer: Result<Bool, StoreError> = .success(true), standing: [ListEntity] = []) {
    self.answer = answer
    self.standing = standing
  }

  func store(
    _ reading: ListReading, as list: String, format: String, owner: ListOwner, shareMin: Double, expecting: Int?,
    by actor: Actor, at now: Date
  ) async throws(StoreError) -> (version: ListVersion, isNew: Bool) {
    let isNew = try answer.get()
    let entities = reading.entities
    all.withLock {
      $0.append(
        Stored(
          list: list, owner: owner, count: entities.count, shareMin: shareMin, actor: actor.name,
          expecting: expecting))
    }
    let version = ListVersion(
      list: list, number: 1, version: "1", format: format, digest: reading.digest, rowCount: reading.rowCount,
      rejectedCount: reading.rejectedCount, entityCount: entities.count, nameCount: entities.count,
      changes: ListChangeCounts(added: entities.count, changed: 0, removed: 0), importedAt: now,
      memoryBytes: reading.memoryBytes)
    return (version, isNew)
  }

  func newest(of owner: ListOwner) async throws(StoreError) -> [ListVersion] { [] }
  func versions(
    of list: String, owner: ListOwner, before: Int?, limit: Int
  ) async throws(StoreError) -> [ListVersion] {
    guard !standing.isEmpty else { return [] }
    return [
      ListVersion(
        list: list, number: 3, version: "3", format: "csv", digest: "00", rowCount: standing.count, rejectedCount: 0,
        entityCount: standing.count, nameCount: standing.count,
        changes: ListChangeCounts(added: standing.count, changed: 0, removed: 0), importedAt: Date(),
        memoryBytes: nil)
    ]
  }
  func entities(
    of list: String, version: Int, owner: ListOwner, after: String?, limit: Int
  ) async throws(StoreError) -> [ListEntity] {
    let start = after.flatMap { id in standing.firstIndex { $0.id == id } }.map { $0 + 1 } ?? 0
    return Array(standing[start...].prefix(limit))
  }
  func changes(
    of list: String, from earlier: Int, to later: Int, owner: ListOwner, after: String?, limit: Int
  ) async throws(StoreError) -> [ListChange] { throw .notFound }
  func rejected(of list: String, version: Int, owner: ListOwner) async throws(StoreError) -> [RejectedRow] {
    throw .notFound
  }
}

/// Reads every file as the reading that it was given.
struct FakeListOpening: ListOpening {
  var reading: Result<ListReading, ListOpeningError>
  let formats = ["csv", "delta"]

  func isDelta(_ format: String) -> Bool { format == "delta" }

  func read(
    format: String, paths: [String], before: [ListEntity]
  ) async throws(ListOpeningError) -> ListReading {
    guard formats.contains(format) else { throw ListOpeningError(code: "unknown_format", words: "there is none") }
    let reading = try reading.get()
    return ListReading(
      version: nil, digest: reading.digest, rowCount: reading.rowCount, entities: before + reading.entities,
      rejected: reading.rejected, rejectedCount: reading.rejectedCount)
  }

  /// A reading of `count` people, with rows that are wrong beside them.
  static func people(_ count: Int, rejected: Int = 0) -> FakeListOpening {
    let entities = (0..<count).map { ListEntity(id: "\($0)", kind: .person, names: [ListName("Person \($0)")]) }
    return FakeListOpening(
      reading: .success(
        ListReading(
          version: nil, digest: "00", rowCount: count + rejected, entities: entities,
          rejected: (0..<rejected).map { RejectedRow(line: $0 + 1, reason: .missingName) }, rejectedCount: rejected)))
  }
}

/// Fetches what it is told, and counts what was discarded.
final class FakeListFetching: ListFetching {
  private struct State {
    var asked: [ListSourceMark] = []
    var discarded: [FetchedList] = []
  }
  private let answer: Result<ListFetch, ListFetchError>
  private let state = Mutex(State())

  var asked: [ListSourceMark] { state.withLock(\.asked) }
  var discarded: [FetchedList] { state.withLock(\.discarded) }

  init(_ answer: Result<ListFetch, ListFetchError>) { self.answer = answer }

  func problem(with location: String) -> ListFetchError? { nil }

  func fetch(_ location: String, unless mark: ListSourceMark) async throws(ListFetchError) -> ListFetch {
    state.withLock { $0.asked.append(mark) }
    return try answer.get()
  }

  func discard(_ list: FetchedList) { state.withLock { $0.discarded.append(list) } }
}

/// One source, due whenever it is not leased and its time has come.
actor FakeListSources: ListSources {
  private(set) var source: ListSource
  private(set) var outcomes: [ListSourceOutcome] = []
  private var isLeased = false
  private let failure: StoreError?

  init(_ source: ListSource, failure: StoreError? = nil) {
    self.source = source
    self.failure = failure
  }

  func sources(of owner: ListOwner) async throws(StoreError) -> [ListSource] { [source] }
  func add(_ draft: ListSourceDraft, owner: ListOwner, at now: Date) async throws(StoreError) {}
  func remove(_ list: String, owner: ListOwner) async throws(StoreError) {}

  func due(at now: Date, limit: Int) async throws(StoreError) -> [(owner: ListOwner, list: String)] {
    source.nextAt <= now ? [(source.owner, source.draft.list)] : []
  }

  func lease(
    _ list: String, owner: ListOwner, at now: Date, until: Date
  ) async throws(StoreError) -> ListSourceLease? {
    guard !isLeased, source.nextAt <= now else { return nil }
    isLeased = true
    return ListSourceLease(source: source, fence: 1)
  }

  func record(_ outcome: ListSourceOutcome, of lease: ListSourceLease) async throws(StoreError) {
    if let failure { throw failure }
    isLeased = false
    outcomes.append(outcome)
    source = ListSource(
      owner: source.owner, draft: source.draft, mark: outcome.mark ?? source.mark, fetchedAt: outcome.at,
      error: outcome.error, nextAt: outcome.nextAt)
  }
}
