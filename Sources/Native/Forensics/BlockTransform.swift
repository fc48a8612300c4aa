import Glibc
import Imaging

/// The low frequencies of a picture's luminance, block by block of the grid that a JPEG encoder laid over it.
struct BlockTransform {
  /// Samples along a block's side (ITU-T T.81, A.1.3).
  static let side = 8
  /// Frequencies kept: those after the mean in the order of the zigzag (T.81, figure A.6), as (across, down).
  static let frequencies: [(across: Int, down: Int)] = [
    (1, 0), (0, 1), (0, 2), (1, 1), (2, 0), (3, 0), (2, 1), (1, 2), (0, 3), (0, 4), (1, 3), (2, 2), (3, 1), (4, 0),
  ]
  private static let kept = 5

  /// Where the grid's first whole block starts.
  let origin: (x: Int, y: Int)
  let columns: Int
  let rows: Int
  /// For each block, as many coefficients as ``frequencies``, in steps of 8-bit samples (T.81, A.3.3).
  let coefficients: [Float]
  /// For each block, whether no sample was cut off at black or white: what was cut off fits no grid any more.
  let isWhole: [Bool]

  /// Transforms a picture on the grid that starts at `origin`, 0 through 7 each way.
  init(_ picture: Image, origin: (x: Int, y: Int)) {
    self.origin = origin
    let (columns, rows) = (max(0, picture.width - origin.x) / Self.side, max(0, picture.height - origin.y) / Self.side)
    self.columns = columns
    self.rows = rows
    let count = Self.frequencies.count
    let basis = Self.basis
    var coefficients = [Float](repeating: 0, count: columns * rows * count)
    var isWhole = [Bool](repeating: true, count: columns * rows)
    var samples = [Float](repeating: 0, count: Self.side * Self.side)
    var half = [Float](repeating: 0, count: Self.side * Self.kept)
    picture.pixels.withUnsafeBufferPointer { pixels in
      for block in 0..<(columns * rows) {
        let (left, top) = (origin.x + block % columns * Self.side, origin.y + block / columns * Self.side)
        isWhole[block] = Self.load(pixels, stride: picture.width * 3, left: left, top: top, into: &samples)
        guard isWhole[block] else { continue }
        for y in 0..<Self.side {
          for u in 0..<Self.kept {
            var sum: Float = 0
            for x in 0..<Self.side { sum += samples[y * Self.side + x] * basis[u * Self.side + x] }
            half[y * Self.kept + u] = sum
          }
        }
        for (index, frequency) in Self.frequencies.enumerated() {
          var sum: Float = 0
          for y in 0..<Self.side {
            sum += half[y * Self.kept + frequency.across] * basis[frequency.down * Self.side + y]
          }
          coefficients[block * count + index] = sum
        }
      }
    }
    self.coefficients = coefficients
    self.isWhole = isWhole
  }

  /// Luminance of a block (ITU-T T.871, section 7); false where a sample of it is black or white to the end.
  private static func load(
    _ pixels: UnsafeBufferPointer<UInt8>, stride: Int, left: Int, top: Int, into samples: inout [Float]
  ) -> Bool {
    var (least, most): (UInt8, UInt8) = (255, 0)
    for y in 0..<side {
      var at = (top + y) * stride + left * 3
      for x in 0..<side {
        let (red, green, blue) = (pixels[at], pixels[at + 1], pixels[at + 2])
        least = min(least, min(red, min(green, blue)))
        most = max(most, max(red, max(green, blue)))
        samples[y * side + x] = 0.299 * Float(red) + 0.587 * Float(green) + 0.114 * Float(blue)
        at += 3
      }
    }
    return least > 0 && most < 255
  }

  /// `basis[u * 8 + x]`: the orthonormal cosines.
  private static let basis: [Float] = (0..<kept).flatMap { u in
    (0..<side).map { x in
      let scale = u == 0 ? (1.0 / 8).squareRoot() : 0.5
      return Float(scale * cos(Double(2 * x + 1) * Double(u) * .pi / 16))
    }
  }

  /// Where the grid of a picture's last or only JPEG starts: the column and the row, 0 through 7, at which neighbours
  /// differ most beyond what surrounds them explains (blocking, as measured by Fan and de Queiroz 2003). In a picture
  /// without blocks it is any of them.
  static func origin(of picture: Image) -> (x: Int, y: Int) {
    let plane = picture.luminance
    var (across, down) = ([Int](repeating: 0, count: side), [Int](repeating: 0, count: side))
    plane.samples.withUnsafeBufferPointer { samples in
      // Every third row and column is enough for so many samples.
      for y in stride(from: 3, to: picture.height - 3, by: 3) {
        let row = y * picture.width
        for x in 2..<max(2, picture.width - 1) {
          across[x % side] += step(samples[row + x - 2], samples[row + x - 1], samples[row + x], samples[row + x + 1])
        }
      }
      for y in 2..<max(2, picture.height - 1) {
        let row = y * picture.width
        for x in stride(from: 3, to: picture.width - 3, by: 3) {
          let at = row + x
          down[y % side] += step(
            samples[at - 2 * picture.width], samples[at - picture.width], samples[at], samples[at + picture.width])
        }
      }
    }
    func peak(_ sums: [Int]) -> Int { sums.indices.max { sums[$0] < sums[$1] } ?? 0 }
    return (peak(across), peak(down))
  }

  /// By how much the step from the second sample to the third exceeds what the slopes beside it foretell.
  private static func step(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) -> Int {
    let step = Int(c) - Int(b)
    let slope = (Int(b) - Int(a) + Int(d) - Int(c)) / 2
    // Edges of print would drown the blocks' own.
    return min(abs(step - slope), 12)
  }
}
