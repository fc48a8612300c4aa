import Billing
import Domain
import FoundationEssentials

/// Reads what a tenant's running month may still cost, with the prices of what is used and open in it.
public struct ReadSpendCap: Sendable {
  private let tenants: any TenantDirectory
  private let prices: any PriceList
  private let spending: any SpendReading

  /// A workflow over stores.
  public init(tenants: any TenantDirectory, prices: any PriceList, spending: any SpendReading) {
    self.tenants = tenants
    self.prices = prices
    self.spending = spending
  }

  /// The tenant's cap, and the budget of the key that acts, for the month that runs in its time zone; nil for
  /// neither, and for test keys, which cost nothing.
  /// - Parameter version: of the policy that bills what is asked for; nil for the one in force.
  /// - Throws: ``StoreError`` where no price book is in force, ``BillingError`` for a time zone that is not known.
  func cap(
    of tenant: Tenant, asking version: Int? = nil, in realm: Realm, for key: KeyID?, at now: Date
  ) async throws -> SpendCap? {
    let billing = tenant.policy.billing
    var limits = billing.spendCapMinor.map { [SpendLimit(minor: $0)] } ?? []
    if let key, let minor = billing.keyBudgetsMinor[key] { limits.append(SpendLimit(key: key, minor: minor)) }
    guard realm.mode == .live, !limits.isEmpty else { return nil }
    guard let digits = Currency.minorDigits(of: billing.currency) else { throw StoreError.damaged }
    let period = try BillingPeriod.month(containing: now, in: billing.timeZone)
    let sources = try await spending.sources(since: period.start, in: realm)
    let asked = version ?? tenant.policyVersion
    var (names, books): ([Int: String], [String: PriceBook]) = ([:], [:])
    for version in sources.policyVersions.union([asked, tenant.policyVersion]) {
      let policy = try await tenants.policy(of: tenant.id, version: version)
      let book = try await prices.book(of: policy.billing, at: now)
      (names[version], books[book.name]) = (book.name, book)
    }
    for name in sources.books where books[name] == nil { books[name] = try await prices.book(named: name) }
    let month = try await prices.pricing(of: period, of: tenant.id, tenants)
    var held: [String: [String: HeldPrice]] = [:]
    for (name, book) in books {
      for meter in book.meters.compactMap(book.meter) {
        held[name, default: [:]][meter.name] = try meter.held(in: month)
      }
    }
    return SpendCap(
      limits: limits, minorDigits: digits, since: period.start, now: now, prices: held, books: names,
      inForce: tenant.policyVersion, asked: asked, alertPercents: billing.alertPercents)
  }
}

extension PriceList {
  /// The prices of a period's days as they are known now; nil where no book holds on any.
  func pricing(
    of period: BillingPeriod, of tenant: TenantID, _ tenants: any TenantDirectory
  ) async throws -> PeriodPricing? {
    let policies = try await tenants.policies(of: tenant, from: period.start, to: period.end)
    let books = try await booksInForce(in: period, under: policies)
    return books.isEmpty ? nil : try PeriodPricing(books: books, dayCount: period.days.count)
  }
}

extension PricedMeter {
  /// What its use is held at, with its part of the month's free units.
  fileprivate func held(in month: PeriodPricing?) throws(BillingError) -> HeldPrice {
    let ceiling = try ceiling()
    return HeldPrice(
      each: ceiling.slope.description, start: ceiling.start.description,
      free: try month?.freeUnits(of: name, under: priceBook) ?? 0, least: leastSlope.description,
      roundedLineCount: roundedLineCount)
  }
}
