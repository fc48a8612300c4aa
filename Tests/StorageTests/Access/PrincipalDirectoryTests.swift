import Domain
import Foundation
import PostgreSQL
import Sealing
import Testing

@testable import Storage

@Suite("Keys")
struct PrincipalDirectoryTests {
  static func draft(_ name: String, expiresAt: Date? = nil) -> KeyDraft {
    KeyDraft(name: name, scopes: [.verificationsWrite], networks: [], expiresAt: expiresAt)
  }

  @Test func `a token speaks for its key until the key is revoked`() async throws {
    try await StorageWorld.with { world in
      let directory = PostgreSQLPrincipalDirectory(database: world.database, vault: world.vault)
      let (key, token) = try await directory.createKey(
        Self.draft("a"), in: world.here, by: Actor("test"), at: Date())
      guard case .principal(let principal, _)? = try await directory.holder(of: token, at: Date()) else {
        Issue.record("the token has no holder")
        return
      }
      #expect(principal.realm == world.here)
      #expect(principal.scopes == [.verificationsWrite, .verificationsRead])
      try await directory.revokeKey(key.id, in: world.here, by: Actor("test"), at: Date())
      #expect(try await directory.holder(of: token, at: Date()) == nil)
    }
  }

  @Test func `another secret with a right checksum is nobody's`() async throws {
    try await StorageWorld.with { world in
      let directory = PostgreSQLPrincipalDirectory(database: world.database, vault: world.vault)
      let (key, _) = try await directory.createKey(
        Self.draft("a"), in: world.here, by: Actor("test"), at: Date())
      let forged = AccessToken(kind: .live, id: key.id.uuid)
      #expect(try await directory.holder(of: forged.text, at: Date()) == nil)
    }
  }

  @Test func `a key ends at its expiry`() async throws {
    try await StorageWorld.with { world in
      let directory = PostgreSQLPrincipalDirectory(database: world.database, vault: world.vault)
      let end = Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded(.up) + 100)
      let (_, token) = try await directory.createKey(
        Self.draft("a", expiresAt: end), in: world.here, by: Actor("test"), at: Date())
      #expect(try await directory.holder(of: token, at: end.addingTimeInterval(-1)) != nil)
      #expect(try await directory.holder(of: token, at: end) == nil)
    }
  }

  @Test func `two keys of one name live at once, for rotation, and no third`() async throws {
    try await StorageWorld.with { world in
      let directory = PostgreSQLPrincipalDirectory(database: world.database, vault: world.vault)
      for _ in 0..<2 {
        _ = try await directory.createKey(
          Self.draft("a"), in: world.here, by: Actor("test"), at: Date())
      }
      await #expect(throws: StoreError.notAllowed(.tooManyKeys)) {
        try await directory.createKey(Self.draft("a"), in: world.here, by: Actor("test"), at: Date())
      }
    }
  }

  @Test func `of eight who make a key of one name at once, two do`() async throws {
    try await StorageWorld.with { world in
      let directory = PostgreSQLPrincipalDirectory(database: world.database, vault: world.vault)
      let made = try await withThrowingTaskGroup(of: Bool.self) { group in
        for _ in 0..<8 {
          group.addTask {
            do throws(StoreError) {
              _ = try await directory.createKey(Self.draft("a"), in: world.here, by: Actor("test"), at: Date())
              return true
            } catch {
              guard error == .notAllowed(.tooManyKeys) else { throw error }
              return false
            }
          }
        }
        return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(made == 2)
      #expect(try await directory.keys(in: world.here, after: nil, limit: 10).count == 2)
    }
  }

  @Test func `rotation wraps every tenant's key under the new version and opens what the old one sealed`() async throws
  {
    try await StorageWorld.with { world in
      let text = OperatorKeys.freshText()
      let old = try OperatorKeys(text: text, source: "test")
      let rotated = try OperatorKeys(text: try old.rotated(text: text, source: "test"), source: "test")
      let before = KeyVault(operatorKeys: old)
      let tenants = PostgreSQLTenantDirectory(database: world.database, vault: before) { _ in TenantPolicy() }
      let tenant = try await tenants.apply(
        slug: "three", name: "Three", region: "eu", document: ["slug": "three"], by: Actor("test"), at: Date()
      ).tenant
      let realm = Realm(tenant: tenant, mode: .live)
      let store = PostgreSQLApplicantStore(database: world.database, vault: before, ledger: world.ledger)
      let draft = ApplicantDraft(externalID: "c", declared: ["family_name": "Doe"], metadata: [:])
      let id = try await store.create(draft, in: realm, by: Actor("test"), at: Date()).id
      #expect(try await KeyVault(operatorKeys: rotated).rewrap(tenant, in: world.database) == 1)
      let after = PostgreSQLApplicantStore(
        database: world.database, vault: KeyVault(operatorKeys: rotated), ledger: world.ledger)
      #expect(try await after.view(id, in: realm).record.familyName == "Doe")
      let stale = PostgreSQLApplicantStore(
        database: world.database, vault: KeyVault(operatorKeys: old), ledger: world.ledger)
      await #expect(throws: StoreError.damaged) { try await stale.view(id, in: realm) }
    }
  }
}
