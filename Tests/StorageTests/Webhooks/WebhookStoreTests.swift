import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Webhook store")
struct WebhookStoreTests {
  private static func draft(_ url: String = "https://example.com/") -> WebhookDraft {
    WebhookDraft(url: url, events: [.all])
  }

  private static func store(_ world: StorageWorld) -> PostgreSQLWebhookStore {
    PostgreSQLWebhookStore(database: world.database, vault: world.vault)
  }

  @Test func `a tenant has sixteen endpoints and not one more, however fast they are asked for`() async throws {
    try await StorageWorld.with { world in
      let store = Self.store(world)
      let made = await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<20 {
          group.addTask {
            do throws(StoreError) {
              _ = try await store.create(
                Self.draft(), secret: WebhookSecret(), in: world.here, by: Actor("test"), at: Date())
              return true
            } catch {
              return false
            }
          }
        }
        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(made == PostgreSQLWebhookStore.endpointsMax)
      let kept = try await store.endpoints(in: world.here)
      #expect(kept.count == PostgreSQLWebhookStore.endpointsMax)
    }
  }

  @Test func `secrets are sealed at rest, and both sign until the old one ends`() async throws {
    try await StorageWorld.with { world in
      let store = Self.store(world)
      // Whole seconds: the database keeps microseconds, a Date keeps more.
      let now = Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded())
      let (old, new) = (WebhookSecret(), WebhookSecret())
      let id = try await store.create(Self.draft(), secret: old, in: world.here, by: Actor("test"), at: now)
      let end = now.addingTimeInterval(60)
      try await store.rotate(id, to: new, oldUntil: end, in: world.here, by: Actor("test"), at: now)
      let during = try await store.target(id, in: world.here, at: now)
      #expect(during.secrets.map(\.bytes) == [new.bytes, old.bytes])
      let after = try await store.target(id, in: world.here, at: end)
      #expect(after.secrets.map(\.bytes) == [new.bytes])
      let rows = try await world.owner.query("select secret_sealed from webhook_endpoints")
      let sealed = try #require(try rows.first?.decode("secret_sealed", as: [UInt8].self))
      #expect(!sealed.contains(new.bytes))
    }
  }

  @Test func `declared endpoints follow the file and leave the tenant's own alone`() async throws {
    try await StorageWorld.with { world in
      let (store, tenant, now) = (Self.store(world), world.here.tenant, Date())
      let own = try await store.create(
        Self.draft("https://own.example/"), secret: WebhookSecret(), in: world.here, by: Actor("test"), at: now)
      let secret = WebhookSecret()
      func declare(_ urls: [String], _ patterns: [EventPattern] = [.all]) async throws -> Int {
        try await store.reconcile(
          urls.map { DeclaredWebhook(url: $0, events: patterns, secret: secret) }, in: tenant, by: Actor("operator"),
          at: now)
      }
      #expect(try await declare(["https://a.example/", "https://b.example/"]) > 0)
      #expect(try await declare(["https://a.example/", "https://b.example/"]) == 0)
      let pattern = try #require(EventPattern("verification.*"))
      #expect(try await declare(["https://b.example/"], [pattern]) > 0)
      let left = try await store.endpoints(in: world.here)
      #expect(Set(left.map(\.url)) == ["https://own.example/", "https://b.example/"])
      let declared = try #require(left.first { $0.isDeclared })
      #expect(declared.events == [pattern])
      await #expect(throws: StoreError.notAllowed(.declared)) {
        try await store.delete(declared.id, in: world.here, by: Actor("test"), at: now)
      }
      try await store.delete(own, in: world.here, by: Actor("test"), at: now)
    }
  }

  @Test func `another tenant's endpoint can be neither read nor changed`() async throws {
    try await StorageWorld.with { world in
      let (store, now, actor) = (Self.store(world), Date(), Actor("test"))
      let id = try await store.create(Self.draft(), secret: WebhookSecret(), in: world.here, by: actor, at: now)
      await #expect(throws: StoreError.notFound) { try await store.endpoint(id, in: world.there) }
      await #expect(throws: StoreError.notFound) { try await store.target(id, in: world.there, at: now) }
      await #expect(throws: StoreError.notFound) { try await store.delete(id, in: world.there, by: actor, at: now) }
      await #expect(throws: StoreError.notFound) {
        try await store.update(id, with: WebhookChanges(), expecting: nil, in: world.there, by: actor, at: now)
      }
    }
  }
}

extension Array where Element == UInt8 {
  fileprivate func contains(_ part: [UInt8]) -> Bool {
    indices.contains { index in self[index...].starts(with: part) }
  }
}
