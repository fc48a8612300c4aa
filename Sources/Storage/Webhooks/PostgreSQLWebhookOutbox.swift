import Domain
import FoundationEssentials
import PostgreSQL

/// Deliveries in PostgreSQL. The sequencer queues them in the transaction that numbers their events.
public struct PostgreSQLWebhookOutbox: WebhookOutbox {
  let database: Database
  let vault: KeyVault

  /// An outbox over a database; secrets are opened with the vault's keys.
  public init(database: Database, vault: KeyVault) {
    self.database = database
    self.vault = vault
  }

  /// See ``WebhookOutbox/due(at:limit:)``.
  public func due(
    at now: Date, limit: Int
  ) async throws(StoreError) -> [(endpoint: WebhookEndpointID, realm: Realm)] {
    try await storing {
      try await database.once(DeliveryStatements.due, [.timestamp(now), .int(Int64(limit))]).map {
        (try $0.decode("endpoint_id"), Realm(tenant: try $0.decode("tenant_id"), mode: try $0.value("mode")))
      }
    }
  }

  /// See ``WebhookOutbox/lease(_:in:at:until:)``.
  public func lease(
    _ endpoint: WebhookEndpointID, in realm: Realm, at now: Date, until: Date
  ) async throws(StoreError) -> WebhookLease? {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      let rows = try await database.once(
        inScopeOf: realm.tenant.uuid, DeliveryStatements.lease,
        realm.parameters + [endpoint.parameter, .timestamp(now), .timestamp(until)])
      guard let row = rows.first else { return nil }
      return WebhookLease(
        endpoint: endpoint, realm: realm, url: try row.decode("url"),
        secrets: try row.secrets(of: endpoint, keys: keys, at: now), fence: try row.decode("fence"))
    }
  }

  /// See ``WebhookOutbox/next(_:at:)``.
  public func next(_ lease: WebhookLease, at now: Date) async throws(StoreError) -> DueDelivery? {
    try await storing {
      try await database.once(
        inScopeOf: lease.realm.tenant.uuid, DeliveryStatements.candidates,
        [lease.realm.tenant.parameter, lease.endpoint.parameter, .timestamp(now)]
      ).first.map { try DueDelivery(row: $0) }
    }
  }

  /// See ``WebhookOutbox/record(_:of:_:until:)``.
  public func record(
    _ attempt: DeliveryAttempt, of delivery: DueDelivery, _ lease: WebhookLease, until: Date
  ) async throws(StoreError) {
    let tenant = lease.realm.tenant
    let isGone = attempt.verdict == .disable
    try await storing {
      try await database.inScope(of: tenant.uuid) { transaction in
        let held = try await transaction.query(
          DeliveryStatements.hold,
          [
            tenant.parameter, lease.endpoint.parameter, .int(lease.fence), .timestamp(until),
            isGone ? .text(WebhookEndpoint.State.disabled.rawValue) : .null,
            isGone ? .text(WebhookEndpoint.Cause.gone.rawValue) : .null,
          ])
        guard !held.isEmpty else { throw StoreError.stale }
        _ = try await transaction.execute(DeliveryStatements.record, attempt.parameters(of: delivery, tenant: tenant))
      }
    }
  }

  /// See ``WebhookOutbox/release(_:)``.
  public func release(_ lease: WebhookLease) async throws(StoreError) {
    let tenant = lease.realm.tenant.parameter
    try await storing {
      try await database.inScope(of: lease.realm.tenant.uuid) { transaction in
        let held = try await transaction.query(
          DeliveryStatements.lockLease, [tenant, lease.endpoint.parameter, .int(lease.fence)])
        guard !held.isEmpty else { throw StoreError.stale }
        _ = try await transaction.execute(DeliveryStatements.release, [tenant, lease.endpoint.parameter])
      }
    }
  }
}

extension DeliveryAttempt {
  fileprivate func parameters(of delivery: DueDelivery, tenant: TenantID) -> [Parameter] {
    let (state, pause): (WebhookDelivery.State, Duration) =
      switch verdict {
      case .delivered: (.delivered, .zero)
      case .wait(let pause): (.pending, pause)
      case .park(let pause): (.parked, pause)
      case .fail: (.failed, .zero)
      case .disable: (.pending, .zero)
      }
    let (status, failure): (Int?, DeliveryFailure?) =
      switch result {
      case .delivered(let status): (status, nil)
      case .failed(let failure, let status, _): (status, failure)
      }
    return [
      tenant.parameter, delivery.id.parameter, .text(state.rawValue), .int(isRefusal ? 1 : 0),
      .timestamp(at.addingTimeInterval(pause.seconds)), .optional(status) { .int(Int64($0)) },
      .optional(failure) { .text($0.rawValue) }, state == .delivered ? .timestamp(at) : .null,
    ]
  }
}
