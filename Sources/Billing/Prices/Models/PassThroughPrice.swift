import Domain

/// What a provider takes for one, passed on with a markup.
struct PassThroughPrice: PriceModel {
  static let name = "pass_through"

  /// As they were declared.
  private let terms: JSON
  private let price: ExactDecimal

  init?(_ terms: PriceTerms) {
    guard let fields = terms.fields(["cost", "markup_percent"]) else { return nil }
    let cost = fields.required("cost")?.price()
    // A fraction of the cost.
    let markup = fields["markup_percent"].map { $0.percentage(atMost: 1000) } ?? .zero
    guard let cost, let markup else { return nil }
    do {
      price = try cost.adding(try cost.multiplied(by: markup))
    } catch {
      terms.refuse(.broken(rule: "is out of range"))
      return nil
    }
    self.terms = terms.value
  }

  var json: JSON { terms }

  func charges(for quantity: Int64) throws(BillingError) -> [PriceCharge] {
    guard quantity > 0 else { return [] }
    return [
      PriceCharge(label: "", quantity: quantity, unitPrice: price, amount: try price.multiplied(by: quantity))
    ]
  }

  var ceiling: PriceCeiling { PriceCeiling(slope: price, start: .zero) }

  func roundedLineCount(digits: Int) -> Int { price.placeCount > digits ? 1 : 0 }
}
