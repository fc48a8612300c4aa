import FoundationEssentials

/// A hand-over of customers that are already there, as far as it has come. Nothing personal.
public struct CustomerImport: Sendable, Hashable {
  /// Rejected rows from which on those of later blocks are counted and no longer told one by one: a file of which so
  /// many are wrong is another file than was meant, and what is told of it must not fill the disk.
  public static let rejectionsMax = 10_000

  /// Whether more rows may come.
  public enum State: String, Sendable, Hashable, CaseIterable {
    case open, finished
  }

  /// How many rows came to what. A row that is in none of these was not taken yet.
  public struct Counts: Sendable, Hashable {
    /// Customers that nobody knew.
    public var created = 0
    /// Customers of whom something else is known now.
    public var updated = 0
    /// Customers of whom nothing new was said.
    public var unchanged = 0
    /// Rows that were wrong.
    public var rejected = 0
    /// Customers whose screening the import began; of each at most one.
    public var screened = 0

    /// Nothing yet.
    public init() {}
  }

  /// Its identifier.
  public let id: ImportID
  /// The tenant and mode.
  public let realm: Realm
  /// Whether more rows may come.
  public let state: State
  /// The number of the row that is taken next, from 1: all before it are recorded, whatever died meanwhile.
  public let nextRow: Int
  /// What came of the rows before.
  public let counts: Counts
  /// When it was opened.
  public let createdAt: Date
  /// When rows were last taken, or it was finished.
  public let updatedAt: Date
  /// When it was finished; nil while it is open.
  public let finishedAt: Date?

  /// An import.
  public init(
    id: ImportID, realm: Realm, state: State, nextRow: Int, counts: Counts, createdAt: Date, updatedAt: Date,
    finishedAt: Date?
  ) {
    self.id = id
    self.realm = realm
    self.state = state
    self.nextRow = nextRow
    self.counts = counts
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.finishedAt = finishedAt
  }
}
