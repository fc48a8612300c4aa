import Billing
import Domain
import FoundationEssentials

extension PriceList {
  /// The version of a tenant's price book that holds at a moment: the one that was in force when the billing period
  /// began, or, where the tenant says so, the one that is in force on the day. A book that came into force within the
  /// period, and has no earlier version, holds from its day on.
  /// - Throws: ``StoreError/notAllowed(_:)`` with `unpricedMeter` where none is in force.
  func book(of billing: BillingSettings, at now: Date) async throws(StoreError) -> PriceBook {
    let (today, start): (CalendarDate, CalendarDate)
    do {
      let days = try BillingDays(timeZone: billing.timeZone)
      today = days.day(of: now)
      start = days.day(of: try BillingPeriod.month(containing: now, in: billing.timeZone).start)
    } catch {
      throw .damaged
    }
    let document: JSON
    if billing.priceChanges == .nextPeriod, let found = try await inForce(billing.priceBook, on: start) {
      document = found
    } else {
      document = try await book(billing.priceBook, on: today)
    }
    do { return try PriceBook(json: document) } catch { throw .damaged }
  }

  /// A meter under that version.
  /// - Throws: ``StoreError/notAllowed(_:)`` with `unpricedMeter` where the book has no price for it.
  func meter(_ name: String, of billing: BillingSettings, at now: Date) async throws(StoreError) -> PricedMeter {
    guard let meter = try await book(of: billing, at: now).meter(name) else { throw .notAllowed(.unpricedMeter) }
    return meter
  }

  /// The books that hold on a period's days, in the order in which they hold, each with its days: a day has the book
  /// that holds at its first instant. Days before a tenant's first policy have that policy's; days without a book are
  /// nobody's. Whatever a usage event says of its book, fees and free units belong to these.
  func booksInForce(
    in period: BillingPeriod, under policies: [(since: Date, policy: TenantPolicy)]
  ) async throws -> [BookInForce] {
    let (days, calendar) = (period.days, try BillingDays(timeZone: period.timeZone))
    let billings = try days.map { day in
      let start = try calendar.start(of: day)
      return (policies.last { $0.since <= start } ?? policies.first)?.policy.billing
    }
    var names: [String] = []
    var found: [String: (book: PriceBook, days: Int)] = [:]
    var first = days.startIndex
    while first < days.endIndex, let billing = billings[first] {
      let end = billings[first...].firstIndex {
        $0?.priceBook != billing.priceBook || $0?.priceChanges != billing.priceChanges
      }
      let run = Array(days[first..<(end ?? days.endIndex)])
      for (book, count) in try await books(of: billing, on: run, calendar) {
        if found[book.name] == nil { names.append(book.name) }
        found[book.name] = (book, count + (found[book.name]?.days ?? 0))
      }
      first = end ?? days.endIndex
    }
    return names.compactMap { name in found[name].map { BookInForce(book: $0.book, days: $0.days) } }
  }

  /// The books of consecutive days under one policy. A newer version never yields to an older one, so that days between
  /// two of the same version have it, too.
  private func books(
    of billing: BillingSettings, on days: [CalendarDate], _ calendar: BillingDays
  ) async throws -> [(book: PriceBook, days: Int)] {
    guard let first = days.first, let last = days.last else { return [] }
    let (old, new) = (
      try await bookInForce(of: billing, on: first, calendar), try await bookInForce(of: billing, on: last, calendar)
    )
    if old?.name == new?.name || days.count == 1 { return old.map { [($0, days.count)] } ?? [] }
    let middle = days.count / 2
    return try await books(of: billing, on: Array(days[..<middle]), calendar)
      + books(of: billing, on: Array(days[middle...]), calendar)
  }

  private func bookInForce(
    of billing: BillingSettings, on day: CalendarDate, _ calendar: BillingDays
  ) async throws -> PriceBook? {
    let start = try calendar.start(of: day)
    do throws(StoreError) {
      return try await book(of: billing, at: start)
    } catch .notAllowed(.unpricedMeter) {
      return nil
    }
  }

  /// The version that a usage event names, `slug@version`.
  /// - Throws: ``StoreError/damaged`` where there is none.
  func book(named name: String) async throws(StoreError) -> PriceBook {
    let parts = name.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, let version = Int(parts[1]) else { throw .damaged }
    do {
      return try PriceBook(json: try await book(String(parts[0]), version: version))
    } catch {
      throw .damaged
    }
  }

  private func inForce(_ slug: String, on day: CalendarDate) async throws(StoreError) -> JSON? {
    do {
      return try await book(slug, on: day)
    } catch .notAllowed(.unpricedMeter) {
      return nil
    }
  }
}
