import Crypto
import Domain
import FoundationEssentials
import PostgreSQL

extension PostgreSQLInvoiceStore {
  /// Time that a closing may take: a million events onto their lines, with room for a busy machine.
  private static let deadline: Duration = .seconds(600)

  /// See ``InvoiceStore/close(_:in:by:at:)``.
  ///
  /// The tenant's row is held, so that of two servers one closes and the other finds it closed. Events up to the
  /// frontier's horizon are all there and on no other invoice, so that those that are put on lines here are those that
  /// were counted before; their count is compared all the same. The log's leaf commits to all of them.
  public func close(
    _ closing: PeriodClosing, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) -> IssuedInvoice? {
    try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      return try await database.inScope(of: realm.tenant.uuid, deadline: Self.deadline) { transaction in
        _ = try await transaction.query(TenantStatements.serialize, [realm.tenant.parameter])
        _ = try await transaction.query(InvoiceStatements.byKey)
        let last = try await transaction.query(InvoiceStatements.lastClosed, realm.parameters).first
        guard try last?.decode("name", as: String.self) == closing.frontier.lastClosed,
          try last?.decode("through", as: Int64.self) ?? 0 == closing.frontier.through
        else { throw StoreError.stale }
        let before = try await transaction.previousInvoice(in: realm)
        var issued: IssuedInvoice?
        if let document = closing.document {
          let invoice = try await transaction.issue(document, slug: closing.slug, in: realm, by: actor, at: now)
          try await transaction.assign(closing, to: document.content.id, in: realm)
          try await transaction.useCredit(for: invoice, in: realm, by: actor, at: now)
          issued = invoice
        }
        let left = try await transaction.query(
          InvoiceStatements.firstLeft,
          realm.parameters + closing.spans.parameters + [
            .int(closing.frontier.through), .int(closing.frontier.horizon),
          ]
        ).first?.decodeIfPresent("first", as: Int64.self)
        let through = left.map { $0 - 1 } ?? max(closing.frontier.through, closing.frontier.horizon)
        if let issued {
          try await transaction.prove(
            issued, closing, behind: (before.previous, before.through), through: through, in: realm, keys: keys)
        }
        try await transaction.pipeline([
          Command(
            InvoiceStatements.closePeriod,
            realm.parameters + [
              .text(closing.period.name), .uuid(orNull: issued?.document.content.id.uuid), .int(through),
              .timestamp(now),
            ]),
          AuditStatements.write("period.closed", on: closing.period.name, in: realm, by: actor, at: now),
        ])
        return issued
      }
    }
  }
}

extension Transaction {
  /// Gives a document the tenant's next number and writes it with its lines.
  func issue(
    _ document: InvoiceDocument, slug: String, in realm: Realm, by actor: Actor, at now: Date
  ) async throws -> IssuedInvoice {
    let counter = try await query(InvoiceStatements.nextPosition, realm.parameters)
    guard let position = try counter.first?.decode("value", as: Int64.self) else { throw StoreError.damaged }
    let invoice = IssuedInvoice(
      position: position, number: IssuedInvoice.number(of: slug, at: position), document: document, issuedAt: now)
    let (content, text) = (document.content, try document.text())
    var commands = [
      Command(
        InvoiceStatements.insert,
        realm.parameters + [
          content.id.parameter, .int(position), .text(invoice.number), .text(content.period.name),
          .uuid(orNull: document.correction?.invoice.uuid), .text(content.currency), .int(content.netMinor),
          .int(content.taxMinor), .int(content.totalMinor), .text(orNull: document.dueOn?.description), .text(text),
          .bytes(Array(SHA256.hash(data: Array(text.utf8)))), .timestamp(now),
        ]),
      Command(
        InvoiceStatements.insertLines,
        [
          realm.tenant.parameter, content.id.parameter, .intArray(content.lines.map { Int64($0.number) }),
          .intArray(content.lines.map(\.amountMinor)), .intArray(content.lines.map { Int64($0.credits ?? 0) }),
        ]),
    ]
    if document.correction == nil {
      let event = EventDraft(.invoiceFinalized, content.id, number: invoice.number)
      commands.append(EventStatements.write(event, in: realm, by: actor, at: now))
    }
    try await pipeline(commands)
    return invoice
  }

  /// Puts every event that was counted onto its line.
  /// - Throws: ``StoreError/stale`` where others are found than were counted.
  fileprivate func assign(_ closing: PeriodClosing, to id: InvoiceID, in realm: Realm) async throws {
    let places = closing.places
    var (numbers, tallies): ([UsageTally: Int64], [UsageTally]) = ([:], [])
    for place in places where numbers[place.tally] == nil {
      tallies.append(place.tally)
      numbers[place.tally] = Int64(tallies.count)
    }
    let named = tallies.reduce(into: [String: Set<String>]()) { named, tally in
      for (name, value) in tally.dimensions { named[name, default: []].insert(value) }
    }
    let count = try await execute(
      InvoiceStatements.assign,
      realm.parameters + [id.parameter] + closing.spans.parameters + [
        .intArray(places.compactMap { numbers[$0.tally] }), .intArray(places.map(\.skipping)),
        .intArray(places.map(\.quantity)), .intArray(places.map { Int64($0.line) }),
        .textArray(tallies.map(\.period)), .textArray(tallies.map(\.meter)), .textArray(tallies.map(\.priceBook)),
        .textArray(tallies.map { $0.outcome?.rawValue ?? "" }),
        .textArray(tallies.map { JSON($0.dimensions).compactText }), .int(closing.frontier.through),
        .int(closing.frontier.horizon), .namedValues(named),
      ])
    guard Int64(count) == places.reduce(0, { $0 + $1.quantity }) else { throw StoreError.stale }
  }

  /// Settles a new invoice by the tenant's credit in its currency as far as that goes; one that is below 0 is credit.
  fileprivate func useCredit(
    for invoice: IssuedInvoice, in realm: Realm, by actor: Actor, at now: Date
  ) async throws {
    let (id, total) = (invoice.document.content.id, invoice.document.content.totalMinor)
    let rows = try await query(
      InvoiceStatements.credit, realm.parameters + [.text(invoice.document.content.currency)])
    guard let credit = try rows.first?.decode("credit", as: Int64.self) else { throw StoreError.damaged }
    let used = min(credit, total)
    if used != 0 {
      try await pipeline([
        Command(
          InvoiceStatements.insertEntry,
          realm.parameters + [
            .uuid(UUID()), id.parameter, "credit", .int(max(used, 0)), .int(-used), .null, .timestamp(now),
            .text(actor.name),
          ])
      ])
    }
    if max(used, 0) >= total {
      try await mark(.invoicePaid, id, number: invoice.number, in: realm, by: actor, at: now)
    }
  }
}
