import Domain

/// One line of what a period costs. An invoice numbers them.
public struct PricedLine: Sendable, Hashable {
  /// What a line is for, in the order in which lines stand.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Checks, at their price or that of one tier.
    case usage
    /// Checks that the period has for nothing; 0.
    case allowance
    /// A reduction of the book's usage; not positive.
    case discount
    /// A fee of the period, or of the days of it that its book was in force.
    case fee
    /// What usage lies below the minimum that was agreed.
    case minimum
    /// What is taken from the prepaid balance; not positive.
    case prepaid
  }

  /// What it is for.
  public let kind: Kind
  /// The meter; nil where it is for no single one.
  public let meter: String?
  /// Tells lines of a kind and meter apart, such as a tier's `1-1000` or a fee's name; may be empty.
  public let label: String
  /// `slug@version`.
  public let priceBook: String
  /// Units that it covers; 1 for what has none.
  public let quantity: Int64
  /// Price of one, where the line is quantity × price, with a tier's fixed part added; nil otherwise.
  public let unitPrice: ExactDecimal?
  /// Exact, in the currency's major unit.
  public let amount: ExactDecimal
  /// The amount rounded once, half away from zero (DESIGN §6).
  public let amountMinor: Int64
}

/// What a period costs.
public struct PricedPeriod: Sendable, Hashable {
  /// ISO 4217.
  public let currency: String
  /// Usage and allowances by meter in the order of books and prices, then the rest by ``PricedLine/Kind``.
  public let lines: [PricedLine]
  /// The sum of the lines: what is due.
  public let totalMinor: Int64
  /// Completed checks that rules make free (``FreeReason``); on no line.
  public let freeCount: Int64
}
