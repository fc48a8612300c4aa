import Domain

/// What a provider takes for one, passed on with a markup.
struct PassThroughPrice: PriceModel {
  static let name = "pass_through"

  let cost: ExactDecimal
  /// A fraction of the cost.
  let markup: ExactDecimal?
  private let price: ExactDecimal

  init?(_ terms: PriceTerms) {
    guard let fields = terms.fields(["cost", "markup_percent"]) else { return nil }
    let cost = fields.required("cost")?.price()
    let markup = fields["markup_percent"].map { $0.percentage(atMost: 1000) }
    guard let cost, markup != .some(nil) else { return nil }
    self.cost = cost
    self.markup = markup ?? nil
    do {
      price = try cost.adding(try cost.multiplied(by: self.markup ?? .zero))
    } catch {
      return nil
    }
  }

  var json: JSON {
    var members = [JSON.Member("cost", .string(cost.description))]
    if let markup, let percent = try? markup.multiplied(by: 100) {
      members.append(JSON.Member("markup_percent", .string(percent.description)))
    }
    return .object(members)
  }

  func charges(for quantity: Int64) throws(BillingError) -> [PriceCharge] {
    guard quantity > 0 else { return [] }
    return [
      PriceCharge(label: "", quantity: quantity, unitPrice: price, amount: try price.multiplied(by: quantity))
    ]
  }

  var ceiling: PriceCeiling { PriceCeiling(slope: price, start: .zero) }
}
