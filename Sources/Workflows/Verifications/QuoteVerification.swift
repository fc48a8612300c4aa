import Billing
import Domain
import FoundationEssentials

/// Says which checks a request would run and what each would cost now. Writes nothing and holds nothing.
public struct QuoteVerification: Sendable {
  private let tenants: any TenantDirectory
  private let prices: any PriceList
  private let caps: ReadSpendCap
  private let spending: any SpendReading
  private let time: any TimeSource

  /// A workflow over its stores.
  public init(
    tenants: any TenantDirectory, prices: any PriceList, caps: ReadSpendCap, spending: any SpendReading,
    time: any TimeSource
  ) {
    self.tenants = tenants
    self.prices = prices
    self.caps = caps
    self.spending = spending
    self.time = time
  }

  /// The quote for a request's checks; nil takes the policy's.
  /// - Throws: ``WorkflowRefusal``, as submitting the request would, but for limits that leave no room: these are told.
  public func quote(_ checks: [CheckType]?, for principal: Principal) async throws(WorkflowRefusal) -> VerificationQuote
  {
    let (realm, now) = (principal.realm, time.now)
    do {
      let tenant = try await tenants.tenant(realm.tenant)
      let policy = tenant.policy
      let book = try await prices.book(of: policy.billing, at: now)
      var seen: Set<CheckType> = []
      let types = (checks ?? policy.checks).filter { seen.insert($0).inserted }
      let period = try BillingPeriod.month(containing: now, in: policy.billing.timeZone)
      let counts = try await spending.counts(under: book.name, since: period.start, in: realm)
      let month = try await prices.pricing(of: period, of: realm.tenant, tenants)
      var quoted: [VerificationQuote.Check] = []
      for type in types {
        guard type.isAvailable else { throw WorkflowRefusal.checkUnavailable(type) }
        guard let meter = book.meter(type.rawValue) else { throw StoreError.notAllowed(.unpricedMeter) }
        let free = try month?.freeUnits(of: meter.name, under: book.name) ?? 0
        quoted.append(
          try Self.check(type, meter, free: free, used: counts[type.rawValue] ?? 0, mode: realm.mode))
      }
      let cap = try await caps.cap(of: tenant, in: realm, for: principal.key, at: now)
      var limits: [VerificationQuote.Limit] = []
      if let cap {
        let before = try await spending.standings(with: [], under: cap, in: realm)
        let after = try await spending.standings(with: types, under: cap, in: realm)
        for (limit, (before, after)) in zip(cap.limits, zip(before, after)) {
          limits.append(
            VerificationQuote.Limit(
              key: limit.key, minor: limit.minor, leftMinor: max(0, limit.minor - before.committedMinor),
              fits: after.fits))
        }
      }
      var sum = ExactDecimal.zero
      for check in quoted { sum = try sum.adding(check.amount) }
      return VerificationQuote(
        checks: quoted, amountEstimateMinor: try sum.minor(digits: book.minorDigits), currency: book.currency,
        priceBook: book.name, limits: limits)
    } catch let refusal as WorkflowRefusal {
      throw refusal
    } catch let error as StoreError {
      throw .store(error)
    } catch {
      throw .store(.damaged)
    }
  }

  private static func check(
    _ type: CheckType, _ meter: PricedMeter, free: Int64, used: Int64, mode: Mode
  ) throws(BillingError) -> VerificationQuote.Check {
    let slope = try meter.ceiling().slope
    let freeLeft = max(0, free - used)
    let reason: FreeReason? = mode == .test ? .testMode : nil
    let amount = reason == nil && freeLeft == 0 ? max(.zero, try meter.step(behind: used - free)) : .zero
    return VerificationQuote.Check(
      type: type, freeBecause: reason, unitPrice: reason == nil ? slope : .zero, amount: amount,
      freeLeft: freeLeft)
  }
}

/// What a request would cost now. An estimate: prices are exact on invoice lines alone (DESIGN §9).
public struct VerificationQuote: Sendable, Hashable {
  /// One check that would run.
  public struct Check: Sendable, Hashable {
    /// Which.
    public let type: CheckType
    /// Why it would be free whatever comes of it; nil where it would be billed.
    public let freeBecause: FreeReason?
    /// The most that one costs, in the currency's major unit.
    public let unitPrice: ExactDecimal
    /// What this one would add to the period's bill, at most where its price depends on what comes of it: 0 while free
    /// units are left and where all become cheaper by it, and a tier's fixed part or a whole package where it begins
    /// one.
    public let amount: ExactDecimal
    /// Units of the meter that the period still has for nothing.
    public let freeLeft: Int64
  }

  /// One limit that holds.
  public struct Limit: Sendable, Hashable {
    /// The key whose budget it is; nil for the tenant's cap.
    public let key: KeyID?
    /// In minor units.
    public let minor: Int64
    /// What is neither spent nor held, in minor units, never negative.
    public let leftMinor: Int64
    /// Whether the request would be let in.
    public let fits: Bool
  }

  /// In the order of the request.
  public let checks: [Check]
  /// Their sum, rounded once.
  public let amountEstimateMinor: Int64
  /// ISO 4217.
  public let currency: String
  /// `slug@version` that would price it now.
  public let priceBook: String
  /// The tenant's cap and the key's budget, where there are any.
  public let limits: [Limit]
}
