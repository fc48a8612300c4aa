import FoundationEssentials

/// Invoices, what they are made of, and what was paid.
public protocol InvoiceStore: Sendable {
  /// The last period that was closed, `YYYY-MM`; nil before the first. Usage is not looked at.
  func lastClosed(in realm: Realm) async throws(StoreError) -> String?
  /// How far usage was invoiced. All that is on no invoice is looked at, once a period was closed.
  func frontier(in realm: Realm) async throws(StoreError) -> UsageFrontier
  /// The price books, `slug@version`, of the periods' billed events that
  /// ``tallies(of:under:by:from:withUnnumbered:in:)`` counts.
  func priceBooks(of spans: [InvoicePeriod], from frontier: UsageFrontier, withUnnumbered: Bool, in realm: Realm)
    async throws(StoreError) -> Set<String>
  /// Billed events under `books` by what their price depends on: `dimensions` are the values that any of the books
  /// names, by dimension; what else an event says is alike to every price. Events without a number yet count where
  /// `withUnnumbered`; without, none behind the frontier's horizon does, so that the answer stays the same.
  func tallies(
    of spans: [InvoicePeriod], under books: Set<String>, by dimensions: [String: Set<String>],
    from frontier: UsageFrontier,
    withUnnumbered: Bool, in realm: Realm
  ) async throws(StoreError) -> [UsageTally]
  /// Closes a period once: its invoice with a number of its own, each event on its line, credit settled, and the stream
  /// told, all or nothing. Returns the invoice, nil without one.
  /// - Throws: ``StoreError/stale`` where the frontier moved since it was read.
  func close(_ closing: PeriodClosing, in realm: Realm, by actor: Actor, at now: Date)
    async throws(StoreError) -> IssuedInvoice?
  /// One that was issued.
  func invoice(_ id: InvoiceID, in realm: Realm) async throws(StoreError) -> (IssuedInvoice, InvoiceAccount)
  /// Those that were issued, newest first, below a position.
  func invoices(below position: Int64?, limit: Int, in realm: Realm)
    async throws(StoreError) -> [(IssuedInvoice, InvoiceAccount)]
  /// The events behind a line of an issued invoice, by age.
  func events(of id: InvoiceID, line: Int, after: UsageID?, limit: Int, in realm: Realm)
    async throws(StoreError) -> [UsageEvent]
  /// What credit notes took off an invoice, by its lines.
  func credited(_ id: InvoiceID, in realm: Realm) async throws(StoreError) -> [Int: Int64]
  /// Records money for an invoice.
  /// - Throws: ``StoreError/notFound`` where there is no such invoice.
  func record(_ payment: PaymentDraft, for id: InvoiceID, in realm: Realm, by actor: Actor, at now: Date)
    async throws(StoreError)
  /// Issues a credit note and settles the invoice by it; the rest is credit.
  /// - Throws: ``StoreError/stale`` where other credit notes came between; `credited` is what was read of them.
  func credit(
    _ note: InvoiceDocument, credited: [Int: Int64], slug: String, in realm: Realm, by actor: Actor, at now: Date
  ) async throws(StoreError) -> IssuedInvoice
  /// Tells once of each invoice that was due before `today` and is not settled. Returns how many.
  func tellOverdue(today: CalendarDate, in realm: Realm, by actor: Actor, at now: Date) async throws(StoreError) -> Int
  /// What the tenant has to its credit in a currency (ISO 4217), at least 0.
  func creditMinor(of currency: String, in realm: Realm) async throws(StoreError) -> Int64
}

/// Who sells.
public protocol SellerRegister: Sendable {
  /// The operator's newest declaration; nil before the first.
  func seller() async throws(StoreError) -> Seller?
  /// Makes a version of it where it differs from the newest. Returns the version.
  func declare(_ seller: Seller, by actor: Actor, at now: Date) async throws(StoreError) -> Int
}
