import Domain
import Foundation

/// Lists in memory.
actor MemoryListStore: ListStore {
  private struct Kept {
    let version: ListVersion
    let entities: [ListEntity]
    let rejected: [RejectedRow]
  }
  private var lists: [ListOwner: [String: [Kept]]] = [:]

  func newest(of owner: ListOwner) async throws(StoreError) -> [ListVersion] {
    (lists[owner] ?? [:]).values.compactMap(\.last?.version).sorted { $0.list < $1.list }
  }

  func versions(
    of list: String, owner: ListOwner, before: Int?, limit: Int
  ) async throws(StoreError) -> [ListVersion] {
    let kept = lists[owner]?[list] ?? []
    return Array(kept.reversed().map(\.version).filter { $0.number < before ?? .max }.prefix(limit))
  }

  func store(
    _ reading: ListReading, as list: String, format: String, owner: ListOwner, shareMin: Double, expecting: Int?,
    by actor: Actor, at now: Date
  ) async throws(StoreError) -> (version: ListVersion, isNew: Bool) {
    let last = lists[owner]?[list]?.last
    guard expecting == nil || expecting == last?.version.number ?? 0 else { throw .stale }
    if let last, Double(reading.entities.count) < shareMin * Double(last.entities.count) {
      throw .notAllowed(.listTooSmall)
    }
    guard Set(reading.entities.map(\.id)).count == reading.entities.count,
      reading.entities.allSatisfy({ !$0.id.isEmpty && !$0.json.compactText.contains("\\u0000") })
    else { throw .damaged }
    let entities = reading.entities.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    if let last, last.version.digest == reading.digest, last.entities == entities { return (last.version, false) }
    let changes = Self.changes(from: last?.entities ?? [], to: entities)
    let version = ListVersion(
      list: list, number: (last?.version.number ?? 0) + 1, version: reading.version ?? now.rfc3339, format: format,
      digest: reading.digest, rowCount: reading.rowCount, rejectedCount: reading.rejectedCount,
      entityCount: entities.count, nameCount: entities.map(\.names.count).reduce(0, +),
      changes: ListChangeCounts(
        added: changes.count { $0.before == nil }, changed: changes.count { $0.before != nil && $0.after != nil },
        removed: changes.count { $0.after == nil }), importedAt: now, memoryBytes: reading.memoryBytes)
    lists[owner, default: [:]][list, default: []].append(
      Kept(version: version, entities: entities, rejected: reading.rejected))
    return (version, true)
  }

  func entities(
    of list: String, version: Int, owner: ListOwner, after: String?, limit: Int
  ) async throws(StoreError) -> [ListEntity] {
    Array(try kept(list, version, owner).entities.filter { Self.follows($0.id, after) }.prefix(limit))
  }

  func changes(
    of list: String, from earlier: Int, to later: Int, owner: ListOwner, after: String?, limit: Int
  ) async throws(StoreError) -> [ListChange] {
    let before = earlier == 0 ? [] : try kept(list, earlier, owner).entities
    let changes = Self.changes(from: before, to: try kept(list, later, owner).entities)
    return Array(changes.filter { Self.follows($0.id, after) }.prefix(limit))
  }

  func rejected(of list: String, version: Int, owner: ListOwner) async throws(StoreError) -> [RejectedRow] {
    try kept(list, version, owner).rejected
  }

  private func kept(_ list: String, _ version: Int, _ owner: ListOwner) throws(StoreError) -> Kept {
    guard let kept = lists[owner]?[list]?.first(where: { $0.version.number == version }) else { throw .notFound }
    return kept
  }

  private static func follows(_ id: String, _ after: String?) -> Bool {
    after.map { $0.utf8.lexicographicallyPrecedes(id.utf8) } ?? true
  }

  private static func changes(from before: [ListEntity], to after: [ListEntity]) -> [ListChange] {
    let (old, new) = (Self.byID(before), Self.byID(after))
    return Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { ListChange(id: $0, before: old[$0], after: new[$0]) }
  }

  private static func byID(_ entities: [ListEntity]) -> [String: ListEntity] {
    Dictionary(uniqueKeysWithValues: entities.map { ($0.id, $0) })
  }
}
