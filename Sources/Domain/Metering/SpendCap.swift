import FoundationEssentials

/// What a period's checks may cost, and what is known of their prices. Fees, a minimum and tax are not checks: they are
/// owed whatever is used.
public struct SpendCap: Sendable, Hashable {
  /// What holds, the tenant's limit first; at least one.
  public let limits: [SpendLimit]
  /// Digits of the currency's minor unit, 0 through 4.
  public let minorDigits: Int
  /// Start of the running period.
  public let since: Date
  /// The present instant.
  public let now: Date
  /// By book, `slug@version`, and meter: every meter of every book that the period's use, open checks or what is asked
  /// for is billed by.
  public let prices: [String: [String: HeldPrice]]
  /// The book that bills a check now, by the version of the policy that it is pinned to: of every policy that open
  /// checks have, of the one in force, and of the one that bills what is asked for.
  public let books: [Int: String]
  /// The version of the policy that is in force. It bills the names of batches.
  public let inForce: Int
  /// The version of the policy that bills what is asked for.
  public let asked: Int
  /// Shares of a limit, in percent, that are told of when they are reached.
  public let alertPercents: [Int]

  /// A cap; what is asked for is billed by the policy in force unless told.
  public init(
    limits: [SpendLimit], minorDigits: Int, since: Date, now: Date, prices: [String: [String: HeldPrice]],
    books: [Int: String], inForce: Int, asked: Int? = nil, alertPercents: [Int] = []
  ) {
    self.limits = limits
    self.minorDigits = minorDigits
    self.since = since
    self.now = now
    self.prices = prices
    self.books = books
    self.inForce = inForce
    self.asked = asked ?? inForce
    self.alertPercents = alertPercents
  }
}

/// What prices have to be known of to tell how a period stands.
public struct SpendSources: Sendable, Hashable {
  /// Books, `slug@version`, that its billed use was metered by.
  public let books: Set<String>
  /// Versions of the policy that open checks are pinned to.
  public let policyVersions: Set<Int>

  /// Sources.
  public init(books: Set<String>, policyVersions: Set<Int>) {
    self.books = books
    self.policyVersions = policyVersions
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

/// What use of a meter under a book is held at. A period's use never costs more than `quantity × each − free × least +
/// start`, rounded as its lines are, and nothing while no more than `free` are used. Decimals in the currency's major
/// unit.
public struct HeldPrice: Sendable, Hashable {
  /// The most that one more costs.
  public let each: String
  /// What the first that is not free costs beside that, such as a package that is begun.
  public let start: String
  /// Units that the period has for nothing under this book, from 0.
  public let free: Int64
  /// What a free unit takes off at least.
  public let least: String
  /// Lines of an invoice whose amounts may have to be rounded, each by half a minor unit at most.
  public let roundedLineCount: Int

  /// A price to hold.
  public init(each: String, start: String = "0", free: Int64 = 0, least: String? = nil, roundedLineCount: Int = 0) {
    self.each = each
    self.start = start
    self.free = free
    self.least = least ?? each
    self.roundedLineCount = roundedLineCount
  }
}

/// How a period stands beneath a limit.
public struct SpendStanding: Sendable, Hashable {
  /// What is committed, settled and held, with what was asked about, in the currency's minor units: no less than what
  /// the invoice will have for it.
  public let committedMinor: Int64
  /// Whether that is within the limit.
  public let fits: Bool
  /// The share of the limit that it is, in percent, rounded down; 0 for a limit of 0.
  public let percent: Int

  /// A standing.
  public init(committedMinor: Int64, fits: Bool, percent: Int) {
    self.committedMinor = committedMinor
    self.fits = fits
    self.percent = percent
  }
}
