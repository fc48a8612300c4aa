extension Plane {
  /// The plane with its edges raised (unsharp masking): what differs from the mean of the square of `2 * radius + 1`
  /// samples around it is added `amount` times over. Near the border the square is the part that lies inside.
  ///
  /// Sums of columns slide down with the square, so that a picture of any size takes the memory of two rows beside it.
  public func sharpened(radius: Int, amount: Double) -> Plane {
    var output = [UInt8](repeating: 0, count: samples.count)
    var columns = [UInt32](repeating: 0, count: width)
    var sums = [UInt32](repeating: 0, count: width + 1)
    for y in 0..<min(radius, height) { add(row: y, to: &columns) }
    for y in 0..<height {
      if y + radius < height { add(row: y + radius, to: &columns) }
      if y - radius - 1 >= 0 { subtract(row: y - radius - 1, from: &columns) }
      for x in 0..<width { sums[x + 1] = sums[x] + columns[x] }
      let (top, bottom) = (max(y - radius, 0), min(y + radius + 1, height))
      for x in 0..<width {
        let (left, right) = (max(x - radius, 0), min(x + radius + 1, width))
        let mean = Double(sums[right] - sums[left]) / Double((right - left) * (bottom - top))
        let value = Double(samples[y * width + x])
        output[y * width + x] = UInt8(min(max(value + amount * (value - mean), 0), 255))
      }
    }
    return Plane(width: width, height: height, samples: output)
  }

  private func add(row: Int, to columns: inout [UInt32]) {
    for x in 0..<width { columns[x] += UInt32(samples[row * width + x]) }
  }

  private func subtract(row: Int, from columns: inout [UInt32]) {
    for x in 0..<width { columns[x] -= UInt32(samples[row * width + x]) }
  }
}
