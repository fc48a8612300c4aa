import FoundationEssentials

/// What is watched of whoever was verified.
public enum MonitorKind: String, Sendable, Hashable, CaseIterable {
  /// New versions of the lists that the tenant screens against.
  case screening
  /// The day on which the document expires that the customer was verified with.
  case documentExpiry = "document_expiry"
  /// The age of the letter that proved the address.
  case addressAge = "address_age"
  /// The time since the customer was verified.
  case reverification

  /// Those that are steps along a date, in the order in which they are looked at.
  public static let dated: [MonitorKind] = [.documentExpiry, .addressAge, .reverification]
}

/// What an alert does.
public enum MonitorAction: String, Sendable, Hashable, CaseIterable {
  /// Begins a verification of what lists say, for the tenant's rules to judge.
  case review
  /// Tells the merchant that a date comes near.
  case remind
  /// Begins a verification with the checks that the policy names.
  case reverify
  /// Lets the customer's standing lapse.
  case lapse
}

/// What a watch gave: told once.
public struct MonitorAlert: Sendable, Hashable {
  /// Its identifier.
  public let id: AlertID
  /// What it did.
  public let action: MonitorAction
  /// The verification that it began, if it began one.
  public let verification: VerificationID?
  /// When.
  public let createdAt: Date

  /// An alert.
  public init(id: AlertID, action: MonitorAction, verification: VerificationID?, createdAt: Date) {
    self.id = id
    self.action = action
    self.verification = verification
    self.createdAt = createdAt
  }
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
  /// When its next step is due; nil for none, and for lists.
  public let nextAt: Date?
  /// What it gave, the newest first; at most ``alertsMax``.
  public let alerts: [MonitorAlert]

  /// Most alerts of one monitor that are told.
  public static let alertsMax = 20

  /// A watch as read.
  public init(
    id: MonitorID, realm: Realm, applicant: ApplicantID, kind: MonitorKind, createdAt: Date, endedAt: Date?,
    nextAt: Date?, alerts: [MonitorAlert]
  ) {
    self.id = id
    self.realm = realm
    self.applicant = applicant
    self.kind = kind
    self.createdAt = createdAt
    self.endedAt = endedAt
    self.nextAt = nextAt
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
  /// What the watch stood at: a look that began before something else happened is recorded by nobody.
  public let fence: Int64
  /// Alerts that this monitor gave so far.
  public let alertCount: Int
  /// What is known of the person.
  public let record: ApplicantRecord
  /// What the newest document check read, as ``ExtractedDocument/json``; nil where none did.
  public let document: JSON?

  /// A watched applicant.
  public init(
    monitor: MonitorID, applicant: ApplicantID, version: Int, fence: Int64, alertCount: Int, record: ApplicantRecord,
    document: JSON?
  ) {
    self.monitor = monitor
    self.applicant = applicant
    self.version = version
    self.fence = fence
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
