/// A rectangle of blocks: columns `left..<right`, rows `top..<bottom`.
struct BlockArea: Equatable {
  var left: Int
  var top: Int
  var right: Int
  var bottom: Int

  /// The rectangles around marked blocks that touch each other, in the order of their first blocks.
  static func connected(_ marks: [Bool], columns: Int) -> [BlockArea] {
    var open = marks
    let rows = columns > 0 ? marks.count / columns : 0
    var found: [BlockArea] = []
    for start in open.indices where open[start] {
      var stack = [start]
      open[start] = false
      var area = BlockArea(left: columns, top: rows, right: 0, bottom: 0)
      while let at = stack.popLast() {
        let (x, y) = (at % columns, at / columns)
        area = BlockArea(
          left: min(area.left, x), top: min(area.top, y), right: max(area.right, x + 1),
          bottom: max(area.bottom, y + 1))
        for nextY in max(y - 1, 0)...min(y + 1, rows - 1) {
          for nextX in max(x - 1, 0)...min(x + 1, columns - 1) where open[nextY * columns + nextX] {
            open[nextY * columns + nextX] = false
            stack.append(nextY * columns + nextX)
          }
        }
      }
      found.append(area)
    }
    return found
  }
}
