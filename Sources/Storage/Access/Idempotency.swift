import Domain
import FoundationEssentials
import PostgreSQL

/// `Idempotency-Key`s, bound to their effect in its own transaction. Bodies are never stored: a replay renders the
/// resource again.
enum IdempotencyStatements {
  static let bind: Statement = """
    insert into idempotency_keys (tenant_id, mode, key_hash, fingerprint, resource, created_at)
    values ($1, $2, $3, $4, $5, $6)
    """
  static let find: Statement = """
    select fingerprint, resource from idempotency_keys where tenant_id = $1 and mode = $2 and key_hash = $3
    """
  /// What a known key breaks.
  static let constraint = "idempotency_keys_pkey"

  /// The command that binds an actor's key to what it makes; none without a key.
  static func bind(_ actor: Actor, to resource: String, in realm: Realm, at now: Date) -> [Command] {
    guard let claim = actor.claim else { return [] }
    return [
      Command(
        bind,
        realm.parameters + [
          .bytes(claim.keyHash), .bytes(claim.fingerprint),
          .text(resource), .timestamp(now),
        ])
    ]
  }
}

extension Database {
  /// The resource that a claim's key made; nil for a new key.
  func replayed(_ claim: IdempotencyClaim, in realm: Realm) async throws -> String? {
    let rows = try await once(
      inScopeOf: realm.tenant.uuid, IdempotencyStatements.find,
      realm.parameters + [.bytes(claim.keyHash)])
    guard let row = rows.first else { return nil }
    guard try row.decode("fingerprint", as: [UInt8].self) == claim.fingerprint else {
      throw StoreError.idempotencyKeyReused
    }
    return try row.decode("resource", as: String.self)
  }

  /// Runs an effect in a tenant's scope with the actor's idempotency key bound first; a known key ends in
  /// ``StoreError/replay(resource:)``.
  func effect<Value: Sendable>(
    by actor: Actor, making resource: String, in realm: Realm, at now: Date,
    _ body: (Transaction) async throws -> Value
  ) async throws -> Value {
    try await replaying(actor, in: realm) {
      try await inScope(of: realm.tenant.uuid) { transaction in
        try await transaction.pipeline(IdempotencyStatements.bind(actor, to: resource, in: realm, at: now))
        return try await body(transaction)
      }
    }
  }

  /// The same for an effect whose commands are known beforehand, in one round trip.
  func effect(
    by actor: Actor, making resource: String, in realm: Realm, at now: Date, _ commands: [Command]
  ) async throws {
    _ = try await replaying(actor, in: realm) {
      try await write(
        inScopeOf: realm.tenant.uuid, IdempotencyStatements.bind(actor, to: resource, in: realm, at: now) + commands)
    }
  }

  /// Turns a known key into a replay.
  ///
  /// A second request with the same key waits on the first one's row until that commits, so there is no moment at
  /// which both could act.
  func replaying<Value>(_ actor: Actor, in realm: Realm, _ body: () async throws -> Value) async throws -> Value {
    do {
      return try await body()
    } catch let error as PostgreSQLError where error.breaks(IdempotencyStatements.constraint) {
      guard let claim = actor.claim, let resource = try await replayed(claim, in: realm) else {
        throw StoreError.unavailable
      }
      throw StoreError.replay(resource: resource)
    }
  }
}

extension PostgreSQLError {
  /// True where a statement broke this constraint.
  func breaks(_ constraint: String) -> Bool {
    guard case .server(let error) = self else { return false }
    return error.constraint == constraint
  }
}
