import Domain
import FoundationEssentials

/// Sends one `webhook.test` message to an endpoint now, outside the stream, so that a merchant sees what its receiver
/// answers.
public struct TestWebhook: Sendable {
  private let store: any WebhookStore
  private let sending: any WebhookSending
  private let ring: @Sendable () -> Void
  private let time: any TimeSource

  /// A workflow; `ring` tells the worker that a pause may have ended.
  public init(
    store: any WebhookStore, sending: any WebhookSending, time: any TimeSource, ring: @escaping @Sendable () -> Void
  ) {
    self.store = store
    self.sending = sending
    self.time = time
    self.ring = ring
  }

  /// Sends the message and says how it ended.
  public func test(
    _ id: WebhookEndpointID, in realm: Realm, by actor: Actor
  ) async throws(StoreError) -> DeliveryResult {
    let target = try await store.target(id, in: realm, at: time.now)
    let event = StreamEvent(
      id: EventID(at: time.now), type: .webhookTest, sequence: nil, data: ["endpoint_id": .string(id.description)],
      actor: actor.name, createdAt: time.now)
    let result = await sending.send(WebhookMessage(event, mode: realm.mode), to: target.url, secrets: target.secrets)
    let hasArrived = if case .delivered = result { true } else { false }
    try await store.recordTest(
      id, outcome: result.text, hasArrived: hasArrived, in: realm, by: actor, at: time.now)
    if hasArrived { ring() }
    return result
  }
}

extension DeliveryResult {
  /// The result in a word or two, as it is bound to an idempotency key.
  public var text: String {
    switch self {
    case .delivered(let status): "delivered \(status)"
    case .failed(let failure, let status, _): "\(failure.rawValue) \(status.map(String.init) ?? "-")"
    }
  }

  /// Reads ``text``; nil for anything else.
  public init?(text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 2 else { return nil }
    if parts[0] == "delivered" {
      guard let status = Int(parts[1]) else { return nil }
      self = .delivered(status: status)
    } else {
      guard let failure = DeliveryFailure(rawValue: String(parts[0])) else { return nil }
      self = .failed(failure, status: Int(parts[1]), retryAfter: nil)
    }
  }
}
