/// How a stored raster lies, as Exif's tag 274 counts it (TIFF 6.0, section 8).
enum Orientation: Int, CaseIterable {
  case upright = 1
  case mirrored, upsideDown, upsideDownMirrored, transposed, turnedLeft, transverse, turnedRight

  /// Whether columns and rows change places.
  var swapsSides: Bool { rawValue >= 5 }

  /// The raster as it should be seen.
  func apply(to image: Image) -> Image {
    guard self != .upright else { return image }
    let (columns, rows) = (image.width, image.height)
    let (width, height) = swapsSides ? (rows, columns) : (columns, rows)
    let start = source(column: 0, row: 0, columns: columns, rows: rows)
    let right = source(column: 1, row: 0, columns: columns, rows: rows) - start
    let down = source(column: 0, row: 1, columns: columns, rows: rows) - start
    let pixels = [UInt8](unsafeUninitializedCapacity: columns * rows * 3) { target, count in
      image.pixels.withUnsafeBufferPointer { stored in
        var out = 0
        for row in 0..<height {
          var from = (start + row * down) * 3
          for _ in 0..<width {
            target[out] = stored[from]
            target[out + 1] = stored[from + 1]
            target[out + 2] = stored[from + 2]
            out += 3
            from += right * 3
          }
        }
      }
      count = columns * rows * 3
    }
    return Image(width: width, height: height, pixels: pixels)
  }

  /// Index of the stored pixel that belongs at a place of the upright picture; linear in column and row.
  private func source(column: Int, row: Int, columns: Int, rows: Int) -> Int {
    switch self {
    case .upright: row * columns + column
    case .mirrored: row * columns + (columns - 1 - column)
    case .upsideDown: (rows - 1 - row) * columns + (columns - 1 - column)
    case .upsideDownMirrored: (rows - 1 - row) * columns + column
    case .transposed: column * columns + row
    case .turnedLeft: (rows - 1 - column) * columns + row
    case .transverse: (rows - 1 - column) * columns + (columns - 1 - row)
    case .turnedRight: column * columns + (columns - 1 - row)
    }
  }
}
