import FoundationEssentials

/// What is watched of whoever was verified.
public enum MonitorKind: String, Sendable, Hashable, CaseIterable {
  /// New versions of the lists that the tenant screens against.
  case screening
}

/// A watch over one applicant.
public struct Monitor: Sendable, Hashable {
  /// Its identifier.
  public let id: MonitorID
  /// The tenant and mode.
  public let realm: Realm
  /// Who is watched.
  public let applicant: ApplicantID
  /// What is watched.
  public let kind: MonitorKind
  /// Since when.
  public let createdAt: Date
  /// Until when; nil while it goes on.
  public let endedAt: Date?
  /// Verifications that its alerts began, the newest first; at most ``alertsMax``.
  public let alerts: [VerificationID]

  /// Most alerts of one monitor that are told.
  public static let alertsMax = 20

  /// A watch as read.
  public init(
    id: MonitorID, realm: Realm, applicant: ApplicantID, kind: MonitorKind, createdAt: Date, endedAt: Date?,
    alerts: [VerificationID]
  ) {
    self.id = id
    self.realm = realm
    self.applicant = applicant
    self.kind = kind
    self.createdAt = createdAt
    self.endedAt = endedAt
    self.alerts = alerts
  }
}

/// A watched applicant, with what a screening looks for. Personal data.
public struct WatchedCustomer: Sendable {
  /// The watch.
  public let monitor: MonitorID
  /// Who is watched.
  public let applicant: ApplicantID
  /// The version of what is known of the person.
  public let version: Int
  /// Alerts that this monitor gave so far.
  public let alertCount: Int
  /// What is known of the person.
  public let record: ApplicantRecord
  /// What the newest document check read, as ``ExtractedDocument/json``; nil where none did.
  public let document: JSON?

  /// A watched applicant.
  public init(
    monitor: MonitorID, applicant: ApplicantID, version: Int, alertCount: Int, record: ApplicantRecord, document: JSON?
  ) {
    self.monitor = monitor
    self.applicant = applicant
    self.version = version
    self.alertCount = alertCount
    self.record = record
    self.document = document
  }
}

/// A list's version up to which a realm's customers were looked at.
public struct ListMark: Sendable, Hashable {
  /// Whose list.
  public let owner: ListOwner
  /// The list's slug.
  public let list: String
  /// The version's number.
  public let number: Int
  /// What the tenant looked for; after a change all of the list is looked at again.
  public let settings: String

  /// A mark.
  public init(owner: ListOwner, list: String, number: Int, settings: String) {
    self.owner = owner
    self.list = list
    self.number = number
    self.settings = settings
  }

  /// Whether another mark is of a later version of the same list.
  public func isBefore(_ other: ListMark) -> Bool {
    owner == other.owner && list == other.list && number < other.number
  }
}

/// What a tenant watches after it has verified somebody.
public struct MonitoringPolicy: Sendable, Equatable {
  /// Whether new versions of lists are held against customers.
  public var screening = false

  /// Nothing.
  public init() {}
}
