/// The house's one way to resize: each output sample is the mean of the input area it covers when shrinking, and a
/// linear blend of the two nearest samples when enlarging, in 32-bit floats, one axis after the other, rounded half up.
/// Every threshold on a score is calibrated with it; another method moves face scores by up to 0.03.
struct Resize {
  /// For each output sample, the first input sample that counts and the weights from there on.
  private struct Tap {
    let start: Int
    let weights: [Float]
  }

  private static func taps(from input: Int, to output: Int) -> [Tap] {
    let scale = Double(input) / Double(output)
    return (0..<output).map { index in
      guard scale > 1 else {
        let centre = min(max((Double(index) + 0.5) * scale - 0.5, 0), Double(input - 1))
        let start = min(Int(centre), max(input - 2, 0))
        let share = Float(centre - Double(start))
        return Tap(start: start, weights: input > 1 ? [1 - share, share] : [1])
      }
      let (low, high) = (Double(index) * scale, min(Double(index + 1) * scale, Double(input)))
      let (start, end) = (Int(low), min(Int(high.rounded(.up)), input))
      let weights = (start..<end).map { sample in
        Float((min(high, Double(sample + 1)) - max(low, Double(sample))) / (high - low))
      }
      return Tap(start: start, weights: weights)
    }
  }

  static func apply(to image: Image, width: Int, height: Int) -> Image {
    let (columns, rows) = (taps(from: image.width, to: width), taps(from: image.height, to: height))
    let stride = width * 3
    // Rows are resized across once each and kept while an output row may still need them.
    var across: [Int: [Float]] = [:]
    var pixels = [UInt8](repeating: 0, count: width * height * 3)
    var sum = [Float](repeating: 0, count: stride)
    image.pixels.withUnsafeBufferPointer { source in
      for (y, row) in rows.enumerated() {
        for index in 0..<stride { sum[index] = 0.5 }
        for (offset, weight) in row.weights.enumerated() {
          let input = row.start + offset
          let line = across[input] ?? squeeze(source, row: input, rowWidth: image.width, columns: columns)
          across[input] = line
          for index in 0..<stride { sum[index] += line[index] * weight }
        }
        across = across.filter { $0.key >= row.start + row.weights.count - 1 }
        for index in 0..<stride { pixels[y * stride + index] = UInt8(min(max(sum[index], 0), 255)) }
      }
    }
    return Image(width: width, height: height, pixels: pixels)
  }

  private static func squeeze(
    _ source: UnsafeBufferPointer<UInt8>, row: Int, rowWidth: Int, columns: [Tap]
  ) -> [Float] {
    var line = [Float](repeating: 0, count: columns.count * 3)
    let base = row * rowWidth * 3
    for (x, tap) in columns.enumerated() {
      var (red, green, blue) = (Float(0), Float(0), Float(0))
      var at = base + tap.start * 3
      for weight in tap.weights {
        red += Float(source[at]) * weight
        green += Float(source[at + 1]) * weight
        blue += Float(source[at + 2]) * weight
        at += 3
      }
      line[x * 3] = red
      line[x * 3 + 1] = green
      line[x * 3 + 2] = blue
    }
    return line
  }
}

extension Image {
  /// The picture at another size: area means when shrinking, linear when enlarging.
  /// - Precondition: both sides are at least 1.
  public func resized(width: Int, height: Int) -> Image {
    precondition(width > 0 && height > 0, "a picture has at least one pixel")
    guard width != self.width || height != self.height else { return self }
    return Resize.apply(to: self, width: width, height: height)
  }

  /// The picture shrunk, never enlarged, so that its longer side is at most `side` pixels.
  public func shrunk(toSide side: Int) -> Image {
    let longer = max(width, height)
    guard longer > side else { return self }
    let scale = Double(side) / Double(longer)
    return resized(
      width: max(1, Int((Double(width) * scale).rounded())), height: max(1, Int((Double(height) * scale).rounded())))
  }
}
