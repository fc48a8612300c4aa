/// A list that is to be imported.
public struct ListImportOrder: Sendable, Hashable {
  /// The list's slug; see ``ListVersion/list``.
  public let list: String
  /// The format's name in the catalogue of formats.
  public let format: String
  /// The files; see ``ListOpening/read(format:paths:before:)``.
  public let paths: [String]
  /// Whose list it is.
  public let owner: ListOwner
  /// Whether it may be much smaller than the newest version, empty, or full of rows that are wrong.
  public let isForced: Bool

  /// An order.
  public init(list: String, format: String, paths: [String], owner: ListOwner, isForced: Bool = false) {
    self.list = list
    self.format = format
    self.paths = paths
    self.owner = owner
    self.isForced = isForced
  }
}

/// What an import made.
public struct ListImportReport: Sendable, Hashable {
  /// The newest version, with what it counts and what changed.
  public let version: ListVersion
  /// Whether this import made it; it did not where the list was the same.
  public let isNew: Bool
  /// The first rows that were left out.
  public let rejected: [RejectedRow]

  /// A report.
  public init(version: ListVersion, isNew: Bool, rejected: [RejectedRow]) {
    self.version = version
    self.isNew = isNew
    self.rejected = rejected
  }
}

/// Why a list was not imported; the newest version stays in force.
public enum ListImportError: Error, Sendable, Hashable {
  /// The list's name is no slug.
  case badSlug
  /// The files could not be fetched.
  case fetching(ListFetchError)
  /// The files could not be read.
  case opening(ListOpeningError)
  /// There is no entry in them.
  case noEntries
  /// Too large a share of the rows is wrong.
  case tooManyRejected(count: Int, of: Int)
  /// It is much smaller than the newest version.
  case tooSmall
  /// It does not fit into the memory that lists may take.
  case tooLarge(ListMemoryExcess)
  /// It could not be stored; `stale` where another import came between a delta and the version that it starts from.
  case storing(StoreError)

  /// Names the cause for ever, without what differs from case to case.
  public var code: String {
    switch self {
    case .badSlug: "bad_slug"
    case .fetching(let error): error.rawValue
    case .opening(let error): error.code
    case .noEntries: "no_entries"
    case .tooManyRejected: "too_many_rejected"
    case .tooSmall: "list_too_small"
    case .tooLarge: "list_too_large"
    case .storing(.damaged): "damaged"
    case .storing(.stale): "overtaken"
    case .storing: "not_stored"
    }
  }
}

/// A list that does not fit into the memory that lists may take.
public struct ListMemoryExcess: Error, Sendable, Hashable {
  /// The list's slug.
  public let list: String
  /// Bytes that it takes together with the other lists that are searched with it.
  public let needBytes: Int
  /// Bytes that lists may take, less than ``needBytes``.
  public let boundBytes: Int

  /// A list that is too large.
  public init(list: String, needBytes: Int, boundBytes: Int) {
    self.list = list
    self.needBytes = needBytes
    self.boundBytes = boundBytes
  }
}
