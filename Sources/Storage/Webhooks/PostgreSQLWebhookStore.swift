import Domain
import FoundationEssentials
import PostgreSQL

/// Webhook endpoints in PostgreSQL; secrets are sealed under a key of the tenant. Twin files declare endpoints and keep
/// the log of deliveries.
public struct PostgreSQLWebhookStore: WebhookStore {
  let database: Database
  let vault: KeyVault

  /// Endpoints of a tenant and mode at most, beside declared ones: each hears of every event, so their number is what
  /// one event may cost.
  public static let endpointsMax = 16

  /// A store that seals secrets with the vault's keys.
  public init(database: Database, vault: KeyVault) {
    self.database = database
    self.vault = vault
  }

  /// See ``WebhookStore/endpoints(in:)``.
  public func endpoints(in realm: Realm) async throws(StoreError) -> [WebhookEndpoint] {
    try await storing {
      try await database.once(inScopeOf: realm.tenant.uuid, WebhookStatements.list, realm.parameters).map {
        try WebhookEndpoint(row: $0)
      }
    }
  }

  /// See ``WebhookStore/endpoint(_:in:)``.
  public func endpoint(_ id: WebhookEndpointID, in realm: Realm) async throws(StoreError) -> WebhookEndpoint {
    try await storing {
      let rows = try await database.once(
        inScopeOf: realm.tenant.uuid, WebhookStatements.one, realm.parameters + [id.parameter])
      guard let row = rows.first else { throw StoreError.notFound }
      return try WebhookEndpoint(row: row)
    }
  }

  /// See ``WebhookStore/create(_:secret:in:by:at:)``.
  public func create(
    _ draft: WebhookDraft, secret: WebhookSecret, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) -> WebhookEndpointID {
    let id = WebhookEndpointID(at: now)
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      let sealed = try keys.seal(secret, of: id)
      try await database.effect(by: actor, making: id.description, in: realm, at: now) { transaction in
        _ = try await transaction.query(TenantStatements.serialize, [realm.tenant.parameter])
        let count = try await transaction.query(WebhookStatements.count, realm.parameters).first
        guard try count?.decode("n", as: Int.self) ?? 0 < Self.endpointsMax else {
          throw StoreError.notAllowed(.tooManyEndpoints)
        }
        try await transaction.pipeline([
          Self.insertion(id, draft, sealed: sealed, isDeclared: false, in: realm, at: now),
          AuditStatements.write("webhook.created", on: id.description, in: realm, by: actor, at: now),
        ])
      }
    }
    return id
  }

  /// See ``WebhookStore/update(_:with:expecting:in:by:at:)``.
  public func update(
    _ id: WebhookEndpointID, with changes: WebhookChanges, expecting: Int?, in realm: Realm, by actor: Actor,
    at now: Date
  ) async throws(StoreError) {
    try await storing {
      try await database.inScope(of: realm.tenant.uuid) { transaction in
        let endpoint = try await transaction.lockOwnEndpoint(id, in: realm)
        guard expecting == nil || expecting == endpoint.version else { throw StoreError.stale }
        let state = changes.state ?? endpoint.state
        let cause = state == .enabled ? nil : endpoint.disabledBecause ?? .request
        try await transaction.pipeline([
          Command(
            WebhookStatements.update,
            [
              realm.tenant.parameter, id.parameter, .text(changes.url ?? endpoint.url),
              .textArray((changes.events ?? endpoint.events).map(\.text)), .text(state.rawValue),
              .optional(cause) { .text($0.rawValue) }, .timestamp(now),
            ]),
          AuditStatements.write("webhook.updated", on: id.description, in: realm, by: actor, at: now),
        ])
      }
    }
  }

  /// See ``WebhookStore/rotate(_:to:oldUntil:in:by:at:)``.
  public func rotate(
    _ id: WebhookEndpointID, to secret: WebhookSecret, oldUntil: Date, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      let sealed = try keys.seal(secret, of: id)
      try await database.effect(by: actor, making: id.description, in: realm, at: now) { transaction in
        _ = try await transaction.lockOwnEndpoint(id, in: realm)
        try await transaction.pipeline([
          Command(
            WebhookStatements.rotate,
            [realm.tenant.parameter, id.parameter, .bytes(sealed), .timestamp(oldUntil), .timestamp(now)]),
          AuditStatements.write("webhook.secret_rotated", on: id.description, in: realm, by: actor, at: now),
        ])
      }
    }
  }

  /// See ``WebhookStore/delete(_:in:by:at:)``.
  public func delete(
    _ id: WebhookEndpointID, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) {
    try await storing {
      try await database.inScope(of: realm.tenant.uuid) { transaction in
        _ = try await transaction.lockOwnEndpoint(id, in: realm)
        try await transaction.pipeline(
          Self.deletion(id, in: realm) + [
            AuditStatements.write("webhook.deleted", on: id.description, in: realm, by: actor, at: now)
          ])
      }
    }
  }

  /// See ``WebhookStore/target(_:in:at:)``.
  public func target(
    _ id: WebhookEndpointID, in realm: Realm, at now: Date
  ) async throws(StoreError) -> (url: String, secrets: [WebhookSecret]) {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      let rows = try await database.once(
        inScopeOf: realm.tenant.uuid, WebhookStatements.secrets, realm.parameters + [id.parameter])
      guard let row = rows.first else { throw StoreError.notFound }
      return (try row.decode("url"), try row.secrets(of: id, keys: keys, at: now))
    }
  }

  /// See ``WebhookStore/recordTest(_:outcome:hasArrived:in:by:at:)``.
  public func recordTest(
    _ id: WebhookEndpointID, outcome: String, hasArrived: Bool, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) {
    let target = [realm.tenant.parameter, id.parameter, Parameter.timestamp(now)]
    var commands = [AuditStatements.write("webhook.tested", on: id.description, in: realm, by: actor, at: now)]
    if hasArrived {
      commands += [Command(WebhookStatements.wakeDeliveries, target), Command(WebhookStatements.wake, target)]
    }
    try await storing {
      try await database.effect(by: actor, making: outcome, in: realm, at: now, commands)
    }
  }

  static func insertion(
    _ id: WebhookEndpointID, _ draft: WebhookDraft, sealed: [UInt8], isDeclared: Bool, in realm: Realm, at now: Date
  ) -> Command {
    Command(
      WebhookStatements.insert,
      realm.parameters + [
        id.parameter, .text(draft.url), .textArray(draft.events.map(\.text)), .bytes(sealed), .bool(isDeclared),
        .timestamp(now),
      ])
  }

  static func deletion(_ id: WebhookEndpointID, in realm: Realm) -> [Command] {
    [WebhookStatements.deleteDeliveries, WebhookStatements.delete].map {
      Command($0, [realm.tenant.parameter, id.parameter])
    }
  }
}

extension Transaction {
  /// Locks an endpoint of the tenant's own making.
  fileprivate func lockOwnEndpoint(_ id: WebhookEndpointID, in realm: Realm) async throws -> WebhookEndpoint {
    let rows = try await query(WebhookStatements.lock, realm.parameters + [id.parameter])
    guard let row = rows.first else { throw StoreError.notFound }
    let endpoint = try WebhookEndpoint(row: row)
    guard !endpoint.isDeclared else { throw StoreError.notAllowed(.declared) }
    return endpoint
  }
}
