/// How crisp the edges of a picture are: 1 is a step from one pixel to the next, 0.5 one that takes two pixels, and so
/// on; contrast does not count. Measured on the picture brought to a width of 1,000, so that it speaks of the
/// page and not of the camera; it is the 90th percentile over strong edges of the steepest step between neighbours
/// over the range within four pixels.
public enum Sharpness {
  /// Width at which sharpness is measured.
  static let width = 1000
  /// Least range of luma around a strong edge.
  static let rangeMin = 60
  /// Pixels on each side over which the range is taken.
  static let reach = 4

  /// Sharpness of a picture, 0 through 1; 0 where it has no strong edge.
  public static func of(_ image: Image) -> Double {
    let scale = Double(width) / Double(image.width)
    let plane = image.resized(width: width, height: max(1, Int((Double(image.height) * scale).rounded()))).luminance
    // Two counts of steepness by hundredths: a histogram is enough for a percentile.
    var counts = [Int](repeating: 0, count: 101)
    plane.samples.withUnsafeBufferPointer { samples in
      for y in stride(from: reach, to: plane.height - reach, by: 2) {
        countRow(samples, row: y * plane.width, width: plane.width, counts: &counts)
      }
    }
    let total = counts.reduce(0, +)
    guard total >= 50 else { return 0 }
    var seen = 0
    for (hundredths, count) in counts.enumerated() {
      seen += count
      if seen * 10 >= total * 9 { return Double(hundredths) / 100 }
    }
    return 1
  }

  /// Upright edges of one row: text has more of them than of any other kind.
  private static func countRow(
    _ samples: UnsafeBufferPointer<UInt8>, row: Int, width: Int, counts: inout [Int]
  ) {
    var x = reach
    while x < width - reach - 1 {
      let step = abs(Int(samples[row + x + 1]) - Int(samples[row + x]))
      // Only a local maximum is an edge's middle.
      let before = abs(Int(samples[row + x]) - Int(samples[row + x - 1]))
      let after = abs(Int(samples[row + x + 2]) - Int(samples[row + x + 1]))
      if step >= 8, step >= before, step > after {
        var (low, high) = (255, 0)
        for offset in (x - reach)...(x + reach + 1) {
          low = min(low, Int(samples[row + offset]))
          high = max(high, Int(samples[row + offset]))
        }
        if high - low >= rangeMin { counts[min(100, step * 100 / (high - low))] += 1 }
      }
      x += 1
    }
  }
}
