import Domain

/// One line of what a period costs. An invoice numbers them.
public struct PricedLine: Sendable, Hashable {
  /// What it is for.
  public let kind: LineKind
  /// The meter; nil where it is for no single one.
  public let meter: String?
  /// Tells lines of a kind and meter apart, such as a tier's `1-1000` or a fee's name; may be empty.
  public let label: String
  /// `slug@version`.
  public let priceBook: String
  /// Among the meter's prices, from 0; nil for lines that are of none of them.
  let position: Int?
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
  /// Usage and allowances by meter in the order of books and prices, then the rest by ``LineKind``.
  public let lines: [PricedLine]
  /// The sum of the lines: what is due.
  public let totalMinor: Int64
}
