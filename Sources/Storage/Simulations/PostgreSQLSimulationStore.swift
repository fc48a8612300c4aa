import Domain
import FoundationEssentials
import PostgreSQL

/// Simulations in PostgreSQL. A twin file reads what they are tried on.
public struct PostgreSQLSimulationStore: SimulationStore {
  let database: Database
  let vault: KeyVault

  /// A store over a database, opening what the vault's keys sealed.
  public init(database: Database, vault: KeyVault) {
    self.database = database
    self.vault = vault
  }

  /// See ``SimulationStore/open(_:by:)``.
  public func open(_ simulation: PolicySimulation, by actor: Actor) async throws(StoreError) {
    try await storing {
      let (realm, now) = (simulation.realm, simulation.createdAt)
      try await database.effect(
        by: actor, making: simulation.id.description, in: realm, at: now,
        [
          Command(
            SimulationStatements.insert,
            realm.parameters + [
              simulation.id.parameter, .bool(simulation.withScreening), .timestamp(simulation.from),
              .timestamp(simulation.to), .text(simulation.draft.compactText),
              .text(simulation.counts.json.compactText), .timestamp(now),
            ]),
          AuditStatements.write("policy.simulation", on: simulation.id.description, in: realm, by: actor, at: now),
          JobStatements.enqueue(.simulate, subject: simulation.id.uuid, in: realm, at: now, now: now),
        ])
    }
  }

  /// See ``SimulationStore/simulation(_:in:)``.
  public func simulation(_ id: SimulationID, in realm: Realm) async throws(StoreError) -> PolicySimulation {
    try await storing {
      let rows = try await database.read(
        inScopeOf: realm.tenant.uuid, SimulationStatements.one, realm.parameters + [id.parameter])
      guard let row = rows.first else { throw StoreError.notFound }
      guard let counts = SimulationCounts(json: try row.json("counts")) else { throw StoreError.damaged }
      return PolicySimulation(
        id: id, realm: realm, state: try row.value("state"), withScreening: try row.decode("with_screening"),
        from: try row.decode("starts_at"), to: try row.decode("ends_at"), draft: try row.json("draft"),
        counts: counts, createdAt: try row.decode("created_at"), completedAt: try row.decodeIfPresent("completed_at"))
    }
  }

  /// See ``SimulationStore/flips(of:after:limit:in:)``.
  public func flips(
    of id: SimulationID, after: RulingID?, limit: Int, in realm: Realm
  ) async throws(StoreError) -> [SimulatedFlip] {
    try await storing {
      try await database.read(
        inScopeOf: realm.tenant.uuid, SimulationStatements.flips,
        realm.parameters + [id.parameter, .optional(after) { $0.parameter }, .int(Int64(limit))]
      ).map { row in
        SimulatedFlip(
          ruling: try row.decode("ruling_id"), verification: try row.decode("verification_id"),
          flip: SimulationCounts.Flip(from: try row.value("verdict_before"), to: try row.value("verdict_after")))
      }
    }
  }

  /// See ``SimulationStore/record(_:through:_:lease:at:)``.
  public func record(
    _ simulation: PolicySimulation, through ruling: RulingID?, _ flips: [SimulatedFlip], lease: JobLease, at now: Date
  ) async throws(StoreError) {
    try await storing {
      let (realm, tenant) = (lease.realm, lease.realm.tenant.parameter)
      // Those of this step are counted already.
      let known = simulation.counts.flipped - Int64(flips.count)
      let room = max(0, PolicySimulation.flipsMax - Int(clamping: known))
      try await database.inScope(of: realm.tenant.uuid) { transaction in
        try await transaction.end(lease)
        try await transaction.pipeline(
          flips.prefix(room).map { flip in
            Command(
              SimulationStatements.insertFlip,
              [
                tenant, simulation.id.parameter, flip.ruling.parameter, flip.verification.parameter,
                .text(flip.flip.from.rawValue), .text(flip.flip.to.rawValue),
              ])
          } + [
            Command(
              SimulationStatements.advance,
              [
                tenant, simulation.id.parameter, .text(simulation.state.rawValue),
                .optional(ruling) { $0.parameter }, .text(simulation.counts.json.compactText),
                .optional(simulation.completedAt, Parameter.timestamp),
              ])
          ])
        guard simulation.state == .processing else { return }
        try await transaction.pipeline([
          JobStatements.enqueue(.simulate, subject: simulation.id.uuid, in: realm, at: now, now: now)
        ])
      }
    }
  }

  /// See ``SimulationStore/fail(_:at:)``.
  public func fail(_ lease: JobLease, at now: Date) async throws(StoreError) {
    try await storing {
      try await database.inScope(of: lease.realm.tenant.uuid) { transaction in
        try await transaction.bury(lease)
        _ = try await transaction.execute(
          SimulationStatements.fail, [lease.realm.tenant.parameter, .uuid(lease.subject), .timestamp(now)])
      }
    }
  }
}
