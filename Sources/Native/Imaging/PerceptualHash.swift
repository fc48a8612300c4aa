import Glibc

/// What a picture looks like in 128 bits, of which few change when it is saved again, scaled or cut a little otherwise:
/// the signs of its slowest cosines (after Zauner, "Implementation and benchmarking of perceptual image hash
/// functions", 2010), taken of the means of 32 by 32 cells. The means are not rounded: of even areas rounding alone
/// would tell the signs.
public struct PerceptualHash: Sendable, Equatable {
  /// Bands of 16 bits, the slowest cosines first.
  public static let bandsCount = 8
  /// ``bandsCount`` bands.
  public let bands: [UInt16]

  private static let side = 32
  private static let bits = 16

  /// Looks at a picture; nil where a side of it is shorter than 32 pixels, which would be made up.
  public init?(of image: Image) {
    guard min(image.width, image.height) >= Self.side else { return nil }
    let samples = Self.means(of: image.luminance)
    bands = (0..<Self.bandsCount).map { band in
      Self.frequencies[(band * Self.bits)..<((band + 1) * Self.bits)].enumerated().reduce(into: 0) { word, next in
        if Self.coefficient(samples, next.element) > 0 { word |= 1 << UInt16(next.offset) }
      }
    }
  }

  /// Frequencies after the mean, along and down, by their sum.
  private static let frequencies: [(across: Int, down: Int)] = (1..<side).flatMap { sum in
    (0...sum).map { (across: $0, down: sum - $0) }
  }

  private static func means(of plane: Plane) -> [Double] {
    func cell(_ place: Int, of extent: Int) -> Range<Int> { (place * extent / side)..<((place + 1) * extent / side) }
    return (0..<side).flatMap { row in
      let rows = cell(row, of: plane.height)
      return (0..<side).map { column in
        let columns = cell(column, of: plane.width)
        var sum = 0
        for y in rows {
          for x in columns { sum += Int(plane.samples[y * plane.width + x]) }
        }
        return Double(sum) / Double(rows.count * columns.count)
      }
    }
  }

  private static func coefficient(_ samples: [Double], _ frequency: (across: Int, down: Int)) -> Double {
    var sum = 0.0
    for y in 0..<side {
      var row = 0.0
      for x in 0..<side { row += samples[y * side + x] * cosines[frequency.across * side + x] }
      sum += row * cosines[frequency.down * side + y]
    }
    return sum
  }

  private static let cosines: [Double] = (0..<(side * side)).map { at in
    cos(Double.pi * Double(2 * (at % side) + 1) * Double(at / side) / Double(2 * side))
  }
}
