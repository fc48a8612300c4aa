import Domain
import FoundationEssentials
import PostgreSQL
import TransparencyLog

/// Usage events in PostgreSQL.
public struct PostgreSQLUsageLedger: UsageLedger, SpendReading {
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

  /// Time that adding up a period may take that nobody asked about before: a million events, with room for a busy
  /// machine.
  private static let deadline: Duration = .seconds(120)

  /// See ``SpendReading/counts(under:since:in:)``.
  public func counts(under book: String, since: Date, in realm: Realm) async throws(StoreError) -> [String: Int64] {
    // Nothing of test keys is billed.
    guard realm.mode == .live else { return [:] }
    return try await storing {
      let rows = try await database.inScope(of: realm.tenant.uuid, deadline: Self.deadline) { transaction in
        try await transaction.addUp(since: since, of: realm.tenant)
        return try await transaction.query(
          SpendStatements.counts, [realm.tenant.parameter, .timestamp(since), .text(book)])
      }
      var counts: [String: Int64] = [:]
      for row in rows { counts[try row.decode("meter")] = try row.decode("count", as: Int64.self) }
      return counts
    }
  }

  /// See ``SpendReading/sources(since:in:)``.
  public func sources(since: Date, in realm: Realm) async throws(StoreError) -> SpendSources {
    guard realm.mode == .live else { return SpendSources(books: [], policyVersions: []) }
    return try await storing {
      let found = try await database.inScope(of: realm.tenant.uuid, deadline: Self.deadline) { transaction in
        try await transaction.addUp(since: since, of: realm.tenant)
        return try await transaction.pipeline([
          Command(SpendStatements.books, [realm.tenant.parameter, .timestamp(since)]),
          Command(SpendStatements.openPolicies, [realm.tenant.parameter]),
        ])
      }
      return SpendSources(
        books: Set(try found[0].map { try $0.decode("book", as: String.self) }),
        policyVersions: Set(try found[1].map { Int(try $0.decode("version", as: Int64.self)) }))
    }
  }

  /// See ``SpendReading/standings(with:under:in:)``.
  public func standings(
    with checks: [CheckType], under cap: SpendCap, in realm: Realm
  ) async throws(StoreError) -> [SpendStanding] {
    try await storing {
      try await database.inScope(of: realm.tenant.uuid) { transaction in
        try await transaction.addUp(since: cap.since, of: realm.tenant)
        var standings: [SpendStanding] = []
        for limit in cap.limits {
          standings.append(try await transaction.standing(of: limit, with: checks, under: cap, in: realm))
        }
        return standings
      }
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
  /// The commands that write it and its leaf; a second one for the same check and meter is refused by its key.
  func insertion(in realm: Realm, keys: TenantKeys) throws -> [Command] {
    let insert = Command(
      Self.insert,
      realm.parameters + [id.parameter] + subject.parameters + [
        .text(meter), .optional(key) { $0.parameter }, .optional(outcome) { .text($0.rawValue) },
        .optional(freeBecause) { .text($0.rawValue) }, .text(unitPrice), .text(currency), .text(priceBook),
        .text(JSON(dimensions).compactText), .timestamp(occurredAt),
      ])
    return [insert, try LeafStatements.write(.usage(self, in: realm), as: id.uuid, under: keys.logSeal)]
  }

  private static let insert: Statement = """
    insert into usage_events (tenant_id, mode, id, check_id, verification_id, applicant_id, meter, key_id, outcome,
      free_reason, unit_price, currency, price_book, dimensions, occurred_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
    """

  init(row: Row) throws {
    self.init(
      id: try row.decode("id"), meter: try row.decode("meter"), subject: try UsageSubject(row: row),
      outcome: try row.valueIfPresent("outcome"), freeBecause: try row.valueIfPresent("free_reason"),
      unitPrice: try row.decode("unit_price"), currency: try row.decode("currency"),
      priceBook: try row.decode("price_book"), key: try row.decodeIfPresent("key_id", as: UUID.self).map(KeyID.init),
      dimensions: try row.json("dimensions").strings, occurredAt: try row.decode("occurred_at"),
      sequence: try row.decodeIfPresent("sequence"))
  }
}

extension UsageSubject {
  init(row: Row) throws {
    let verification = try row.decodeIfPresent("verification_id", as: VerificationID.self)
    let applicant = try row.decodeIfPresent("applicant_id", as: ApplicantID.self)
    switch (verification, applicant) {
    case (nil, nil): self = .screening(try row.decode("check_id"))
    case (nil, let applicant?): self = .alert(try row.decode("check_id"), of: applicant)
    case (let verification?, _):
      self = .check(try row.decode("check_id"), of: verification, applicant: try row.decode("applicant_id"))
    }
  }

  /// Columns `check_id`, `verification_id` and `applicant_id`.
  var parameters: [Parameter] {
    switch self {
    case .check(let check, let verification, let applicant):
      [check.parameter, verification.parameter, applicant.parameter]
    case .screening(let screening): [screening.parameter, .null, .null]
    case .alert(let alert, let applicant): [alert.parameter, .null, applicant.parameter]
    }
  }
}
