import Domain
import Foundation

/// Sources of lists in memory.
actor MemoryListSources: ListSources {
  private struct Key: Hashable {
    let owner: ListOwner
    let list: String
  }
  private struct Kept {
    var source: ListSource
    var leaseUntil: Date?
    var fence: Int64
  }
  private var kept: [Key: Kept] = [:]

  func sources(of owner: ListOwner) async throws(StoreError) -> [ListSource] {
    kept.filter { $0.key.owner == owner }.values.map(\.source).sorted { $0.draft.list < $1.draft.list }
  }

  func add(_ draft: ListSourceDraft, owner: ListOwner, at now: Date) async throws(StoreError) {
    let key = Key(owner: owner, list: draft.list)
    let source = ListSource(
      owner: owner, draft: draft, mark: ListSourceMark(), fetchedAt: nil, error: nil, nextAt: now)
    kept[key] = Kept(source: source, fence: (kept[key]?.fence ?? now.milliseconds * 1000) + 1)
  }

  func remove(_ list: String, owner: ListOwner) async throws(StoreError) {
    guard kept.removeValue(forKey: Key(owner: owner, list: list)) != nil else { throw .notFound }
  }

  func due(at now: Date, limit: Int) async throws(StoreError) -> [(owner: ListOwner, list: String)] {
    kept.filter { Self.isDue($0.value, now) }.sorted { $0.value.source.nextAt < $1.value.source.nextAt }
      .prefix(limit).map { ($0.key.owner, $0.key.list) }
  }

  func lease(
    _ list: String, owner: ListOwner, at now: Date, until: Date
  ) async throws(StoreError) -> ListSourceLease? {
    let key = Key(owner: owner, list: list)
    guard var found = kept[key], Self.isDue(found, now) else { return nil }
    found.fence += 1
    found.leaseUntil = until
    kept[key] = found
    return ListSourceLease(source: found.source, fence: found.fence)
  }

  func record(_ outcome: ListSourceOutcome, of lease: ListSourceLease) async throws(StoreError) {
    let key = Key(owner: lease.source.owner, list: lease.source.draft.list)
    guard var found = kept[key], found.fence == lease.fence, found.leaseUntil != nil else { throw .stale }
    found.leaseUntil = nil
    found.source = ListSource(
      owner: key.owner, draft: found.source.draft, mark: outcome.mark ?? found.source.mark, fetchedAt: outcome.at,
      error: outcome.error, nextAt: outcome.nextAt)
    kept[key] = found
  }

  private static func isDue(_ kept: Kept, _ now: Date) -> Bool {
    kept.source.nextAt <= now && (kept.leaseUntil.map { $0 <= now } ?? true)
  }
}
