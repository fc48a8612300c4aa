import FoundationEssentials

/// The review queue. Every method that writes is one transaction, with its event and its audit row.
public protocol ReviewDesk: Sendable {
  /// Items, most urgent first.
  func list(_ query: ReviewQuery, in realm: Realm) async throws(StoreError) -> [ReviewItem]
  /// One item.
  func item(_ id: ReviewID, in realm: Realm) async throws(StoreError) -> ReviewItem
  /// Claims the most urgent open item of the member's queues over several tenants; nil where there is none.
  func claimNext(for member: MemberID, among memberships: [Membership], _ pick: ReviewPick, by actor: Actor)
    async throws(StoreError) -> ReviewItem?
  /// Claims one item.
  /// - Throws: ``StoreError/stale`` where somebody else holds it.
  func claim(_ id: ReviewID, for member: MemberID, in realm: Realm, by actor: Actor, at now: Date)
    async throws(StoreError)
  /// Extends a claim.
  /// - Throws: ``StoreError/stale`` where the claim ended.
  func heartbeat(_ id: ReviewID, fence: Int64, member: MemberID, in realm: Realm, by actor: Actor, at now: Date)
    async throws(StoreError)
  /// Gives a claimed item back.
  func release(_ id: ReviewID, fence: Int64, member: MemberID, in realm: Realm, by actor: Actor, at now: Date)
    async throws(StoreError)
  /// Adds a note, sealed under the applicant's key.
  func note(_ text: String, on id: ReviewID, member: MemberID, in realm: Realm, by actor: Actor, at now: Date)
    async throws(StoreError) -> NoteID
  /// Notes, oldest first; those whose key is gone are left out.
  func notes(on id: ReviewID, in realm: Realm) async throws(StoreError) -> [ReviewNote]
  /// Proposes a decision for another member to confirm.
  func propose(
    _ ruling: ReviewRuling, on id: ReviewID, member: MemberID, in realm: Realm, by actor: Actor, at now: Date)
    async throws(StoreError)
  /// Carries out a ruling.
  /// - Throws: ``StoreError/stale`` for an old fence, `notAllowed` for changed evidence, a missing proposal, or the
  ///   proposer's own approval.
  func decide(_ ruling: ReviewRuling, on id: ReviewID, member: MemberID, in realm: Realm, by actor: Actor, at now: Date)
    async throws(StoreError)
}

/// Which review items are listed.
public struct ReviewQuery: Sendable, Hashable {
  /// Only of this queue.
  public var queue: String?
  /// Only of this state.
  public var state: ReviewState?
  /// Only held by this member.
  public var assignee: MemberID?
  /// Only due before this.
  public var dueBefore: Date?
  /// Only of this issuing country.
  public var country: String?
  /// Only of these queues; empty for every queue.
  public var queues: Set<String> = []
  /// Goes on after this one.
  public var after: ReviewID?
  /// Most that are read, at least 1.
  public var limit: Int

  /// The first `limit`.
  public init(limit: Int) { self.limit = limit }
}

/// Which items `next` may pick.
public struct ReviewPick: Sendable, Hashable {
  /// Only of these queues; empty for every queue of the membership.
  public let queues: Set<String>
  /// Only of these tenants; empty for every tenant of the member.
  public let tenants: Set<TenantID>
  /// Live or test.
  public let mode: Mode
  /// The present instant.
  public let now: Date

  /// A pick.
  public init(queues: Set<String>, tenants: Set<TenantID>, mode: Mode, now: Date) {
    self.queues = queues
    self.tenants = tenants
    self.mode = mode
    self.now = now
  }
}

/// A note on a review item. Personal data: sealed at rest.
public struct ReviewNote: Sendable, Hashable {
  /// Its identifier.
  public let id: NoteID
  /// Who wrote it.
  public let member: MemberID
  /// What it says.
  public let text: String
  /// When it was written.
  public let createdAt: Date

  /// A note.
  public init(id: NoteID, member: MemberID, text: String, createdAt: Date) {
    self.id = id
    self.member = member
    self.text = text
    self.createdAt = createdAt
  }
}
