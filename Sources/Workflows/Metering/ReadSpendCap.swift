import Billing
import Domain
import FoundationEssentials

extension SpendCap {
  /// A tenant's cap, and the budget of the key that acts, for the month that runs in its time zone; nil for
  /// neither, and for test keys, which cost nothing.
  /// - Throws: ``StoreError`` where no price book is in force, ``BillingError`` for a time zone that is not known.
  init?(
    of billing: BillingSettings, in realm: Realm, for key: KeyID?, prices: any PriceList, at now: Date
  ) async throws {
    var limits = billing.spendCapMinor.map { [SpendLimit(minor: $0)] } ?? []
    if let key, let minor = billing.keyBudgetsMinor[key] { limits.append(SpendLimit(key: key, minor: minor)) }
    guard realm.mode == .live, !limits.isEmpty else { return nil }
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
    self.init(
      limits: limits, minorDigits: digits, since: period.start, now: now, prices: held,
      alertPercents: billing.alertPercents)
  }
}
