import FoundationEssentials

/// What waits to be sent. One worker at a time holds an endpoint, so that its events go in order.
public protocol WebhookOutbox: Sendable {
  /// Endpoints with something to send, the longest due first.
  func due(at now: Date, limit: Int) async throws(StoreError) -> [(endpoint: WebhookEndpointID, realm: Realm)]
  /// Holds a due endpoint; nil where another holds it or nothing is due any more.
  func lease(_ endpoint: WebhookEndpointID, in realm: Realm, at now: Date, until: Date)
    async throws(StoreError) -> WebhookLease?
  /// What to send next: of the oldest waiting event and the parked one that is due, the one due longer. Nil where
  /// neither is due.
  func next(_ lease: WebhookLease, at now: Date) async throws(StoreError) -> DueDelivery?
  /// Records an attempt and holds the endpoint until `until`.
  /// - Throws: ``StoreError/stale`` where the lease was lost: nothing is recorded.
  func record(_ attempt: DeliveryAttempt, of delivery: DueDelivery, _ lease: WebhookLease, until: Date)
    async throws(StoreError)
  /// Gives the endpoint back, due again when its next event is.
  func release(_ lease: WebhookLease) async throws(StoreError)
}

/// An endpoint held by a worker until the lease ends.
public struct WebhookLease: Sendable {
  /// The endpoint.
  public let endpoint: WebhookEndpointID
  /// Its tenant and mode.
  public let realm: Realm
  /// Where events are sent.
  public let url: String
  /// What signs them, newest first.
  public let secrets: [WebhookSecret]
  /// Rises with each lease; an older one records nothing.
  public let fence: Int64

  /// A held endpoint.
  public init(endpoint: WebhookEndpointID, realm: Realm, url: String, secrets: [WebhookSecret], fence: Int64) {
    self.endpoint = endpoint
    self.realm = realm
    self.url = url
    self.secrets = secrets
    self.fence = fence
  }
}

/// An event to be sent now.
public struct DueDelivery: Sendable, Hashable {
  /// The delivery.
  public let id: DeliveryID
  /// The event.
  public let event: StreamEvent
  /// Attempts before this one.
  public let attempts: Int
  /// How many of them were refused.
  public let refusals: Int
  /// When it was queued, or queued anew.
  public let queuedAt: Date

  /// A delivery that is due.
  public init(id: DeliveryID, event: StreamEvent, attempts: Int, refusals: Int, queuedAt: Date) {
    self.id = id
    self.event = event
    self.attempts = attempts
    self.refusals = refusals
    self.queuedAt = queuedAt
  }
}

/// What came of an attempt.
public struct DeliveryAttempt: Sendable, Hashable {
  /// How it ended.
  public let result: DeliveryResult
  /// What follows.
  public let verdict: DeliveryVerdict
  /// Whether the receiver was reached and refused.
  public let isRefusal: Bool
  /// When it ended.
  public let at: Date

  /// An attempt.
  public init(result: DeliveryResult, verdict: DeliveryVerdict, isRefusal: Bool, at: Date) {
    self.result = result
    self.verdict = verdict
    self.isRefusal = isRefusal
    self.at = at
  }
}
