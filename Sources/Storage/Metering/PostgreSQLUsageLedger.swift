import Domain
import FoundationEssentials
import PostgreSQL

/// Usage events in PostgreSQL.
public struct PostgreSQLUsageLedger: UsageLedger {
  let database: Database

  /// A ledger over a database.
  public init(database: Database) { self.database = database }

  /// See ``UsageLedger/events(_:in:)``.
  public func events(_ query: UsageQuery, in realm: Realm) async throws(StoreError) -> [UsageEvent] {
    try await storing {
      try await database.once(
        inScopeOf: realm.tenant.uuid, Self.select,
        realm.parameters + [
          .timestamp(query.from), .timestamp(query.to), .int(query.after?.sequence ?? 0),
          .optional(query.after?.unnumbered) { $0.parameter }, .int(Int64(query.limit)),
        ]
      ).map { try UsageEvent(row: $0) }
    }
  }

  private static let select: Statement = """
    select id, meter, check_id, verification_id, applicant_id, outcome, free_reason, unit_price, currency, price_book,
      key_id, dimensions, occurred_at, sequence
    from usage_events
    where tenant_id = $1 and mode = $2 and occurred_at >= $3 and occurred_at < $4
      and (sequence > $5 or (sequence is null and ($6::uuid is null or id > $6::uuid)))
    order by sequence, id limit $7
    """
}

extension UsageEvent {
  init(row: Row) throws {
    self.init(
      id: try row.decode("id"), meter: try row.decode("meter"), check: try row.decode("check_id"),
      verification: try row.decode("verification_id"), applicant: try row.decode("applicant_id"),
      outcome: try row.value("outcome"), freeBecause: try row.valueIfPresent("free_reason"),
      unitPrice: try row.decode("unit_price"), currency: try row.decode("currency"),
      priceBook: try row.decode("price_book"), key: try row.decodeIfPresent("key_id", as: UUID.self).map(KeyID.init),
      dimensions: try row.json("dimensions").strings, occurredAt: try row.decode("occurred_at"),
      sequence: try row.decodeIfPresent("sequence"))
  }
}
