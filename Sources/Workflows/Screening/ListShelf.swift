import Checks
import Domain
import Logging
import Screening
import Synchronization

/// Keeps the newest versions of every list ready to be searched: one index an owner, made anew beside the one in use
/// when a version is imported, and swapped without anybody waiting.
public final class ListShelf: ListShelving {
  private struct Entry {
    /// Nil for an owner without lists.
    let lists: ShelvedLists?
    var checkedAt: ContinuousClock.Instant
  }

  private struct State {
    var entries: [ListOwner: Entry] = [:]
    var loading: [ListOwner: Task<Entry, any Error>] = [:]
  }

  private let store: any ListStore
  private let logger: Logger
  private let state = Mutex(State())

  /// How long a new version may go unseen by those who screen.
  public static let freshFor: Duration = .seconds(2)
  /// Entries that are read at once.
  static let pageSize = 2000
  /// Tenants whose own lists are kept ready, the latest asked for; another's are read again when they are.
  static let tenantsMax = 256

  /// A shelf over the lists that are kept.
  public init(store: any ListStore, logger: Logger) {
    self.store = store
    self.logger = logger
  }

  /// See ``ListShelving/lists(for:)``. Who asks first for an owner waits until its lists are read.
  public func lists(for tenant: TenantID) async throws(StoreError) -> [ShelvedLists] {
    [try await entry(of: .installation), try await entry(of: .tenant(tenant))].compactMap(\.lists)
  }

  /// Looks for new versions of the installation's lists and makes them ready before anybody asks.
  public func refresh() async throws(StoreError) { _ = try await entry(of: .installation) }

  /// Bytes that all indexes hold beside their entries, and the names that they search.
  public var size: (bytes: Int, names: Int) {
    state.withLock { state in
      state.entries.values.compactMap(\.lists?.index).reduce((0, 0)) { ($0.0 + $1.bytes, $0.1 + $1.nameCount) }
    }
  }

  private func entry(of owner: ListOwner) async throws(StoreError) -> Entry {
    let known = state.withLock { $0.entries[owner] }
    if let known, known.checkedAt.duration(to: .now) < Self.freshFor { return known }
    let newest = try await store.newest(of: owner)
    let versions = Dictionary(uniqueKeysWithValues: newest.map { ($0.list, $0.number) })
    if let known, known.lists?.versions ?? [:] == versions {
      state.withLock { $0.entries[owner]?.checkedAt = .now }
      return known
    }
    let task = load(owner, newest, versions)
    // Whoever has something to search with goes on with it meanwhile.
    if let known { return known }
    do {
      return try await task.value
    } catch let error as StoreError {
      throw error
    } catch {
      throw .unavailable
    }
  }

  /// The one load of an owner that is under way, or a new one.
  private func load(_ owner: ListOwner, _ newest: [ListVersion], _ versions: [String: Int]) -> Task<Entry, any Error> {
    state.withLock { state in
      if let loading = state.loading[owner] { return loading }
      // Reading thousands of names takes a core for seconds: behind what requests need.
      let task = Task.detached(priority: .background) { [self] in
        do {
          let entry = try await read(owner, newest, versions)
          keep(entry, of: owner)
          return entry
        } catch {
          self.state.withLock { $0.loading[owner] = nil }
          logger.warning("screening.lists_unread", metadata: ["error": "\(error)"])
          throw error
        }
      }
      state.loading[owner] = task
      return task
    }
  }

  private func keep(_ entry: Entry, of owner: ListOwner) {
    state.withLock { state in
      state.loading[owner] = nil
      state.entries[owner] = entry
      // Who has no list takes no room, and is known to have none at the price of a look.
      let tenants = state.entries.filter { $0.key != .installation && $0.value.lists != nil }
      guard tenants.count > Self.tenantsMax else { return }
      if let oldest = tenants.min(by: { $0.value.checkedAt < $1.value.checkedAt }) { state.entries[oldest.key] = nil }
    }
    logger.info(
      "screening.lists_ready",
      metadata: [
        "lists": "\(entry.lists?.versions.count ?? 0)", "names": "\(entry.lists?.index.nameCount ?? 0)",
      ])
  }

  private func read(_ owner: ListOwner, _ newest: [ListVersion], _ versions: [String: Int]) async throws -> Entry {
    var snapshots: [ListSnapshot] = []
    for version in newest { snapshots.append(try await store.snapshot(of: version, owner: owner)) }
    let lists =
      snapshots.isEmpty ? nil : ShelvedLists(owner: owner, index: ScreeningIndex(snapshots), versions: versions)
    return Entry(lists: lists, checkedAt: .now)
  }
}

extension ListStore {
  /// A version with all of its entries, under its name beside other owners' lists.
  func snapshot(of version: ListVersion, owner: ListOwner) async throws(StoreError) -> ListSnapshot {
    var entities: [ListEntity] = []
    while entities.count < version.entityCount {
      let page = try await self.entities(
        of: version.list, version: version.number, owner: owner, after: entities.last?.id, limit: ListShelf.pageSize)
      guard !page.isEmpty else { throw StoreError.damaged }
      entities += page
    }
    return ListSnapshot(
      list: owner.name(of: version.list), version: version.version, digest: version.digest, entities: entities)
  }
}
