import FoundationEssentials

/// Rows that are taken in one transaction.
public struct ImportChunk: Sendable {
  /// The import.
  public let id: ImportID
  /// The tenant and mode.
  public let realm: Realm
  /// The number of the first row, from 1.
  public let first: Int
  /// The rows in order; no two name the same customer.
  public let rows: [ImportedRow]
  /// On what terms its customers are screened.
  public let terms: ImportTerms
  /// Who acts.
  public let actor: Actor
  /// The present instant.
  public let now: Date

  /// Rows.
  public init(
    id: ImportID, realm: Realm, first: Int, rows: [ImportedRow], terms: ImportTerms, actor: Actor, now: Date
  ) {
    self.id = id
    self.realm = realm
    self.first = first
    self.rows = rows
    self.terms = terms
    self.actor = actor
    self.now = now
  }
}

/// On what terms an import's customers are screened, each by a verification of its own.
public struct ImportTerms: Sendable {
  /// The version of the policy that is pinned, from 1.
  public var policyVersion: Int
  /// The BCP 47 language of the verifications.
  public var language: String
  /// The tenant's billing dimensions, which are kept in clear.
  public var dimensions: Set<String>
  /// The key that hands the rows over; nil for people.
  public var key: KeyID?
  /// The tenant's cap on what a period may cost; nil for none, and for test keys.
  public var cap: SpendCap?
  /// When a verification ends by itself.
  public var expiresAt: Date
  /// What traces a verification leaves, and for how long; nil where the tenant does not look.
  public var behaviour: BehaviourPolicy?
  /// Whether the tenant watches customers over lists: who is watched is looked at anew after a change anyhow.
  public var isWatching: Bool

  /// Terms.
  public init(
    policyVersion: Int, language: String, dimensions: Set<String>, key: KeyID?, cap: SpendCap?, expiresAt: Date,
    behaviour: BehaviourPolicy? = nil, isWatching: Bool = false
  ) {
    self.policyVersion = policyVersion
    self.language = language
    self.dimensions = dimensions
    self.key = key
    self.cap = cap
    self.expiresAt = expiresAt
    self.behaviour = behaviour
    self.isWatching = isWatching
  }
}
