import FoundationEssentials

/// Knows where lists are fetched from, how often, and how that went.
public protocol ListSources: Sendable {
  /// An owner's sources, by list.
  func sources(of owner: ListOwner) async throws(StoreError) -> [ListSource]
  /// Adds a list's source, due at once, or gives the list another one; what is known of the old one is forgotten then.
  func add(_ draft: ListSourceDraft, owner: ListOwner, at now: Date) async throws(StoreError)
  /// Removes a list's source; its versions stay.
  /// - Throws: ``StoreError/notFound`` where it has none.
  func remove(_ list: String, owner: ListOwner) async throws(StoreError)
  /// Sources that are due and not leased, the longest due first.
  func due(at now: Date, limit: Int) async throws(StoreError) -> [(owner: ListOwner, list: String)]
  /// Takes a due source for one fetch; nil where another has it or it is not due.
  func lease(_ list: String, owner: ListOwner, at now: Date, until: Date) async throws(StoreError) -> ListSourceLease?
  /// Records how a fetch went, and ends its lease.
  /// - Throws: ``StoreError/stale`` where the lease is another's by now, or the source was changed or removed.
  func record(_ outcome: ListSourceOutcome, of lease: ListSourceLease) async throws(StoreError)
}

/// A list's source about to be added.
public struct ListSourceDraft: Sendable, Hashable {
  /// The list's slug; see ``ListVersion/list``.
  public let list: String
  /// The format's name in the catalogue of formats.
  public let format: String
  /// See ``ListFetching/fetch(_:unless:)``.
  public let location: String
  /// Time between two fetches, at least a minute.
  public let every: Duration

  /// A draft.
  public init(list: String, format: String, location: String, every: Duration) {
    self.list = list
    self.format = format
    self.location = location
    self.every = every
  }
}

/// Where a list is fetched from, and how that went.
public struct ListSource: Sendable, Hashable {
  /// Whose list it is.
  public let owner: ListOwner
  /// What was asked for.
  public let draft: ListSourceDraft
  /// By what the source is known again, as of the last fetch that succeeded.
  public let mark: ListSourceMark
  /// When it was last fetched, with whatever result.
  public let fetchedAt: Date?
  /// Why the last fetch failed: a ``ListImportError/code``; nil where it succeeded.
  public let error: String?
  /// When it is fetched next.
  public let nextAt: Date

  /// A source.
  public init(
    owner: ListOwner, draft: ListSourceDraft, mark: ListSourceMark, fetchedAt: Date?, error: String?, nextAt: Date
  ) {
    self.owner = owner
    self.draft = draft
    self.mark = mark
    self.fetchedAt = fetchedAt
    self.error = error
    self.nextAt = nextAt
  }
}

/// A source that one worker fetches now.
public struct ListSourceLease: Sendable, Hashable {
  /// The source.
  public let source: ListSource
  /// Tells a lease from earlier ones.
  public let fence: Int64

  /// A lease.
  public init(source: ListSource, fence: Int64) {
    self.source = source
    self.fence = fence
  }
}

/// How a fetch went.
public struct ListSourceOutcome: Sendable, Hashable {
  /// What the source is known by from now on; nil leaves the mark, so that what failed is fetched again.
  public let mark: ListSourceMark?
  /// Why it failed; nil where it did not.
  public let error: String?
  /// When it was fetched.
  public let at: Date
  /// When it is fetched next.
  public let nextAt: Date

  /// An outcome.
  public init(mark: ListSourceMark?, error: String?, at: Date, nextAt: Date) {
    self.mark = mark
    self.error = error
    self.at = at
    self.nextAt = nextAt
  }
}
