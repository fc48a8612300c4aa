import Domain
import Screening

/// One owner's lists as they are searched at a moment.
public struct ShelvedLists: Sendable {
  /// Whose lists they are.
  public let owner: ListOwner
  /// Their entries, ready to be searched; its snapshots have the names of ``ListOwner/name(of:)``.
  public let index: ScreeningIndex
  /// The version's number of each list, by slug.
  public let versions: [String: Int]

  /// Lists with their index.
  public init(owner: ListOwner, index: ScreeningIndex, versions: [String: Int]) {
    self.owner = owner
    self.index = index
    self.versions = versions
  }

  /// Slugs of the lists that a policy searches: of the installation's those that a tenant chose, and all of its own.
  public func searched(under policy: ScreeningPolicy) -> [String] {
    versions.keys.filter { owner != .installation || policy.includes(list: $0) }.sorted()
  }

  /// A search as a policy has it.
  public func screener(_ policy: ScreeningPolicy) -> Screener {
    Screener(index, preset: policy.preset, threshold: policy.alert, scope: policy.scope(of: owner))
  }
}

/// Has the lists ready to be searched. A port that stands here and not in Domain, since what it gives is the screening
/// room's.
public protocol ListShelving: Sendable {
  /// The installation's lists and the tenant's own, as the newest versions that were ready; owners without lists are
  /// left out.
  /// - Throws: ``StoreError`` where they could not be loaded.
  func lists(for tenant: TenantID) async throws(StoreError) -> [ShelvedLists]
}
