import Domain
import FoundationEssentials
import Logging

/// Fetches lists when they are due. What is broken, or suspiciously small, is recorded of its source and replaces
/// nothing.
public struct FetchLists: Sendable {
  /// How long a source is one worker's: longer than a fetch and an import may take.
  static let lease: TimeInterval = 3600
  /// Longest pause before a source that failed is fetched again.
  static let failurePause: TimeInterval = 3600
  /// Sources of one look; they are fetched one after the other, since each is held in memory while it is imported.
  static let dueMax = 32
  /// How often sources are looked at.
  static let pollEvery: Duration = .seconds(60)

  private let sources: any ListSources
  private let fetching: any ListFetching
  private let importing: ImportList
  private let time: any TimeSource
  private let logger: Logger

  /// A workflow over the sources, what brings them here, and the import.
  public init(
    sources: any ListSources, fetching: any ListFetching, importing: ImportList, time: any TimeSource, logger: Logger
  ) {
    self.sources = sources
    self.fetching = fetching
    self.importing = importing
    self.time = time
    self.logger = logger
  }

  /// Works until the task is canceled.
  public func work() async {
    while !Task.isCancelled {
      await fetchDue()
      do { try await Task.sleep(for: Self.pollEvery) } catch { return }
    }
  }

  /// Fetches everything that is due now, once.
  public func fetchDue() async {
    do throws(StoreError) {
      for (owner, list) in try await sources.due(at: time.now, limit: Self.dueMax) where !Task.isCancelled {
        await fetch(list, of: owner)
      }
    } catch {
      logger.warning("lists.poll_failed", metadata: ["error": "\(error)"])
    }
  }

  /// One source's failure is not the next one's.
  private func fetch(_ list: String, of owner: ListOwner) async {
    do throws(StoreError) {
      let now = time.now
      let until = now.addingTimeInterval(Self.lease)
      guard let lease = try await sources.lease(list, owner: owner, at: now, until: until) else { return }
      let outcome = await outcome(of: lease.source)
      // Unstructured, so that a server that stops gives the source back.
      let sources = sources
      try await Task { () async -> Result<Void, StoreError> in
        do throws(StoreError) { return .success(try await sources.record(outcome, of: lease)) } catch {
          return .failure(error)
        }
      }.value.get()
    } catch {
      // The lease ends by itself; an import that was done is found done the next time.
      logger.warning("lists.not_recorded", metadata: ["list": "\(list)", "error": "\(error)"])
    }
  }

  private func outcome(of source: ListSource) async -> ListSourceOutcome {
    let every = source.draft.every.seconds
    do throws(ListImportError) {
      let mark = try await bring(source)
      let now = time.now
      return ListSourceOutcome(mark: mark, error: nil, at: now, nextAt: now.addingTimeInterval(every))
    } catch {
      let now = time.now
      // The server stops: that says nothing about the source.
      if Task.isCancelled { return ListSourceOutcome(mark: nil, error: source.error, at: now, nextAt: now) }
      logger.warning("list.not_fetched", metadata: ["list": "\(source.draft.list)", "error": "\(error.code)"])
      return ListSourceOutcome(
        mark: nil, error: error.code, at: now, nextAt: now.addingTimeInterval(min(every, Self.failurePause)))
    }
  }

  /// Brings a source's list up to date; returns by what the source is known from now on.
  private func bring(_ source: ListSource) async throws(ListImportError) -> ListSourceMark {
    let fetched: FetchedList
    do throws(ListFetchError) {
      switch try await fetching.fetch(source.draft.location, unless: source.mark) {
      case .unchanged(let mark): return mark
      case .fetched(let list): fetched = list
      }
    } catch {
      throw .fetching(error)
    }
    defer { fetching.discard(fetched) }
    _ = try await importing.run(
      ListImportOrder(
        list: source.draft.list, format: source.draft.format, paths: fetched.paths, owner: source.owner),
      by: Actor("scheduler"))
    return fetched.mark
  }
}
