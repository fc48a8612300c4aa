import Domain
import FoundationEssentials
import PostgreSQL
import Sealing

/// Screenings without a verification, in PostgreSQL: each sealed under a key of its own.
public struct PostgreSQLScreeningRegister: ScreeningRegister {
  let database: Database
  let vault: KeyVault

  /// A register over a database.
  public init(database: Database, vault: KeyVault) {
    self.database = database
    self.vault = vault
  }

  /// See ``ScreeningRegister/record(_:within:by:)``.
  public func record(_ run: ScreeningRun, within cap: SpendCap?, by actor: Actor) async throws(StoreError) {
    try await storing {
      let realm = run.realm
      let commands = try run.insertion(keys: try await vault.keys(of: realm.tenant, from: database), by: actor)
      try await database.effect(by: actor, making: run.id.description, in: realm, at: run.at) { transaction in
        if let cap { try await transaction.hold([.screening], in: realm, within: cap) }
        try await transaction.pipeline(commands)
      }
    }
  }

  /// See ``ScreeningRegister/run(_:in:)``.
  public func run(_ id: ScreeningID, in realm: Realm) async throws(StoreError) -> ScreeningRun {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      let rows = try await database.once(
        inScopeOf: realm.tenant.uuid, ScreeningStatements.find, realm.parameters + [id.parameter])
      guard let row = rows.first else { throw StoreError.notFound }
      return try ScreeningRun(row: row, in: realm, keys: keys)
    }
  }

  /// See ``ScreeningRegister/erase(runBy:of:by:at:limit:)``.
  ///
  /// The ledger of erasures is not told: these are erased for their age alone, which a restored backup knows as well.
  public func erase(
    runBy end: Date, of tenant: TenantID, by actor: Actor, at now: Date, limit: Int
  ) async throws(StoreError) -> Int {
    try await storing {
      let keys = try await vault.keys(of: tenant, from: database)
      return try await database.inScope(of: tenant.uuid) { transaction in
        let erased = try await transaction.query(
          ScreeningStatements.erase, [tenant.parameter, .timestamp(end), .int(Int64(limit))])
        let modes = try Dictionary(grouping: erased) { try $0.value("mode", as: Mode.self) }
        for (mode, rows) in modes {
          let realm = Realm(tenant: tenant, mode: mode)
          let ids: [ScreeningID] = try rows.map { try $0.decode("id") }.sorted { $0.description < $1.description }
          let leaf = try LeafStatements.write(
            .erasure(of: ids, in: realm, at: now), as: LeafID(at: now).uuid, under: keys.logSeal)
          try await transaction.pipeline(
            ids.map { AuditStatements.write("screening.erased", on: $0.description, in: realm, by: actor, at: now) }
              + [leaf])
        }
        return erased.count
      }
    }
  }
}

extension ScreeningRun {
  /// The commands that record it, with what it costs.
  func insertion(keys: TenantKeys, by actor: Actor) throws -> [Command] {
    let wrapped = try keys.freshKey(id.keyHolder, .screening)
    let sealed = try keys.seal(
      [
        "outcome": .string(report.outcome.rawValue), "score": report.score.map(JSON.number) ?? .null,
        "reasons": .array(report.reasons.map { .string($0.rawValue) }), "breakdown": report.breakdown,
      ], under: wrapped, of: id.keyHolder, object: id.uuid, column: .details)
    return [
      Command(
        ScreeningStatements.insert,
        realm.parameters + [
          id.parameter, .bytes(wrapped), .bytes(sealed), .optional(report.engine) { .text($0.json.compactText) },
          .optional(usage.freeBecause) { .text($0.rawValue) }, .text(usage.unitPrice), .text(usage.currency),
          .text(usage.priceBook), usage.id.parameter, .optional(usage.key) { $0.parameter }, .timestamp(at),
        ]),
      AuditStatements.write("screening.run", on: id.description, in: realm, by: actor, at: at),
    ] + (try usage.insertion(in: realm, keys: keys))
  }

  /// A run as it was recorded.
  init(row: Row, in realm: Realm, keys: TenantKeys) throws {
    let id: ScreeningID = try row.decode("id")
    guard let stored = try row.opened("sealed", of: id.keyHolder, object: id.uuid, label: .details, keys: keys) else {
      throw StoreError.notAllowed(.erased)
    }
    guard let outcome = stored["outcome"]?.text.flatMap(CheckOutcome.init) else { throw StoreError.damaged }
    let engine = try row.decodeIfPresent("engine", as: String.self).map(JSON.stored).flatMap(EngineStamp.init)
    let report = CheckReport(
      outcome: outcome, score: stored["score"]?.double,
      reasons: stored["reasons"]?.elements?.compactMap { $0.text.flatMap(ReasonCode.init) } ?? [],
      breakdown: stored["breakdown"] ?? .null, engine: engine)
    let at: Date = try row.decode("created_at")
    let usage = UsageEvent(
      id: try row.decode("usage_id"), meter: CheckType.screening.rawValue, subject: .screening(id), outcome: nil,
      freeBecause: try row.valueIfPresent("free_reason"), unitPrice: try row.decode("unit_price"),
      currency: try row.decode("currency"), priceBook: try row.decode("price_book"),
      key: try row.decodeIfPresent("key_id", as: UUID.self).map(KeyID.init), dimensions: [:], occurredAt: at,
      sequence: nil)
    self.init(id: id, realm: realm, report: report, usage: usage, at: at)
  }
}

extension Identifier {
  /// Whom a key of what belongs to no applicant is bound to in place of one.
  var keyHolder: ApplicantID { ApplicantID(uuid) }
}

/// SQL of screenings without a verification.
enum ScreeningStatements {
  static let insert: Statement = """
    insert into screenings (tenant_id, mode, id, wrapped, sealed, engine, free_reason, unit_price, currency, price_book,
      usage_id, key_id, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
    """
  static let find: Statement = """
    select id, wrapped, sealed, engine, free_reason, unit_price, currency, price_book, usage_id, key_id,
      created_at
    from screenings where tenant_id = $1 and mode = $2 and id = $3
    """
  /// Picked once and for all, and never waited for: what another server erases at the same time is its.
  static let erase: Statement = """
    with over as materialized (
      select id from screenings where tenant_id = $1 and wrapped is not null and created_at <= $2
      order by created_at, id limit $3 for update skip locked)
    update screenings s set wrapped = null, sealed = null
    from over where s.tenant_id = $1 and s.id = over.id
    returning s.id, s.mode
    """
}
