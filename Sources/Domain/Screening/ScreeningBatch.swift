import FoundationEssentials

/// Names that are screened together, as far as that has come. Nothing personal.
public struct ScreeningBatch: Sendable, Hashable {
  /// Most names of one batch.
  public static let rowsMax = 10_000

  /// Where it stands.
  public enum State: String, Sendable, Hashable, CaseIterable {
    case processing, complete
    /// It could not be gone on with; what was screened stays.
    case failed
  }

  /// Its identifier.
  public let id: ScreeningBatchID
  /// The tenant and mode.
  public let realm: Realm
  /// Where it stands.
  public let state: State
  /// Its names, from 1 through ``rowsMax``.
  public let rowCount: Int
  /// Those that were screened.
  public let doneCount: Int
  /// When it was given.
  public let createdAt: Date
  /// When the last name was screened, or it failed; nil before.
  public let completedAt: Date?

  /// A batch.
  public init(
    id: ScreeningBatchID, realm: Realm, state: State, rowCount: Int, doneCount: Int, createdAt: Date,
    completedAt: Date?
  ) {
    self.id = id
    self.realm = realm
    self.state = state
    self.rowCount = rowCount
    self.doneCount = doneCount
    self.createdAt = createdAt
    self.completedAt = completedAt
  }
}

/// A batch to be kept. Personal data.
public struct ScreeningBatchDraft: Sendable {
  /// Its identifier.
  public let id: ScreeningBatchID
  /// The tenant and mode.
  public let realm: Realm
  /// The requests in order, each as ``ScreeningQuery/init(json:)`` reads it.
  public let requests: [JSON]
  /// The key that asks; nil for people.
  public let key: KeyID?
  /// When it was given.
  public let at: Date

  /// A batch of 1 through ``ScreeningBatch/rowsMax`` requests.
  public init(id: ScreeningBatchID, realm: Realm, requests: [JSON], key: KeyID?, at: Date) {
    self.id = id
    self.realm = realm
    self.requests = requests
    self.key = key
    self.at = at
  }
}

/// The next names of a batch that wait. Personal data.
public struct ScreeningBatchWork: Sendable {
  /// One name.
  public struct Row: Sendable {
    /// Its place in the batch, from 1.
    public let number: Int
    /// What its screening is called, however often it is tried.
    public let screening: ScreeningID
    /// The request as it was given.
    public let request: JSON

    /// A name that waits.
    public init(number: Int, screening: ScreeningID, request: JSON) {
      self.number = number
      self.screening = screening
      self.request = request
    }
  }

  /// The batch.
  public let batch: ScreeningBatchID
  /// Who asked, for the audit log.
  public let actor: Actor
  /// The key that asked; nil for people.
  public let key: KeyID?
  /// The names in order; none where all were screened.
  public let rows: [Row]

  /// Names that wait.
  public init(batch: ScreeningBatchID, actor: Actor, key: KeyID?, rows: [Row]) {
    self.batch = batch
    self.actor = actor
    self.key = key
    self.rows = rows
  }
}
