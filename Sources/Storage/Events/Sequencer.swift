import Domain
import FoundationEssentials
import PostgreSQL

/// Gives events and usage their gap-free numbers after they were committed (DESIGN §9): one counter a tenant and mode,
/// its row locked, so that two servers never give the same number and a reader that saw `n` has seen all before it.
///
/// What is numbered is queued for the webhook endpoints that hear of it in the same transaction: no event is queued
/// twice, and none is left out.
public struct Sequencer: Sendable {
  let database: Database
  let time: any TimeSource

  /// A sequencer over a database.
  public init(database: Database, time: any TimeSource) {
    self.database = database
    self.time = time
  }

  /// Numbers everything that has no number yet. Returns the realms that got new numbers.
  public func run() async throws(StoreError) -> [Realm] {
    try await storing {
      let realms = try await database.once(EventStatements.unsequenced).map {
        Realm(tenant: try $0.decode("tenant_id"), mode: try $0.value("mode"))
      }
      for realm in realms {
        try await number("events", EventStatements.sequenceEvents, in: realm) { transaction, rows in
          try await transaction.queueDeliveries(of: rows, in: realm, at: time.now)
        }
        try await number("usage", EventStatements.sequenceUsage, in: realm) { _, _ in }
      }
      return realms
    }
  }

  private func number(
    _ name: String, _ statement: Statement, in realm: Realm, then next: (Transaction, [Row]) async throws -> Void
  ) async throws {
    try await database.inScope(of: realm.tenant.uuid) { transaction in
      let counters = try await transaction.query(EventStatements.lockCounter, realm.parameters + [.text(name)])
      guard let counter = counters.first else { throw StoreError.damaged }
      let value: Int64 = try counter.decode("value")
      let numbered = try await transaction.query(statement, realm.parameters + [.int(value)])
      guard !numbered.isEmpty else { return }
      _ = try await transaction.execute(
        EventStatements.setCounter, realm.parameters + [.text(name), .int(Int64(numbered.count))])
      try await next(transaction, numbered)
    }
  }
}

extension Transaction {
  /// Queues numbered events for every endpoint that hears of them.
  fileprivate func queueDeliveries(of rows: [Row], in realm: Realm, at now: Date) async throws {
    let listeners = try await query(DeliveryStatements.listeners, realm.parameters)
    guard !listeners.isEmpty else { return }
    let events = try rows.map { row -> (id: UUID, type: EventType, sequence: Int64) in
      (try row.decode("id"), try row.value("type"), try row.decode("sequence"))
    }.sorted { $0.sequence < $1.sequence }
    var queued: [(endpoint: UUID, event: UUID, sequence: Int64)] = []
    for listener in listeners {
      let (endpoint, patterns) = (try listener.decode("id", as: UUID.self), try listener.patterns("event_types"))
      for event in events where patterns.contains(where: { $0.fits(event.type) }) {
        queued.append((endpoint, event.id, event.sequence))
      }
    }
    guard !queued.isEmpty else { return }
    let endpoints = Set(queued.map(\.endpoint)).sorted { $0.uuidString < $1.uuidString }
    try await pipeline(
      [
        Command(
          DeliveryStatements.queue,
          realm.parameters + [
            .uuidArray(queued.map { _ in DeliveryID(at: now).uuid }), .uuidArray(queued.map(\.endpoint)),
            .uuidArray(queued.map(\.event)), .intArray(queued.map(\.sequence)), .timestamp(now),
          ])
      ]
        + endpoints.map {
          Command(WebhookStatements.wake, [realm.tenant.parameter, .uuid($0), .timestamp(now)])
        })
  }
}
