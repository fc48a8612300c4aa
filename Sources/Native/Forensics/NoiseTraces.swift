import Glibc
import Imaging

/// Finds lines of print that lie on a background without the picture's grain, or with far more of it: noise by the
/// difference of two Laplacians (Immerkær 1996), over the even pixels of each line's own background.
struct NoiseTraces {
  /// A line's grain is at most this share of the other lines', or at least its inverse.
  static let shareMax = 0.2
  /// Deviation of the grain, in 8-bit steps, below which a picture has none that could be missed.
  static let grainMin = 0.9
  /// Fewest lines among which one can be unlike.
  static let linesMin = 6
  /// Fewest background pixels of a line that say something.
  static let pixelsMin = 200
  /// Pixels of a line that are looked at.
  static let pixelsMax = 16_000
  /// Backgrounds nearer to black or white than this are cut off there and have no grain of their own.
  static let rim: UInt8 = 10
  /// Lines that are this much unlike in brightness are not compared: grain grows with light.
  static let brightnessSlack = 40.0

  private struct Level {
    let frame: Quadrilateral
    let grain: Double
    let brightness: Double
  }

  /// The lines whose grain is unlike that of the others.
  /// - Parameter lines: frames around lines of print.
  static func find(in picture: Image, lines: [Quadrilateral]) -> [EditTrace] {
    guard picture.width > 2, picture.height > 2 else { return [] }
    let plane = picture.luminance
    let levels = lines.compactMap { line in
      picture.extent(of: line).flatMap { level(of: line, $0.columns, $0.rows, in: plane) }
    }
    return levels.compactMap { level in
      let others = levels.filter {
        $0.frame != level.frame && abs($0.brightness - level.brightness) <= brightnessSlack
      }.map(\.grain).sorted()
      guard others.count >= linesMin - 1 else { return nil }
      let usual = others[others.count / 2]
      // Where the others disagree among themselves, nobody is unlike them.
      let (low, high) = (others[others.count / 5], others[others.count * 4 / 5])
      guard usual >= grainMin, low >= 0.6 * usual, high <= 1.7 * usual else { return nil }
      let share = min(level.grain / usual, usual / max(level.grain, 1e-3))
      guard share <= shareMax else { return nil }
      return EditTrace(kind: .noise, frame: level.frame, strength: shareMax / max(share, 1e-3) - 1)
    }
  }

  private static func level(
    of frame: Quadrilateral, _ columns: Range<Int>, _ rows: Range<Int>, in plane: Plane
  ) -> Level? {
    // The mask needs neighbours, and large lines need no more pixels than small ones.
    let (columns, rows) = (columns.clamped(to: 1..<(plane.width - 1)), rows.clamped(to: 1..<(plane.height - 1)))
    guard columns.count >= 8, rows.count >= 6 else { return nil }
    let step = max(1, Int((Double(columns.count * rows.count) / Double(pixelsMax)).squareRoot().rounded(.up)))
    var inside: [(sample: UInt8, residual: Int)] = []
    plane.samples.withUnsafeBufferPointer { samples in
      for y in stride(from: rows.lowerBound, to: rows.upperBound, by: step) {
        for x in stride(from: columns.lowerBound, to: columns.upperBound, by: step)
        where frame.contains(Point(x: Double(x) + 0.5, y: Double(y) + 0.5)) {
          let at = y * plane.width + x
          inside.append((samples[at], residual(samples, at, plane.width)))
        }
      }
    }
    // The brighter half is background, or, on dark pages, print; its flattest half is neither's edge.
    let background = inside.sorted { $0.sample > $1.sample }.prefix(inside.count / 2)
    let residuals = background.filter { $0.sample > rim && $0.sample < 255 - rim }.map { abs($0.residual) }.sorted()
    guard residuals.count >= pixelsMin else { return nil }
    let even = residuals.prefix(residuals.count * 2 / 3)
    // Mean of the lower two thirds of a half-normal distribution is 0.45 of its deviation; the mask's gain is 6.
    let grain = Double(even.reduce(0, +)) / Double(even.count) / 0.45 / 6
    let brightness = Double(background.reduce(0) { $0 + Int($1.sample) }) / Double(background.count)
    return Level(frame: frame, grain: grain, brightness: brightness)
  }

  private static func residual(_ samples: UnsafeBufferPointer<UInt8>, _ at: Int, _ width: Int) -> Int {
    func sample(_ offset: Int) -> Int { Int(samples[at + offset]) }
    let corners = sample(-width - 1) + sample(-width + 1) + sample(width - 1) + sample(width + 1)
    return corners - 2 * (sample(-width) + sample(width) + sample(-1) + sample(1)) + 4 * sample(0)
  }
}
