import Domain
import FoundationEssentials
import Workflows

/// `/v1/webhook-endpoints`.
struct WebhookRoutes: Sendable {
  let store: any WebhookStore
  let sending: any WebhookSending
  let tester: TestWebhook
  let cursors: CursorCodec
  let time: any TimeSource

  /// How long both secrets sign after a rotation: a day to bring the new one to every server of the merchant.
  private static let rotation: TimeInterval = 86_400

  var endpoints: [Endpoint] { [list, create, get, update, delete, rotate, test, deliveries, redeliver] }

  private var list: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/webhook-endpoints", operation: "listWebhookEndpoints",
      summary: "Endpoints of the caller's mode, oldest first.", access: .scope(.tenantAdmin),
      answers: [200: .json(.object([.required("data", .array(.webhookEndpoint, 0...1000))]))]
    ) { request in
      .json(["data": .array(try await store.endpoints(in: try request.realm).map(\.json))])
    }
  }

  private var create: Endpoint {
    Endpoint(
      method: "POST", path: "/v1/webhook-endpoints", operation: "createWebhookEndpoint",
      summary: "Be told of events from now on (Standard Webhooks); the secret that signs them is shown once.",
      access: .scope(.tenantAdmin),
      body: .json(
        .named(
          "WebhookEndpointDraft", .object([.required("url", .endpointURL), .optional("events", .patterns)]))),
      answers: [201: .json(.webhookEndpointWithSecret)],
      replay: { resource, request in
        let endpoint = try await store.endpoint(try .stored(resource), in: try request.realm)
        return .json(endpoint.json(showing: nil), status: 201)
      }
    ) { request in
      let realm = try request.realm
      let draft = WebhookDraft(
        url: try checkedURL(request.body["url"]?.text ?? ""), events: request.body.patterns ?? [.all])
      let secret = WebhookSecret()
      let id = try await store.create(draft, secret: secret, in: realm, by: try request.actor, at: time.now)
      return .json(try await store.endpoint(id, in: realm).json(showing: secret), status: 201)
        .with(.location, "/v1/webhook-endpoints/\(id)")
    }
  }

  private var get: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/webhook-endpoints/{id}", operation: "getWebhookEndpoint", summary: "One endpoint.",
      access: .scope(.tenantAdmin), answers: [200: .json(.webhookEndpoint)]
    ) { request in try await one(request) }
  }

  private var update: Endpoint {
    Endpoint(
      method: "PATCH", path: "/v1/webhook-endpoints/{id}", operation: "updateWebhookEndpoint",
      summary: "Change what is named. Enabling an endpoint takes up its queue at once. Honours If-Match.",
      access: .scope(.tenantAdmin),
      body: .json(
        .named(
          "WebhookEndpointChanges",
          .object([
            .optional("url", .endpointURL), .optional("events", .patterns),
            .optional("state", .values(WebhookEndpoint.State.self)),
          ]))), answers: [200: .json(.webhookEndpoint)]
    ) { request in
      var changes = WebhookChanges()
      changes.url = try request.body["url"]?.text.map(checkedURL)
      changes.events = request.body.patterns
      changes.state = request.body["state"]?.text.flatMap(WebhookEndpoint.State.init)
      try await store.update(
        try request.id(), with: changes, expecting: try request.expectedVersion, in: try request.realm,
        by: try request.actor, at: time.now)
      return try await one(request)
    }
  }

  private var delete: Endpoint {
    Endpoint(
      method: "DELETE", path: "/v1/webhook-endpoints/{id}", operation: "deleteWebhookEndpoint",
      summary: "Remove an endpoint with its queue and its log.", access: .scope(.tenantAdmin), answers: [204: .empty]
    ) { request in
      try await store.delete(try request.id(), in: try request.realm, by: try request.actor, at: time.now)
      return .noContent
    }
  }

  private var rotate: Endpoint {
    Endpoint(
      method: "POST", path: "/v1/webhook-endpoints/{id}/rotate-secret", operation: "rotateWebhookSecret",
      summary: "A new secret, shown once; the old one signs beside it for a day.", access: .scope(.tenantAdmin),
      answers: [200: .json(.webhookEndpointWithSecret)],
      replay: { _, request in
        .json(try await store.endpoint(try request.id(), in: try request.realm).json(showing: nil))
      }
    ) { request in
      let (id, realm, now): (WebhookEndpointID, Realm, Date) = (try request.id(), try request.realm, time.now)
      let secret = WebhookSecret()
      try await store.rotate(
        id, to: secret, oldUntil: now.addingTimeInterval(Self.rotation), in: realm, by: try request.actor, at: now)
      return .json(try await store.endpoint(id, in: realm).json(showing: secret))
    }
  }

  private var test: Endpoint {
    Endpoint(
      method: "POST", path: "/v1/webhook-endpoints/{id}/test", operation: "testWebhookEndpoint",
      summary: "Send one `webhook.test` message now, outside the stream, and say how the receiver answered.",
      access: .scope(.tenantAdmin), answers: [200: .json(.webhookTest)],
      replay: { resource, _ in
        guard let result = DeliveryResult(text: resource) else { throw StoreError.damaged }
        return .json(result.json)
      }
    ) { request in
      .json(try await tester.test(try request.id(), in: try request.realm, by: try request.actor).json)
    }
  }

  private var deliveries: Endpoint {
    Endpoint(
      method: "GET", path: "/v1/webhook-endpoints/{id}/deliveries", operation: "listWebhookDeliveries",
      summary: "The delivery log, newest event first.", access: .scope(.tenantAdmin),
      query: QueryParameter.page + [
        QueryParameter("state", .values(WebhookDelivery.State.self), "Only of this state.")
      ], answers: [200: .json(.page(.webhookDelivery))]
    ) { request in
      let (id, realm): (WebhookEndpointID, Realm) = (try request.id(), try request.realm)
      let list = "deliveries/\(id)"
      let before = try cursors.position(of: request, in: list).flatMap { Int64($0) }
      let deliveries = try await store.deliveries(
        of: id, before: before, state: request.query["state"].flatMap(WebhookDelivery.State.init),
        limit: request.limit + 1, in: realm)
      return try cursors.page(deliveries, of: request, in: list, at: { String($0.sequence) }, \.json)
    }
  }

  private var redeliver: Endpoint {
    Endpoint(
      method: "POST", path: "/v1/webhook-endpoints/{id}/deliveries/{delivery_id}/redeliver",
      operation: "redeliverWebhook", summary: "Queue an event once more, whatever came of it.",
      access: .scope(.tenantAdmin), answers: [200: .json(.webhookDelivery)],
      replay: { _, request in try await delivery(request) }
    ) { request in
      try await store.redeliver(
        try request.id("delivery_id"), of: try request.id(), in: try request.realm, by: try request.actor,
        at: time.now)
      return try await delivery(request)
    }
  }

  private func one(_ request: APIRequest) async throws -> APIResponse {
    let endpoint = try await store.endpoint(try request.id(), in: try request.realm)
    return .json(endpoint.json).with(.eTag, "\"\(endpoint.version)\"")
  }

  private func delivery(_ request: APIRequest) async throws -> APIResponse {
    .json(
      try await store.delivery(
        try request.id("delivery_id"), of: try request.id(), in: try request.realm
      ).json)
  }

  private func checkedURL(_ text: String) throws -> String {
    if let problem = sending.problem(with: text) { throw Problem.invalid([problem.fieldError]) }
    return text
  }
}

extension JSON {
  fileprivate var patterns: [EventPattern]? {
    self["events"]?.elements?.compactMap { $0.text.flatMap(EventPattern.init) }
  }
}
