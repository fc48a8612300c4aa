/// Areas of a page that light has blown out: saturated in every channel and without texture.
public struct Glare: Sendable, Equatable {
  /// Share of the page, 0 through 1.
  public let share: Double
  /// Frames around areas of at least a five-hundredth of the page, in the page's pixels; each is half blown out at
  /// least.
  public let regions: [Quadrilateral]

  /// Cells along the longer side of the page.
  static let cells = 64
  /// A blown-out cell is nowhere darker than this.
  static let saturation = 246
  /// Where more of the page than this is saturated, its paper is simply white and none of it counts.
  static let whiteShare = 0.35

  /// Looks for blown-out areas of a page.
  /// - Parameter ignoringBorder: leaves out areas that touch the picture's border, which are the bed of a scanner or
  ///   the margin of a sheet where the page was not cut out.
  public init(of page: Image, ignoringBorder: Bool = false) {
    let cell = max(4, max(page.width, page.height) / Self.cells)
    let (columns, rows) = (page.width / cell, page.height / cell)
    var blown = [Bool](repeating: false, count: max(columns * rows, 0))
    for row in 0..<rows {
      for column in 0..<columns {
        blown[row * columns + column] = Self.isBlown(page, x: column * cell, y: row * cell, side: cell)
      }
    }
    if ignoringBorder { Self.clearBorder(&blown, columns: columns, rows: rows) }
    let share = blown.isEmpty ? 0 : Double(blown.filter { $0 }.count) / Double(blown.count)
    guard share > 0, share <= Self.whiteShare else {
      self.share = 0
      regions = []
      return
    }
    self.share = share
    let areas = Self.areas(blown, columns: columns, rows: rows).filter { $0.count * 500 >= columns * rows }
    regions = areas.flatMap { cells in
      AreaFrames.frames(of: cells.map { (column: $0 % columns, row: $0 / columns) }).map { frame in
        let (across, down) = (Double(frame.columns.count * cell), Double(frame.rows.count * cell))
        let corner = Point(x: Double(frame.columns.lowerBound * cell), y: Double(frame.rows.lowerBound * cell))
        return Quadrilateral(width: across, height: down).map { $0 + corner }
      }
    }
  }

  private static func clearBorder(_ blown: inout [Bool], columns: Int, rows: Int) {
    for area in areas(blown, columns: columns, rows: rows) {
      let touches = area.contains {
        let (x, y) = ($0 % columns, $0 / columns)
        return x == 0 || y == 0 || x == columns - 1 || y == rows - 1
      }
      if touches { for cell in area { blown[cell] = false } }
    }
  }

  private static func isBlown(_ page: Image, x: Int, y: Int, side: Int) -> Bool {
    for row in y..<(y + side) {
      let start = (row * page.width + x) * 3
      for index in start..<(start + side * 3) where page.pixels[index] < saturation { return false }
    }
    return true
  }

  /// Connected areas of blown-out cells.
  private static func areas(_ blown: [Bool], columns: Int, rows: Int) -> [[Int]] {
    var open = blown
    var found: [[Int]] = []
    for start in open.indices where open[start] {
      var (stack, area) = ([start], [Int]())
      open[start] = false
      while let at = stack.popLast() {
        area.append(at)
        let (x, y) = (at % columns, at / columns)
        let neighbours = [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)]
        for (nextX, nextY) in neighbours where (0..<columns).contains(nextX) && (0..<rows).contains(nextY) {
          guard open[nextY * columns + nextX] else { continue }
          open[nextY * columns + nextX] = false
          stack.append(nextY * columns + nextX)
        }
      }
      found.append(area)
    }
    return found
  }
}
