extension Plane {
  /// The plane with its edges raised (unsharp masking): what differs from the mean of the square of `2 * radius + 1`
  /// samples around it is added `amount` times over. Near the border the square is the part that lies inside.
  public func sharpened(radius: Int, amount: Double) -> Plane {
    let sums = SummedArea(self)
    var output = [UInt8](repeating: 0, count: samples.count)
    for y in 0..<height {
      let (top, bottom) = (max(y - radius, 0), min(y + radius + 1, height))
      for x in 0..<width {
        let (left, right) = (max(x - radius, 0), min(x + radius + 1, width))
        let mean =
          Double(sums.sum(left: left, top: top, right: right, bottom: bottom))
          / Double((right - left) * (bottom - top))
        let value = Double(samples[y * width + x])
        output[y * width + x] = UInt8(min(max(value + amount * (value - mean), 0), 255))
      }
    }
    return Plane(width: width, height: height, samples: output)
  }
}

/// Sums over rectangles of a plane in constant time (Crow 1984).
struct SummedArea {
  private let stride: Int
  private let sums: [UInt64]

  init(_ plane: Plane) {
    stride = plane.width + 1
    var sums = [UInt64](repeating: 0, count: (plane.width + 1) * (plane.height + 1))
    for y in 0..<plane.height {
      var row: UInt64 = 0
      for x in 0..<plane.width {
        row += UInt64(plane.samples[y * plane.width + x])
        sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row
      }
    }
    self.sums = sums
  }

  /// The sum over columns `left..<right` of rows `top..<bottom`.
  func sum(left: Int, top: Int, right: Int, bottom: Int) -> UInt64 {
    sums[bottom * stride + right] + sums[top * stride + left] - sums[top * stride + right]
      - sums[bottom * stride + left]
  }
}
