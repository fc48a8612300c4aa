import FoundationEssentials

/// Who a bearer token speaks for.
public enum TokenHolder: Sendable, Hashable {
  /// A key or a client token: its tenant is part of it.
  case principal(Principal, networks: [String])
  /// A member's session: the tenant is chosen with each request.
  case session(MemberID, SessionID)
}

/// Tokens and what they may do.
public protocol PrincipalDirectory: Sendable {
  /// The holder of a token; nil for one that is unknown, wrong, expired or revoked.
  func holder(of token: String, at now: Date) async throws(StoreError) -> TokenHolder?
  /// What a member may do in a tenant; nil without a membership. Queues are empty for every queue.
  func membership(of member: MemberID, in tenant: TenantID) async throws(StoreError) -> Membership?
  /// Makes a key and returns its token, which is shown once.
  func createKey(_ draft: KeyDraft, in realm: Realm, by actor: Actor, at now: Date)
    async throws(StoreError) -> (key: KeyView, token: String)
  /// Keys of a tenant's mode, newest first.
  func keys(in realm: Realm, after: KeyID?, limit: Int) async throws(StoreError) -> [KeyView]
  /// One key.
  func key(_ id: KeyID, in realm: Realm) async throws(StoreError) -> KeyView
  /// Ends a key at once.
  func revokeKey(_ id: KeyID, in realm: Realm, by actor: Actor, at now: Date) async throws(StoreError)
  /// Makes a token for one verification's capture and returns it.
  func createClientToken(for verification: VerificationID, in realm: Realm, until: Date, by actor: Actor, at now: Date)
    async throws(StoreError) -> (id: ClientTokenID, token: String)
}

/// What a member may do in a tenant.
public struct Membership: Sendable, Hashable {
  /// The tenant.
  public let tenant: TenantID
  /// What the member does.
  public let roles: Set<Role>
  /// Review queues; empty for every queue.
  public let queues: Set<String>

  /// A membership.
  public init(tenant: TenantID, roles: Set<Role>, queues: Set<String>) {
    self.tenant = tenant
    self.roles = roles
    self.queues = queues
  }
}

/// A key to be made.
public struct KeyDraft: Sendable, Hashable {
  /// A name for people.
  public let name: String
  /// What it may do.
  public let scopes: [Scope]
  /// Networks in CIDR form that may use it; empty for any.
  public let networks: [String]
  /// When it ends by itself.
  public let expiresAt: Date?

  /// A key to be made.
  public init(name: String, scopes: [Scope], networks: [String], expiresAt: Date?) {
    self.name = name
    self.scopes = scopes
    self.networks = networks
    self.expiresAt = expiresAt
  }
}

/// A key without its secret.
public struct KeyView: Sendable, Hashable {
  /// Its identifier.
  public let id: KeyID
  /// A name for people.
  public let name: String
  /// What it may do.
  public let scopes: [Scope]
  /// Networks in CIDR form that may use it; empty for any.
  public let networks: [String]
  /// When it was made.
  public let createdAt: Date
  /// When it ends by itself.
  public let expiresAt: Date?
  /// When it was ended; nil while it lives.
  public let revokedAt: Date?

  /// A key without its secret.
  public init(
    id: KeyID, name: String, scopes: [Scope], networks: [String], createdAt: Date, expiresAt: Date?, revokedAt: Date?
  ) {
    self.id = id
    self.name = name
    self.scopes = scopes
    self.networks = networks
    self.createdAt = createdAt
    self.expiresAt = expiresAt
    self.revokedAt = revokedAt
  }
}
