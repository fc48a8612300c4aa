import Domain
import Foundation
import PostgreSQL
import Testing

@testable import Storage

@Suite("Webhook outbox")
struct WebhookOutboxTests {
  struct Scene {
    let world: StorageWorld
    let store: PostgreSQLWebhookStore
    let outbox: PostgreSQLWebhookOutbox
    let sequencer: Sequencer

    init(_ world: StorageWorld) {
      self.world = world
      store = PostgreSQLWebhookStore(database: world.database, vault: world.vault)
      outbox = PostgreSQLWebhookOutbox(database: world.database, vault: world.vault)
      sequencer = Sequencer(database: world.database, time: SystemTime())
    }

    func endpoint(_ patterns: [String] = ["*"], in realm: Realm? = nil) async throws -> WebhookEndpointID {
      // What the world's making told of is behind.
      _ = try await sequencer.run()
      return try await store.create(
        WebhookDraft(url: "https://example.com/hook", events: patterns.compactMap { EventPattern($0) }),
        secret: WebhookSecret(), in: realm ?? world.here, by: Actor("test"), at: Date())
    }

    func applicants(_ count: Int, in realm: Realm? = nil) async throws {
      for _ in 0..<count {
        _ = try await world.applicants.create(
          ApplicantDraft(externalID: nil, declared: .object([]), metadata: [:]), in: realm ?? world.here,
          by: Actor("test"), at: Date())
      }
      _ = try await sequencer.run()
    }

    func lease(_ endpoint: WebhookEndpointID, seconds: TimeInterval = 60) async throws -> WebhookLease? {
      let now = Date()
      return try await outbox.lease(endpoint, in: world.here, at: now, until: now.addingTimeInterval(seconds))
    }

    func record(_ verdict: DeliveryVerdict, of delivery: DueDelivery, _ lease: WebhookLease) async throws {
      let result: DeliveryResult = verdict == .delivered ? .delivered(status: 200) : .failed(.statusRefused)
      try await outbox.record(
        DeliveryAttempt(result: result, verdict: verdict, isRefusal: verdict != .delivered, at: Date()), of: delivery,
        lease, until: Date().addingTimeInterval(60))
    }

    func states(_ endpoint: WebhookEndpointID) async throws -> [WebhookDelivery.State] {
      try await store.deliveries(of: endpoint, before: nil, state: nil, limit: 100, in: world.here).reversed()
        .map(\.state)
    }
  }

  @Test func `what is numbered is queued once for each endpoint that hears of it`() async throws {
    try await StorageWorld.with { world in
      let scene = Scene(world)
      let all = try await scene.endpoint()
      let others = try await scene.endpoint(["verification.*"])
      let theirs = try await scene.endpoint(in: world.there)
      try await scene.applicants(3)
      _ = try await scene.sequencer.run()
      #expect(try await scene.states(all).count == 3)
      #expect(try await scene.states(others).isEmpty)
      let foreign = try await scene.store.deliveries(of: theirs, before: nil, state: nil, limit: 9, in: world.there)
      #expect(foreign.isEmpty)
      await #expect(throws: StoreError.notFound) { try await scene.store.endpoint(theirs, in: world.here) }
    }
  }

  @Test func `one worker holds an endpoint and sends in order`() async throws {
    try await StorageWorld.with { world in
      let scene = Scene(world)
      let endpoint = try await scene.endpoint()
      try await scene.applicants(3)
      #expect(try await scene.outbox.due(at: Date(), limit: 9).map(\.endpoint) == [endpoint])
      let leases = try await withThrowingTaskGroup(of: WebhookLease?.self) { group in
        for _ in 0..<10 { group.addTask { try await scene.lease(endpoint) } }
        return try await group.reduce(into: [WebhookLease]()) { if let lease = $1 { $0.append(lease) } }
      }
      #expect(leases.count == 1)
      let lease = try #require(leases.first)
      #expect(try await scene.outbox.due(at: Date(), limit: 9).isEmpty)
      var numbers: [Int64] = []
      while let delivery = try await scene.outbox.next(lease, at: Date()) {
        numbers.append(delivery.event.sequence ?? 0)
        try await scene.record(.delivered, of: delivery, lease)
      }
      #expect(numbers.count == 3 && numbers == numbers.sorted())
      try await scene.outbox.release(lease)
      #expect(try await scene.outbox.due(at: Date(), limit: 9).isEmpty)
      #expect(try await scene.states(endpoint) == [.delivered, .delivered, .delivered])
    }
  }

  @Test func `an event that waits holds up later ones, a parked one does not`() async throws {
    try await StorageWorld.with { world in
      let scene = Scene(world)
      let endpoint = try await scene.endpoint()
      try await scene.applicants(2)
      let lease = try #require(try await scene.lease(endpoint))
      let first = try #require(try await scene.outbox.next(lease, at: Date()))
      try await scene.record(.wait(.seconds(600)), of: first, lease)
      #expect(try await scene.outbox.next(lease, at: Date()) == nil)
      let again = try #require(try await scene.outbox.next(lease, at: Date().addingTimeInterval(601)))
      #expect(again.id == first.id && again.attempts == 1 && again.refusals == 1)
      try await scene.record(.park(.seconds(600)), of: again, lease)
      let second = try #require(try await scene.outbox.next(lease, at: Date()))
      #expect(second.id != first.id)
      try await scene.record(.delivered, of: second, lease)
      try await scene.outbox.release(lease)
      #expect(try await scene.states(endpoint) == [.parked, .delivered])
      #expect(try await scene.outbox.due(at: Date(), limit: 9).isEmpty)
      #expect(try await scene.outbox.due(at: Date().addingTimeInterval(601), limit: 9).count == 1)
    }
  }

  @Test func `a worker that lost its lease records nothing, and the next one sends the event`() async throws {
    try await StorageWorld.with { world in
      let scene = Scene(world)
      let endpoint = try await scene.endpoint()
      try await scene.applicants(1)
      let lost = try #require(try await scene.lease(endpoint, seconds: -1))
      let delivery = try #require(try await scene.outbox.next(lost, at: Date()))
      let held = try #require(try await scene.lease(endpoint))
      await #expect(throws: StoreError.stale) { try await scene.record(.delivered, of: delivery, lost) }
      await #expect(throws: StoreError.stale) { try await scene.outbox.release(lost) }
      #expect(try await scene.states(endpoint) == [.pending])
      #expect(try await scene.outbox.next(held, at: Date())?.id == delivery.id)
    }
  }

  @Test func `what is queued while an endpoint is held is due when it is given back`() async throws {
    try await StorageWorld.with { world in
      let scene = Scene(world)
      let endpoint = try await scene.endpoint()
      try await scene.applicants(1)
      let lease = try #require(try await scene.lease(endpoint))
      let delivery = try #require(try await scene.outbox.next(lease, at: Date()))
      try await scene.record(.delivered, of: delivery, lease)
      #expect(try await scene.outbox.next(lease, at: Date()) == nil)
      try await scene.applicants(1)
      try await scene.outbox.release(lease)
      #expect(try await scene.outbox.due(at: Date(), limit: 9).count == 1)
    }
  }

  @Test func `a receiver that wants no more is switched off and keeps its queue`() async throws {
    try await StorageWorld.with { world in
      let scene = Scene(world)
      let endpoint = try await scene.endpoint()
      try await scene.applicants(2)
      let lease = try #require(try await scene.lease(endpoint))
      let delivery = try #require(try await scene.outbox.next(lease, at: Date()))
      try await scene.record(.disable, of: delivery, lease)
      #expect(try await scene.outbox.next(lease, at: Date()) == nil)
      try await scene.outbox.release(lease)
      let view = try await scene.store.endpoint(endpoint, in: world.here)
      #expect(view.state == .disabled && view.disabledBecause == .gone)
      #expect(try await scene.states(endpoint) == [.pending, .pending])
      var changes = WebhookChanges()
      changes.state = .enabled
      try await scene.store.update(
        endpoint, with: changes, expecting: nil, in: world.here, by: Actor("test"), at: Date())
      #expect(try await scene.outbox.due(at: Date(), limit: 9).count == 1)
    }
  }

  @Test func `a numbering that fails half way numbers and queues nothing`() async throws {
    try await StorageWorld.with { world in
      let scene = Scene(world)
      let endpoint = try await scene.endpoint()
      try await world.owner.script("alter table webhook_deliveries add constraint broken check (attempts > 0)")
      await #expect(throws: StoreError.self) { try await scene.applicants(1) }
      #expect(try await world.count("select count(*) as n from events where sequence is null") == 1)
      #expect(try await scene.states(endpoint).isEmpty)
      try await world.owner.script("alter table webhook_deliveries drop constraint broken")
      _ = try await scene.sequencer.run()
      #expect(try await scene.states(endpoint) == [.pending])
    }
  }
}
