import Domain
import FoundationEssentials
import PostgreSQL
import Sealing

extension WebhookEndpoint {
  init(row: Row) throws {
    self.init(
      id: try row.decode("id"), mode: try row.value("mode"), url: try row.decode("url"),
      events: try row.patterns("event_types"), state: try row.value("state"),
      disabledBecause: try row.valueIfPresent("disabled_because"), isDeclared: try row.decode("declared"),
      version: try row.decode("resource_version"), createdAt: try row.decode("created_at"),
      updatedAt: try row.decode("updated_at"))
  }
}

extension WebhookDelivery {
  init(row: Row) throws {
    let state: State = try row.value("state")
    self.init(
      id: try row.decode("id"), event: try row.decode("event_id"), type: try row.value("type"),
      sequence: try row.decode("sequence"), state: state, attempts: try row.decode("attempts"),
      nextAt: state == .pending || state == .parked ? try row.decode("next_at") : nil,
      lastStatus: try row.decodeIfPresent("last_status"), lastFailure: try row.valueIfPresent("last_error"),
      createdAt: try row.decode("created_at"), deliveredAt: try row.decodeIfPresent("delivered_at"))
  }
}

extension DueDelivery {
  init(row: Row) throws {
    self.init(
      id: try row.decode("delivery_id"), event: try StreamEvent(row: row), attempts: try row.decode("attempts"),
      refusals: try row.decode("refusals"), queuedAt: try row.decode("queued_at"))
  }
}

extension Row {
  func patterns(_ column: String) throws -> [EventPattern] {
    try decode(column, as: [String].self).map { text in
      guard let pattern = EventPattern(text) else { throw StoreError.damaged }
      return pattern
    }
  }

  /// An endpoint's secrets that are still in use, newest first.
  func secrets(of endpoint: WebhookEndpointID, keys: TenantKeys, at now: Date) throws -> [WebhookSecret] {
    var secrets = [try keys.openSecret(try decode("secret_sealed"), of: endpoint)]
    if let until = try decodeIfPresent("previous_secret_until", as: Date.self), until > now,
      let sealed = try decodeIfPresent("previous_secret_sealed", as: [UInt8].self)
    {
      secrets.append(try keys.openSecret(sealed, of: endpoint))
    }
    return secrets
  }
}

extension TenantKeys {
  /// Seals an endpoint's secret under a key of the tenant.
  func seal(_ secret: WebhookSecret, of endpoint: WebhookEndpointID) throws -> [UInt8] {
    try purposeKey("webhooks").seal(secret.bytes, context: context(endpoint))
  }

  func openSecret(_ sealed: [UInt8], of endpoint: WebhookEndpointID) throws -> WebhookSecret {
    let bytes = try purposeKey("webhooks").open(sealed, context: context(endpoint))
    guard let secret = WebhookSecret(bytes: bytes) else { throw StoreError.damaged }
    return secret
  }

  private func context(_ endpoint: WebhookEndpointID) -> SealingContext {
    SealingContext(tenant: tenant, object: endpoint.uuid, label: "webhook-secret")
  }
}
