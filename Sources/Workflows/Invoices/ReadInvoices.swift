import Billing
import Domain
import FoundationEssentials

/// Reads a tenant's invoices: those that are open, as the fold of what there is, and those that were issued.
public struct ReadInvoices: Sendable {
  let store: any InvoiceStore
  private let tenants: any TenantDirectory
  private let sellers: any SellerRegister
  private let prices: any PriceList
  private let invoiceID: @Sendable (Realm, String) -> InvoiceID
  private let time: any TimeSource

  /// A workflow over a store; `invoiceID` names a realm's period, the same each time, so that an invoice keeps its
  /// draft's identifier.
  public init(
    store: any InvoiceStore, tenants: any TenantDirectory, sellers: any SellerRegister, prices: any PriceList,
    invoiceID: @escaping @Sendable (Realm, String) -> InvoiceID, time: any TimeSource
  ) {
    self.store = store
    self.tenants = tenants
    self.sellers = sellers
    self.prices = prices
    self.invoiceID = invoiceID
    self.time = time
  }

  /// Invoices of open periods, the running one first: what each would say now.
  public func open(in realm: Realm) async throws(StoreError) -> [InvoiceView] {
    let tenant = try await tenants.tenant(realm.tenant)
    let seller = try await sellers.seller()
    let tax = tenant.policy.billing.tax ?? seller?.tax ?? Self.untold
    let frontier = try await store.frontier(in: realm)
    do {
      let now = time.now
      let schedule = try InvoiceSchedule(frontier, in: tenant.policy.billing.timeZone, at: now)
      guard let first = schedule.open.first else { return [] }
      let spans = try schedule.spans(of: first, from: frontier.earliest) + schedule.open.dropFirst()
      let usage = try await InvoiceUsage(
        of: spans, from: frontier, withUnnumbered: true, in: realm, store: store, tenants: tenants, prices: prices)
      var views: [InvoiceView] = []
      for period in schedule.open.reversed() {
        let fold = try usage.fold(
          of: period, withLate: period == first, in: tenant.policy.billing.currency)
        let content = try fold.content(invoiceID(realm, period.name), taxedAt: tax)
        views.append(.open(content, isOver: period.end <= now))
      }
      return views
    } catch let error as StoreError {
      throw error
    } catch {
      throw .damaged
    }
  }

  /// What is shown of tax before the operator or the tenant's file names any.
  static let untold = TaxTerms(category: .zeroRated, percent: "0", reason: nil)

  /// Issued ones, newest first, below a position.
  public func issued(below position: Int64?, limit: Int, in realm: Realm) async throws(StoreError) -> [InvoiceView] {
    try await store.invoices(below: position, limit: limit, in: realm).map { .issued($0.0, $0.1) }
  }

  /// One, open or issued.
  /// - Throws: ``StoreError/notFound``.
  public func one(_ id: InvoiceID, in realm: Realm) async throws(StoreError) -> InvoiceView {
    do throws(StoreError) {
      let (invoice, account) = try await store.invoice(id, in: realm)
      return .issued(invoice, account)
    } catch .notFound {
      // Of an id that is nobody's, nothing is added up.
      guard try await isOpen(id, in: realm), let open = try await open(in: realm).first(where: { $0.content.id == id })
      else { throw .notFound }
      return open
    }
  }

  private func isOpen(_ id: InvoiceID, in realm: Realm) async throws(StoreError) -> Bool {
    let billing = try await tenants.tenant(realm.tenant).policy.billing
    do {
      let schedule = try await store.schedule(in: realm, billing.timeZone, at: time.now)
      return schedule.open.contains { invoiceID(realm, $0.name) == id }
    } catch let error as StoreError {
      throw error
    } catch {
      throw .damaged
    }
  }

  /// The events behind a line of an issued invoice, by age.
  /// - Throws: ``StoreError/notFound``, also for a draft, whose lines still move.
  public func events(
    of id: InvoiceID, line: Int, after: UsageID?, limit: Int, in realm: Realm
  ) async throws(StoreError) -> [UsageEvent] {
    try await store.events(of: id, line: line, after: after, limit: limit, in: realm)
  }

  /// What the tenant has to its credit in a currency (ISO 4217), in minor units.
  public func credit(of currency: String, in realm: Realm) async throws(StoreError) -> Int64 {
    try await store.creditMinor(of: currency, in: realm)
  }
}
