internal import Imaging

/// Which way the edges of a picture run, block by block: the structure tensor of its gradients (Bigün and Granlund,
/// 1987).
struct StrokeField {
  /// Edges of one block: sums over its samples of the squared gradients across and down, and of their product.
  struct Tensor {
    var across = 0.0
    var down = 0.0
    var product = 0.0

    /// Squared gradient in both directions together.
    var energy: Double { across + down }
    /// 1 where all edges of the block run one way, 0 where they run every way alike.
    var coherence: Double {
      let (difference, sum) = (across - down, across + down)
      return sum > 0 ? (difference * difference + 4 * product * product).squareRoot() / sum : 0
    }

    static func + (left: Tensor, right: Tensor) -> Tensor {
      Tensor(
        across: left.across + right.across, down: left.down + right.down, product: left.product + right.product)
    }
  }

  /// Samples along a block's side: a dozen bars of a symbol whose modules are two samples wide.
  static let side = 16

  /// Blocks in a row; 0 where the plane is smaller than a block.
  let columns: Int
  /// Rows of blocks; 0 where the plane is smaller than a block.
  let rows: Int
  /// Each block's edges, with those of the eight around it: a single one may lie on a wide bar.
  let tensors: [Tensor]

  /// Measures a plane; what is left over at its right and lower border is passed over.
  init(_ plane: Plane) {
    columns = plane.width / Self.side
    rows = plane.height / Self.side
    var own = [Tensor](repeating: Tensor(), count: columns * rows)
    for row in 0..<rows {
      for column in 0..<columns { own[row * columns + column] = Self.tensor(of: plane, column, row) }
    }
    var joined = own
    for row in 0..<rows {
      for column in 0..<columns {
        var sum = Tensor()
        for y in max(row - 1, 0)...min(row + 1, rows - 1) {
          for x in max(column - 1, 0)...min(column + 1, columns - 1) { sum = sum + own[y * columns + x] }
        }
        joined[row * columns + column] = sum
      }
    }
    tensors = joined
  }

  private static func tensor(of plane: Plane, _ column: Int, _ row: Int) -> Tensor {
    let (left, top) = (max(column * side, 1), max(row * side, 1))
    let (right, bottom) = (min((column + 1) * side, plane.width - 1), min((row + 1) * side, plane.height - 1))
    var (across, down, product) = (0, 0, 0)
    plane.samples.withUnsafeBufferPointer { samples in
      for y in top..<max(bottom, top) {
        let base = y * plane.width
        for x in left..<max(right, left) {
          let dx = Int(samples[base + x + 1]) - Int(samples[base + x - 1])
          let dy = Int(samples[base + x + plane.width]) - Int(samples[base + x - plane.width])
          across += dx * dx
          down += dy * dy
          product += dx * dy
        }
      }
    }
    return Tensor(across: Double(across), down: Double(down), product: Double(product))
  }
}
