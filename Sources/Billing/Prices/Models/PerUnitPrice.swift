import Domain

/// The same price for every unit.
struct PerUnitPrice: PriceModel {
  static let name = "per_unit"

  let price: ExactDecimal
  /// As it was declared: a stored version's text never changes, and people read `0.20` as money.
  let shown: String

  init?(_ terms: PriceTerms) {
    guard let price = terms.price(), let text = terms.value.text else { return nil }
    self.price = price
    shown = text
  }

  var json: JSON { .string(shown) }

  func charges(for quantity: Int64) throws(BillingError) -> [PriceCharge] {
    guard quantity > 0 else { return [] }
    return [
      PriceCharge(label: "", quantity: quantity, unitPrice: price, amount: try price.multiplied(by: quantity))
    ]
  }

  var ceiling: PriceCeiling { PriceCeiling(slope: price, start: .zero) }

  func roundedLineCount(digits: Int) -> Int { price.placeCount > digits ? 1 : 0 }
}
