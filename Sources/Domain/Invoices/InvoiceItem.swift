/// What a line of an invoice is for, in the order in which lines stand.
public enum LineKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// Checks, at their price or that of one tier.
  case usage
  /// Checks that the period has for nothing; 0.
  case allowance
  /// A reduction of the book's usage; not positive but where late usage lowers what was taken off.
  case discount
  /// A fee of the period, or of the days of it that its book was in force.
  case fee
  /// What usage lies below the minimum that was agreed; below 0 where late usage reaches more of it.
  case minimum
}

/// A line of an invoice or a credit note.
public struct InvoiceItem: Sendable, Hashable, Codable {
  /// From 1.
  public let number: Int
  /// `YYYY-MM` of the usage: the invoice's own period, or an earlier one where it came late.
  public let period: String
  /// The check type; nil where the line is for no single one.
  public let meter: String?
  /// Tells lines of a meter and kind apart, such as a tier's `1-1000` or a fee's name; nil for the only one.
  public let label: String?
  /// `slug@version`.
  public let priceBook: String
  /// Decimal price of one, in the currency's major unit; nil where the amount is no quantity times a price, as with
  /// packages and with a tier's fixed part.
  public let unitPrice: String?
  /// How many; below 0 where late usage moves what was billed to another tier or package.
  public let quantity: Int64
  /// The exact amount, a decimal in the currency's major unit.
  public let amount: String
  /// Rounded half away from zero; of late usage, what the whole of its period rounds to, less what was billed of it.
  public let amountMinor: Int64
  /// Of a credit note: the invoice's line that it credits.
  public let credits: Int?
  /// Nil for usage, so that documents that were issued before there was anything else read and write as they did.
  private let other: LineKind?

  private enum CodingKeys: String, CodingKey {
    case number, period, meter, label, priceBook, unitPrice, quantity, amount, amountMinor, credits
    case other = "kind"
  }

  /// A line.
  public init(
    number: Int, period: String, kind: LineKind = .usage, meter: String?, label: String? = nil, priceBook: String,
    unitPrice: String?, quantity: Int64, amount: String, amountMinor: Int64, credits: Int? = nil
  ) {
    self.number = number
    self.period = period
    other = kind == .usage ? nil : kind
    self.meter = meter
    self.label = label
    self.priceBook = priceBook
    self.unitPrice = unitPrice
    self.quantity = quantity
    self.amount = amount
    self.amountMinor = amountMinor
    self.credits = credits
  }

  /// What it is for.
  public var kind: LineKind { other ?? .usage }
}
