/// Categories of value-added tax that services can have (EN 16931, BT-118; code list UNCL5305).
public enum TaxCategory: String, Sendable, Hashable, Codable, CaseIterable {
  /// Standard or reduced rate.
  case standard = "S"
  /// A rate of zero.
  case zeroRated = "Z"
  /// Exempt, for a reason that the invoice names.
  case exempt = "E"
  /// The buyer owes the tax.
  case reverseCharge = "AE"
  /// A service to a country outside of the seller's tax area.
  case export = "G"
  /// Not subject to value-added tax.
  case outOfScope = "O"
}

/// At what tax something is billed.
public struct TaxTerms: Sendable, Hashable, Codable {
  /// The category.
  public let category: TaxCategory
  /// Decimal per cent, such as `19`; above 0 for ``TaxCategory/standard`` alone, `0` for all others.
  public let percent: String
  /// Why no tax is due, as the invoice says it (BT-120); nil for ``TaxCategory/standard`` and
  /// ``TaxCategory/zeroRated``, which have none.
  public let reason: String?

  /// Terms.
  public init(category: TaxCategory, percent: String, reason: String?) {
    self.category = category
    self.percent = percent
    self.reason = reason
  }
}
