extension Image {
  /// The picture turned clockwise by a number of quarters; negative turns counter-clockwise.
  public func turnedClockwise(_ turns: Int) -> Image {
    let turns = ((turns % 4) + 4) % 4
    guard turns > 0 else { return self }
    let (outWidth, outHeight) = turns == 2 ? (width, height) : (height, width)
    let turned = [UInt8](unsafeUninitializedCapacity: pixels.count) { target, count in
      pixels.withUnsafeBufferPointer { source in
        for y in 0..<outHeight {
          for x in 0..<outWidth {
            let (fromX, fromY) =
              switch turns {
              case 1: (y, height - 1 - x)
              case 2: (width - 1 - x, height - 1 - y)
              default: (width - 1 - y, x)
              }
            let (from, to) = ((fromY * width + fromX) * 3, (y * outWidth + x) * 3)
            target[to] = source[from]
            target[to + 1] = source[from + 1]
            target[to + 2] = source[from + 2]
          }
        }
      }
      count = pixels.count
    }
    return Image(width: outWidth, height: outHeight, pixels: turned)
  }

  /// The part of the picture inside a rectangle, which is first clipped to the picture; nil where nothing is left.
  public func cropped(x: Int, y: Int, width: Int, height: Int) -> Image? {
    let (left, top) = (max(x, 0), max(y, 0))
    let (right, bottom) = (min(x + width, self.width), min(y + height, self.height))
    guard right > left, bottom > top else { return nil }
    var kept: [UInt8] = []
    kept.reserveCapacity((right - left) * (bottom - top) * 3)
    for row in top..<bottom {
      kept += pixels[((row * self.width + left) * 3)..<((row * self.width + right) * 3)]
    }
    return Image(width: right - left, height: bottom - top, pixels: kept)
  }
}
