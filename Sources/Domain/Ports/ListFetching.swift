/// Brings the files of a list here from where its publisher keeps them.
public protocol ListFetching: Sendable {
  /// What is wrong with a location before it is asked; nil where it may be fetched from.
  func problem(with location: String) -> ListFetchError?
  /// Fetches a location, unless it holds what `mark` tells.
  /// - Parameter location: an `https` URL, or the absolute path of a file or of a folder of files.
  /// - Throws: ``ListFetchError``; nothing is left behind then.
  func fetch(_ location: String, unless mark: ListSourceMark) async throws(ListFetchError) -> ListFetch
  /// Removes what a fetch put beside its source.
  func discard(_ list: FetchedList)
}

/// How a fetch ended.
public enum ListFetch: Sendable, Hashable {
  /// The source holds what it held.
  case unchanged(ListSourceMark)
  /// It holds something else, which is here now.
  case fetched(FetchedList)
}

/// Files of a list that may be read now.
public struct FetchedList: Sendable, Hashable {
  /// The files, by name.
  public let paths: [String]
  /// By what the source is known again.
  public let mark: ListSourceMark
  /// Whether the files are copies, to be discarded, and not the source itself.
  public let isCopy: Bool

  /// Fetched files.
  public init(paths: [String], mark: ListSourceMark, isCopy: Bool) {
    self.paths = paths
    self.mark = mark
    self.isCopy = isCopy
  }
}

/// By what a source is known to hold the same as before.
public struct ListSourceMark: Sendable, Hashable {
  /// The server's `ETag` (RFC 9110, section 8.8.3), as it was sent.
  public let etag: String?
  /// The server's `Last-Modified`, as it was sent.
  public let lastModified: String?
  /// SHA-256 of what was fetched in lower-case hexadecimal; of a folder, of its files' names and digests.
  public let digest: String?

  /// A mark; without anything, of a source that was never fetched.
  public init(etag: String? = nil, lastModified: String? = nil, digest: String? = nil) {
    self.etag = etag
    self.lastModified = lastModified
    self.digest = digest
  }
}

/// Why a list could not be fetched: the closed list that is told of a source.
public enum ListFetchError: String, Error, Sendable, Hashable, CaseIterable {
  /// Neither a URL that may be asked nor an absolute path.
  case badLocation = "bad_location"
  /// One of the host's addresses is neither public nor listed by the operator.
  case addressRefused = "address_refused"
  /// The name has no address, or none was learnt in time.
  case nameNotResolved = "name_not_resolved"
  /// No connection, or it broke before the whole file had come.
  case connectionFailed = "connection_failed"
  /// The certificate is not valid for the name, or encryption could not be agreed on.
  case encryptionFailed = "encryption_failed"
  /// Not there in time.
  case timedOut = "timed_out"
  /// More redirects than are followed, or one that leads nowhere.
  case redirectRefused = "redirect_refused"
  /// Any status but 200 and 304.
  case statusRefused = "status_refused"
  /// More bytes than are taken.
  case tooLarge = "too_large"
  /// The file or folder is not there, empty, or may not be read.
  case unreadable = "unreadable"
  /// What was fetched could not be written down.
  case noRoom = "no_room"
}
