import Domain
import Foundation
import PostgreSQL
import Sealing
import Testing

@testable import Storage

@Suite("Members and sessions")
struct MemberDirectoryTests {
  static let draft = MemberDraft(name: "R", email: "R@example.org", roles: [.reviewer], queues: ["general"])

  static func directory(_ world: StorageWorld) -> (PostgreSQLMemberDirectory, PostgreSQLPrincipalDirectory) {
    let principals = PostgreSQLPrincipalDirectory(database: world.database, vault: world.vault)
    return (
      PostgreSQLMemberDirectory(database: world.database, vault: world.vault, principals: principals), principals
    )
  }

  /// The second factor out of an `otpauth:` link.
  static func totp(_ link: String) throws -> TOTP {
    let secret = try #require(link.split(separator: "secret=").last?.split(separator: "&").first)
    var (bits, value, bytes): (Int, UInt32, [UInt8]) = (0, 0, [])
    for character in secret.utf8 {
      let digit = UInt32(character >= 65 ? character - 65 : character - 50 + 26)
      (value, bits) = (value << 5 | digit, bits + 5)
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(bits)))
      }
    }
    return TOTP(secret: bytes)
  }

  @Test func `a right password and code open one session, and the same code no second`() async throws {
    try await StorageWorld.with { world in
      let (members, principals) = Self.directory(world)
      let now = Date()
      let (member, secrets) = try await members.add(Self.draft, to: world.here.tenant, by: Actor("test"), at: now)
      let known = try #require(secrets)
      let code = try Self.totp(known.otpauth).code(at: now)
      let wrong = try await members.signIn(email: "r@example.org", password: "no", code: code, at: now)
      #expect(wrong == nil)
      let session = try #require(
        try await members.signIn(email: "r@EXAMPLE.org", password: known.password, code: code, at: now))
      #expect(session.member == member.id)
      let again = try await members.signIn(email: "r@example.org", password: known.password, code: code, at: now)
      #expect(again == nil)
      #expect(try await principals.holder(of: session.token, at: now) == .session(member.id, session.session))
      #expect(try await members.memberships(of: member.id).map(\.tenant) == [world.here.tenant])
      try await members.signOut(session.session, of: member.id, at: now)
      #expect(try await principals.holder(of: session.token, at: now) == nil)
    }
  }

  @Test func `a person of two tenants is one member, and each tenant sees its own`() async throws {
    try await StorageWorld.with { world in
      let (members, _) = Self.directory(world)
      let first = try await members.add(Self.draft, to: world.here.tenant, by: Actor("test"), at: Date())
      let second = try await members.add(Self.draft, to: world.there.tenant, by: Actor("test"), at: Date())
      #expect(first.member.id == second.member.id)
      #expect(second.secrets == nil)
      #expect(try await members.memberships(of: first.member.id).count == 2)
      #expect(try await members.list(in: world.here.tenant).map(\.email) == ["R@example.org"])
      await #expect(throws: StoreError.notAllowed(.memberExists)) {
        try await members.add(Self.draft, to: world.here.tenant, by: Actor("test"), at: Date())
      }
    }
  }

  @Test func `the last admin stays`() async throws {
    try await StorageWorld.with { world in
      let (members, _) = Self.directory(world)
      let admin = MemberDraft(name: "A", email: "a@example.org", roles: [.admin], queues: [])
      let id = try await members.add(admin, to: world.here.tenant, by: Actor("test"), at: Date()).member.id
      await #expect(throws: StoreError.notAllowed(.lastAdmin)) {
        try await members.remove(id, from: world.here.tenant, by: Actor("test"), at: Date())
      }
      await #expect(throws: StoreError.notAllowed(.lastAdmin)) {
        try await members.update(
          id, roles: [.reviewer], queues: [], in: world.here.tenant, by: Actor("test"), at: Date())
      }
    }
  }
}
