import Domain
import FoundationEssentials
import PostgreSQL
import Sealing

/// The review queue in PostgreSQL. A twin file holds proposing and deciding.
public struct PostgreSQLReviewDesk: ReviewDesk {
  let database: Database
  let vault: KeyVault
  let time: any TimeSource

  /// How long a claim holds without a heartbeat: long enough to read a case, short enough that a closed laptop does not
  /// stop a queue of one hour's SLA.
  public static let lease: TimeInterval = 15 * 60

  /// A desk over a database; notes are sealed with the vault's keys.
  public init(database: Database, vault: KeyVault, time: any TimeSource = SystemTime()) {
    self.database = database
    self.vault = vault
    self.time = time
  }

  /// See ``ReviewDesk/list(_:in:)``.
  public func list(_ query: ReviewQuery, in realm: Realm) async throws(StoreError) -> [ReviewItem] {
    let now = time.now
    return try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      return try await database.inScope(of: realm.tenant.uuid) { transaction in
        let rows = try await transaction.query(
          ReviewStatements.list,
          realm.parameters + [
            .optional(query.queue, Parameter.text),
            .optional(query.state) { .text($0.rawValue) }, .optional(query.assignee) { $0.parameter },
            .optional(query.dueBefore, Parameter.timestamp), .optional(query.country, Parameter.text),
            .textArray(query.queues.sorted()), .optional(query.after) { $0.parameter }, .int(Int64(query.limit)),
            .timestamp(now),
          ])
        var items: [ReviewItem] = []
        for row in rows { items.append(try await transaction.reviewItem(row, keys: keys, in: realm, at: now)) }
        return items
      }
    }
  }

  /// See ``ReviewDesk/item(_:in:)``.
  public func item(_ id: ReviewID, in realm: Realm) async throws(StoreError) -> ReviewItem {
    let now = time.now
    return try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      return try await database.inScope(of: realm.tenant.uuid) { transaction in
        let rows = try await transaction.query(
          ReviewStatements.one, realm.parameters + [id.parameter])
        guard let row = rows.first else { throw StoreError.notFound }
        return try await transaction.reviewItem(row, keys: keys, in: realm, at: now)
      }
    }
  }

  /// See ``ReviewDesk/claimNext(for:among:_:by:)``.
  public func claimNext(
    for member: MemberID, among memberships: [Membership], _ pick: ReviewPick, by actor: Actor
  ) async throws(StoreError) -> ReviewItem? {
    let open = memberships.filter { pick.tenants.isEmpty || pick.tenants.contains($0.tenant) }
    // Of all tenants, not of those asked for: another request under the same key is then seen to be another.
    guard !open.isEmpty, let home = memberships.map(\.tenant).min(by: { $0.description < $1.description }) else {
      return nil
    }
    let homeRealm = Realm(tenant: home, mode: pick.mode)
    try await replay(of: actor, in: homeRealm)
    // Losing a race for every candidate means that others are as fast: the board is looked at anew, a bounded number
    // of times.
    for _ in 0..<8 {
      let candidates = try await candidates(for: member, among: open, pick)
      guard !candidates.isEmpty else { return nil }
      for candidate in candidates.prefix(1) + candidates.dropFirst().shuffledWithin(8) {
        do {
          try await claim(candidate, for: member, home: homeRealm, by: actor, at: pick.now)
          return try await item(candidate.id, in: candidate.realm)
        } catch .stale {
          continue
        } catch .notFound {
          continue
        }
      }
    }
    return nil
  }

  /// Ends in a replay where the actor's key claimed something before.
  private func replay(of actor: Actor, in home: Realm) async throws(StoreError) {
    guard let claim = actor.claim else { return }
    try await storing {
      guard let resource = try await database.replayed(claim, in: home) else { return }
      throw StoreError.replay(resource: resource)
    }
  }

  /// Claims an item of any of the member's tenants. An idempotency key is bound in one of them, the same each time, in
  /// the same transaction: so that one key claims one item, whatever tenant that is of.
  private func claim(
    _ candidate: (id: ReviewID, realm: Realm), for member: MemberID, home: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) {
    try await storing {
      let keys = try await vault.keys(of: candidate.realm.tenant, from: database)
      let resource = "\(candidate.realm.tenant) \(candidate.id)"
      try await database.effect(by: actor, making: resource, in: home, at: now) { transaction in
        _ = try await transaction.query(
          ReviewStatements.enterTenant, [.text(candidate.realm.tenant.uuid.uuidString)])
        try await transaction.claim(
          candidate.id, for: member, keys: keys, in: candidate.realm, by: actor, at: now)
      }
    }
  }

  private func candidates(
    for member: MemberID, among memberships: [Membership], _ pick: ReviewPick
  ) async throws(StoreError) -> [(id: ReviewID, realm: Realm)] {
    try await storing {
      let tenants = memberships.map(\.tenant.uuid)
      let list = "{" + tenants.map(\.uuidString).joined(separator: ",") + "}"
      let narrow = memberships.flatMap { membership in membership.queues.map { (membership.tenant.uuid, $0) } }
      let rows = try await database.transaction(settings: [("app.tenant_ids", list)]) { transaction in
        try await transaction.query(
          ReviewStatements.candidates,
          [
            .uuidArray(tenants), .text(pick.mode.rawValue), .textArray(pick.queues.sorted()), .timestamp(pick.now),
            member.parameter, .uuidArray(memberships.filter(\.queues.isEmpty).map(\.tenant.uuid)),
            .uuidArray(narrow.map(\.0)), .textArray(narrow.map(\.1)),
          ])
      }
      return try rows.map { row in
        (try row.decode("review_id"), Realm(tenant: try row.decode("tenant_id"), mode: pick.mode))
      }
    }
  }

  /// See ``ReviewDesk/claim(_:for:in:by:at:)``.
  public func claim(
    _ id: ReviewID, for member: MemberID, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      try await database.effect(by: actor, making: id.description, in: realm, at: now) { transaction in
        try await transaction.claim(id, for: member, keys: keys, in: realm, by: actor, at: now)
      }
    }
  }

  /// See ``ReviewDesk/heartbeat(_:fence:member:in:by:at:)``.
  public func heartbeat(
    _ id: ReviewID, fence: Int64, member: MemberID, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) {
    let until = now.addingTimeInterval(Self.lease)
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      try await database.effect(by: actor, making: id.description, in: realm, at: now) { transaction in
        let extended = try await transaction.query(
          ReviewStatements.extend,
          realm.parameters + [
            id.parameter, .int(fence), member.parameter,
            .timestamp(until), .timestamp(now),
          ])
        guard !extended.isEmpty else { throw StoreError.stale }
        try await transaction.pipeline([
          Command(ReviewStatements.boardClaimed, [realm.tenant.parameter, id.parameter, .timestamp(until)]),
          AuditStatements.write("review.extended", on: id.description, in: realm, by: actor, at: now),
        ])
        try await transaction.leave(.extend, on: id, by: member, keys: keys, in: realm, at: now)
      }
    }
  }

  /// See ``ReviewDesk/release(_:fence:member:in:by:at:)``.
  public func release(
    _ id: ReviewID, fence: Int64, member: MemberID, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      try await database.effect(by: actor, making: id.description, in: realm, at: now) { transaction in
        let released = try await transaction.query(
          ReviewStatements.release,
          realm.parameters + [id.parameter, .int(fence), member.parameter])
        guard !released.isEmpty else { throw StoreError.stale }
        try await transaction.pipeline([
          Command(ReviewStatements.boardReleased, [realm.tenant.parameter, id.parameter]),
          AuditStatements.write("review.released", on: id.description, in: realm, by: actor, at: now),
        ])
        try await transaction.leave(.release, on: id, by: member, keys: keys, in: realm, at: now)
      }
    }
  }
}

extension ArraySlice {
  /// The same elements, the first `count` of them in random order, so that those who lost the race for the most urgent
  /// item do not race for one and the same again.
  fileprivate func shuffledWithin(_ count: Int) -> [Element] {
    prefix(count).shuffled() + dropFirst(count)
  }
}

extension Transaction {
  fileprivate func claim(
    _ id: ReviewID, for member: MemberID, keys: TenantKeys, in realm: Realm, by actor: Actor, at now: Date
  ) async throws {
    let until = now.addingTimeInterval(PostgreSQLReviewDesk.lease)
    let claimed = try await query(
      ReviewStatements.claim,
      realm.parameters + [id.parameter, member.parameter, .timestamp(until), .timestamp(now)])
    guard !claimed.isEmpty else {
      let known = try await query(ReviewStatements.one, realm.parameters + [id.parameter])
      throw known.isEmpty ? StoreError.notFound : StoreError.stale
    }
    try await pipeline([
      Command(ReviewStatements.boardClaimed, [realm.tenant.parameter, id.parameter, .timestamp(until)]),
      AuditStatements.write("review.claimed", on: id.description, in: realm, by: actor, at: now),
    ])
    try await leave(.claim, on: id, by: member, keys: keys, in: realm, at: now)
  }

  /// Leaves the leaf of what a member did with an item, not with what it is about.
  fileprivate func leave(
    _ act: ReviewAct, on id: ReviewID, by member: MemberID, keys: TenantKeys, in realm: Realm, at now: Date
  ) async throws {
    let rows = try await query(ReviewStatements.holder, [realm.tenant.parameter, id.parameter])
    guard let row = rows.first else { throw StoreError.damaged }
    try await pipeline([try row.leaf(of: act, on: id, by: member, keys: keys, in: realm, at: now)])
  }

  /// An item with the digest of what a decision on it rests on. A claim whose lease ended holds nothing any more.
  fileprivate func reviewItem(_ row: Row, keys: TenantKeys, in realm: Realm, at now: Date) async throws -> ReviewItem {
    let verification: VerificationID = try row.decode("verification_id")
    let lease = try row.decodeIfPresent("lease_until", as: Date.self).flatMap { $0 > now ? $0 : nil }
    let state: ReviewState = try row.value("state")
    return ReviewItem(
      id: try row.decode("id"), realm: realm, verification: verification, queue: try row.decode("queue"),
      state: state == .claimed && lease == nil ? .open : state, fourEyes: try row.decode("four_eyes"),
      country: try row.decodeIfPresent("country"),
      dueAt: try row.decode("due_at"),
      assignee: lease == nil ? nil : try row.decodeIfPresent("assignee", as: UUID.self).map(MemberID.init),
      leaseUntil: lease, fence: try row.decode("fence"),
      proposer: try row.decodeIfPresent("proposer", as: UUID.self).map(MemberID.init),
      proposal: try row.decodeIfPresent("proposal", as: String.self).map(JSON.stored),
      decidedBy: try row.decodeIfPresent("decided_by", as: UUID.self).map(MemberID.init),
      action: try row.decodeIfPresent("action"), createdAt: try row.decode("created_at"),
      decidedAt: try row.decodeIfPresent("decided_at"),
      evidenceDigest: try await evidenceDigest(of: verification, keys: keys, in: realm))
  }

  /// Of the current evidence and the current checks' outcomes and reasons, lower-case hex. Keyed by the tenant: what a
  /// check said of somebody has few values, and of a screening is hidden from who may see the digest.
  func evidenceDigest(of verification: VerificationID, keys: TenantKeys, in realm: Realm) async throws -> String {
    let parts = try await pipeline([
      Command(ReviewStatements.evidenceParts, [realm.tenant.parameter, verification.parameter]),
      Command(ReviewStatements.checkParts, [realm.tenant.parameter, verification.parameter]),
    ])
    var message: [UInt8] = []
    for row in parts[0] {
      message += Array(try row.decode("id", as: EvidenceID.self).description.utf8)
      message += try row.decode("digest", as: [UInt8].self)
    }
    for row in parts[1] {
      message += Array(try row.decode("id", as: CheckID.self).description.utf8)
      message += Array(try row.decode("outcome", as: String.self).utf8)
      message += Array(try row.decode("reasons", as: [String].self).joined(separator: ",").utf8)
    }
    return keys.indexKey.index("review", message).hexadecimal
  }
}
