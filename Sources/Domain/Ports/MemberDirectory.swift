import FoundationEssentials

/// A person who works with Assay, as one tenant sees them.
public struct MemberView: Sendable, Hashable {
  /// Its identifier.
  public let id: MemberID
  /// A name for people.
  public let name: String
  /// The address that signs in.
  public let email: String
  /// What the member does for the tenant.
  public let roles: [Role]
  /// Review queues; empty for every queue.
  public let queues: [String]
  /// When the membership was made.
  public let createdAt: Date

  /// A member of a tenant.
  public init(id: MemberID, name: String, email: String, roles: [Role], queues: [String], createdAt: Date) {
    self.id = id
    self.name = name
    self.email = email
    self.roles = roles
    self.queues = queues
    self.createdAt = createdAt
  }
}

/// What a new member is told once.
public struct MemberSecrets: Sendable, Hashable {
  /// The password to sign in with.
  public let password: String
  /// The `otpauth:` link of the second factor.
  public let otpauth: String

  /// Secrets that are shown once.
  public init(password: String, otpauth: String) {
    self.password = password
    self.otpauth = otpauth
  }
}

/// A member to be made, or added to a tenant.
public struct MemberDraft: Sendable, Hashable {
  /// A name for people.
  public let name: String
  /// The address that signs in.
  public let email: String
  /// What the member does for the tenant.
  public let roles: [Role]
  /// Review queues; empty for every queue.
  public let queues: [String]

  /// A member to be made.
  public init(name: String, email: String, roles: [Role], queues: [String]) {
    self.name = name
    self.email = email
    self.roles = roles
    self.queues = queues
  }
}

/// Members, their memberships and their sessions.
public protocol MemberDirectory: Sendable {
  /// Makes a member, or adds one that exists to the tenant; secrets are nil then.
  /// - Throws: ``StoreError/notAllowed(_:)`` with `memberExists` where the membership exists.
  func add(_ draft: MemberDraft, to tenant: TenantID, by actor: Actor, at now: Date)
    async throws(StoreError) -> (member: MemberView, secrets: MemberSecrets?)
  /// Members of a tenant, by age of membership.
  func list(in tenant: TenantID) async throws(StoreError) -> [MemberView]
  /// Changes roles and queues.
  /// - Throws: ``StoreError/notAllowed(_:)`` with `lastAdmin` where no admin would be left.
  func update(_ id: MemberID, roles: [Role], queues: [String], in tenant: TenantID, by actor: Actor, at now: Date)
    async throws(StoreError)
  /// Ends a membership.
  func remove(_ id: MemberID, from tenant: TenantID, by actor: Actor, at now: Date) async throws(StoreError)
  /// Every membership of a member.
  func memberships(of member: MemberID) async throws(StoreError) -> [Membership]
  /// A session for a right password and second factor; nil for anything else, without saying what was wrong.
  func signIn(email: String, password: String, code: String, at now: Date)
    async throws(StoreError) -> (session: SessionID, member: MemberID, token: String, until: Date)?
  /// Ends a session at once.
  func signOut(_ session: SessionID, of member: MemberID, at now: Date) async throws(StoreError)
}
