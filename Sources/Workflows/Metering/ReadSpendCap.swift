import Billing
import Domain
import FoundationEssentials

extension SpendCap {
  /// A tenant's cap for the month that runs in its time zone; nil for none, and for test keys, which cost nothing.
  /// - Throws: ``StoreError`` where a check has no price, ``BillingError`` for a time zone that is not known.
  init?(of billing: BillingSettings, in realm: Realm, prices: any PriceList, at now: Date) async throws {
    guard realm.mode == .live, let minor = billing.spendCapMinor else { return nil }
    guard let digits = Currency.minorDigits(of: billing.currency) else { throw StoreError.damaged }
    var amounts: [CheckType: String] = [:]
    for type in CheckType.allCases where type.isAvailable {
      do throws(StoreError) {
        amounts[type] = try await prices.price(of: type.rawValue, in: billing.priceBook).amount
      } catch .notAllowed(.unpricedMeter) {
        // A check without a price is refused before it starts, so that none is ever open.
      }
    }
    let period = try BillingPeriod.month(containing: now, in: billing.timeZone)
    self.init(minor: minor, minorDigits: digits, since: period.start, prices: amounts)
  }
}
