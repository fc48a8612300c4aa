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

  private let shelf: any ListShelving

  /// A search of the lists on a shelf.
  public init(_ shelf: any ListShelving) { self.shelf = shelf }

  /// See ``run(_:under:in:)``, on a tenant's lists as they stand.
  /// - Throws: ``StoreError`` where they could not be loaded.
  public func run(
    _ query: ScreeningQuery, under policy: ScreeningPolicy, for tenant: TenantID
  ) async throws(StoreError) -> Result? {
    Self.run(query, under: policy, in: try await shelf.lists(for: tenant))
  }

  /// The entries that the policy counts and that reach its threshold, the gravest first, of these the likeliest.
  /// - Returns: nil where a list that the policy names is not there, or none of the installation's is, and nothing was
  ///   found: nothing can be said then.
  public static func run(
    _ query: ScreeningQuery, under policy: ScreeningPolicy, in shelved: [ShelvedLists]
  ) -> Result? {
    var (lists, hits): ([ScreeningIndex.Snapshot], [Hit]) = ([], [])
    for owned in shelved {
      let names = Set(owned.searched(under: policy).map(owned.owner.name(of:)))
      guard !names.isEmpty else { continue }
      lists += owned.index.snapshots.filter { names.contains($0.list) }
      hits += owned.screener(policy).matches(query).map { match in
        let entry = owned.index.entries[match.entry]
        return Hit(snapshot: owned.index.snapshots[entry.snapshot], entity: entry.entity, match: match)
      }
    }
    let house = Set(shelved.first { $0.owner == .installation }?.searched(under: policy) ?? [])
    guard !hits.isEmpty || (!house.isEmpty && policy.isMet(by: house)) else { return nil }
    hits.sort { ($0.gravity, -$0.match.score) < ($1.gravity, -$1.match.score) }
    let most = ScreeningSettings.hitsMax
    return Result(lists: lists, hits: Array(hits.prefix(most)), leftOut: max(0, hits.count - most))
  }
}

extension ScreeningSearch.Hit {
  /// Sanctions before everything else.
  fileprivate var gravity: Int { entity.topics.contains(.sanction) ? 0 : 1 }
}
