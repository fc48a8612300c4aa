import FoundationEssentials

/// A tenant's webhook endpoints and their delivery logs.
public protocol WebhookStore: Sendable {
  /// Endpoints of the tenant and mode, oldest first.
  func endpoints(in realm: Realm) async throws(StoreError) -> [WebhookEndpoint]
  /// One endpoint.
  func endpoint(_ id: WebhookEndpointID, in realm: Realm) async throws(StoreError) -> WebhookEndpoint
  /// Makes an endpoint that hears of events from now on.
  /// - Throws: ``StoreError/notAllowed(_:)`` with `tooManyEndpoints`.
  func create(_ draft: WebhookDraft, secret: WebhookSecret, in realm: Realm, by actor: Actor, at now: Date)
    async throws(StoreError) -> WebhookEndpointID
  /// Changes an endpoint; nil leaves a value as it is. Enabling one takes up its queue at once.
  /// - Throws: ``StoreError/stale`` where `expecting` is not its version, `notAllowed` with `declared` for one of the
  ///   operator's.
  func update(
    _ id: WebhookEndpointID, with changes: WebhookChanges, expecting: Int?, in realm: Realm, by actor: Actor,
    at now: Date) async throws(StoreError)
  /// Gives an endpoint a new secret; both sign until the old one ends.
  func rotate(
    _ id: WebhookEndpointID, to secret: WebhookSecret, oldUntil: Date, in realm: Realm, by actor: Actor, at now: Date)
    async throws(StoreError)
  /// Removes an endpoint with its queue and its log.
  func delete(_ id: WebhookEndpointID, in realm: Realm, by actor: Actor, at now: Date) async throws(StoreError)
  /// The delivery log, newest event first: numbers below `before`, at most `limit`.
  func deliveries(of id: WebhookEndpointID, before: Int64?, state: WebhookDelivery.State?, limit: Int, in realm: Realm)
    async throws(StoreError) -> [WebhookDelivery]
  /// One delivery of an endpoint.
  func delivery(_ id: DeliveryID, of endpoint: WebhookEndpointID, in realm: Realm)
    async throws(StoreError) -> WebhookDelivery
  /// Queues a settled or parked event once more, for three days from now; it keeps its place in no order.
  func redeliver(_ id: DeliveryID, of endpoint: WebhookEndpointID, in realm: Realm, by actor: Actor, at now: Date)
    async throws(StoreError)
  /// Where a test message goes, and what signs it, newest secret first.
  func target(_ id: WebhookEndpointID, in realm: Realm, at now: Date)
    async throws(StoreError) -> (url: String, secrets: [WebhookSecret])
  /// Records a test call's outcome. One that arrived ends the endpoint's pause.
  func recordTest(
    _ id: WebhookEndpointID, outcome: String, hasArrived: Bool, in realm: Realm, by actor: Actor, at now: Date)
    async throws(StoreError)
  /// Makes the live endpoints that a tenant's file declares, changes those that differ, removes those that it no
  /// longer names, and leaves all others alone. Returns how many were touched.
  func reconcile(_ declared: [DeclaredWebhook], in tenant: TenantID, by actor: Actor, at now: Date)
    async throws(StoreError) -> Int
}

/// An endpoint about to be made.
public struct WebhookDraft: Sendable {
  /// Where events are sent; checked beforehand.
  public let url: String
  /// Which events are sent, at least one pattern.
  public let events: [EventPattern]

  /// A draft.
  public init(url: String, events: [EventPattern]) {
    self.url = url
    self.events = events
  }
}

/// Changes of an endpoint.
public struct WebhookChanges: Sendable {
  /// Nil leaves it.
  public var url: String?
  /// Nil leaves them.
  public var events: [EventPattern]?
  /// Nil leaves it.
  public var state: WebhookEndpoint.State?

  /// No change.
  public init() {}
}

/// An endpoint that a tenant's file declares.
public struct DeclaredWebhook: Sendable {
  /// Names it within the file.
  public let url: String
  /// Which events are sent.
  public let events: [EventPattern]
  /// The secret, read from where the file says.
  public let secret: WebhookSecret

  /// A declared endpoint.
  public init(url: String, events: [EventPattern], secret: WebhookSecret) {
    self.url = url
    self.events = events
    self.secret = secret
  }
}
