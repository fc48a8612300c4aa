internal import Glibc
internal import Imaging

/// A picture's light and dark, row by row, and the bull's eyes in it.
struct BullsEyeScan {
  private let width: Int
  private let height: Int
  private let isLight: [Bool]

  init(_ plane: Plane) {
    (width, height) = (plane.width, plane.height)
    // So much contrast that only black and white are left, by the mean around each sample.
    isLight = plane.sharpened(radius: BullsEye.meanRadius, amount: 255).samples.map { $0 >= 128 }
  }

  /// Places in a row where runs of one length lie around a dark one, across and down, and how long they are across.
  func places(inRow row: Int) -> [(centre: Point, run: Double)] {
    let base = row * width
    let ends = (0..<width).dropFirst().filter { isLight[base + $0] != isLight[base + $0 - 1] }
    guard ends.count > BullsEye.runs else { return [] }
    return (0..<(ends.count - BullsEye.runs)).compactMap { first in
      guard isLight[base + ends[first]] else { return nil }
      let lengths = (first..<(first + BullsEye.runs)).map { ends[$0 + 1] - ends[$0] }
      guard let run = Self.run(of: lengths) else { return nil }
      let middle = first + BullsEye.runs / 2
      let x = (ends[middle] + ends[middle + 1]) / 2
      guard let y = self.middle(ofColumn: x, around: row, limit: Int(2 * run) + 2) else { return nil }
      return (Point(x: Double(x) + 0.5, y: Double(y) + 0.5), run)
    }
  }

  /// The bull's eye around a place, and in how many directions its squares are met; nil where in too few.
  func eye(at centre: Point, run: Double) -> (eye: BullsEye, rays: Int)? {
    // By direction, how far the outer side of the third square is, three modules and a half from the middle.
    var (count, sum, cosines, sines) = (0, 0.0, 0.0, 0.0)
    for ray in 0..<BullsEye.rays {
      let angle = 2 * Double.pi * Double(ray) / Double(BullsEye.rays)
      guard let reach = reach(from: centre, angle: angle, limit: 8 * run) else { continue }
      (count, sum) = (count + 1, sum + reach)
      // The fourth harmonic of a square's outline points at its corners.
      cosines += reach * cos(4 * angle)
      sines += reach * sin(4 * angle)
    }
    guard Double(count) >= BullsEye.raysShareMin * Double(BullsEye.rays) else { return nil }
    let module = sum / Double(count) / BullsEye.meanReach / 3.5
    return (BullsEye(centre: centre, module: module, turn: (atan2(sines, cosines) - .pi) / 4), count)
  }

  /// The mean length of runs that are as long as one another.
  private static func run(of lengths: [Int]) -> Double? {
    let mean = Double(lengths.reduce(0, +)) / Double(lengths.count)
    let slack = max(BullsEye.deviationMax.share * mean, BullsEye.deviationMax.samples)
    guard mean >= BullsEye.runMin, lengths.allSatisfy({ abs(Double($0) - mean) <= slack }) else { return nil }
    return mean
  }

  /// The row where the middle run of a column lies; nil where the same runs are not met there.
  private func middle(ofColumn x: Int, around row: Int, limit: Int) -> Int? {
    guard let up = runs(x, row, step: -1, limit), let down = runs(x, row, step: 1, limit) else { return nil }
    guard Self.run(of: up.dropFirst() + [up[0] + down[0] - 1] + down.dropFirst()) != nil else { return nil }
    return row + (down[0] - up[0]) / 2
  }

  /// Lengths of the dark run that a place lies in, up or down from it, and of the next three.
  private func runs(_ x: Int, _ row: Int, step: Int, _ limit: Int) -> [Int]? {
    var (y, light) = (row, false)
    var lengths: [Int] = []
    for _ in 0..<4 {
      let start = y
      while (0..<height).contains(y), isLight[y * width + x] == light, abs(y - start) <= limit { y += step }
      guard y != start, abs(y - start) <= limit, (0..<height).contains(y) else { return nil }
      lengths.append(abs(y - start))
      light.toggle()
    }
    return lengths
  }

  /// How far away the fourth change of light and dark is.
  private func reach(from centre: Point, angle: Double, limit: Double) -> Double? {
    var (distance, changes, light) = (0.0, 0, false)
    while distance < limit {
      let (x, y) = (centre.x + distance * cos(angle), centre.y + distance * sin(angle))
      guard x >= 0, y >= 0, x < Double(width), y < Double(height) else { return nil }
      if isLight[Int(y) * width + Int(x)] != light {
        (changes, light) = (changes + 1, !light)
        if changes == 4 { return distance }
      }
      distance += 0.25
    }
    return nil
  }
}
