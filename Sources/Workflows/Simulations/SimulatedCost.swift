import Billing
import Domain
import FoundationEssentials

/// What a window's usage costs by the books that held, and by a draft, each by the one fold of invoices.
///
/// A window is split into the billing months that it touches, and each is priced as its invoice is, with the window's
/// usage alone. Usage counts in the month in which it came, so that a month whose usage all came in time costs what its
/// invoice says.
struct SimulatedCost: Sendable {
  let store: any SimulationStore
  let invoices: any InvoiceStore
  let tenants: any TenantDirectory
  let sellers: any SellerRegister
  let prices: any PriceList

  private struct Month {
    let period: BillingPeriod
    let current: InvoiceContent
    let draft: InvoiceContent?
  }

  /// The cost of a simulation's window.
  /// - Parameter draft: nil where prices stay; then there is no second sum.
  /// - Throws: ``BillingError`` and ``StoreError``.
  func json(of simulation: PolicySimulation, under draft: PriceBook?, at now: Date) async throws -> JSON {
    let (realm, billing) = (simulation.realm, try await tenants.tenant(simulation.realm.tenant).policy.billing)
    let seller = try await sellers.seller()
    let tax = billing.tax ?? seller?.tax ?? ReadInvoices.untold
    // The last instant of the window, so that a window up to a month's end touches no further month.
    let last = max(simulation.from, simulation.to.addingTimeInterval(-0.001))
    let periods = try BillingPeriod.months(
      from: try .month(containing: simulation.from, in: billing.timeZone),
      through: try .month(containing: last, in: billing.timeZone))
    let frontier = try await invoices.frontier(in: realm)
    let owed = try realm.mode == .live ? Self.firstOwed(frontier, in: billing.timeZone) : nil
    var months: [Month] = []
    var unpriced: Set<String> = []
    for period in periods {
      let policies = try await tenants.policies(of: realm.tenant, from: period.start, to: period.end)
      let isOwed = owed.map { $0 <= period.name } ?? false
      let inForce = isOwed ? try await prices.booksInForce(in: period, under: policies) : []
      let span = InvoicePeriod(
        name: period.name, timeZone: period.timeZone, start: max(period.start, simulation.from),
        end: min(period.end, simulation.to))
      let (tallies, books) = try await usage(of: span, inForce, draft, in: realm)
      func content(_ tallies: [UsageTally], _ books: [BookInForce]) throws -> InvoiceContent {
        let fold = try InvoiceFold(
          of: period, in: billing.currency, from: tallies, under: [period.name: books], since: frontier)
        return try fold.content(InvoiceID(at: now), taxedAt: tax)
      }
      var drafted: InvoiceContent?
      if let draft {
        let missing = Set(tallies.map(\.meter)).subtracting(draft.meters)
        unpriced.formUnion(missing)
        if missing.isEmpty {
          drafted = try content(
            tallies.map { $0.under(draft) }, [BookInForce(book: draft, days: isOwed ? period.days.count : 0)])
        }
      }
      months.append(Month(period: period, current: try content(tallies, books), draft: drafted))
    }
    return Self.json(months, in: billing.currency, hasDraft: draft != nil, unpriced: unpriced)
  }

  /// The first month that fees and a minimum are owed for, as for invoices: that of the first billed use, or the first
  /// that was closed.
  private static func firstOwed(_ frontier: UsageFrontier, in timeZone: String) throws -> String? {
    let earliest = try frontier.earliest.map { try BillingPeriod.month(containing: $0, in: timeZone).name }
    return [frontier.firstClosed, earliest].compactMap(\.self).min()
  }

  /// The usage of a span by what its price depends on under any of the books, and the books that it is priced by.
  private func usage(
    of span: InvoicePeriod, _ inForce: [BookInForce], _ draft: PriceBook?, in realm: Realm
  ) async throws -> ([UsageTally], [BookInForce]) {
    let names = Set(try await store.tallies(of: [span], by: [], in: realm).map(\.priceBook))
    var books = inForce
    for name in names.subtracting(inForce.map(\.book.name)).sorted() {
      books.append(BookInForce(book: try await prices.book(named: name), days: 0))
    }
    let dimensions = (books.map(\.book) + [draft].compactMap(\.self)).reduce(into: Set<String>()) { all, book in
      for meter in book.meters { all.formUnion((book.meter(meter)?.dimensions ?? [:]).keys) }
    }
    return (try await store.tallies(of: [span], by: dimensions, in: realm), books)
  }

  private static func json(
    _ months: [Month], in currency: String, hasDraft: Bool, unpriced: Set<String>
  ) -> JSON {
    func sums(_ content: InvoiceContent) -> JSON {
      [
        "net_minor": .integer(content.netMinor), "tax_minor": .integer(content.taxMinor),
        "total_minor": .integer(content.totalMinor),
      ]
    }
    let current = months.reduce(Int64(0)) { $0 + $1.current.totalMinor }
    var after: Int64? = hasDraft ? 0 : current
    for month in months where hasDraft { after = after.flatMap { sum in month.draft.map { sum + $0.totalMinor } } }
    return [
      "currency": .string(currency),
      "months": .array(
        months.map { month in
          [
            "period": .string(month.period.name), "current": sums(month.current),
            "draft": hasDraft ? month.draft.map(sums) ?? .null : sums(month.current),
          ]
        }),
      "current_total_minor": .integer(current), "draft_total_minor": after.map(JSON.integer) ?? .null,
      "unpriced_meters": .array(unpriced.sorted().map(JSON.string)),
    ]
  }
}

extension UsageTally {
  /// The same usage under another book.
  fileprivate func under(_ book: PriceBook) -> UsageTally {
    UsageTally(
      period: period, meter: meter, priceBook: book.name, outcome: outcome, dimensions: dimensions,
      quantity: quantity, billed: billed)
  }
}
