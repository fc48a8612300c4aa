import Glibc

/// Edge pixels of a picture and the straight lines that many of them lie on.
struct PageFinderEdges {
  /// A straight line `x · cos(angle) + y · sin(angle) = distance`.
  struct Line {
    let angle: Double
    let distance: Double
    let votes: Int

    /// Where two lines cross; nil where they are nearly parallel.
    func crossing(_ other: Line) -> Point? {
      let determinant = cos(angle) * sin(other.angle) - sin(angle) * cos(other.angle)
      guard abs(determinant) > 0.2 else { return nil }
      return Point(
        x: (distance * sin(other.angle) - other.distance * sin(angle)) / determinant,
        y: (other.distance * cos(angle) - distance * cos(other.angle)) / determinant)
    }
  }

  let width: Int
  let height: Int
  /// For each pixel the angle of its gradient in degrees, 0 through 179, or 255 where it is no edge.
  private(set) var directions: [UInt8]

  /// Marks ridges of the colour gradient that stand out from the picture's own texture.
  init(_ image: Image) {
    width = image.width
    height = image.height
    directions = [UInt8](repeating: 255, count: width * height)
    var magnitudes = [Float](repeating: 0, count: width * height)
    var angles = [Float](repeating: 0, count: width * height)
    let stride = width * 3
    for y in 1..<max(height - 1, 1) {
      for x in 1..<max(width - 1, 1) {
        let at = y * stride + x * 3
        for channel in 0..<3 {
          func sample(_ dx: Int, _ dy: Int) -> Float { Float(image.pixels[at + channel + dy * stride + dx * 3]) }
          let across =
            sample(1, -1) + 2 * sample(1, 0) + sample(1, 1) - sample(-1, -1) - 2 * sample(-1, 0) - sample(-1, 1)
          let down =
            sample(-1, 1) + 2 * sample(0, 1) + sample(1, 1) - sample(-1, -1) - 2 * sample(0, -1) - sample(1, -1)
          let magnitude = (across * across + down * down).squareRoot()
          guard magnitude > magnitudes[y * width + x] else { continue }
          magnitudes[y * width + x] = magnitude
          angles[y * width + x] = atan2(down, across)
        }
      }
    }
    let ranked = magnitudes.sorted()
    let floor = max(Self.gradientMin, ranked[ranked.count * 80 / 100])
    thin(magnitudes, angles, floor: floor)
  }

  /// Weakest gradient, in Sobel units, that may be a page's border.
  static let gradientMin: Float = 40

  private mutating func thin(_ magnitudes: [Float], _ angles: [Float], floor: Float) {
    for y in 1..<max(height - 1, 1) {
      for x in 1..<max(width - 1, 1) {
        let at = y * width + x
        guard magnitudes[at] >= floor else { continue }
        let (stepX, stepY) = (Int(cos(angles[at]).rounded()), Int(sin(angles[at]).rounded()))
        let step = stepY * width + stepX
        guard magnitudes[at] >= magnitudes[at - step], magnitudes[at] >= magnitudes[at + step] else { continue }
        let degrees = Int((angles[at] * 180 / .pi).rounded())
        directions[at] = UInt8(((degrees % 180) + 180) % 180)
      }
    }
  }

  /// The strongest lines whose normal lies within 45° of `axis` (0 for upright lines, 90 for level ones), by a Hough
  /// vote in which an edge pixel counts only for lines along its own direction.
  func lines(near axis: Int, countMax: Int) -> [Line] {
    let reach = Int(Double(width * width + height * height).squareRoot()) + 1
    let columns = 2 * reach + 1
    var votes = [Int32](repeating: 0, count: 180 * columns)
    let sines = (0..<180).map { sin(Double($0) * .pi / 180) }
    let cosines = (0..<180).map { cos(Double($0) * .pi / 180) }
    for y in 0..<height {
      for x in 0..<width {
        let direction = directions[y * width + x]
        guard direction != 255 else { continue }
        for turn in -3...3 {
          let angle = (Int(direction) + turn + 180) % 180
          guard Self.isNear(angle, axis) else { continue }
          let distance = Int((Double(x) * cosines[angle] + Double(y) * sines[angle]).rounded())
          votes[angle * columns + distance + reach] += 1
        }
      }
    }
    var found: [Line] = []
    while found.count < countMax {
      guard let best = votes.indices.max(by: { votes[$0] < votes[$1] }), votes[best] >= Self.votesMin else { break }
      let (angle, distance) = (best / columns, best % columns - reach)
      found.append(Line(angle: Double(angle) * .pi / 180, distance: Double(distance), votes: Int(votes[best])))
      // A neighbour in angle and distance is the same line.
      for turn in -4...4 {
        let wrapped = (angle + turn + 180) % 180
        let mirrored = angle + turn < 0 || angle + turn >= 180
        for shift in -4...4 {
          let column = (mirrored ? -distance : distance) + shift + reach
          if (0..<columns).contains(column) { votes[wrapped * columns + column] = 0 }
        }
      }
    }
    return found
  }

  /// Fewest edge pixels on a line worth a look.
  static let votesMin: Int32 = 28

  private static func isNear(_ angle: Int, _ axis: Int) -> Bool {
    let apart = abs(angle - axis)
    return min(apart, 180 - apart) <= 45
  }

  /// Share of the way from `start` to `end`, inside the picture, where an edge of that direction lies within a pixel
  /// and a half; 0 where less than half of the way is inside.
  func support(from start: Point, to end: Point) -> Double {
    let length = start.distance(to: end)
    let steps = max(Int(length), 1)
    let normal = Int((atan2(end.y - start.y, end.x - start.x) * 180 / .pi).rounded()) + 90
    let direction = ((normal % 180) + 180) % 180
    var (inside, supported) = (0, 0)
    for step in 0...steps {
      let at = start + (end - start) * (Double(step) / Double(steps))
      guard at.x >= 1, at.y >= 1, at.x < Double(width - 1), at.y < Double(height - 1) else { continue }
      inside += 1
      if hasEdge(near: at, direction: direction) { supported += 1 }
    }
    return inside * 2 > steps ? Double(supported) / Double(inside) : 0
  }

  private func hasEdge(near point: Point, direction: Int) -> Bool {
    for y in max(Int(point.y) - 1, 0)...min(Int(point.y) + 1, height - 1) {
      for x in max(Int(point.x) - 1, 0)...min(Int(point.x) + 1, width - 1) {
        let found = directions[y * width + x]
        guard found != 255 else { continue }
        let apart = abs(Int(found) - direction)
        if min(apart, 180 - apart) <= 12 { return true }
      }
    }
    return false
  }
}
