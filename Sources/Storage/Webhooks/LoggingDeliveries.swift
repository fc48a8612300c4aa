import Domain
import FoundationEssentials
import PostgreSQL

extension PostgreSQLWebhookStore {
  /// See ``WebhookStore/deliveries(of:before:state:limit:in:)``.
  public func deliveries(
    of id: WebhookEndpointID, before: Int64?, state: WebhookDelivery.State?, limit: Int, in realm: Realm
  ) async throws(StoreError) -> [WebhookDelivery] {
    _ = try await endpoint(id, in: realm)
    return try await storing {
      try await database.once(
        inScopeOf: realm.tenant.uuid, DeliveryStatements.list,
        realm.parameters + [
          id.parameter, .optional(before, Parameter.int), .optional(state) { .text($0.rawValue) }, .int(Int64(limit)),
        ]
      ).map { try WebhookDelivery(row: $0) }
    }
  }

  /// See ``WebhookStore/delivery(_:of:in:)``.
  public func delivery(
    _ id: DeliveryID, of endpoint: WebhookEndpointID, in realm: Realm
  ) async throws(StoreError) -> WebhookDelivery {
    try await storing {
      let rows = try await database.once(
        inScopeOf: realm.tenant.uuid, DeliveryStatements.one, realm.parameters + [endpoint.parameter, id.parameter])
      guard let row = rows.first else { throw StoreError.notFound }
      return try WebhookDelivery(row: row)
    }
  }

  /// See ``WebhookStore/redeliver(_:of:in:by:at:)``.
  public func redeliver(
    _ id: DeliveryID, of endpoint: WebhookEndpointID, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) {
    _ = try await delivery(id, of: endpoint, in: realm)
    try await storing {
      try await database.effect(by: actor, making: id.description, in: realm, at: now) { transaction in
        // The endpoint first, as everywhere, so that two transactions never wait for each other.
        _ = try await transaction.execute(
          WebhookStatements.wake, [realm.tenant.parameter, endpoint.parameter, .timestamp(now)])
        // One that waits its turn comes by itself.
        _ = try await transaction.execute(
          DeliveryStatements.redeliver, realm.parameters + [endpoint.parameter, id.parameter, .timestamp(now)])
        try await transaction.pipeline([
          AuditStatements.write("webhook.redelivered", on: id.description, in: realm, by: actor, at: now)
        ])
      }
    }
  }
}
