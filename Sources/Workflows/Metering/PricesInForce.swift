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

  private func inForce(_ slug: String, on day: CalendarDate) async throws(StoreError) -> JSON? {
    do {
      return try await book(slug, on: day)
    } catch .notAllowed(.unpricedMeter) {
      return nil
    }
  }
}
