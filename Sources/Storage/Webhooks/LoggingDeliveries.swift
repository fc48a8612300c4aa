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

  /// See ``WebhookStore/reconcile(_:in:by:at:)``.
  public func reconcile(
    _ declared: [DeclaredWebhook], in tenant: TenantID, by actor: Actor, at now: Date
  ) async throws(StoreError) -> Int {
    let realm = Realm(tenant: tenant, mode: .live)
    return try await storing {
      let keys = try await vault.keys(of: tenant, from: database)
      return try await database.inScope(of: tenant.uuid) { transaction in
        let known = try await transaction.query(WebhookStatements.declared, [tenant.parameter])
        var commands: [Command] = []
        var kept: Set<String> = []
        for row in known {
          let endpoint = try WebhookEndpoint(row: row)
          guard let wanted = declared.first(where: { $0.url == endpoint.url }) else {
            commands += Self.deletion(endpoint.id, in: realm)
            continue
          }
          kept.insert(endpoint.url)
          let secret = try keys.openSecret(try row.decode("secret_sealed"), of: endpoint.id)
          if secret.bytes != wanted.secret.bytes {
            commands.append(
              Command(
                WebhookStatements.replaceSecret,
                [tenant.parameter, endpoint.id.parameter, .bytes(try keys.seal(wanted.secret, of: endpoint.id))]))
          }
          if endpoint.events != wanted.events || endpoint.state != .enabled {
            commands.append(
              Command(
                WebhookStatements.update,
                [
                  tenant.parameter, endpoint.id.parameter, .text(wanted.url), .textArray(wanted.events.map(\.text)),
                  "enabled", .null, .timestamp(now),
                ]))
          }
        }
        for wanted in declared where kept.insert(wanted.url).inserted {
          let id = WebhookEndpointID(at: now)
          commands.append(
            Self.insertion(
              id, WebhookDraft(url: wanted.url, events: wanted.events), sealed: try keys.seal(wanted.secret, of: id),
              isDeclared: true, in: realm, at: now))
        }
        guard !commands.isEmpty else { return 0 }
        let audit = AuditStatements.write("webhooks.declared", on: tenant.description, in: realm, by: actor, at: now)
        try await transaction.pipeline(commands + [audit])
        return commands.count
      }
    }
  }
}
