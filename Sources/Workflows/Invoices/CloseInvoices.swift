import Billing
import Domain
import FoundationEssentials
import Logging

/// Closes periods: makes their invoices final, and tells of those that are overdue. What is due follows from the time
/// and from what was closed; a closing is one transaction, so that whatever dies, the next round goes on from there.
public struct CloseInvoices: Sendable {
  private let store: any InvoiceStore
  private let tenants: any TenantDirectory
  private let sellers: any SellerRegister
  private let prices: any PriceList
  private let invoiceID: @Sendable (Realm, String) -> InvoiceID
  private let time: any TimeSource
  private let logger: Logger

  /// Who acts where nobody asked.
  private static let scheduler = Actor("scheduler")

  /// A workflow over stores; `invoiceID` as in ``ReadInvoices``.
  public init(
    store: any InvoiceStore, tenants: any TenantDirectory, sellers: any SellerRegister,
    prices: any PriceList, invoiceID: @escaping @Sendable (Realm, String) -> InvoiceID, time: any TimeSource,
    logger: Logger
  ) {
    self.store = store
    self.tenants = tenants
    self.sellers = sellers
    self.prices = prices
    self.invoiceID = invoiceID
    self.time = time
    self.logger = logger
  }

  /// One round over a tenant: closes each period whose grace is over, oldest first, then tells of overdue invoices.
  /// Test keys are never billed, so that test mode has drafts alone.
  /// - Throws: what kept it from being done; ``InvoiceRefusal/incomplete(_:)`` until the files are complete.
  public func run(for id: TenantID) async throws {
    let (tenant, seller) = (try await tenants.tenant(id), try await sellers.seller())
    let realm = Realm(tenant: id, mode: .live)
    let today = try BillingDays(timeZone: tenant.policy.billing.timeZone).day(of: time.now)
    let told = try await store.tellOverdue(today: today, in: realm, by: Self.scheduler, at: time.now)
    if told > 0 { logger.info("invoices.overdue", metadata: ["tenant": "\(id)", "count": "\(told)"]) }
    guard let seller else {
      logger.debug("invoices.without_seller", metadata: ["tenant": "\(id)"])
      return
    }
    var seen: UsageFrontier?
    while let next = try await due(of: tenant, from: seller, in: realm) {
      guard next.frontier != seen else { throw StoreError.stale }
      seen = next.frontier
      _ = try await close(next.period, next.schedule, next.frontier, of: tenant, from: seller, by: Self.scheduler)
    }
  }

  private struct Next {
    let period: BillingPeriod
    let schedule: InvoiceSchedule
    let frontier: UsageFrontier
  }

  /// Looked for each minute, and mostly in vain: all usage is looked at only where a period is due.
  private func due(of tenant: Tenant, from seller: Seller, in realm: Realm) async throws -> Next? {
    let open = try await store.schedule(in: realm, tenant.policy.billing.timeZone, at: time.now)
    guard try !open.due(graceDays: seller.graceDays, at: time.now).isEmpty else { return nil }
    let frontier = try await store.frontier(in: realm)
    let schedule = try InvoiceSchedule(frontier, in: tenant.policy.billing.timeZone, at: time.now)
    guard let period = try schedule.due(graceDays: seller.graceDays, at: time.now).first else { return nil }
    return Next(period: period, schedule: schedule, frontier: frontier)
  }

  /// Closes a tenant's periods through that of `name` now, without waiting for their end or grace; what comes later
  /// goes onto the next invoice. Returns the invoice of that period, nil where nothing was billed in it; the same one
  /// where it was closed before. A tenant that never used anything has nothing to close.
  /// - Throws: ``InvoiceRefusal``.
  public func close(
    through name: String, for id: TenantID, by actor: Actor
  ) async throws(InvoiceRefusal) -> IssuedInvoice? {
    do {
      let (tenant, seller) = (try await tenants.tenant(id), try await sellers.seller())
      let realm = Realm(tenant: id, mode: .live)
      let last = try BillingPeriod.month(named: name, in: tenant.policy.billing.timeZone)
      guard last.start <= time.now else { throw InvoiceRefusal.periodNotBegun }
      var seen: UsageFrontier?
      while true {
        let frontier = try await store.frontier(in: realm)
        guard frontier != seen else { throw StoreError.stale }
        seen = frontier
        // Nothing is owed before the first use, and no month of it is closed.
        guard frontier.isUsed else { break }
        if let closed = frontier.lastClosed, closed >= last.name { break }
        let schedule = try InvoiceSchedule(frontier, in: last.timeZone, at: time.now)
        guard let period = schedule.open.first, period.start <= last.start else { break }
        _ = try await close(period, schedule, frontier, of: tenant, from: seller, by: actor)
      }
      return try await invoice(of: last.name, in: realm)
    } catch let refusal as InvoiceRefusal {
      throw refusal
    } catch let error as StoreError {
      throw .store(error)
    } catch BillingError.notAPeriod {
      throw .periodNotBegun
    } catch {
      throw .notComputable
    }
  }

  private func invoice(of period: String, in realm: Realm) async throws(StoreError) -> IssuedInvoice? {
    do throws(StoreError) {
      return try await store.invoice(invoiceID(realm, period), in: realm).0
    } catch .notFound {
      return nil
    }
  }

  /// Folds and closes one period; nothing where another server was faster.
  private func close(
    _ period: BillingPeriod, _ schedule: InvoiceSchedule, _ frontier: UsageFrontier, of tenant: Tenant,
    from seller: Seller?, by actor: Actor
  ) async throws -> IssuedInvoice? {
    let realm = Realm(tenant: tenant.id, mode: .live)
    let spans = try schedule.spans(of: period, from: frontier.earliest)
    let usage = try await InvoiceUsage(
      of: spans, from: frontier, withUnnumbered: false, in: realm, store: store, tenants: tenants, prices: prices)
    let fold = try usage.fold(of: period, withLate: true, in: tenant.policy.billing.currency)
    let closing = PeriodClosing(
      period: InvoicePeriod(period), spans: spans.map(InvoicePeriod.init), places: try fold.places(),
      frontier: frontier, document: try fold.isEmpty ? nil : document(of: period, fold, tenant, seller, realm),
      pricing: usage.pricing(of: period), slug: tenant.slug)
    return try await commit(closing, in: realm, by: actor)
  }

  private func commit(
    _ closing: PeriodClosing, in realm: Realm, by actor: Actor
  ) async throws(StoreError) -> IssuedInvoice? {
    var facts: Logger.Metadata = ["tenant": "\(realm.tenant)", "period": "\(closing.period.name)"]
    do throws(StoreError) {
      let invoice = try await store.close(closing, in: realm, by: actor, at: time.now)
      facts["number"] = "\(invoice?.number ?? "none")"
      logger.info("period.closed", metadata: facts)
      return invoice
    } catch .stale {
      logger.info("period.closed_elsewhere", metadata: facts)
      return nil
    }
  }

  private func document(
    of period: BillingPeriod, _ fold: InvoiceFold, _ tenant: Tenant, _ seller: Seller?, _ realm: Realm
  ) throws -> InvoiceDocument {
    let terms = try InvoiceTerms(of: tenant, from: seller)
    let content = try fold.content(invoiceID(realm, period.name), taxedAt: terms.tax)
    let today = try BillingDays(timeZone: period.timeZone).day(of: time.now)
    var document = InvoiceDocument(content: content, seller: terms.seller, buyer: terms.buyer, issuedOn: today)
    document.dueOn = today.adding(days: terms.seller.paymentDays)
    return document
  }
}
