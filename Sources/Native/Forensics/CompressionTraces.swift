import Glibc
import Imaging

/// Finds places that do not share the picture's compression history: painted over, or pasted from elsewhere, after the
/// picture was a JPEG ("JPEG ghosts", Farid 2009; per block as Bianchi and Piva 2012, by agreement with the lattice).
struct CompressionTraces {
  /// Places agree with the lattice at most this share as well as the picture does.
  static let agreementShareMax = 0.35
  /// By how many standard deviations a place has to fall short. See `Benchmarks/ACCURACY.md` for false alarms.
  static let deviationsMin = 9.0
  /// Fewest coefficients that speak for a place, and for each of its blocks: even areas say too little.
  static let countMin = 32.0
  /// See ``countMin``.
  static let countPerBlockMin = 1.2
  /// Sides of places looked at, in blocks; they move by half their sides.
  static let windows: [(width: Int, height: Int)] = [(3, 2), (6, 2), (4, 4), (10, 3), (8, 8), (16, 5), (14, 14)]
  /// Share of the picture's blocks beyond which its history is another one altogether.
  static let shareMax = 0.3

  private let blocks: BlockTransform
  /// Sums over all blocks above and left of a place: of agreements and of how many coefficients they are of.
  private let sums: [Double]
  private let counts: [Double]
  private let mean: Double
  private let deviation: Double

  /// Nil where the picture keeps no earlier encoder's steps, which says nothing of it.
  init?(_ picture: Image, stored: [Int]) {
    blocks = BlockTransform(picture, origin: BlockTransform.origin(of: picture))
    guard let lattice = QuantizationLattice(blocks, stored: stored) else { return nil }
    let width = blocks.columns + 1
    var (sums, counts) = (
      [Double](repeating: 0, count: width * (blocks.rows + 1)), [Double](repeating: 0, count: width * (blocks.rows + 1))
    )
    var (total, square, count) = (0.0, 0.0, 0.0)
    for row in 0..<blocks.rows {
      var (rowSum, rowCount) = (0.0, 0.0)
      for column in 0..<blocks.columns {
        for value in Self.agreements(of: row * blocks.columns + column, blocks, lattice) {
          rowSum += value
          rowCount += 1
          square += value * value
        }
        let at = (row + 1) * width + column + 1
        sums[at] = sums[at - width] + rowSum
        counts[at] = counts[at - width] + rowCount
      }
      (total, count) = (total + rowSum, count + rowCount)
    }
    guard count > 0 else { return nil }
    self.sums = sums
    self.counts = counts
    mean = total / count
    deviation = max(0.05, square / count - mean * mean).squareRoot()
  }

  private static func agreements(of block: Int, _ blocks: BlockTransform, _ lattice: QuantizationLattice) -> [Double] {
    guard blocks.isWhole[block] else { return [] }
    let first = block * BlockTransform.frequencies.count
    return lattice.steps.enumerated().compactMap { frequency, step in
      guard let step else { return nil }
      let turns = abs(blocks.coefficients[first + frequency]) / step
      return turns < QuantizationLattice.silence ? nil : Double(cos(2 * .pi * turns))
    }
  }

  /// The places.
  func find() -> [EditTrace] {
    // For each block the largest shortfall of a place that holds it.
    var marks = [Double](repeating: 0, count: blocks.columns * blocks.rows)
    for window in Self.windows {
      for top in stride(from: 0, through: blocks.rows - window.height, by: max(1, window.height / 2)) {
        for left in stride(from: 0, through: blocks.columns - window.width, by: max(1, window.width / 2)) {
          let place = BlockArea(left: left, top: top, right: left + window.width, bottom: top + window.height)
          let shortfall = shortfall(of: place)
          guard shortfall >= Self.deviationsMin else { continue }
          for row in place.top..<place.bottom {
            for at in (row * blocks.columns + place.left)..<(row * blocks.columns + place.right) {
              marks[at] = max(marks[at], shortfall)
            }
          }
        }
      }
    }
    let share = Double(marks.count { $0 > 0 }) / Double(max(marks.count, 1))
    guard share > 0, share <= Self.shareMax else { return [] }
    return BlockArea.connected(marks.map { $0 > 0 }, columns: blocks.columns).map { area in
      let most = (area.top..<area.bottom).flatMap { row in
        marks[(row * blocks.columns + area.left)..<(row * blocks.columns + area.right)]
      }.max()
      return EditTrace(kind: .compression, frame: frame(of: area), strength: (most ?? 0) / Self.deviationsMin - 1)
    }
  }

  /// By how many standard deviations a place agrees less than the picture; 0 where it agrees or says too little.
  private func shortfall(of place: BlockArea) -> Double {
    let width = blocks.columns + 1
    func sum(_ table: [Double]) -> Double {
      table[place.bottom * width + place.right] - table[place.top * width + place.right]
        - table[place.bottom * width + place.left] + table[place.top * width + place.left]
    }
    let count = sum(counts)
    let blocks = Double((place.right - place.left) * (place.bottom - place.top))
    guard count >= max(Self.countMin, Self.countPerBlockMin * blocks) else { return 0 }
    let agreement = sum(sums) / count
    guard agreement <= Self.agreementShareMax * mean else { return 0 }
    return (mean - agreement) * count.squareRoot() / deviation
  }

  private func frame(of area: BlockArea) -> Quadrilateral {
    let side = Double(BlockTransform.side)
    let corner = Point(
      x: Double(blocks.origin.x) + Double(area.left) * side, y: Double(blocks.origin.y) + Double(area.top) * side)
    return Quadrilateral(width: Double(area.right - area.left) * side, height: Double(area.bottom - area.top) * side)
      .map { $0 + corner }
  }
}
