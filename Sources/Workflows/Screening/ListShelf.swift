import Checks
import Domain
import Logging
import Screening
import Synchronization

/// Keeps the newest versions of every list ready to be searched: one index an owner, made anew beside the one in use
/// when a version is imported, and swapped without anybody waiting. A version that does not fit into memory is not
/// taken: the one before is searched, and where there is none, nobody is screened.
public final class ListShelf: ListShelving {
  private struct Entry {
    /// Nil for an owner without lists.
    let lists: ShelvedLists?
    /// Bytes of each list, by slug.
    let memory: [String: Int]
    var checkedAt: ContinuousClock.Instant
    var bytes: Int { memory.values.reduce(0, +) }
  }

  /// Versions that were not taken.
  private struct Refusal {
    let versions: [String: Int]
    let excess: ListMemoryExcess
  }

  private struct State {
    var entries: [ListOwner: Entry] = [:]
    var refusals: [ListOwner: Refusal] = [:]
    var loading: [ListOwner: Task<Entry, any Error>] = [:]
    /// Ends with the load that was begun last.
    var turn: Task<Void, Never>?
  }

  private let store: any ListStore
  private let memory: ListMemory
  private let logger: Logger
  private let state = Mutex(State())
  private let freshFor: Duration

  /// How long a new version may go unseen by those who screen.
  public static let freshFor: Duration = .seconds(2)
  /// Entries that are read at once.
  static let pageSize = 2000
  /// Tenants whose own lists are kept ready, the latest asked for; another's are read again when they are.
  static let tenantsMax = 256

  /// A shelf over the lists that are kept.
  /// - Parameter memory: what they may take.
  public convenience init(store: any ListStore, memory: ListMemory, logger: Logger) {
    self.init(store: store, memory: memory, freshFor: Self.freshFor, logger: logger)
  }

  init(store: any ListStore, memory: ListMemory, freshFor: Duration, logger: Logger) {
    self.store = store
    self.memory = memory
    self.freshFor = freshFor
    self.logger = logger
  }

  /// See ``ListShelving/lists(for:)``. Who asks first for an owner waits until its lists are read. Lists that do not
  /// fit into memory, and have no version that did, are ``StoreError/unavailable``.
  public func lists(for tenant: TenantID) async throws(StoreError) -> [ShelvedLists] {
    [try await entry(of: .installation), try await entry(of: .tenant(tenant))].compactMap(\.lists)
  }

  /// Looks for new versions of the installation's lists and makes them ready before anybody asks.
  public func refresh() async throws(StoreError) { _ = try await entry(of: .installation) }

  /// What is held, as it is now.
  public var report: ListShelfReport {
    state.withLock { state in
      ListShelfReport(
        lists: state.entries.flatMap { owner, entry in
          entry.memory.map { ListShelfReport.List(owner: owner, list: $0.key, bytes: $0.value) }
        }.sorted { ($0.owner.words, $0.list) < ($1.owner.words, $1.list) },
        names: state.entries.values.reduce(0) { $0 + ($1.lists?.index.nameCount ?? 0) }, bytesMax: memory.bytesMax,
        refused: state.refusals.values.map(\.excess).sorted { $0.list < $1.list })
    }
  }

  private func entry(of owner: ListOwner) async throws(StoreError) -> Entry {
    let known = state.withLock { $0.entries[owner] }
    if let known, known.checkedAt.duration(to: .now) < freshFor { return known }
    let newest = try await store.newest(of: owner)
    let versions = Dictionary(uniqueKeysWithValues: newest.map { ($0.list, $0.number) })
    let isRefused = state.withLock { state in
      let isRefused = state.refusals[owner]?.versions == versions
      let isKnown = known.map { $0.lists?.versions ?? [:] == versions } ?? false
      if isRefused || isKnown { state.entries[owner]?.checkedAt = .now }
      // Those before are the newest again.
      if isKnown { state.refusals[owner] = nil }
      return isRefused
    }
    if let known, isRefused || known.lists?.versions ?? [:] == versions { return known }
    if isRefused { throw .unavailable }
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
      let turn = state.turn
      let task = Task.detached(priority: .background) { [self] in
        // One after the other: an index that is made takes as much as the one before it once more.
        await turn?.value
        do {
          let entry = try await read(owner, newest, versions)
          try keep(entry, of: owner)
          return entry
        } catch {
          refuse(error, of: owner, versions)
          throw error
        }
      }
      state.loading[owner] = task
      state.turn = Task.detached { _ = await task.result }
      return task
    }
  }

  private func refuse(_ error: any Error, of owner: ListOwner, _ versions: [String: Int]) {
    state.withLock { state in
      state.loading[owner] = nil
      guard let excess = error as? ListMemoryExcess else { return }
      state.refusals[owner] = Refusal(versions: versions, excess: excess)
    }
    guard let excess = error as? ListMemoryExcess else {
      return logger.warning("screening.lists_unread", metadata: ["error": "\(error)"])
    }
    logger.error(
      "screening.list_too_large",
      metadata: [
        "owner": "\(owner.words)", "list": "\(excess.list)", "need_bytes": "\(excess.needBytes)",
        "bound_bytes": "\(excess.boundBytes)",
      ])
  }

  /// Puts lists in the place of those before, where they fit.
  private func keep(_ entry: Entry, of owner: ListOwner) throws(ListMemoryExcess) {
    let checked: Result<Void, ListMemoryExcess> = state.withLock { state in
      let list = Self.largest(entry.memory, of: entry.lists?.versions ?? [:], before: state.entries[owner])
      do throws(ListMemoryExcess) {
        try memory.check(list, needing: entry.bytes + Self.beside(owner, in: state))
      } catch {
        return .failure(error)
      }
      let before = state.entries[owner]?.bytes ?? 0
      state.loading[owner] = nil
      state.entries[owner] = entry
      state.refusals[owner] = nil
      // What did not fit beside more may do so now.
      if entry.bytes < before { state.refusals = [:] }
      makeRoom(for: owner, in: &state)
      return .success(())
    }
    try checked.get()
    logger.info(
      "screening.lists_ready",
      metadata: [
        "lists": "\(entry.lists?.versions.count ?? 0)", "names": "\(entry.lists?.index.nameCount ?? 0)",
        "bytes": "\(entry.bytes)",
      ])
  }

  /// Takes tenants' lists off that were not asked for the longest; they are read again when they are. Those whose
  /// newest versions do not fit come last: until there is room, they could not be read again.
  private func makeRoom(for owner: ListOwner, in state: inout State) {
    while true {
      // Who has no list takes no room, and is known to have none at the price of a look.
      let tenants = state.entries.filter { $0.key != .installation && $0.value.lists != nil }
      let bytes = state.entries.values.reduce(0) { $0 + $1.bytes }
      guard tenants.count > Self.tenantsMax || bytes > memory.bytesMax else { return }
      let others = tenants.filter { $0.key != owner }
      let free = others.filter { state.refusals[$0.key] == nil }
      let oldest = (free.isEmpty ? others : free).min { $0.value.checkedAt < $1.value.checkedAt }
      guard let oldest else { return }
      state.entries[oldest.key] = nil
    }
  }

  private func read(_ owner: ListOwner, _ newest: [ListVersion], _ versions: [String: Int]) async throws -> Entry {
    // Whatever is known not to fit is not even read.
    try state.withLock { state in
      let told = Dictionary(uniqueKeysWithValues: newest.map { ($0.list, $0.memoryBytes ?? 0) })
      try memory.check(
        Self.largest(told, of: versions, before: state.entries[owner]),
        needing: told.values.reduce(0, +) + Self.beside(owner, in: state))
    }
    var snapshots: [ListSnapshot] = []
    for version in newest { snapshots.append(try await store.snapshot(of: version, owner: owner)) }
    guard !snapshots.isEmpty else { return Entry(lists: nil, memory: [:], checkedAt: .now) }
    let index = ScreeningIndex(snapshots)
    return Entry(
      lists: ShelvedLists(owner: owner, index: index, versions: versions),
      memory: Dictionary(uniqueKeysWithValues: zip(newest.map(\.list), index.memory)), checkedAt: .now)
  }

  /// What is searched together with an owner's lists: the installation's with a tenant's, and with the installation's
  /// those of the tenant who has most.
  private static func beside(_ owner: ListOwner, in state: State) -> Int {
    guard owner == .installation else { return state.entries[.installation]?.bytes ?? 0 }
    return state.entries.filter { $0.key != .installation }.values.map(\.bytes).max() ?? 0
  }

  /// The largest of those whose versions are new.
  private static func largest(_ memory: [String: Int], of versions: [String: Int], before known: Entry?) -> String {
    let news = memory.filter { known?.lists?.versions[$0.key] != versions[$0.key] }
    return (news.isEmpty ? memory : news).max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
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
