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
    // Rows are resized across once each; of those of one output row the last alone is needed again.
    var lines = Lines(stride: stride)
    var pixels = [UInt8](repeating: 0, count: stride * height)
    var sum = [Float](repeating: 0, count: stride)
    image.pixels.withUnsafeBufferPointer { source in
      pixels.withUnsafeMutableBufferPointer { pixels in
        sum.withUnsafeMutableBufferPointer { sum in
          for (y, row) in rows.enumerated() {
            for index in 0..<stride { sum[index] = 0.5 }
            for (offset, weight) in row.weights.enumerated() {
              lines.with(row.start + offset) { line, isNew in
                if isNew { squeeze(source, row: row.start + offset, rowWidth: image.width, columns, into: line) }
                for index in 0..<stride { sum[index] += line[index] * weight }
              }
            }
            let base = y * stride
            for index in 0..<stride { pixels[base + index] = UInt8(min(max(sum[index], 0), 255)) }
          }
        }
      }
    }
    return Image(width: width, height: height, pixels: pixels)
  }

  /// The last two rows that were resized across. Output rows share at most two rows of input.
  private struct Lines {
    private var rows = [-1, -1]
    private var lines: [[Float]]
    private var oldest = 0

    init(stride: Int) { lines = [[Float]](repeating: [Float](repeating: 0, count: stride), count: 2) }

    /// Calls with a row's line; `isNew` where it is still to be filled.
    mutating func with(_ row: Int, _ body: (_ line: UnsafeMutableBufferPointer<Float>, _ isNew: Bool) -> Void) {
      let known = rows.firstIndex(of: row)
      let place = known ?? oldest
      if known == nil {
        rows[place] = row
        oldest = 1 - place
      }
      lines[place].withUnsafeMutableBufferPointer { body($0, known == nil) }
    }
  }

  private static func squeeze(
    _ source: UnsafeBufferPointer<UInt8>, row: Int, rowWidth: Int, _ columns: [Tap],
    into line: UnsafeMutableBufferPointer<Float>
  ) {
    let base = row * rowWidth * 3
    for (x, tap) in columns.enumerated() {
      var sum = SIMD3<Float>()
      var at = base + tap.start * 3
      for weight in tap.weights {
        sum += SIMD3(Float(source[at]), Float(source[at + 1]), Float(source[at + 2])) * weight
        at += 3
      }
      line[x * 3] = sum.x
      line[x * 3 + 1] = sum.y
      line[x * 3 + 2] = sum.z
    }
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
