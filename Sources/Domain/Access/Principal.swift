public import FoundationEssentials

/// Who calls, with what it may do in the tenant that it calls for.
public struct Principal: Sendable, Hashable {
  /// The three kinds of caller (DESIGN §2).
  public enum Identity: Sendable, Hashable {
    /// A merchant's server.
    case key(KeyID)
    /// A person.
    case member(MemberID, session: SessionID)
    /// An applicant's browser, for one verification.
    case client(ClientTokenID, verification: VerificationID)
  }
  /// Who it is.
  public let identity: Identity
  /// The tenant's live or test world.
  public let realm: Realm
  /// Everything granted, reads included.
  public let scopes: Set<Scope>

  /// A caller.
  public init(identity: Identity, realm: Realm, scopes: Set<Scope>) {
    self.identity = identity
    self.realm = realm
    self.scopes = scopes.reduce(into: []) { $0.formUnion($1.granted) }
  }

  /// The key that calls; nil for people and browsers.
  public var key: KeyID? { if case .key(let id) = identity { id } else { nil } }

  /// The member who calls; nil for keys and browsers.
  public var member: MemberID? { if case .member(let id, _) = identity { id } else { nil } }

  /// Whoever calls, over all of a member's sessions.
  public var uuid: UUID {
    switch identity {
    case .key(let id): id.uuid
    case .member(let id, _): id.uuid
    case .client(let id, _): id.uuid
    }
  }

  /// The identifier of whoever calls, for the audit log.
  public var description: String {
    switch identity {
    case .key(let id): id.description
    case .member(let id, _): id.description
    case .client(let id, _): id.description
    }
  }
}
