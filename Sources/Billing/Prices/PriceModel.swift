import Domain

/// How a quantity becomes money. A model is one file of this shape and one line of ``PriceModelCatalog``.
protocol PriceModel: Sendable {
  /// Its key in a price book, such as `graduated`.
  static var name: String { get }

  /// Reads its terms; nil, with the problems noted, where they mean nothing.
  init?(_ terms: PriceTerms)

  /// The terms as they are read.
  var json: JSON { get }

  /// What a period's quantity costs, part by part; nothing for a quantity of 0. The parts' quantities sum to it.
  /// - Throws: ``BillingError/outOfRange``
  func charges(for quantity: Int64) throws(BillingError) -> [PriceCharge]

  /// A line that no quantity's cost lies above.
  var ceiling: PriceCeiling { get }

  /// Quantities behind which one more costs otherwise than the one before it did, beside 0; in order.
  var edges: [Int64] { get }

  /// Lines of an invoice that it makes at most whose amounts may have to be rounded to `digits` places.
  func roundedLineCount(digits: Int) -> Int

  /// The price of one as usage events show it.
  var shown: String { get }
}

extension PriceModel {
  var shown: String { ceiling.slope.description }

  var edges: [Int64] { [] }

  /// What one more costs behind exactly that many; below 0 where all become cheaper by it.
  /// - Throws: ``BillingError/outOfRange``
  func step(behind quantity: Int64) throws(BillingError) -> ExactDecimal {
    var sum = ExactDecimal.zero
    for charge in try charges(for: quantity + 1) { sum = try sum.adding(charge.amount) }
    for charge in try charges(for: quantity) { sum = try sum.adding(try charge.amount.multiplied(by: -1)) }
    return sum
  }

  /// The most that one more costs behind no more than that many.
  /// - Throws: ``BillingError/outOfRange``
  func dearestStep(behindAtMost quantity: Int64) throws(BillingError) -> ExactDecimal {
    var dearest = try step(behind: quantity)
    for edge in [0] + edges where edge < quantity {
      // Behind an edge comes what its tier costs each.
      for place in [edge, edge + 1] where place < quantity { dearest = max(dearest, try step(behind: place)) }
    }
    return dearest
  }
}

/// One part of what a quantity costs: a line of an invoice.
struct PriceCharge: Sendable, Hashable {
  /// Which part it is, such as `1-1000`; empty where there is only one.
  let label: String
  /// Units that it covers.
  let quantity: Int64
  /// Price of one; nil where the part is priced as a whole.
  let unitPrice: ExactDecimal?
  /// Exact.
  let amount: ExactDecimal
}

/// A straight line above what any quantity of at least 1 costs: `start + quantity × slope`. Holds are made by it, so
/// that they suffice however many checks come; the slope is what usage events show as their price.
public struct PriceCeiling: Sendable, Hashable {
  /// What one more unit costs at most, once `start` is counted.
  public let slope: ExactDecimal
  /// Counted once a period has any unit.
  public let start: ExactDecimal
}
