import FoundationEssentials

/// Usage events as they are read.
public protocol UsageLedger: Sendable {
  /// Events of a half-open time, oldest first, after an event.
  func events(_ query: UsageQuery, in realm: Realm) async throws(StoreError) -> [UsageEvent]
}

/// Which usage events are read.
public struct UsageQuery: Sendable, Hashable {
  /// Start, included.
  public var from: Date
  /// End, not included.
  public var to: Date
  /// Goes on after this one.
  public var after: UsageID?
  /// Most that are read, at least 1.
  public var limit: Int

  /// Events of `from` up to, not including, `to`.
  public init(from: Date, to: Date, after: UsageID? = nil, limit: Int) {
    self.from = from
    self.to = to
    self.after = after
    self.limit = limit
  }
}

/// The tenant's gap-free event stream.
public protocol EventStream: Sendable {
  /// Events after a sequence number, in order.
  func events(after sequence: Int64, limit: Int, in realm: Realm) async throws(StoreError) -> [StreamEvent]
}

/// The audit log: who read or changed what.
public protocol AuditLog: Sendable {
  /// Writes one entry.
  func record(_ action: String, on resource: String, in realm: Realm, by actor: Actor, at now: Date)
    async throws(StoreError)
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
