import FoundationEssentials

/// Where a merchant wants to be told of events.
public struct WebhookEndpoint: Sendable, Hashable {
  /// Whether anything is sent.
  public enum State: String, Sendable, Hashable, CaseIterable {
    case enabled, disabled
  }
  /// Who switched it off.
  public enum Cause: String, Sendable, Hashable, CaseIterable {
    /// The receiver answered 410.
    case gone
    /// The tenant.
    case request
  }

  /// Its identifier.
  public let id: WebhookEndpointID
  /// Live or test: it hears of events of its mode alone.
  public let mode: Mode
  /// Where events are sent.
  public let url: String
  /// Which events are sent.
  public let events: [EventPattern]
  /// Whether anything is sent.
  public let state: State
  /// Why nothing is; nil while enabled.
  public let disabledBecause: Cause?
  /// True where the operator's tenant file declares it, so that only the file changes it.
  public let isDeclared: Bool
  /// Rises with each change.
  public let version: Int
  /// When it was made.
  public let createdAt: Date
  /// When it was changed last.
  public let updatedAt: Date

  /// An endpoint as read.
  public init(
    id: WebhookEndpointID, mode: Mode, url: String, events: [EventPattern], state: State, disabledBecause: Cause?,
    isDeclared: Bool, version: Int, createdAt: Date, updatedAt: Date
  ) {
    self.id = id
    self.mode = mode
    self.url = url
    self.events = events
    self.state = state
    self.disabledBecause = disabledBecause
    self.isDeclared = isDeclared
    self.version = version
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }
}

/// Which events an endpoint hears of: `*`, every event of a noun as `verification.*`, or one type.
public struct EventPattern: Sendable, Hashable {
  /// As written.
  public let text: String

  /// Reads a pattern that at least one type of event fits; nil for any other text.
  public init?(_ text: String) {
    self.text = text
    guard EventType.allCases.contains(where: fits) else { return nil }
  }

  /// Every event.
  public static let all = EventPattern(known: "*")

  private init(known text: String) { self.text = text }

  /// Whether an event of this type is told.
  public func fits(_ type: EventType) -> Bool {
    text == "*" || text == type.rawValue || (text.hasSuffix(".*") && type.rawValue.hasPrefix(text.dropLast(1)))
  }
}

/// One event's way to one endpoint, as the delivery log shows it.
public struct WebhookDelivery: Sendable, Hashable {
  /// Where it stands.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// Waits its turn.
    case pending
    /// Refused ``RetrySchedule/refusalsUntilParked`` times: tried on while later events go ahead.
    case parked
    /// The receiver took it.
    case delivered
    /// Given up after ``RetrySchedule/horizon``.
    case failed
  }

  /// Its identifier.
  public let id: DeliveryID
  /// The event.
  public let event: EventID
  /// The event's type.
  public let type: EventType
  /// The event's number in the tenant's stream.
  public let sequence: Int64
  /// Where it stands.
  public let state: State
  /// Attempts so far.
  public let attempts: Int
  /// When it is tried next; nil once it is settled.
  public let nextAt: Date?
  /// What the receiver answered last; nil where it did not.
  public let lastStatus: Int?
  /// Why the last attempt failed; nil where it did not.
  public let lastFailure: DeliveryFailure?
  /// When the event was queued for this endpoint.
  public let createdAt: Date
  /// When the receiver took it.
  public let deliveredAt: Date?

  /// A delivery as read.
  public init(
    id: DeliveryID, event: EventID, type: EventType, sequence: Int64, state: State, attempts: Int, nextAt: Date?,
    lastStatus: Int?, lastFailure: DeliveryFailure?, createdAt: Date, deliveredAt: Date?
  ) {
    self.id = id
    self.event = event
    self.type = type
    self.sequence = sequence
    self.state = state
    self.attempts = attempts
    self.nextAt = nextAt
    self.lastStatus = lastStatus
    self.lastFailure = lastFailure
    self.createdAt = createdAt
    self.deliveredAt = deliveredAt
  }
}
