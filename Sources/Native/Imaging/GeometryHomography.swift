/// A projective map of the plane, in homogeneous coordinates.
public struct Homography: Sendable, Equatable {
  /// Row-major 3 × 3, the last element 1 unless it was inverted.
  public let elements: [Double]

  /// The map that takes each corner of `source` to the same corner of `target`; nil where three corners lie on a line.
  public init?(from source: Quadrilateral, to target: Quadrilateral) {
    // Two linear equations a corner in the eight unknowns h11…h32, with h33 = 1 (direct linear transform).
    var rows: [[Double]] = []
    for (from, to) in zip(source.corners, target.corners) {
      rows.append([from.x, from.y, 1, 0, 0, 0, -from.x * to.x, -from.y * to.x, to.x])
      rows.append([0, 0, 0, from.x, from.y, 1, -from.x * to.y, -from.y * to.y, to.y])
    }
    guard let solution = Self.solve(rows) else { return nil }
    elements = solution + [1]
  }

  private init(elements: [Double]) { self.elements = elements }

  /// Where `point` lands.
  public func apply(_ point: Point) -> Point {
    let h = elements
    let scale = h[6] * point.x + h[7] * point.y + h[8]
    return Point(
      x: (h[0] * point.x + h[1] * point.y + h[2]) / scale, y: (h[3] * point.x + h[4] * point.y + h[5]) / scale)
  }

  /// The map back; nil where there is none.
  public var inverse: Homography? {
    let h = elements
    let adjugate = [
      h[4] * h[8] - h[5] * h[7], h[2] * h[7] - h[1] * h[8], h[1] * h[5] - h[2] * h[4],
      h[5] * h[6] - h[3] * h[8], h[0] * h[8] - h[2] * h[6], h[2] * h[3] - h[0] * h[5],
      h[3] * h[7] - h[4] * h[6], h[1] * h[6] - h[0] * h[7], h[0] * h[4] - h[1] * h[3],
    ]
    let determinant = h[0] * adjugate[0] + h[1] * adjugate[3] + h[2] * adjugate[6]
    guard abs(determinant) > 1e-12 else { return nil }
    return Homography(elements: adjugate.map { $0 / determinant })
  }

  /// Gaussian elimination with partial pivoting over rows of eight coefficients and a right-hand side.
  private static func solve(_ equations: [[Double]]) -> [Double]? {
    var rows = equations
    let size = rows.count
    for column in 0..<size {
      guard let pivot = (column..<size).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }) else { return nil }
      guard abs(rows[pivot][column]) > 1e-9 else { return nil }
      rows.swapAt(column, pivot)
      for row in 0..<size where row != column {
        let factor = rows[row][column] / rows[column][column]
        guard factor != 0 else { continue }
        for index in column...size { rows[row][index] -= factor * rows[column][index] }
      }
    }
    return (0..<size).map { rows[$0][size] / rows[$0][$0] }
  }
}
