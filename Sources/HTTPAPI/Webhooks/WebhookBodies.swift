import Domain

extension Schema {
  private static let pattern = Schema.text(
    TextRule(1...64, pattern: "^(\\*|[a-z]+\\.(\\*|[a-z_]+))$") { EventPattern($0) != nil })

  static let patterns = Schema.array(pattern, 1...32)
  static let endpointURL = Schema.text(TextRule(1...2048, format: "uri"))

  static let webhookEndpointFields: [Schema.Field] = [
    .required("id", .id(WebhookEndpointID.self)), .required("mode", .values(Mode.self)),
    .required("url", endpointURL), .required("events", patterns),
    .required("state", .values(WebhookEndpoint.State.self)),
    .required("disabled_because", .nullable(.values(WebhookEndpoint.Cause.self))),
    .required("declared", .boolean, "True where the operator's tenant file declares it."),
    .required("resource_version", .integer(1...Int64.max)), .required("created_at", .instant),
    .required("updated_at", .instant),
  ]

  /// An endpoint as it is read.
  static let webhookEndpoint = Schema.named("WebhookEndpoint", .object(webhookEndpointFields))

  /// An endpoint with its secret, shown once.
  static let webhookEndpointWithSecret = Schema.named(
    "WebhookEndpointWithSecret",
    .object(
      webhookEndpointFields + [.required("secret", .nullable(.words(120)), "Shown once; null in a replay.")]))

  /// A line of the delivery log.
  static let webhookDelivery = Schema.named(
    "WebhookDelivery",
    .object([
      .required("id", .id(DeliveryID.self)), .required("event_id", .id(EventID.self)),
      .required("event_type", .values(EventType.self)), .required("tenant_seq", .integer(1...Int64.max)),
      .required("state", .values(WebhookDelivery.State.self)), .required("attempts", .integer(0...1_000_000)),
      .required("next_at", .nullable(.instant)), .required("last_status", .nullable(.integer(100...999))),
      .required("last_failure", .nullable(.values(DeliveryFailure.self))), .required("created_at", .instant),
      .required("delivered_at", .nullable(.instant)),
    ]))

  /// How a test call ended.
  static let webhookTest = Schema.named(
    "WebhookTest",
    .object([
      .required("delivered", .boolean), .required("status", .nullable(.integer(100...999))),
      .required("failure", .nullable(.values(DeliveryFailure.self))),
    ]))
}

extension WebhookEndpoint {
  /// The wire form.
  var json: JSON {
    [
      "id": .string(id.description), "mode": .string(mode.rawValue), "url": .string(url),
      "events": .array(events.map { .string($0.text) }), "state": .string(state.rawValue),
      "disabled_because": .optional(disabledBecause?.rawValue), "declared": .bool(isDeclared),
      "resource_version": .integer(Int64(version)), "created_at": .string(createdAt.rfc3339),
      "updated_at": .string(updatedAt.rfc3339),
    ]
  }

  /// The wire form with a secret, shown once.
  func json(showing secret: WebhookSecret?) -> JSON {
    .object((json.members ?? []) + [JSON.Member("secret", .optional(secret?.text))])
  }
}

extension WebhookDelivery {
  /// The wire form.
  var json: JSON {
    [
      "id": .string(id.description), "event_id": .string(event.description), "event_type": .string(type.rawValue),
      "tenant_seq": .integer(sequence), "state": .string(state.rawValue), "attempts": .integer(Int64(attempts)),
      "next_at": .optional(nextAt?.rfc3339), "last_status": lastStatus.map { .integer(Int64($0)) } ?? .null,
      "last_failure": .optional(lastFailure?.rawValue), "created_at": .string(createdAt.rfc3339),
      "delivered_at": .optional(deliveredAt?.rfc3339),
    ]
  }
}

extension DeliveryResult {
  /// The wire form.
  var json: JSON {
    switch self {
    case .delivered(let status): ["delivered": true, "status": .integer(Int64(status)), "failure": .null]
    case .failed(let failure, let status, _):
      [
        "delivered": false, "status": status.map { .integer(Int64($0)) } ?? .null,
        "failure": .string(failure.rawValue),
      ]
    }
  }
}

extension EndpointURLError {
  /// Code and detail of the field's error.
  var fieldError: FieldError {
    let (code, detail) =
      switch self {
      case .tooLong: ("length", "has at most 2048 bytes")
      case .illegalCharacter: ("format", "has a character that RFC 3986 does not allow; escape it")
      case .schemeNotAllowed: ("scheme", "is https")
      case .hasUserInformation: ("user_information", "has no user and password; the signature says who sent it")
      case .hasFragment: ("fragment", "has no fragment")
      case .badHost: ("host", "names a host")
      case .badPort: ("port", "has a port from 1 through 65535")
      case .addressNotAllowed: ("address", "leads to the public internet")
      }
    return FieldError(pointer: "/url", code: code, detail: detail)
  }
}
