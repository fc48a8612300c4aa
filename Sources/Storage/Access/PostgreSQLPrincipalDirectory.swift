import Domain
import FoundationEssentials
import PostgreSQL
import Sealing
import Synchronization

/// Tokens in PostgreSQL, looked up through `authenticate()` alone; kept for at most five seconds (DESIGN §9).
public final class PostgreSQLPrincipalDirectory: PrincipalDirectory {
  private struct Entry {
    let mac: [UInt8]
    let holder: TokenHolder
    let expiresAt: Date?
    let readAt: ContinuousClock.Instant
  }
  private let database: Database
  private let pepper: DataKey
  private let cache = Mutex<[UUID: Entry]>([:])

  /// How long a revocation by another process may go unseen.
  static let keptFor: Duration = .seconds(5)
  /// Entries kept at most; past it the cache starts anew.
  static let entriesMax = 10_000

  /// A directory; tokens are peppered with a key of the installation.
  public init(database: Database, vault: KeyVault) {
    self.database = database
    self.pepper = vault.installationKey("pepper")
  }

  /// See ``PrincipalDirectory/holder(of:at:)``.
  public func holder(of token: String, at now: Date) async throws(StoreError) -> TokenHolder? {
    guard let token = AccessToken(token) else { return nil }
    let entry = try await storing { try await self.entry(token.id) }
    guard let entry, token.matches(mac: entry.mac, pepper: pepper) else { return nil }
    if let expiresAt = entry.expiresAt, expiresAt <= now { return nil }
    return entry.holder
  }

  /// See ``PrincipalDirectory/membership(of:in:)``.
  public func membership(of member: MemberID, in tenant: TenantID) async throws(StoreError) -> Membership? {
    try await storing {
      let rows = try await database.read(
        inScopeOf: tenant.uuid, PrincipalStatements.membership, [tenant.parameter, member.parameter])
      guard let row = rows.first else { return nil }
      return Membership(
        tenant: tenant, roles: Set(try row.values("roles", as: Role.self)),
        queues: Set(try row.decode("queues", as: [String].self)))
    }
  }

  /// See ``PrincipalDirectory/createKey(_:in:by:at:)``.
  public func createKey(
    _ draft: KeyDraft, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) -> (key: KeyView, token: String) {
    let id = KeyID(at: now)
    let token = AccessToken(kind: realm.mode == .live ? .live : .test, id: id.uuid)
    let scopes = Parameter.textArray(draft.scopes.map(\.rawValue))
    try await storing {
      try await database.effect(by: actor, making: id.description, in: realm, at: now) { transaction in
        _ = try await transaction.query(TenantStatements.serialize, [realm.tenant.parameter])
        let living = try await transaction.query(
          PrincipalStatements.livingKeys,
          realm.parameters + [.text(draft.name), .timestamp(now)])
        // Two live at once are what a rotation needs (DESIGN §2).
        guard living.count < 2 else { throw StoreError.notAllowed(.tooManyKeys) }
        _ = try await transaction.pipeline([
          Command(
            PrincipalStatements.insertKey,
            [
              realm.tenant.parameter, id.parameter, .text(realm.mode.rawValue), .text(draft.name), scopes,
              .textArray(draft.networks), .timestamp(now), .text(actor.name),
              .optional(draft.expiresAt, Parameter.timestamp),
            ]),
          Command(
            PrincipalStatements.insertLookup,
            [
              id.parameter, realm.tenant.parameter, "key", .text(realm.mode.rawValue),
              .bytes(token.mac(pepper: pepper)),
              scopes, .textArray(draft.networks), .null, .optional(draft.expiresAt, Parameter.timestamp),
            ]),
          AuditStatements.write("key.created", on: id.description, in: realm, by: actor, at: now),
        ])
      }
    }
    let view = KeyView(
      id: id, name: draft.name, scopes: draft.scopes, networks: draft.networks, createdAt: now,
      expiresAt: draft.expiresAt, revokedAt: nil)
    return (view, token.text)
  }

  /// See ``PrincipalDirectory/keys(in:after:limit:)``.
  public func keys(in realm: Realm, after: KeyID?, limit: Int) async throws(StoreError) -> [KeyView] {
    try await storing {
      try await database.once(
        inScopeOf: realm.tenant.uuid, PrincipalStatements.listKeys,
        realm.parameters + [
          .optional(after) { $0.parameter }, .int(Int64(limit)),
        ]
      ).map { try KeyView(row: $0) }
    }
  }

  /// See ``PrincipalDirectory/key(_:in:)``.
  public func key(_ id: KeyID, in realm: Realm) async throws(StoreError) -> KeyView {
    try await storing {
      let rows = try await database.once(
        inScopeOf: realm.tenant.uuid, PrincipalStatements.oneKey,
        realm.parameters + [id.parameter])
      guard let row = rows.first else { throw StoreError.notFound }
      return try KeyView(row: row)
    }
  }

  /// See ``PrincipalDirectory/revokeKey(_:in:by:at:)``.
  public func revokeKey(_ id: KeyID, in realm: Realm, by actor: Actor, at now: Date) async throws(StoreError) {
    _ = try await key(id, in: realm)
    try await storing {
      _ = try await database.inScope(of: realm.tenant.uuid) { transaction in
        try await transaction.pipeline([
          Command(PrincipalStatements.revokeKey, [realm.tenant.parameter, id.parameter, .timestamp(now)]),
          Command(PrincipalStatements.revokeLookup, [realm.tenant.parameter, id.parameter, .timestamp(now)]),
          AuditStatements.write("key.revoked", on: id.description, in: realm, by: actor, at: now),
        ])
      }
    }
    cache.withLock { $0[id.uuid] = nil }
  }

  /// See ``PrincipalDirectory/createClientToken(for:in:until:by:at:)``.
  public func createClientToken(
    for verification: VerificationID, in realm: Realm, until: Date, by actor: Actor, at now: Date
  ) async throws(StoreError) -> (id: ClientTokenID, token: String) {
    let id = ClientTokenID(at: now)
    let token = AccessToken(kind: .client, id: id.uuid)
    try await storing {
      let resource = "\(id) \(until.rfc3339)"
      _ = try await database.effect(by: actor, making: resource, in: realm, at: now) { transaction in
        _ = try await transaction.lockVerification(verification, in: realm)
        return try await transaction.pipeline([
          Command(
            PrincipalStatements.insertLookup,
            [
              id.parameter, realm.tenant.parameter, "client", .text(realm.mode.rawValue),
              .bytes(token.mac(pepper: pepper)), .textArray([Scope.verificationsWrite.rawValue]), .textArray([]),
              verification.parameter, .timestamp(until),
            ]),
          AuditStatements.write("client_token.created", on: verification.description, in: realm, by: actor, at: now),
        ])
      }
    }
    return (id, token.text)
  }

  private func entry(_ id: UUID) async throws -> Entry? {
    if let entry = cache.withLock({ $0[id] }), entry.readAt.duration(to: .now) < Self.keptFor { return entry }
    guard let row = try await database.once(PrincipalStatements.authenticate, [.uuid(id)]).first else { return nil }
    let entry = Entry(
      mac: try row.decode("mac"), holder: try TokenHolder(row: row, id: id),
      expiresAt: try row.decodeIfPresent("expires_at"), readAt: .now)
    cache.withLock { cache in
      if cache.count >= Self.entriesMax { cache.removeAll() }
      cache[id] = entry
    }
    return entry
  }

  /// Forgets a token, so that its end is seen at once here.
  func forget(_ id: UUID) { cache.withLock { $0[id] = nil } }
}

extension TokenHolder {
  init(row: Row, id: UUID) throws {
    let kind: String = try row.decode("kind")
    if kind == "session" {
      self = .session(try row.decode("member_id"), SessionID(id))
      return
    }
    let realm = Realm(tenant: try row.decode("tenant_id"), mode: try row.value("mode"))
    let identity: Principal.Identity =
      kind == "client"
      ? .client(ClientTokenID(id), verification: try row.decode("verification_id")) : .key(KeyID(id))
    self = .principal(
      Principal(identity: identity, realm: realm, scopes: Set(try row.values("scopes", as: Scope.self))),
      networks: try row.decode("networks"))
  }
}

extension KeyView {
  init(row: Row) throws {
    self.init(
      id: try row.decode("id"), name: try row.decode("name"), scopes: try row.values("scopes"),
      networks: try row.decode("networks"), createdAt: try row.decode("created_at"),
      expiresAt: try row.decodeIfPresent("expires_at"), revokedAt: try row.decodeIfPresent("revoked_at"))
  }
}
