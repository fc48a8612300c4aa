/// Areas of a page that light has blown out: saturated in every channel and without texture.
public struct Glare: Sendable, Equatable {
  /// Share of the page, 0 through 1.
  public let share: Double
  /// One frame around each area of at least a two-hundredth of the page, in the page's pixels.
  public let regions: [Quadrilateral]

  /// Cells along the longer side of the page.
  static let cells = 64
  /// A blown-out cell is nowhere darker than this.
  static let saturation = 250
  /// Where more of the page than this is saturated, its paper is simply white and none of it counts.
  static let whiteShare = 0.35

  /// Looks for blown-out areas of a page.
  public init(of page: Image) {
    let cell = max(4, max(page.width, page.height) / Self.cells)
    let (columns, rows) = (page.width / cell, page.height / cell)
    var blown = [Bool](repeating: false, count: max(columns * rows, 0))
    for row in 0..<rows {
      for column in 0..<columns {
        blown[row * columns + column] = Self.isBlown(page, x: column * cell, y: row * cell, side: cell)
      }
    }
    let share = blown.isEmpty ? 0 : Double(blown.filter { $0 }.count) / Double(blown.count)
    guard share > 0, share <= Self.whiteShare else {
      self.share = 0
      regions = []
      return
    }
    self.share = share
    regions = Self.regions(blown, columns: columns, rows: rows).map { region in
      let (x, y) = (Double(region.left * cell), Double(region.top * cell))
      let (width, height) = (Double((region.right - region.left + 1) * cell), Double((region.bottom - region.top + 1) * cell))
      return Quadrilateral(width: width, height: height).map { $0 + Point(x: x, y: y) }
    }
  }

  private static func isBlown(_ page: Image, x: Int, y: Int, side: Int) -> Bool {
    for row in y..<(y + side) {
      let start = (row * page.width + x) * 3
      for index in start..<(start + side * 3) where page.pixels[index] < saturation { return false }
    }
    return true
  }

  private static func regions(
    _ blown: [Bool], columns: Int, rows: Int
  ) -> [(left: Int, top: Int, right: Int, bottom: Int)] {
    var open = blown
    var found: [(left: Int, top: Int, right: Int, bottom: Int)] = []
    for start in open.indices where open[start] {
      var (stack, count) = ([start], 0)
      var (left, top, right, bottom) = (columns, rows, 0, 0)
      open[start] = false
      while let at = stack.popLast() {
        let (x, y) = (at % columns, at / columns)
        count += 1
        (left, right, top, bottom) = (min(left, x), max(right, x), min(top, y), max(bottom, y))
        let neighbours = [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)]
        for (nextX, nextY) in neighbours where (0..<columns).contains(nextX) && (0..<rows).contains(nextY) {
          guard open[nextY * columns + nextX] else { continue }
          open[nextY * columns + nextX] = false
          stack.append(nextY * columns + nextX)
        }
      }
      if count * 200 >= columns * rows { found.append((left, top, right, bottom)) }
    }
    return found
  }
}
