import Domain
import FoundationEssentials
import PostgreSQL
import Sealing

/// Members in PostgreSQL: addresses are found by a blind index, names and second factors are sealed under keys of the
/// installation. A twin file holds signing in.
public struct PostgreSQLMemberDirectory: MemberDirectory {
  let database: Database
  let principals: PostgreSQLPrincipalDirectory
  let key: DataKey
  let pepper: DataKey
  let lane = HashingLane()

  /// A directory; `principals` forgets sessions that end.
  public init(database: Database, vault: KeyVault, principals: PostgreSQLPrincipalDirectory) {
    self.database = database
    self.principals = principals
    self.key = vault.installationKey("members")
    self.pepper = vault.installationKey("pepper")
  }

  /// See ``MemberDirectory/add(_:to:by:at:)``.
  public func add(
    _ draft: MemberDraft, to tenant: TenantID, by actor: Actor, at now: Date
  ) async throws(StoreError) -> (member: MemberView, secrets: MemberSecrets?) {
    try await storing {
      let known = try await database.once(MemberStatements.credentials, [.bytes(index(draft.email))]).first
      let id = try known.map { try $0.decode("id", as: MemberID.self) } ?? MemberID(at: now)
      let secrets = known == nil ? MemberSecrets.fresh(email: draft.email) : nil
      // Hashed before a connection is held.
      var hash: PasswordHash?
      if let secrets { hash = try await lane.hash(secrets.password) }
      let realm = Realm(tenant: tenant, mode: .live)
      try await database.replaying(actor, in: realm) {
        try await database.transaction(settings: Self.scope(tenant: tenant, member: id)) { transaction in
          try await transaction.pipeline(
            IdempotencyStatements.bind(actor, to: id.description, in: realm, at: now))
          if let secrets, let hash {
            try await transaction.insert(draft, id, secrets, hash, index(draft.email), key, at: now)
          }
          let added = try await transaction.query(
            MemberStatements.insertMembership,
            [
              tenant.parameter, id.parameter, .textArray(draft.roles.map(\.rawValue)), .textArray(draft.queues),
              .timestamp(now),
            ])
          guard !added.isEmpty else { throw StoreError.notAllowed(.memberExists) }
          try await transaction.audit("member.added", id, draft.roles, tenant, by: actor, at: now)
        }
      }
      let view = MemberView(
        id: id, name: draft.name, email: draft.email, roles: draft.roles, queues: draft.queues, createdAt: now)
      return (view, secrets.map { MemberSecrets(password: $0.password, otpauth: $0.otpauth) })
    }
  }

  /// See ``MemberDirectory/list(in:)``.
  public func list(in tenant: TenantID) async throws(StoreError) -> [MemberView] {
    try await storing {
      var members: [MemberView] = []
      for row in try await database.once(inScopeOf: tenant.uuid, MemberStatements.ofTenant, [tenant.parameter]) {
        let id: MemberID = try row.decode("member_id")
        let person = try await person(id)
        members.append(
          MemberView(
            id: id, name: person["name"]?.text ?? "", email: person["email"]?.text ?? "",
            roles: try row.values("roles"), queues: try row.decode("queues"), createdAt: try row.decode("created_at")))
      }
      return members
    }
  }

  /// See ``MemberDirectory/update(_:roles:queues:in:by:at:)``.
  public func update(
    _ id: MemberID, roles: [Role], queues: [String], in tenant: TenantID, by actor: Actor, at now: Date
  ) async throws(StoreError) {
    try await storing {
      try await database.inScope(of: tenant.uuid) { transaction in
        try await transaction.requireMembership(id, keepingAdmin: !roles.contains(.admin), in: tenant)
        _ = try await transaction.execute(
          MemberStatements.update,
          [tenant.parameter, id.parameter, .textArray(roles.map(\.rawValue)), .textArray(queues)])
        try await transaction.audit("member.updated", id, roles, tenant, by: actor, at: now)
      }
    }
  }

  /// See ``MemberDirectory/remove(_:from:by:at:)``.
  public func remove(
    _ id: MemberID, from tenant: TenantID, by actor: Actor, at now: Date
  ) async throws(StoreError) {
    try await storing {
      try await database.inScope(of: tenant.uuid) { transaction in
        try await transaction.requireMembership(id, keepingAdmin: true, in: tenant)
        _ = try await transaction.execute(MemberStatements.remove, [tenant.parameter, id.parameter])
        try await transaction.audit("member.removed", id, [], tenant, by: actor, at: now)
      }
    }
  }

  /// See ``MemberDirectory/memberships(of:)``.
  public func memberships(of member: MemberID) async throws(StoreError) -> [Membership] {
    try await storing {
      try await database.transaction(settings: [("app.member_id", member.uuid.uuidString)]) { transaction in
        try await transaction.query(MemberStatements.own, [member.parameter]).map { row in
          Membership(
            tenant: try row.decode("tenant_id"), roles: Set(try row.values("roles", as: Role.self)),
            queues: Set(try row.decode("queues", as: [String].self)))
        }
      }
    }
  }

  /// Name and address of a member.
  private func person(_ id: MemberID) async throws -> JSON {
    let sealed = try await database.transaction(settings: [("app.member_id", id.uuid.uuidString)]) { transaction in
      try await transaction.query(MemberStatements.person, [id.parameter]).first?.decode("sealed", as: [UInt8].self)
    }
    guard let sealed else { throw StoreError.damaged }
    return try JSON.stored(try key.open(sealed, context: SealingContext(label: "member/\(id)")))
  }

  /// Addresses are the same without regard to case, as mail providers treat them.
  func index(_ email: String) -> [UInt8] { key.index("email", Array(email.lowercased().utf8)) }

  static func scope(tenant: TenantID, member: MemberID) -> [(String, String)] {
    [("app.tenant_id", tenant.uuid.uuidString), ("app.member_id", member.uuid.uuidString)]
  }
}

/// Secrets of a member about to be made.
struct FreshSecrets {
  let password: String
  let totp: TOTP
  let otpauth: String
}

extension MemberSecrets {
  /// 20 characters of 32, 100 random bits, in four groups that can be read aloud; and a fresh second factor.
  static func fresh(email: String) -> FreshSecrets {
    let characters = Array("abcdefghjkmnpqrstvwxyz0123456789")
    var random = SystemRandomNumberGenerator()
    let password = (0..<4).map { _ in
      String((0..<5).map { _ in characters[Int(random.next() & 31)] })
    }.joined(separator: "-")
    let totp = TOTP.random()
    return FreshSecrets(password: password, totp: totp, otpauth: totp.link(issuer: "Assay", account: email))
  }
}

extension Transaction {
  fileprivate func insert(
    _ draft: MemberDraft, _ id: MemberID, _ secrets: FreshSecrets, _ hash: PasswordHash, _ index: [UInt8],
    _ key: DataKey, at now: Date
  ) async throws {
    let person: JSON = ["name": .string(draft.name), "email": .string(draft.email)]
    _ = try await execute(
      MemberStatements.insert,
      [
        id.parameter, .bytes(index),
        .bytes(try key.seal(person.bytes, context: SealingContext(label: "member/\(id)"))),
        .text(hash.text),
        .bytes(try key.seal(secrets.totp.secret, context: SealingContext(label: "totp/\(id)"))), .timestamp(now),
      ])
  }

  /// Locks a tenant's memberships; refuses where the member is none, or is the last admin and would stop being one.
  fileprivate func requireMembership(_ id: MemberID, keepingAdmin: Bool, in tenant: TenantID) async throws {
    let rows = try await query(MemberStatements.lockAll, [tenant.parameter])
    var admins: Set<MemberID> = []
    var isMember = false
    for row in rows {
      let member: MemberID = try row.decode("member_id")
      isMember = isMember || member == id
      if try row.values("roles", as: Role.self).contains(.admin) { admins.insert(member) }
    }
    guard isMember else { throw StoreError.notFound }
    if keepingAdmin, admins == [id] { throw StoreError.notAllowed(.lastAdmin) }
  }

  fileprivate func audit(
    _ action: String, _ id: MemberID, _ roles: [Role], _ tenant: TenantID, by actor: Actor, at now: Date
  ) async throws {
    let given = roles.map(\.rawValue).sorted().joined(separator: ",")
    try await pipeline([
      AuditStatements.write(
        action, on: given.isEmpty ? id.description : "\(id) \(given)", in: Realm(tenant: tenant, mode: .live),
        by: actor, at: now)
    ])
  }
}
