import Domain

/// Units are sold in packages, and one that is begun is paid whole.
struct PackagePrice: PriceModel {
  static let name = "package"

  let size: Int64
  let price: ExactDecimal
  private let share: ExactDecimal

  init?(_ terms: PriceTerms) {
    guard let fields = terms.fields(["size", "price"]) else { return nil }
    let size = fields.required("size")?.integer(2...1_000_000_000)
    let price = fields.required("price")?.price()
    guard let size, let price else { return nil }
    do {
      share = try price.share(of: size, roundedUpTo: 12)
    } catch {
      terms.refuse(.broken(rule: "is out of range"))
      return nil
    }
    self.size = size
    self.price = price
  }

  var json: JSON { ["size": .integer(size), "price": .string(price.description)] }

  func charges(for quantity: Int64) throws(BillingError) -> [PriceCharge] {
    guard quantity > 0 else { return [] }
    let packages = (quantity - 1) / size + 1
    return [
      PriceCharge(
        label: "\(packages) × \(size)", quantity: quantity, unitPrice: nil, amount: try price.multiplied(by: packages))
    ]
  }

  /// The last package is begun with its first unit.
  var ceiling: PriceCeiling { PriceCeiling(slope: share, start: price) }

  func roundedLineCount(digits: Int) -> Int { price.placeCount > digits ? 1 : 0 }
}
