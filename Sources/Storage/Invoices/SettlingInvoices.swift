import Domain
import FoundationEssentials
import PostgreSQL

extension PostgreSQLInvoiceStore {
  /// See ``InvoiceStore/record(_:for:in:by:at:)``.
  public func record(
    _ payment: PaymentDraft, for id: InvoiceID, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) {
    try await storing {
      try await database.effect(by: actor, making: id.description, in: realm, at: now) { transaction in
        let (invoice, account) = try await transaction.holding(id, in: realm)
        guard invoice.document.correction == nil else { throw StoreError.notFound }
        try await transaction.settle(
          invoice, account, by: payment.amountMinor, as: "payment", payment.reference, payment.receivedAt, in: realm,
          actor, at: now)
      }
    }
  }

  /// See ``InvoiceStore/credit(_:credited:slug:in:by:at:)``.
  public func credit(
    _ note: InvoiceDocument, credited: [Int: Int64], slug: String, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) -> IssuedInvoice {
    guard let original = note.correction?.invoice else { throw .damaged }
    return try await storing {
      let keys = try await vault.keys(of: realm.tenant, from: database)
      return try await database.effect(by: actor, making: note.content.id.description, in: realm, at: now) {
        transaction in
        let (invoice, account) = try await transaction.holding(original, in: realm)
        let before = try await transaction.query(
          InvoiceStatements.credited, realm.parameters + [original.parameter])
        guard try Self.amounts(before) == credited else { throw StoreError.stale }
        let issued = try await transaction.issue(note, slug: slug, in: realm, by: actor, at: now)
        let manifest = InvoiceManifest.correction(taxedBeforeMinor: credited.values.reduce(0, +))
        try await transaction.pipeline(try issued.proof(of: manifest, in: realm, keys: keys))
        try await transaction.settle(
          invoice, account, by: note.content.totalMinor, as: "credit_note", issued.number, now, in: realm, actor,
          at: now)
        return issued
      }
    }
  }
}

extension Transaction {
  /// An invoice and its account, with the tenant's row held, so that nobody settles it beside.
  fileprivate func holding(_ id: InvoiceID, in realm: Realm) async throws -> (IssuedInvoice, InvoiceAccount) {
    _ = try await query(TenantStatements.serialize, [realm.tenant.parameter])
    let rows = try await query(InvoiceStatements.select, realm.parameters + [id.parameter, .null, .int(1)])
    guard let row = rows.first else { throw StoreError.notFound }
    return (try IssuedInvoice(row: row), try InvoiceAccount(row: row))
  }

  /// Settles an invoice as far as it is open; the rest is credit.
  fileprivate func settle(
    _ invoice: IssuedInvoice, _ account: InvoiceAccount, by amount: Int64, as kind: String, _ reference: String?,
    _ receivedAt: Date, in realm: Realm, _ actor: Actor, at now: Date
  ) async throws {
    let content = invoice.document.content
    let settled = max(0, min(amount, content.totalMinor - account.settledMinor))
    try await pipeline([
      Command(
        InvoiceStatements.insertEntry,
        realm.parameters + [
          .uuid(UUID()), content.id.parameter, .text(kind), .int(settled), .int(amount - settled),
          .text(orNull: reference), .timestamp(receivedAt), .text(actor.name),
        ]),
      AuditStatements.write("invoice.\(kind)", on: content.id.description, in: realm, by: actor, at: now),
    ])
    guard account.settledMinor + settled == content.totalMinor else { return }
    try await mark(.invoicePaid, content.id, number: invoice.number, in: realm, by: actor, at: now)
  }
}
