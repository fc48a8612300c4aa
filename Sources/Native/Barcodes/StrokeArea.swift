internal import Glibc
internal import Imaging

/// An area of a picture where all edges run nearly one way and lie close: the bars of a stacked symbol do.
struct StrokeArea {
  /// Where its bars run from side to side, corners named so that the bars stand upright.
  let frame: Quadrilateral
  /// Squared gradients of its blocks together.
  let energy: Double

  /// Edges that run less one way than this are print or texture. Of 120 licences turned anyhow, 111 are read with this
  /// and ``energyMin``, 105 at 0.45 and 60, which leave out dark pictures and soft ones.
  static let coherenceMin = 0.35
  /// Mean squared gradient, in squared levels, below which blocks are plain paper; see ``coherenceMin``.
  static let energyMin = 25.0
  /// Share of its strongest block's energy that a block of one symbol has.
  static let energyShareMin = 0.12
  /// How far the edges of one block may turn from its neighbour's, in radians.
  static let turnMax = 0.14
  /// Least width in samples: the narrowest symbol has 86 modules (ISO/IEC 15438: one column, with its guards).
  static let widthMin = 80.0
  /// Least height in samples: two blocks.
  static let heightMin = 32.0
  /// Share of its frame that an area covers.
  static let fillMin = 0.5

  /// The areas of a field that may be symbols, those with most edges first, at most `countMax`.
  static func find(in field: StrokeField, countMax: Int) -> [StrokeArea] {
    let pixels = Double(9 * StrokeField.side * StrokeField.side)
    let order = field.tensors.indices.filter {
      field.tensors[$0].energy >= energyMin * pixels && field.tensors[$0].coherence >= coherenceMin
    }.sorted { field.tensors[$0].energy > field.tensors[$1].energy }
    var taken = [Bool](repeating: false, count: field.tensors.count)
    var areas: [StrokeArea] = []
    for seed in order where !taken[seed] {
      if let area = StrokeArea(grow(seed, in: field, &taken), of: field) { areas.append(area) }
    }
    return Array(areas.sorted { $0.energy > $1.energy }.prefix(countMax))
  }

  /// The blocks around a seed whose edges run on as their neighbours' do.
  private static func grow(_ seed: Int, in field: StrokeField, _ taken: inout [Bool]) -> [Int] {
    let floor = max(
      energyShareMin * field.tensors[seed].energy, energyMin * Double(9 * StrokeField.side * StrokeField.side))
    var blocks = [seed]
    var next = 0
    taken[seed] = true
    while next < blocks.count {
      let (block, tensor) = (blocks[next], field.tensors[blocks[next]])
      next += 1
      let (x, y) = (block % field.columns, block / field.columns)
      for (toX, toY) in [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)] {
        guard (0..<field.columns).contains(toX), (0..<field.rows).contains(toY) else { continue }
        let other = toY * field.columns + toX
        let edges = field.tensors[other]
        guard !taken[other], edges.energy >= floor, edges.coherence >= coherenceMin,
          abs(edges.angle.turned(from: tensor.angle)) <= turnMax
        else { continue }
        taken[other] = true
        blocks.append(other)
      }
    }
    return blocks
  }

  private init?(_ blocks: [Int], of field: StrokeField) {
    let sum = blocks.reduce(StrokeField.Tensor()) { $0 + field.tensors[$1] }
    let angle = sum.angle
    let (u, v) = (Point(x: cos(angle), y: sin(angle)), Point(x: -sin(angle), y: cos(angle)))
    let side = Double(StrokeField.side)
    let places = blocks.map { block in
      let x = (Double(block % field.columns) + 0.5) * side
      let y = (Double(block / field.columns) + 0.5) * side
      return Point(x: x * u.x + y * u.y, y: x * v.x + y * v.y)
    }
    let fan = Fan(places, blocks.map { field.tensors[$0].angle.turned(from: angle) })
    let alongs = places.map { $0.x + ($0.y - fan.middle.y) * tan(fan.turn(at: $0.x)) }
    guard let left = alongs.min(), let right = alongs.max(), let top = places.map(\.y).min(),
      let bottom = places.map(\.y).max()
    else { return nil }
    let (width, height) = (right - left + side, bottom - top + side)
    guard width >= Self.widthMin, height >= Self.heightMin,
      Double(blocks.count) * side * side >= Self.fillMin * width * height
    else { return nil }
    // The blocks that count reach half a block into what lies around, which the quiet zone of the symbol may need.
    let margin = 1.5 * side
    func corner(_ along: Double, _ down: Double) -> Point {
      let x = along - (down - fan.middle.y) * tan(fan.turn(at: along))
      return u * x + v * down
    }
    frame = Quadrilateral(
      topLeft: corner(left - margin, top - margin), topRight: corner(right + margin, top - margin),
      bottomRight: corner(right + margin, bottom + margin), bottomLeft: corner(left - margin, bottom + margin))
    energy = sum.energy
  }
}

/// How the bars of a symbol that is seen from aside spread: their turn is taken to grow evenly across it.
private struct Fan {
  let middle: Point
  private let slope: Double
  private let mean: Double

  /// Fits turns, in radians, at places by least squares.
  init(_ places: [Point], _ turns: [Double]) {
    let count = Double(max(places.count, 1))
    middle = places.reduce(Point(x: 0, y: 0), +) * (1 / count)
    mean = turns.reduce(0, +) / count
    var (products, squares) = (0.0, 0.0)
    for (place, turn) in zip(places, turns) {
      products += (place.x - middle.x) * (turn - mean)
      squares += (place.x - middle.x) * (place.x - middle.x)
    }
    slope = squares > 0 ? products / squares : 0
  }

  func turn(at along: Double) -> Double { min(max(mean + slope * (along - middle.x), -0.6), 0.6) }
}

extension StrokeField.Tensor {
  /// The direction across the edges in radians from rightward, within a quarter turn.
  var angle: Double { atan2(2 * product, across - down) / 2 }
}

extension Double {
  /// The turn from another direction without sign, within a quarter turn.
  fileprivate func turned(from other: Double) -> Double { (self - other).remainder(dividingBy: .pi) }
}
