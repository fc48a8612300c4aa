/// Splits a whole number by weights so that the parts sum to it exactly (largest remainder, DESIGN §6).
public enum Allocation {
  /// The parts in the order of the weights; those with the largest remainders get what rounding down left, the first
  /// of equal ones first. Every part lies less than 1 from its exact share. All weights 0 give the whole to the first.
  /// - Precondition: there is a weight, and none is negative.
  /// - Throws: ``BillingError/outOfRange`` where the weights' sum, or the whole, exceeds 63 bits.
  public static func split(_ whole: Int64, by weights: [Int64]) throws(BillingError) -> [Int64] {
    guard whole > .min else { throw .outOfRange }
    var sum: Int64 = 0
    for weight in weights {
      let (next, overflow) = sum.addingReportingOverflow(weight)
      guard !overflow else { throw .outOfRange }
      sum = next
    }
    guard sum > 0 else { return weights.indices.map { $0 == 0 ? whole : 0 } }
    let sign: Int64 = whole < 0 ? -1 : 1
    let magnitude = Int128(whole.magnitude)
    let shares = weights.map { (magnitude * Int128($0)).quotientAndRemainder(dividingBy: Int128(sum)) }
    var parts = shares.map { Int64(truncatingIfNeeded: $0.quotient) }
    let left = magnitude - shares.reduce(0) { $0 + $1.quotient }
    let order = shares.indices.sorted { (shares[$1].remainder, $0) < (shares[$0].remainder, $1) }
    for index in order.prefix(Int(left)) { parts[index] += 1 }
    return parts.map { $0 * sign }
  }
}
