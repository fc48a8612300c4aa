import FoundationEssentials

/// One event on its way to one endpoint.
public struct WebhookMessage: Hashable, Sendable {
  /// The event: the same in every attempt, so that a receiver can tell a repetition.
  public let id: EventID
  /// The event as JSON, byte for byte what is signed.
  public let body: [UInt8]

  /// Wraps an event and its JSON.
  public init(id: EventID, body: [UInt8]) {
    (self.id, self.body) = (id, body)
  }

  /// An event of a tenant's stream as it is told to the merchant: ids and states, nothing personal.
  public init(_ event: StreamEvent, mode: Mode) {
    let body: JSON = [
      "id": .string(event.id.description), "type": .string(event.type.rawValue),
      "tenant_seq": event.sequence.map(JSON.integer) ?? .null, "mode": .string(mode.rawValue), "data": event.data,
      "created_at": .string(event.createdAt.rfc3339),
    ]
    self.init(id: event.id, body: body.bytes)
  }
}
