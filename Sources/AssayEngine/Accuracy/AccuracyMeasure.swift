/// One measured figure with its 95 % confidence interval.
struct AccuracyMeasure: Codable, Equatable {
  let area: String
  let set: String
  let metric: String
  let value: Double
  let n: Int
  let ciLow: Double
  let ciHigh: Double

  enum CodingKeys: String, CodingKey {
    case area, set, metric, value, n
    case ciLow = "ci_low"
    case ciHigh = "ci_high"
  }

  /// A share of `n` trials with Wilson's score interval (Wilson 1927), z = 1.96.
  static func share(_ hits: Int, of n: Int, area: String, set: String, metric: String) -> AccuracyMeasure {
    let interval = wilson(hits: Double(hits), n: Double(n))
    return AccuracyMeasure(
      area: area, set: set, metric: metric, value: n > 0 ? Double(hits) / Double(n) : 0, n: n, ciLow: interval.low,
      ciHigh: interval.high)
  }

  /// A rate that is no plain count, with the interval that as many trials would give.
  static func rate(_ value: Double, n: Int, area: String, set: String, metric: String) -> AccuracyMeasure {
    let interval = wilson(hits: value * Double(n), n: Double(n))
    return AccuracyMeasure(
      area: area, set: set, metric: metric, value: value, n: n, ciLow: interval.low, ciHigh: interval.high)
  }

  /// The median of measurements; the interval is that of its rank (binomial, normal approximation).
  static func median(_ values: [Double], area: String, set: String, metric: String) -> AccuracyMeasure {
    let sorted = values.sorted()
    guard !sorted.isEmpty else {
      return AccuracyMeasure(area: area, set: set, metric: metric, value: 0, n: 0, ciLow: 0, ciHigh: 0)
    }
    let (count, middle) = (sorted.count, sorted.count / 2)
    let reach = Int((0.98 * Double(count).squareRoot()).rounded(.up))
    return AccuracyMeasure(
      area: area, set: set, metric: metric, value: sorted[middle], n: count, ciLow: sorted[max(middle - reach, 0)],
      ciHigh: sorted[min(middle + reach, count - 1)])
  }

  private static func wilson(hits: Double, n: Double) -> (low: Double, high: Double) {
    guard n > 0 else { return (0, 1) }
    let (z, share) = (1.96, hits / n)
    let scale = 1 + z * z / n
    let middle = share + z * z / (2 * n)
    let reach = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    return (max(0, (middle - reach) / scale), min(1, (middle + reach) / scale))
  }
}
