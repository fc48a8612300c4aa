import Glibc
import Imaging

/// Turns a map of text probabilities into boxes: connected regions, their smallest rectangles, grown back by as much
/// as training shrank them (differentiable binarisation, Liao et al. 2020, with the constants PP-OCRv6 ships).
enum TextRegions {
  static let pixelThreshold: Float = 0.2
  static let boxThreshold = 0.4
  static let growth = 1.4
  static let sideMin = 3.0
  static let boxesMax = 400

  static func boxes(
    in map: UnsafeBufferPointer<Float>, stride: Int, width: Int, height: Int
  ) -> [TextBox] {
    var visited = [Bool](repeating: false, count: width * height)
    var boxes: [TextBox] = []
    var stack: [Int] = []
    for start in 0..<(width * height) where !visited[start] {
      visited[start] = true
      guard map[(start / width) * stride + start % width] > pixelThreshold else { continue }
      stack.append(start)
      var region = Region()
      while let pixel = stack.popLast() {
        let (x, y) = (pixel % width, pixel / width)
        region.add(x: x, y: y, probability: map[y * stride + x])
        for nextY in max(y - 1, 0)...min(y + 1, height - 1) {
          for nextX in max(x - 1, 0)...min(x + 1, width - 1) where !visited[nextY * width + nextX] {
            visited[nextY * width + nextX] = true
            if map[nextY * stride + nextX] > pixelThreshold { stack.append(nextY * width + nextX) }
          }
        }
      }
      if let box = box(around: region) { boxes.append(box) }
    }
    return boxes.count <= boxesMax ? boxes : Array(boxes.sorted { $0.length > $1.length }.prefix(boxesMax))
  }

  /// The pixels of one connected region, of which only each row's ends matter for its hull.
  private struct Region {
    var rows: [Int: (first: Int, last: Int)] = [:]
    var sum = 0.0
    var count = 0

    mutating func add(x: Int, y: Int, probability: Float) {
      let row = rows[y] ?? (x, x)
      rows[y] = (min(row.first, x), max(row.last, x))
      sum += Double(probability)
      count += 1
    }
  }

  private static func box(around region: Region) -> TextBox? {
    let score = region.sum / Double(max(region.count, 1))
    guard region.count >= 6, score >= boxThreshold else { return nil }
    var points: [Point] = []
    for (y, row) in region.rows {
      // A pixel is a square: both its edges belong to the outline.
      for edge in [Double(y), Double(y + 1)] {
        points.append(Point(x: Double(row.first), y: edge))
        points.append(Point(x: Double(row.last + 1), y: edge))
      }
    }
    guard var box = smallestRectangle(around: ConvexHull.of(points), score: score) else { return nil }
    guard box.height >= sideMin else { return nil }
    let distance = box.length * box.height * growth / (2 * (box.length + box.height))
    box.length += 2 * distance
    box.height += 2 * distance
    return box
  }

  /// The rectangle of least area around a convex outline has a side along one of its edges.
  private static func smallestRectangle(around hull: [Point], score: Double) -> TextBox? {
    guard hull.count >= 3 else { return nil }
    var best: (area: Double, box: TextBox)?
    for (index, point) in hull.enumerated() {
      let next = hull[(index + 1) % hull.count]
      let angle = atan2(next.y - point.y, next.x - point.x)
      let (axis, normal) = (Point(x: cos(angle), y: sin(angle)), Point(x: -sin(angle), y: cos(angle)))
      var (low, high, near, far) = (Double.infinity, -Double.infinity, Double.infinity, -Double.infinity)
      for corner in hull {
        let (u, v) = (corner.x * axis.x + corner.y * axis.y, corner.x * normal.x + corner.y * normal.y)
        (low, high, near, far) = (min(low, u), max(high, u), min(near, v), max(far, v))
      }
      let area = (high - low) * (far - near)
      guard area < best?.area ?? .infinity else { continue }
      let center = axis * ((low + high) / 2) + normal * ((near + far) / 2)
      let isAlong = high - low >= far - near
      let box = TextBox(
        center: center, length: max(high - low, far - near), height: min(high - low, far - near),
        angle: halfTurn(isAlong ? angle : angle + .pi / 2), score: score)
      best = (area, box)
    }
    return best?.box
  }

  /// The same axis with an angle above -π/2 through π/2.
  private static func halfTurn(_ angle: Double) -> Double {
    var angle = angle
    while angle > .pi / 2 { angle -= .pi }
    while angle <= -.pi / 2 { angle += .pi }
    return angle
  }
}
