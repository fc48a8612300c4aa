import Glibc
import Imaging

/// Finds pixels that stand at two places of a picture (copy and move; block matching after Fridrich, Soukal and Lukáš
/// 2003, at points of interest). Two prints of one letter look alike; in a photograph no two have the same grain and
/// lie alike between the pixels.
struct CopiedAreas {
  /// Side of the patches that are compared, in pixels.
  static let side = 16
  /// Two patches differ by at most this, root mean square of 8-bit steps: less than grain makes two prints differ.
  static let differenceMax = 2.0
  /// A patch has at least this deviation: even areas are all alike.
  static let deviationMin = 14.0
  /// Nearest that two places may lie, in pixels: nearer ones overlap.
  static let distanceMin = 18
  /// Points of interest that are compared, the strongest first.
  static let pointsMax = 6_000
  /// Fewest pairs of one shift that lie together.
  static let pairsMin = 4
  /// Pairs lie together where each is within so many pixels of another: strokes of one character do, the fillers of a
  /// zone hardly.
  static let gapMax = 12
  /// More shifts than these are print that was drawn, not photographed: there every letter is the same each time.
  static let shiftsMax = 3
  /// More pairs than these are drawn print, too, or a tiled pattern; a picture with that in it is not judged.
  static let matchesMax = 4_000
  /// Patches that are compared pixel by pixel, which bounds the time.
  static let comparisonsMax = 200_000

  private struct Patch {
    let x: Int
    let y: Int
    /// Means of sixteen cells against the patch's own mean.
    let cells: [Float]
    /// What patches are sorted by.
    let key: Float
  }

  private struct Shift: Hashable {
    let across: Int
    let down: Int
  }

  private let plane: Plane
  private let repeated: [Quadrilateral]

  /// - Parameter repeated: where one motif is printed again and again, which is not looked at.
  init(_ picture: Image, repeated: [Quadrilateral]) {
    plane = picture.luminance
    self.repeated = repeated
  }

  /// Both places of each copy.
  func find() -> [EditTrace] {
    let patches = points().filter { place in
      !repeated.contains { $0.contains(Point(x: Double(place.x), y: Double(place.y))) }
    }.compactMap(patch).sorted { $0.key < $1.key }
    var (pairs, matches, comparisons): ([Shift: [(Patch, Patch)]], Int, Int) = ([:], 0, 0)
    for (index, first) in patches.enumerated() {
      var next = index + 1
      while next < patches.count, patches[next].key - first.key < Self.keySlack {
        if resembles(first, patches[next]) {
          comparisons += 1
          if let (shift, left, right) = pair(first, patches[next]) {
            pairs[shift, default: []].append((left, right))
            matches += 1
          }
        }
        guard matches <= Self.matchesMax, comparisons <= Self.comparisonsMax else { return [] }
        next += 1
      }
    }
    let shifts = merged(pairs).flatMap(Self.clusters).filter { $0.count >= Self.pairsMin }
    guard shifts.count <= Self.shiftsMax else { return [] }
    return shifts.flatMap { pairs in
      [pairs.map(\.0), pairs.map(\.1)].map { places in
        EditTrace(kind: .copy, frame: frame(around: places), strength: Double(pairs.count) / Double(Self.pairsMin) - 1)
      }
    }
  }

  /// Keys of equal patches differ by less than this after a last encoder's noise.
  private static let keySlack: Float = 3

  /// Pixels that stand out most from what is around them, one a neighbourhood.
  private func points() -> [(x: Int, y: Int)] {
    let (width, height) = (plane.width, plane.height)
    guard width > 4 * Self.side, height > 4 * Self.side else { return [] }
    var strengths = [Int16](repeating: 0, count: width * height)
    plane.samples.withUnsafeBufferPointer { samples in
      for y in 2..<(height - 2) {
        for x in 2..<(width - 2) {
          let at = y * width + x
          let around =
            Int16(samples[at - 2]) + Int16(samples[at + 2]) + Int16(samples[at - 2 * width])
            + Int16(samples[at + 2 * width])
          strengths[at] = abs(4 * Int16(samples[at]) - around)
        }
      }
    }
    var found: [(strength: Int16, x: Int, y: Int)] = []
    func strongest() -> ArraySlice<(strength: Int16, x: Int, y: Int)> {
      found.sorted { ($0.strength, $0.y, $0.x) > ($1.strength, $1.y, $1.x) }.prefix(Self.pointsMax)
    }
    let margin = Self.side / 2 + 1
    strengths.withUnsafeBufferPointer { strengths in
      for y in margin..<(height - margin) {
        for x in margin..<(width - margin) {
          let at = y * width + x
          let own = strengths[at]
          guard own >= Self.strengthMin, own > strengths[at - 1], own >= strengths[at + 1], own > strengths[at - width],
            own >= strengths[at + width], own > strengths[at - width - 1], own >= strengths[at + width + 1],
            own > strengths[at - width + 1], own >= strengths[at + width - 1]
          else { continue }
          found.append((own, x, y))
        }
        // A picture of nothing but grain has a point in every ninth pixel.
        if found.count > 8 * Self.pointsMax { found = Array(strongest()) }
      }
    }
    return strongest().map { ($0.x, $0.y) }
  }

  /// Four times the step from its surroundings that makes a pixel stand out.
  private static let strengthMin: Int16 = 80

  private func patch(x: Int, y: Int) -> Patch? {
    let half = Self.side / 2
    var cells = [Float](repeating: 0, count: 16)
    var (sum, squares) = (0, 0)
    for row in 0..<Self.side {
      let start = (y - half + row) * plane.width + x - half
      for column in 0..<Self.side {
        let sample = Int(plane.samples[start + column])
        sum += sample
        squares += sample * sample
        cells[row / 4 * 4 + column / 4] += Float(sample)
      }
    }
    let count = Double(Self.side * Self.side)
    let mean = Double(sum) / count
    guard Double(squares) / count - mean * mean >= Self.deviationMin * Self.deviationMin else { return nil }
    var key: Float = 0
    for cell in cells.indices {
      cells[cell] = cells[cell] / 16 - Float(mean)
      key += cells[cell] * Self.weights[cell]
    }
    return Patch(x: x, y: y, cells: cells, key: key)
  }

  /// Any direction that few patches share; of length one.
  private static let weights: [Float] = (0..<16).map { Float(cos(Double($0 * $0) * 0.7 + 0.3)) / 2.8 }

  private func resembles(_ one: Patch, _ other: Patch) -> Bool {
    for cell in 0..<16 where abs(one.cells[cell] - other.cells[cell]) > Self.keySlack { return false }
    return true
  }

  /// The pair with the upper or left place first, and its shift; nil where the patches differ.
  private func pair(_ one: Patch, _ other: Patch) -> (Shift, Patch, Patch)? {
    let (first, second) = (one.y, one.x) < (other.y, other.x) ? (one, other) : (other, one)
    let shift = Shift(across: second.x - first.x, down: second.y - first.y)
    guard abs(shift.across) >= Self.distanceMin || abs(shift.down) >= Self.distanceMin else { return nil }
    let half = Self.side / 2
    let most = Int(Self.differenceMax * Self.differenceMax) * Self.side * Self.side
    var squares = 0
    for row in 0..<Self.side {
      let left = (first.y - half + row) * plane.width + first.x - half
      let right = (second.y - half + row) * plane.width + second.x - half
      for column in 0..<Self.side {
        let difference = Int(plane.samples[left + column]) - Int(plane.samples[right + column])
        squares += difference * difference
      }
      if squares > most { return nil }
    }
    return (shift, first, second)
  }

  /// Pairs by shift, those one pixel apart together.
  private func merged(_ pairs: [Shift: [(Patch, Patch)]]) -> [[(Patch, Patch)]] {
    var open = pairs
    var found: [[(Patch, Patch)]] = []
    let order = pairs.keys.sorted {
      (pairs[$0]?.count ?? 0, $0.down, $0.across) > (pairs[$1]?.count ?? 0, $1.down, $1.across)
    }
    for shift in order where open[shift] != nil {
      var group: [(Patch, Patch)] = []
      for down in -1...1 {
        for across in -1...1 {
          group += open.removeValue(forKey: Shift(across: shift.across + across, down: shift.down + down)) ?? []
        }
      }
      found.append(group)
    }
    return found
  }

  /// Pairs parted into those whose first places lie together.
  private static func clusters(_ pairs: [(Patch, Patch)]) -> [[(Patch, Patch)]] {
    var (open, found) = (pairs, [[(Patch, Patch)]]())
    while let first = open.popLast() {
      var cluster = [first]
      var next = 0
      while next < cluster.count {
        let place = cluster[next].0
        let isNear = { (pair: (Patch, Patch)) in
          abs(pair.0.x - place.x) <= gapMax && abs(pair.0.y - place.y) <= gapMax
        }
        cluster += open.filter(isNear)
        open.removeAll(where: isNear)
        next += 1
      }
      found.append(cluster)
    }
    return found
  }

  private func frame(around places: [Patch]) -> Quadrilateral {
    let half = Double(Self.side / 2)
    let (xs, ys) = (places.map { Double($0.x) }, places.map { Double($0.y) })
    let (left, top) = ((xs.min() ?? 0) - half, (ys.min() ?? 0) - half)
    let (right, bottom) = ((xs.max() ?? 0) + half, (ys.max() ?? 0) + half)
    return Quadrilateral(width: right - left, height: bottom - top).map { $0 + Point(x: left, y: top) }
  }
}
