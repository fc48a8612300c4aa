import Domain
import FoundationEssentials
import PostgreSQL

/// Invoices in PostgreSQL. Rows are added and never changed; whoever adds to a tenant's account holds its row.
public struct PostgreSQLInvoiceStore: InvoiceStore {
  let database: Database
  let vault: KeyVault

  /// A store over a database; what opens leaves is sealed with the vault's keys.
  public init(database: Database, vault: KeyVault) {
    self.database = database
    self.vault = vault
  }

  /// See ``InvoiceStore/lastClosed(in:)``.
  public func lastClosed(in realm: Realm) async throws(StoreError) -> String? {
    try await storing {
      try await database.once(
        inScopeOf: realm.tenant.uuid, InvoiceStatements.lastClosed, realm.parameters
      ).first?.decode("name")
    }
  }

  /// See ``InvoiceStore/frontier(in:)``.
  public func frontier(in realm: Realm) async throws(StoreError) -> UsageFrontier {
    try await storing {
      let rows = try await byKey(InvoiceStatements.frontier, realm.parameters, in: realm)
      guard let row = rows.first else { throw StoreError.damaged }
      return UsageFrontier(
        firstClosed: try row.decodeIfPresent("first"), lastClosed: try row.decodeIfPresent("name"),
        through: try row.decode("through"),
        horizon: try row.decode("horizon"), earliest: try row.decodeIfPresent("earliest"))
    }
  }

  /// See ``InvoiceStore/priceBooks(of:from:withUnnumbered:in:)``.
  public func priceBooks(
    of spans: [InvoicePeriod], from frontier: UsageFrontier, withUnnumbered: Bool, in realm: Realm
  ) async throws(StoreError) -> Set<String> {
    try await storing {
      let rows = try await byKey(
        InvoiceStatements.priceBooks, Self.counted(spans, from: frontier, withUnnumbered, in: realm), in: realm)
      return Set(try rows.map { try $0.decode("book", as: String.self) })
    }
  }

  /// See ``InvoiceStore/tallies(of:under:by:from:withUnnumbered:in:)``.
  public func tallies(
    of spans: [InvoicePeriod], under books: Set<String>, by dimensions: [String: Set<String>],
    from frontier: UsageFrontier,
    withUnnumbered: Bool, in realm: Realm
  ) async throws(StoreError) -> [UsageTally] {
    try await storing {
      try await byKey(
        InvoiceStatements.tallies,
        Self.counted(spans, from: frontier, withUnnumbered, in: realm) + [
          .textArray(books.sorted()), .namedValues(dimensions),
        ], in: realm
      ).map { row in
        UsageTally(
          period: try row.decode("period"), meter: try row.decode("meter"), priceBook: try row.decode("price_book"),
          outcome: try row.decodeIfPresent("outcome", as: String.self).flatMap(CheckOutcome.init),
          dimensions: try row.json("facts").strings, quantity: try row.decode("quantity"),
          billed: try row.decode("billed"))
      }
    }
  }

  /// A statement that holds all usage of some periods against invoices.
  private func byKey(_ statement: Statement, _ parameters: [Parameter], in realm: Realm) async throws -> [Row] {
    try await database.once(
      inScopeOf: realm.tenant.uuid, [Command(InvoiceStatements.byKey), Command(statement, parameters)])[1]
  }

  private static func counted(
    _ spans: [InvoicePeriod], from frontier: UsageFrontier, _ withUnnumbered: Bool, in realm: Realm
  ) -> [Parameter] {
    realm.parameters + spans.parameters + [
      .int(frontier.through), .int(frontier.horizon), .bool(withUnnumbered),
    ]
  }

  /// See ``InvoiceStore/invoice(_:in:)``.
  public func invoice(_ id: InvoiceID, in realm: Realm) async throws(StoreError) -> (IssuedInvoice, InvoiceAccount) {
    guard let found = try await read(id, below: nil, limit: 1, in: realm).first else { throw .notFound }
    return found
  }

  /// See ``InvoiceStore/invoices(below:limit:in:)``.
  public func invoices(
    below position: Int64?, limit: Int, in realm: Realm
  ) async throws(StoreError) -> [(IssuedInvoice, InvoiceAccount)] {
    try await read(nil, below: position, limit: limit, in: realm)
  }

  private func read(
    _ id: InvoiceID?, below position: Int64?, limit: Int, in realm: Realm
  ) async throws(StoreError) -> [(IssuedInvoice, InvoiceAccount)] {
    try await storing {
      try await database.once(
        inScopeOf: realm.tenant.uuid, InvoiceStatements.select,
        realm.parameters + [.optional(id) { $0.parameter }, .int(orNull: position), .int(Int64(limit))]
      ).map { (try IssuedInvoice(row: $0), try InvoiceAccount(row: $0)) }
    }
  }

  /// See ``InvoiceStore/events(of:line:after:limit:in:)``.
  public func events(
    of id: InvoiceID, line: Int, after: UsageID?, limit: Int, in realm: Realm
  ) async throws(StoreError) -> [UsageEvent] {
    try await storing {
      let place = realm.parameters + [id.parameter, .int(Int64(line))]
      let results = try await database.once(
        inScopeOf: realm.tenant.uuid,
        [
          Command(InvoiceStatements.line, place),
          Command(
            InvoiceStatements.events, place + [.optional(after) { $0.parameter }, .int(Int64(limit))]),
        ])
      guard !results[0].isEmpty else { throw StoreError.notFound }
      return try results[1].map { try UsageEvent(row: $0) }
    }
  }

  /// See ``InvoiceStore/credited(_:in:)``.
  public func credited(_ id: InvoiceID, in realm: Realm) async throws(StoreError) -> [Int: Int64] {
    try await storing {
      try Self.amounts(
        try await database.once(
          inScopeOf: realm.tenant.uuid, InvoiceStatements.credited, realm.parameters + [id.parameter]))
    }
  }

  static func amounts(_ rows: [Row]) throws -> [Int: Int64] {
    try rows.reduce(into: [:]) { amounts, row in
      amounts[Int(try row.decode("line", as: Int64.self))] = try row.decode("amount")
    }
  }

  /// See ``InvoiceStore/creditMinor(of:in:)``.
  public func creditMinor(of currency: String, in realm: Realm) async throws(StoreError) -> Int64 {
    try await storing {
      let rows = try await database.once(
        inScopeOf: realm.tenant.uuid, InvoiceStatements.credit, realm.parameters + [.text(currency)])
      guard let row = rows.first else { throw StoreError.damaged }
      return try row.decode("credit")
    }
  }

  /// See ``InvoiceStore/tellOverdue(today:in:by:at:)``.
  public func tellOverdue(
    today: CalendarDate, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) -> Int {
    try await storing {
      try await database.inScope(of: realm.tenant.uuid) { transaction in
        _ = try await transaction.query(TenantStatements.serialize, [realm.tenant.parameter])
        let rows = try await transaction.query(
          InvoiceStatements.overdue, realm.parameters + [.text(today.description)])
        for row in rows {
          try await transaction.mark(
            .invoiceOverdue, try row.decode("id"), number: try row.decode("number"), in: realm, by: actor, at: now)
        }
        return rows.count
      }
    }
  }
}

extension Transaction {
  /// Marks an invoice and tells the stream, once.
  func mark(
    _ type: EventType, _ id: InvoiceID, number: String, in realm: Realm, by actor: Actor, at now: Date
  ) async throws {
    let kind = type == .invoicePaid ? "paid" : "overdue"
    let count = try await execute(
      InvoiceStatements.mark, [realm.tenant.parameter, id.parameter, .text(kind), .timestamp(now)])
    guard count == 1 else { return }
    try await pipeline([
      EventStatements.write(EventDraft(type, id, number: number), in: realm, by: actor, at: now)
    ])
  }
}
