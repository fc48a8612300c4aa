import Glibc
import Imaging

/// The spectra of the three colours of a square of a picture, behind a Hann window and against its own grain.
struct PatchSpectrum {
  /// Pixels along a side. Over so few a page seen askew has one and the same scale to within a frequency's step.
  static let side = 64
  /// Frequencies of one colour.
  static let count = side * side
  /// Red, then green, then blue: for each frequency, `across * side + down`, both modulo the side.
  let real: [Float]
  let imaginary: [Float]
  /// Mean of the square's samples, 0 through 255.
  let mean: Float

  /// Power that grain of a third of a step has in the three colours together, so that an even patch is no division by
  /// nothing: the window keeps .375 squared of the square's energy.
  private static let grainMin = Float(side * side) * 0.05

  /// Transforms the square whose upper left pixel is at a place inside the picture.
  init(of picture: Image, left: Int, top: Int) {
    // Two real planes fit one complex transform.
    let planes = (0..<3).map { Self.plane(of: picture, colour: $0, left: left, top: top) }
    mean = planes.reduce(0) { $0 + $1.mean } / 3
    let (red, green) = Self.parted(Self.transformed(planes[0].samples, planes[1].samples))
    let blue = Self.transformed(planes[2].samples, [Float](repeating: 0, count: Self.count))
    let parts = [red, green, blue]
    var powers = [Float](repeating: 0, count: ScreenTraces.frequencies.count)
    for part in parts {
      for (place, frequency) in ScreenTraces.frequencies.enumerated() {
        let (real, imaginary) = (part.0[frequency.at], part.1[frequency.at])
        powers[place] += real * real + imaginary * imaginary
      }
    }
    let scale = 1 / (ScreenTraces.median(powers) + Self.grainMin).squareRoot()
    real = (red.0 + green.0 + blue.0).map { $0 * scale }
    imaginary = (red.1 + green.1 + blue.1).map { $0 * scale }
  }

  /// Mean power of the three colours at a frequency.
  func power(at index: Int) -> Float {
    (power(of: 0, at: index) + power(of: 1, at: index) + power(of: 2, at: index)) / 3
  }

  func power(of colour: Int, at index: Int) -> Float {
    let at = colour * Self.count + index
    return real[at] * real[at] + imaginary[at] * imaginary[at]
  }

  /// Imaginary part of one colour's amplitude times another's conjugate: by how much their waves are out of step.
  func offset(_ one: Int, _ other: Int, at index: Int) -> Float {
    let (one, other) = (one * Self.count + index, other * Self.count + index)
    return imaginary[one] * real[other] - real[one] * imaginary[other]
  }

  /// Adds ``offset(_:_:at:)`` at each of ``ScreenTraces/frequencies``.
  func add(offsetsOf colours: (Int, Int), to sums: inout [Float]) {
    let (one, other) = (colours.0 * Self.count, colours.1 * Self.count)
    real.withUnsafeBufferPointer { real in
      imaginary.withUnsafeBufferPointer { imaginary in
        for (place, frequency) in ScreenTraces.frequencies.enumerated() {
          let (first, second) = (one + frequency.at, other + frequency.at)
          sums[place] += imaginary[first] * real[second] - real[first] * imaginary[second]
        }
      }
    }
  }

  /// One colour of the square, without its mean, fading out toward the edges; and its mean.
  private static func plane(
    of picture: Image, colour: Int, left: Int, top: Int
  ) -> (samples: [Float], mean: Float) {
    var mean: Float = 0
    let samples = [Float](unsafeUninitializedCapacity: count) { plane, filled in
      var sum: Float = 0
      picture.pixels.withUnsafeBufferPointer { pixels in
        for y in 0..<side {
          let first = ((top + y) * picture.width + left) * 3 + colour
          for x in 0..<side {
            plane[y * side + x] = Float(pixels[first + 3 * x])
            sum += plane[y * side + x]
          }
        }
      }
      mean = sum / Float(count)
      window.withUnsafeBufferPointer { window in
        for y in 0..<side {
          for x in 0..<side { plane[y * side + x] = (plane[y * side + x] - mean) * window[y] * window[x] }
        }
      }
      filled = count
    }
    return (samples, mean)
  }

  private static let window: [Float] = (0..<side).map {
    Float(0.5 - 0.5 * cos(2 * .pi * Double($0 + 1) / Double(side + 1)))
  }

  /// The transforms of the two real planes that were laid into one complex one.
  private static func parted(_ both: ([Float], [Float])) -> (([Float], [Float]), ([Float], [Float])) {
    var (one, other) = (both, both)
    for at in 0..<count {
      let mirror = (side - at / side) % side * side + (side - at % side) % side
      one.0[at] = (both.0[at] + both.0[mirror]) / 2
      one.1[at] = (both.1[at] - both.1[mirror]) / 2
      other.0[at] = (both.1[at] + both.1[mirror]) / 2
      other.1[at] = (both.0[mirror] - both.0[at]) / 2
    }
    return (one, other)
  }

  /// The transform of a complex plane, its axes swapped: columns, then, laid on their sides, rows.
  private static func transformed(_ real: [Float], _ imaginary: [Float]) -> ([Float], [Float]) {
    var (re, im) = (real, imaginary)
    transformColumns(&re, &im)
    (re, im) = (turned(re), turned(im))
    transformColumns(&re, &im)
    return (re, im)
  }

  private static func turned(_ plane: [Float]) -> [Float] {
    [Float](unsafeUninitializedCapacity: count) { result, filled in
      plane.withUnsafeBufferPointer { plane in
        for y in 0..<side {
          for x in 0..<side { result[x * side + y] = plane[y * side + x] }
        }
      }
      filled = count
    }
  }

  /// All columns at once, radix two in place (Cooley and Tukey 1965).
  private static func transformColumns(_ real: inout [Float], _ imaginary: inout [Float]) {
    real.withUnsafeMutableBytes { re in
      imaginary.withUnsafeMutableBytes { im in
        for row in 0..<side where order[row] > row {
          for part in stride(from: 0, to: rowBytes, by: partBytes) {
            swap(re, row * rowBytes + part, order[row] * rowBytes + part)
            swap(im, row * rowBytes + part, order[row] * rowBytes + part)
          }
        }
        var half = 1
        while half < side {
          for step in 0..<half {
            let turn = step * (side / 2 / half)
            let (cosine, sine) = (cosines[turn], sines[turn])
            for upper in stride(from: step, to: side, by: 2 * half) {
              for part in stride(from: 0, to: rowBytes, by: partBytes) {
                butterfly(re, im, upper * rowBytes + part, (upper + half) * rowBytes + part, cosine, sine)
              }
            }
          }
          half *= 2
        }
      }
    }
  }

  /// Columns that are reckoned together.
  private typealias Part = SIMD8<Float>
  private static let partBytes = MemoryLayout<Part>.size
  private static let rowBytes = side * MemoryLayout<Float>.size

  @inline(__always)
  private static func swap(_ rows: UnsafeMutableRawBufferPointer, _ one: Int, _ other: Int) {
    let kept = rows.loadUnaligned(fromByteOffset: one, as: Part.self)
    rows.storeBytes(of: rows.loadUnaligned(fromByteOffset: other, as: Part.self), toByteOffset: one, as: Part.self)
    rows.storeBytes(of: kept, toByteOffset: other, as: Part.self)
  }

  @inline(__always)
  private static func butterfly(
    _ re: UnsafeMutableRawBufferPointer, _ im: UnsafeMutableRawBufferPointer, _ upper: Int, _ lower: Int,
    _ cosine: Float, _ sine: Float
  ) {
    let a = re.loadUnaligned(fromByteOffset: lower, as: Part.self)
    let b = im.loadUnaligned(fromByteOffset: lower, as: Part.self)
    let c = re.loadUnaligned(fromByteOffset: upper, as: Part.self)
    let d = im.loadUnaligned(fromByteOffset: upper, as: Part.self)
    let (turned, aside) = (a * cosine + b * sine, b * cosine - a * sine)
    re.storeBytes(of: c - turned, toByteOffset: lower, as: Part.self)
    im.storeBytes(of: d - aside, toByteOffset: lower, as: Part.self)
    re.storeBytes(of: c + turned, toByteOffset: upper, as: Part.self)
    im.storeBytes(of: d + aside, toByteOffset: upper, as: Part.self)
  }

  private static let cosines: [Float] = (0..<(side / 2)).map { Float(cos(2 * .pi * Double($0) / Double(side))) }
  private static let sines: [Float] = (0..<(side / 2)).map { Float(sin(2 * .pi * Double($0) / Double(side))) }
  /// Where each row goes first: its number's bits, backward.
  private static let order: [Int] = (0..<side).map { row in
    var (rest, mirrored, bit) = (row, 0, side >> 1)
    while bit > 0 {
      mirrored |= (rest & 1) * bit
      (rest, bit) = (rest >> 1, bit >> 1)
    }
    return mirrored
  }
}
