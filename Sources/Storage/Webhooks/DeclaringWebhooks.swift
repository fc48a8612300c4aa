import Domain
import FoundationEssentials
import PostgreSQL

extension PostgreSQLWebhookStore {
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
