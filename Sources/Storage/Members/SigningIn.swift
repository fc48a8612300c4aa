import Domain
import FoundationEssentials
import PostgreSQL
import Sealing

extension PostgreSQLMemberDirectory {
  /// How long a session lasts: a working day.
  static let sessionFor: TimeInterval = 12 * 3600
  /// Wrong attempts until an account rests, and for how long (NIST SP 800-63B, section 5.2.2, asks for at most 100).
  static let failuresMax = 10
  static let restFor: TimeInterval = 15 * 60

  /// See ``MemberDirectory/signIn(email:password:code:at:)``.
  public func signIn(
    email: String, password: String, code: String, at now: Date
  ) async throws(StoreError) -> (session: SessionID, member: MemberID, token: String, until: Date)? {
    try await storing {
      let row = try await database.once(MemberStatements.credentials, [.bytes(index(email))]).first
      let hash = try row.flatMap { PasswordHash(try $0.decode("password_hash", as: String.self)) }
      // Before anything else is looked at: neither an unknown address nor a resting account is told apart by time.
      let isRight = try await lane.fits(password, hash)
      guard let row else { return nil }
      let member: MemberID = try row.decode("id")
      if let locked = try row.decodeIfPresent("locked_until", as: Date.self), locked > now { return nil }
      let totp = TOTP(
        secret: try key.open(try row.decode("totp_sealed"), context: SealingContext(label: "totp/\(member)")))
      let step = totp.acceptedStep(of: code, at: now, after: try row.decode("totp_step"))
      guard isRight, let step else {
        try await fail(member, at: now)
        return nil
      }
      return try await begin(member, step: step, at: now)
    }
  }

  /// See ``MemberDirectory/signOut(_:of:at:)``.
  public func signOut(_ session: SessionID, of member: MemberID, at now: Date) async throws(StoreError) {
    try await storing {
      try await database.transaction(settings: [("app.member_id", member.uuid.uuidString)]) { transaction in
        _ = try await transaction.execute(
          MemberStatements.endSession, [session.parameter, member.parameter, .timestamp(now)])
      }
      principals.forget(session.uuid)
    }
  }

  /// Counts in the row itself, so that guesses made at once count one by one.
  private func fail(_ member: MemberID, at now: Date) async throws {
    try await database.transaction(settings: [("app.member_id", member.uuid.uuidString)]) { transaction in
      _ = try await transaction.execute(
        MemberStatements.failed,
        [member.parameter, .int(Int64(Self.failuresMax)), .timestamp(now.addingTimeInterval(Self.restFor))])
    }
  }

  /// A code opens one session: the step it was made in must be newer than the last one accepted.
  private func begin(
    _ member: MemberID, step: Int64, at now: Date
  ) async throws -> (session: SessionID, member: MemberID, token: String, until: Date)? {
    let session = SessionID(at: now)
    let token = AccessToken(kind: .session, id: session.uuid)
    let until = now.addingTimeInterval(Self.sessionFor)
    let isNew = try await database.transaction(settings: [("app.member_id", member.uuid.uuidString)]) { transaction in
      guard
        try await !transaction.query(MemberStatements.accepted, [member.parameter, .int(step), .timestamp(now)]).isEmpty
      else {
        return false
      }
      _ = try await transaction.execute(
        MemberStatements.insertSession,
        [session.parameter, member.parameter, .bytes(token.mac(pepper: pepper)), .timestamp(until)])
      return true
    }
    return isNew ? (session, member, token.text, until) : nil
  }
}
