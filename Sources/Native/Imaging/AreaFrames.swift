/// Frames upright areas of cells so that what a frame holds is mostly the area: one frame of a ring would hold all that
/// lies within it.
enum AreaFrames {
  /// Cells from one corner to the other, both included.
  struct Frame: Equatable {
    var columns: ClosedRange<Int>
    var rows: ClosedRange<Int>

    var cells: Int { columns.count * rows.count }
  }

  /// A frame of which less is the area's is parted: an ellipse fills π/4 of its own, a triangle a half.
  static let fillMin = 0.5

  /// Frames that hold every cell of an area, none of them empty; each parted across its longer side until it is full
  /// enough.
  /// - Parameter cells: columns and rows, each cell once.
  static func frames(of cells: [(column: Int, row: Int)]) -> [Frame] {
    guard let first = cells.first else { return [] }
    var whole = Frame(columns: first.column...first.column, rows: first.row...first.row)
    for (column, row) in cells {
      whole.columns = min(whole.columns.lowerBound, column)...max(whole.columns.upperBound, column)
      whole.rows = min(whole.rows.lowerBound, row)...max(whole.rows.upperBound, row)
    }
    if Double(cells.count) >= fillMin * Double(whole.cells) { return [whole] }
    let isWide = whole.columns.count >= whole.rows.count
    let range = isWide ? whole.columns : whole.rows
    let middle = range.lowerBound + range.count / 2
    func isBefore(_ cell: (column: Int, row: Int)) -> Bool { (isWide ? cell.column : cell.row) < middle }
    return frames(of: cells.filter(isBefore)) + frames(of: cells.filter { !isBefore($0) })
  }
}
