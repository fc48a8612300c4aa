import Domain

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
}
