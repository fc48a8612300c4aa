import Domain
import Foundation
import Screening
import Synchronization

@testable import Workflows

/// Lists in memory whose versions a test puts there.
final class HeldLists: ListStore {
  private struct State {
    var newest: [ListOwner: [String: (version: ListVersion, entities: [ListEntity])]] = [:]
    var reads = 0
  }
  private let state = Mutex(State())

  /// How often entries were read.
  var reads: Int { state.withLock(\.reads) }

  /// Makes the next version of a list of people.
  /// - Parameter isMeasured: whether it tells what it takes, as those do that an import made.
  @discardableResult func put(
    _ count: Int, as list: String = "un", of owner: ListOwner = .installation, isMeasured: Bool = true
  ) -> Int {
    put(Self.people(count), as: list, of: owner, isMeasured: isMeasured)
  }

  /// Makes the next version of a list.
  /// - Returns: the bytes that it takes alone.
  @discardableResult func put(
    _ entities: [ListEntity], as list: String, of owner: ListOwner = .installation, isMeasured: Bool = true
  ) -> Int {
    let bytes = Self.bytes(of: entities)
    state.withLock { state in
      let number = (state.newest[owner]?[list]?.version.number ?? 0) + 1
      let version = ListVersion(
        list: list, number: number, version: "\(number)", format: "csv", digest: "\(number)",
        rowCount: entities.count, rejectedCount: 0, entityCount: entities.count, nameCount: entities.count,
        changes: ListChangeCounts(added: entities.count, changed: 0, removed: 0), importedAt: Date(),
        memoryBytes: isMeasured ? bytes : nil)
      state.newest[owner, default: [:]][list] = (version, entities)
    }
    return bytes
  }

  static func people(_ count: Int) -> [ListEntity] {
    (0..<count).map { number in
      ListEntity(id: String(1000 + number), kind: .person, names: [ListName("Person Number\(number)")])
    }
  }

  static func bytes(of entities: [ListEntity]) -> Int {
    ScreeningIndex([ListSnapshot(list: "un", version: "", digest: "", entities: entities)]).memory.reduce(0, +)
  }

  func newest(of owner: ListOwner) async throws(StoreError) -> [ListVersion] {
    state.withLock { ($0.newest[owner] ?? [:]).values.map(\.version) }.sorted { $0.list < $1.list }
  }

  func versions(
    of list: String, owner: ListOwner, before: Int?, limit: Int
  ) async throws(StoreError) -> [ListVersion] {
    state.withLock { $0.newest[owner]?[list].map { [$0.version] } ?? [] }
  }

  func entities(
    of list: String, version: Int, owner: ListOwner, after: String?, limit: Int
  ) async throws(StoreError) -> [ListEntity] {
    state.withLock { state in
      state.reads += 1
      return Array((state.newest[owner]?[list]?.entities ?? []).filter { $0.id > after ?? "" }.prefix(limit))
    }
  }

  // Whoever searches lists, or weighs them, neither writes nor compares them.
  func store(
    _ reading: ListReading, as list: String, format: String, owner: ListOwner, shareMin: Double, expecting: Int?,
    by actor: Actor, at now: Date
  ) async throws(StoreError) -> (version: ListVersion, isNew: Bool) { throw .unavailable }
  func changes(
    of list: String, from earlier: Int, to later: Int, owner: ListOwner, after: String?, limit: Int
  ) async throws(StoreError) -> [ListChange] { throw .notFound }
  func rejected(of list: String, version: Int, owner: ListOwner) async throws(StoreError) -> [RejectedRow] {
    throw .notFound
  }
}
