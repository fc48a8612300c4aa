import Domain

/// Fetches lists from wherever they are: an absolute path from the disk, everything else over HTTPS.
public struct LocationListFetching: ListFetching {
  private let files: FileListFetching
  private let web: HTTPListFetching

  /// Fetches with these two.
  public init(files: FileListFetching, web: HTTPListFetching) {
    self.files = files
    self.web = web
  }

  /// See ``ListFetching/problem(with:)``.
  public func problem(with location: String) -> ListFetchError? { fetching(location).problem(with: location) }

  /// See ``ListFetching/fetch(_:unless:)``.
  public func fetch(_ location: String, unless mark: ListSourceMark) async throws(ListFetchError) -> ListFetch {
    try await fetching(location).fetch(location, unless: mark)
  }

  /// See ``ListFetching/discard(_:)``.
  public func discard(_ list: FetchedList) { list.isCopy ? web.discard(list) : files.discard(list) }

  private func fetching(_ location: String) -> any ListFetching { location.hasPrefix("/") ? files : web }
}
