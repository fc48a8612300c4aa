internal import Imaging

/// How the rows of a symbol run whose bars stand upright: seen from aside, they are not square to the bars.
struct RowSlope {
  /// Samples down for each sample rightward at the picture's top.
  let top: Double
  /// The same at its bottom.
  let bottom: Double

  /// Steepest rows looked for. A page seen so far from aside is not read otherwise, either.
  static let slopeMax = 0.24
  /// How much the rows of one half may run otherwise than those of the whole.
  static let spreadMax = 0.06

  /// Measures a symbol, by the slope along which the ends of bars lie in line.
  init(_ plane: Plane) {
    let edges = Self.edges(plane)
    let step = max(2 / Double(plane.width), 0.001)
    let (rows, half) = (0..<plane.height, plane.height / 2)
    let whole = Self.best(edges, plane.width, rows, around: 0, within: Self.slopeMax, step: step)
    let upper = Self.best(edges, plane.width, 0..<half, around: whole, within: Self.spreadMax, step: step)
    let lower = Self.best(edges, plane.width, half..<plane.height, around: whole, within: Self.spreadMax, step: step)
    // Each half's rows run so in its middle, a quarter of the height from the border.
    top = upper - (lower - upper) / 2
    bottom = lower + (lower - upper) / 2
  }

  /// Changes downward, every fourth column.
  private static func edges(_ plane: Plane) -> [(x: Int, y: Int, weight: Int)] {
    var edges: [(x: Int, y: Int, weight: Int)] = []
    edges.reserveCapacity(plane.samples.count / 4)
    for y in 1..<max(plane.height, 1) {
      for x in Swift.stride(from: 0, to: plane.width, by: 4) {
        let weight = Int(plane.samples[y * plane.width + x]) - Int(plane.samples[(y - 1) * plane.width + x])
        if abs(weight) > 8 { edges.append((x, y, abs(weight))) }
      }
    }
    return edges
  }

  private static func best(
    _ edges: [(x: Int, y: Int, weight: Int)], _ width: Int, _ rows: Range<Int>, around middle: Double,
    within reach: Double, step: Double
  ) -> Double {
    let own = edges.filter { rows.contains($0.y) }
    let slack = Int(Double(width) * (abs(middle) + reach) / 2) + 2
    var best = (score: -1, slope: middle)
    for index in -Int(reach / step)...Int(reach / step) {
      let slope = middle + Double(index) * step
      var sums = [Int](repeating: 0, count: rows.count + 2 * slack)
      let shifts = (0..<width).map { Int(((Double($0) - Double(width) / 2) * slope).rounded()) }
      for edge in own { sums[edge.y - rows.lowerBound - shifts[edge.x] + slack] += edge.weight }
      var score = 0
      for place in sums.indices.dropFirst() {
        let change = sums[place] - sums[place - 1]
        score += change * change
      }
      if score > best.score { best = (score, slope) }
    }
    return best.slope
  }
}
