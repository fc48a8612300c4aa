import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Whose lists are whose")
struct ListScopeTests {
  private static let operatorScope = ListOwner.installation.scope

  @Test func `an owner's scope finds the owner again, and the operator's is no tenant's`() {
    let tenant = ListOwner.tenant(TenantID(at: Date()))
    #expect(ListOwner(scope: tenant.scope) == tenant)
    #expect(ListOwner(scope: Self.operatorScope) == .installation)
    #expect(Self.operatorScope.uuidString == "00000000-0000-0000-0000-000000000000")
  }

  @Test func `no tenant, key or member can be made in the operator's scope`() async throws {
    try await StorageWorld.with { world in
      let operators = TenantID(Self.operatorScope)
      let realm = Realm(tenant: operators, mode: .live)
      let error = await #expect(throws: PostgreSQLError.self) {
        try await world.database.inScope(of: Self.operatorScope) {
          try await $0.execute(
            TenantStatements.insert,
            [.uuid(Self.operatorScope), "operator", "Operator", "eu", .timestamp(Date())])
        }
      }
      #expect(error?.sqlState == .checkViolation)
      let principals = PostgreSQLPrincipalDirectory(database: world.database, vault: world.vault)
      await #expect(throws: StoreError.self) {
        _ = try await principals.createKey(
          KeyDraft(name: "k", scopes: [], networks: [], expiresAt: nil), in: realm, by: Actor("test"), at: Date())
      }
      // What a member that names it is let in by.
      let membership = try await principals.membership(of: MemberID(at: Date()), in: operators)
      #expect(membership == nil)
      await #expect(throws: StoreError.notFound) { _ = try await world.tenants.tenant(operators) }
    }
  }

  @Test func `in the database itself a tenant's scope shows no row of another owner, nor takes one`() async throws {
    try await StorageWorld.with { world in
      let store = PostgreSQLListStore(database: world.database, vault: world.vault)
      _ = try await store.store(SampleList.reading(SampleList.people(1...2)))
      _ = try await store.store(SampleList.reading(SampleList.people(1...3)), owner: .tenant(world.there.tenant))
      for (scope, expected) in [
        (world.here.tenant.uuid, 0), (world.there.tenant.uuid, 3), (Self.operatorScope, 2),
      ] {
        let rows = try await world.database.once(
          inScopeOf: scope, "select count(*) as n from list_entities" as Statement)
        #expect(try rows.first?.decode("n", as: Int.self) == expected)
      }
      let error = await #expect(throws: PostgreSQLError.self) {
        try await world.database.inScope(of: world.here.tenant.uuid) {
          try await $0.execute(
            ListEntityStatements.insert,
            [
              .uuid(Self.operatorScope), "sample", .int(1), .textArray(["x"]), .textArray(["\\x00"]), .intArray([1]),
              .textArray(["{}"]),
            ])
        }
      }
      #expect(error?.sqlState == .insufficientPrivilege)
    }
  }

  @Test(arguments: [
    "update list_entities set body = ''", "update list_entities set since = 2", "delete from list_entities",
    "update list_versions set entity_count = 0", "delete from list_versions", "update list_rejections set line = 1",
    "delete from list_rejections",
  ])
  func `the server alters no version that was made`(sql: String) async throws {
    try await StorageWorld.with { world in
      _ = try await PostgreSQLListStore(database: world.database, vault: world.vault).store(
        SampleList.reading(SampleList.people(1...2)))
      let error = await #expect(throws: PostgreSQLError.self) { try await world.database.script(sql) }
      #expect(error?.sqlState == .insufficientPrivilege)
    }
  }
}
