import Domain
import Screening

/// Searches the lists that a tenant chose.
public struct ScreeningSearch: Sendable {
  /// What a search found, on which lists.
  public struct Result: Sendable {
    /// The lists that were searched, by owner and slug; never empty.
    public let lists: [ScreeningIndex.Snapshot]
    /// The matches, the best first; at most ``ScreeningSettings/hitsMax``.
    public let hits: [Hit]
    /// Matches beyond them.
    public let leftOut: Int
  }

  /// One match.
  public struct Hit: Sendable {
    /// The list's version that has the entry.
    public let snapshot: ScreeningIndex.Snapshot
    /// The entry.
    public let entity: ListEntity
    /// How it matches.
    public let match: ScreeningMatch
  }

  private let indexes: any ScreeningIndexes

  /// A search of indexes.
  public init(_ indexes: any ScreeningIndexes) { self.indexes = indexes }

  /// The entries that the policy counts and that reach its threshold, the gravest first, of these the likeliest.
  /// - Returns: nil where a list that the policy names is not there, or none of the installation's is, and nothing was
  ///   found: nothing can be said then.
  public func run(
    _ query: ScreeningQuery, under policy: ScreeningPolicy, for tenant: TenantID
  ) async throws(StoreError) -> Result? {
    var (lists, hits, isWhole): ([ScreeningIndex.Snapshot], [Hit], Bool) = ([], [], false)
    for (place, index) in try await indexes.indexes(for: tenant).enumerated() {
      // The first is the installation's, of which the tenant chooses; the other is the tenant's own.
      let searched = index.snapshots.filter { place > 0 || policy.includes(list: $0.list) }
      if place == 0 { isWhole = !searched.isEmpty && policy.isMet(by: Set(searched.map(\.list))) }
      guard !searched.isEmpty else { continue }
      lists += searched
      let screener = Screener(
        index, preset: policy.preset, threshold: policy.alert, scope: policy.scope(ofOwn: place > 0))
      hits += screener.matches(query).map { match in
        let entry = index.entries[match.entry]
        return Hit(snapshot: index.snapshots[entry.snapshot], entity: entry.entity, match: match)
      }
    }
    guard isWhole || !hits.isEmpty else { return nil }
    hits.sort { ($0.gravity, -$0.match.score) < ($1.gravity, -$1.match.score) }
    let most = ScreeningSettings.hitsMax
    return Result(lists: lists, hits: Array(hits.prefix(most)), leftOut: max(0, hits.count - most))
  }
}

extension ScreeningSearch.Hit {
  /// Sanctions before everything else.
  fileprivate var gravity: Int { entity.topics.contains(.sanction) ? 0 : 1 }
}
