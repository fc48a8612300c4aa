import FoundationEssentials

/// What a period may cost, and what is known of its prices.
public struct SpendCap: Sendable, Hashable {
  /// What holds, the tenant's limit first; at least one.
  public let limits: [SpendLimit]
  /// Digits of the currency's minor unit, 0 through 4.
  public let minorDigits: Int
  /// Start of the running period.
  public let since: Date
  /// The present instant.
  public let now: Date
  /// Of each type of check that can run.
  public let prices: [CheckType: HeldPrice]
  /// Shares of a limit, in percent, that are told of when they are reached.
  public let alertPercents: [Int]

  /// A cap.
  public init(
    limits: [SpendLimit], minorDigits: Int, since: Date, now: Date, prices: [CheckType: HeldPrice],
    alertPercents: [Int] = []
  ) {
    self.limits = limits
    self.minorDigits = minorDigits
    self.since = since
    self.now = now
    self.prices = prices
    self.alertPercents = alertPercents
  }
}

/// One limit of what a period may cost.
public struct SpendLimit: Sendable, Hashable {
  /// The key whose use counts; nil for the tenant's whole.
  public let key: KeyID?
  /// In the currency's minor units.
  public let minor: Int64

  /// A limit.
  public init(key: KeyID? = nil, minor: Int64) {
    self.key = key
    self.minor = minor
  }
}

/// What checks of a type are held at: a period's use of it never costs more than `quantity × each − relief`, or 0 where
/// that is less, and `start` once there is any. Decimals in the currency's major unit.
public struct HeldPrice: Sendable, Hashable {
  /// The most that one more costs.
  public let each: String
  /// What the first costs beside that, such as a package that is begun.
  public let start: String
  /// What the period's free units take off.
  public let relief: String

  /// A price to hold.
  public init(each: String, start: String = "0", relief: String = "0") {
    self.each = each
    self.start = start
    self.relief = relief
  }
}

/// How a period stands beneath a limit.
public struct SpendStanding: Sendable, Hashable {
  /// What is committed, settled and held, with what was asked about: a decimal in the currency's major unit.
  public let committed: String
  /// Whether that is within the limit.
  public let fits: Bool
  /// The share of the limit that it is, in percent, rounded down; 0 for a limit of 0.
  public let percent: Int

  /// A standing.
  public init(committed: String, fits: Bool, percent: Int) {
    self.committed = committed
    self.fits = fits
    self.percent = percent
  }
}
