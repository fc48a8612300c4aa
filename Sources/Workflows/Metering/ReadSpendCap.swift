import Billing
import Domain
import FoundationEssentials

extension SpendCap {
  /// A tenant's cap for the month that runs in its time zone; nil for none, and for test keys, which cost nothing.
  /// - Throws: ``StoreError`` where no price book is in force, ``BillingError`` for a time zone that is not known.
  init?(of billing: BillingSettings, in realm: Realm, prices: any PriceList, at now: Date) async throws {
    guard realm.mode == .live, let minor = billing.spendCapMinor else { return nil }
    guard let digits = Currency.minorDigits(of: billing.currency) else { throw StoreError.damaged }
    let book = try await prices.book(of: billing, at: now)
    var held: [CheckType: HeldPrice] = [:]
    // A check without a price is refused before it starts, so that none is ever open.
    for type in CheckType.allCases where type.isAvailable {
      guard let meter = book.meter(type.rawValue) else { continue }
      let ceiling = try meter.ceiling()
      held[type] = HeldPrice(
        each: ceiling.slope.description, start: ceiling.start.description, relief: try meter.relief().description)
    }
    let period = try BillingPeriod.month(containing: now, in: billing.timeZone)
    self.init(minor: minor, minorDigits: digits, since: period.start, prices: held)
  }
}
