import Billing
import Domain
import FoundationEssentials

/// What invoices are folded from: usage that no invoice has, and the price books of its periods. Drafts and closings
/// read it here, so that they cannot differ.
struct InvoiceUsage: Sendable {
  private let tallies: [UsageTally]
  private let books: [String: [BookInForce]]
  private let frontier: UsageFrontier

  /// Reads the usage of some periods. A period's books are those in force on its days, then, without days, others that
  /// its usage was metered by, such as a check that began under an earlier version. Fees and a minimum are owed from
  /// the month of the first billed use on, and for test keys never.
  init(
    of spans: [BillingPeriod], from frontier: UsageFrontier, withUnnumbered: Bool, in realm: Realm,
    store: any InvoiceStore, tenants: any TenantDirectory, prices: any PriceList
  ) async throws {
    let periods = spans.map(InvoicePeriod.init)
    let names = try await store.priceBooks(
      of: periods, from: frontier, withUnnumbered: withUnnumbered, in: realm)
    var metered: [String: PriceBook] = [:]
    for name in names { metered[name] = try await prices.book(named: name) }
    let dimensions = metered.values.reduce(into: [String: Set<String>]()) { all, book in
      for meter in book.meters { all.merge(book.meter(meter)?.dimensions ?? [:]) { $0.union($1) } }
    }
    let tallies = try await store.tallies(
      of: periods, under: names, by: dimensions, from: frontier, withUnnumbered: withUnnumbered, in: realm)
    let owes = realm.mode == .live && frontier.isUsed
    var books: [String: [BookInForce]] = [:]
    for span in spans {
      let policies = try await tenants.policies(of: realm.tenant, from: span.start, to: span.end)
      let inForce = owes ? try await prices.booksInForce(in: span, under: policies) : []
      let others = Set(tallies.filter { $0.period == span.name }.map(\.priceBook)).subtracting(inForce.map(\.book.name))
      books[span.name] =
        inForce
        + others.sorted().compactMap { name in
          metered[name].map { BookInForce(book: $0, days: 0) }
        }
    }
    self.tallies = tallies
    self.books = books
    self.frontier = frontier
  }

  /// The invoice of a period; the usage of earlier ones stands on it where `withLate`.
  func fold(of period: BillingPeriod, withLate: Bool, in currency: String) throws(BillingError) -> InvoiceFold {
    let own = tallies.filter { $0.period == period.name || (withLate && $0.period < period.name) }
    return try InvoiceFold(of: period, in: currency, from: own, under: books, since: frontier)
  }

  /// What the price of a period's invoice depends on beside its new usage: books of every period that it prices, and
  /// what earlier invoices have of those that have late usage.
  func pricing(of period: BillingPeriod) -> InvoicePricing {
    let late = Set(tallies.filter { $0.quantity > 0 && $0.period < period.name }.map(\.period))
    return InvoicePricing(
      firstClosed: frontier.firstClosed,
      books: late.union([period.name]).sorted().flatMap { name in
        (books[name] ?? []).map {
          InvoicePricing.Book(period: name, days: $0.days, document: $0.book.json)
        }
      },
      billed: tallies.filter { late.contains($0.period) && $0.billed > 0 }.map { tally in
        UsageTally(
          period: tally.period, meter: tally.meter, priceBook: tally.priceBook, outcome: tally.outcome,
          dimensions: tally.dimensions, quantity: 0, billed: tally.billed)
      })
  }
}

extension InvoiceStore {
  /// Which periods are open. All usage is looked at only before the first was closed, where the first use tells.
  func schedule(in realm: Realm, _ timeZone: String, at now: Date) async throws -> InvoiceSchedule {
    if let last = try await lastClosed(in: realm) {
      return try InvoiceSchedule(lastClosed: last, in: timeZone, at: now)
    }
    return try InvoiceSchedule(try await frontier(in: realm), in: timeZone, at: now)
  }
}
