import Imaging

/// A connected piece of ink on a page.
struct InkStrokes {
  private(set) var left: Int
  private(set) var top: Int
  private(set) var right: Int
  private(set) var bottom: Int
  /// Pixels of ink.
  private(set) var area: Int
  /// Pixels of ink with ground above, below, to the left or to the right.
  private(set) var edge: Int

  /// Columns from the first with ink to the last.
  var width: Int { right - left + 1 }
  /// Rows from the first with ink to the last.
  var height: Int { bottom - top + 1 }
  /// Share of the box that is ink.
  var share: Double { Double(area) / Double(width * height) }
  /// Mean width of its strokes in pixels: a stroke has an edge on either side.
  var strokeWidth: Double { edge > 0 ? 2 * Double(area) / Double(edge) : 0 }

  /// Two pieces as one.
  func joined(with other: InkStrokes) -> InkStrokes {
    var both = self
    both.include(other.left, other.top)
    both.include(other.right, other.bottom)
    both.area += other.area
    both.edge += other.edge
    return both
  }

  private init(x: Int, y: Int) { (left, top, right, bottom, area, edge) = (x, y, x, y, 0, 0) }

  private mutating func include(_ x: Int, _ y: Int) {
    (left, right) = (min(left, x), max(right, x))
    (top, bottom) = (min(top, y), max(bottom, y))
  }

  /// Every piece of a mask, joined over sides and corners.
  /// - Parameter ink: `width` times a number of rows; true where there is ink.
  static func all(of ink: [Bool], width: Int) -> [InkStrokes] {
    guard width > 0, ink.count >= width else { return [] }
    let height = ink.count / width
    var isOpen = ink
    var found: [InkStrokes] = []
    for start in 0..<(width * height) where isOpen[start] {
      var piece = InkStrokes(x: start % width, y: start / width)
      var waiting = [start]
      isOpen[start] = false
      while let at = waiting.popLast() {
        let (x, y) = (at % width, at / width)
        piece.include(x, y)
        piece.area += 1
        let isInside = x > 0 && y > 0 && x < width - 1 && y < height - 1
        if !isInside || !(ink[at - 1] && ink[at + 1] && ink[at - width] && ink[at + width]) { piece.edge += 1 }
        for row in max(y - 1, 0)...min(y + 1, height - 1) {
          for column in max(x - 1, 0)...min(x + 1, width - 1) where isOpen[row * width + column] {
            isOpen[row * width + column] = false
            waiting.append(row * width + column)
          }
        }
      }
      found.append(piece)
    }
    return found
  }
}
