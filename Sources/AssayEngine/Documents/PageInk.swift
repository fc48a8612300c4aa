import Imaging

/// Where a page is much darker than the ground around.
enum PageInk {
  /// Side of the squares in which the ground is measured, in pixels.
  static let tile = 16
  /// Share of the ground's luma below which a pixel is ink. Patterns of generated pages reach down to 0.87 of the paper
  /// beside them, a pen's thin line in a picture that is out of focus lies at 0.55 to 0.75.
  static let lumaShareMax = 0.8
  /// Luma of a ground below which nothing stands out from it.
  static let groundMin = 30.0

  /// Marks the ink.
  /// - Returns: `width` times `height` marks, row by row from the top.
  static func mask(of plane: Plane) -> [Bool] {
    let columns = (plane.width + tile - 1) / tile
    let ground = smooth(levels(of: plane, columns: columns), columns: columns)
    var ink = [Bool](repeating: false, count: plane.samples.count)
    for y in 0..<plane.height {
      for x in 0..<plane.width {
        let level = ground[y / tile * columns + x / tile]
        let at = y * plane.width + x
        ink[at] = level >= groundMin && Double(plane.samples[at]) < lumaShareMax * level
      }
    }
    return ink
  }

  /// Each square's luma that a quarter of it exceeds: its ground, where less than that is free of ink.
  private static func levels(of plane: Plane, columns: Int) -> [Double] {
    var levels: [Double] = []
    for top in stride(from: 0, to: plane.height, by: tile) {
      for column in 0..<columns {
        let left = column * tile
        var samples: [UInt8] = []
        for y in top..<min(top + tile, plane.height) {
          samples += plane.samples[(y * plane.width + left)..<(y * plane.width + min(left + tile, plane.width))]
        }
        samples.sort()
        levels.append(Double(samples[samples.count * 3 / 4]))
      }
    }
    return levels
  }

  /// A square that is dark itself has the ground of the squares around it: the median of up to nine.
  private static func smooth(_ levels: [Double], columns: Int) -> [Double] {
    let rows = levels.count / columns
    return levels.indices.map { index in
      let (row, column) = (index / columns, index % columns)
      var around: [Double] = []
      for y in max(row - 1, 0)...min(row + 1, rows - 1) {
        for x in max(column - 1, 0)...min(column + 1, columns - 1) { around.append(levels[y * columns + x]) }
      }
      around.sort()
      return max(levels[index], around[around.count / 2])
    }
  }
}
