import Domain
import FoundationEssentials
import PostgreSQL

/// `Idempotency-Key`s, bound to their effect in its own transaction. Bodies are never stored: a replay renders the
/// resource again.
enum IdempotencyStatements {
  static let bind: Statement = """
    insert into idempotency_keys (tenant_id, mode, key_hash, fingerprint, resource, created_at)
    values ($1, $2, $3, $4, $5, $6) on conflict do nothing
    """
  static let find: Statement = """
    select fingerprint, resource from idempotency_keys where tenant_id = $1 and mode = $2 and key_hash = $3
    """
}

extension Database {
  /// The resource that a claim's key made; nil for a new key.
  func replayed(_ claim: IdempotencyClaim, in realm: Realm) async throws -> String? {
    let rows = try await once(
      inScopeOf: realm.tenant.uuid, IdempotencyStatements.find,
      [realm.tenant.parameter, .text(realm.mode.rawValue), .bytes(claim.keyHash)])
    guard let row = rows.first else { return nil }
    guard try row.decode("fingerprint", as: [UInt8].self) == claim.fingerprint else {
      throw StoreError.idempotencyKeyReused
    }
    return try row.decode("resource", as: String.self)
  }

  /// Runs an effect in a tenant's scope with its idempotency key bound first; a known key ends in
  /// ``StoreError/replay(resource:)``.
  ///
  /// A second request with the same key waits on the first one's row until that commits, then replays it, so there is
  /// no moment at which both could act.
  func effect<Value: Sendable>(
    _ claim: IdempotencyClaim?, making resource: String, in realm: Realm, at now: Date,
    _ body: (Transaction) async throws -> Value
  ) async throws -> Value {
    do {
      return try await inScope(of: realm.tenant.uuid) { transaction in
        if let claim {
          let bound = try await transaction.execute(
            IdempotencyStatements.bind,
            [
              realm.tenant.parameter, .text(realm.mode.rawValue), .bytes(claim.keyHash), .bytes(claim.fingerprint),
              .text(resource), .timestamp(now),
            ])
          guard bound == 1 else { throw KeyKnown() }
        }
        return try await body(transaction)
      }
    } catch is KeyKnown {
      guard let claim, let resource = try await replayed(claim, in: realm) else { throw StoreError.unavailable }
      throw StoreError.replay(resource: resource)
    }
  }
}

/// Ends the transaction of a request whose key is known.
private struct KeyKnown: Error {}
