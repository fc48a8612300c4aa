import FoundationEssentials

/// Usage events as they are read.
public protocol UsageLedger: Sendable {
  /// Events of a half-open time in the order of their numbers, behind a position; at the end, by age, those that have
  /// none yet.
  func events(_ query: UsageQuery, in realm: Realm) async throws(StoreError) -> [UsageEvent]
}

/// How the running period stands, read without holding anything.
public protocol SpendReading: Sendable {
  /// Billed checks of the period that began then under a book, `slug@version`, by meter.
  func counts(under book: String, since: Date, in realm: Realm) async throws(StoreError) -> [String: Int64]
  /// What prices the use of a period that began then and what is open now.
  func sources(since: Date, in realm: Realm) async throws(StoreError) -> SpendSources
  /// How each limit of a cap would stand with these checks, in the order of the limits.
  /// - Throws: ``StoreError/stale`` where something is metered or open that the cap has no price of.
  func standings(with checks: [CheckType], under cap: SpendCap, in realm: Realm)
    async throws(StoreError) -> [SpendStanding]
}

/// Which usage events are read.
public struct UsageQuery: Sendable, Hashable {
  /// Start, included.
  public var from: Date
  /// End, not included.
  public var to: Date
  /// Goes on behind this; nil for the beginning.
  public var after: UsagePosition?
  /// Most that are read, at least 1.
  public var limit: Int

  /// Events of `from` up to, not including, `to`.
  public init(from: Date, to: Date, after: UsagePosition? = nil, limit: Int) {
    self.from = from
    self.to = to
    self.after = after
    self.limit = limit
  }
}

/// How far usage events were read: up to a number, and among those without one up to an identifier. What gets its
/// number after it was read without one is met a second time; nothing is ever passed over.
public struct UsagePosition: Sendable, Hashable, LosslessStringConvertible {
  /// The last number that was read; 0 before the first.
  public let sequence: Int64
  /// The last event that was read without a number; nil where none was.
  public let unnumbered: UsageID?

  /// A position behind an event. `before` is where the reading that met it began or stood.
  public init(behind event: UsageEvent, before: UsagePosition?) {
    sequence = event.sequence ?? before?.sequence ?? 0
    unnumbered = event.sequence == nil ? event.id : nil
  }

  /// Reads what `description` writes; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let sequence = Int64(parts[0]), sequence >= 0 else { return nil }
    self.sequence = sequence
    guard parts.count == 2 else {
      unnumbered = nil
      return
    }
    guard let id = UsageID(parts[1]) else { return nil }
    unnumbered = id
  }

  /// The number, and the identifier where there is one, apart by a slash.
  public var description: String { "\(sequence)" + (unnumbered.map { "/\($0)" } ?? "") }
}

/// The tenant's gap-free event stream.
public protocol EventStream: Sendable {
  /// Events after a sequence number, in order.
  func events(after sequence: Int64, limit: Int, in realm: Realm) async throws(StoreError) -> [StreamEvent]
}

/// The audit log: who read or changed what.
public protocol AuditLog: Sendable {
  /// Writes that somebody looks at a view of evidence, before the bytes leave: an entry, and a leaf of the log.
  func record(
    _ view: EvidenceViewName, of item: EvidenceItem, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError)
  /// Entries, newest first.
  func entries(after: AuditID?, limit: Int, in realm: Realm) async throws(StoreError) -> [AuditEntry]
}

/// An entry of the audit log.
public struct AuditEntry: Sendable, Hashable {
  /// Its identifier.
  public let id: AuditID
  /// When it happened.
  public let at: Date
  /// Who acts.
  public let actor: String
  /// What was done.
  public let action: String
  /// What was read or changed.
  public let resource: String
  /// The id of the request; empty in the background.
  public let requestID: String

  /// An entry.
  public init(id: AuditID, at: Date, actor: String, action: String, resource: String, requestID: String) {
    self.id = id
    self.at = at
    self.actor = actor
    self.action = action
    self.resource = resource
    self.requestID = requestID
  }
}
