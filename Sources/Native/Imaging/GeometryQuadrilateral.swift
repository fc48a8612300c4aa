/// Four corners, clockwise from the top left of what they frame.
public struct Quadrilateral: Sendable, Hashable {
  /// Where the framed thing's own top left corner lies.
  public var topLeft: Point
  /// Its top right corner.
  public var topRight: Point
  /// Its bottom right corner.
  public var bottomRight: Point
  /// Its bottom left corner.
  public var bottomLeft: Point

  /// Frames by four corners.
  public init(topLeft: Point, topRight: Point, bottomRight: Point, bottomLeft: Point) {
    self.topLeft = topLeft
    self.topRight = topRight
    self.bottomRight = bottomRight
    self.bottomLeft = bottomLeft
  }

  /// The upright rectangle of a size whose top left corner is the origin.
  public init(width: Double, height: Double) {
    self.init(
      topLeft: Point(x: 0, y: 0), topRight: Point(x: width, y: 0), bottomRight: Point(x: width, y: height),
      bottomLeft: Point(x: 0, y: height))
  }

  /// Clockwise from the top left.
  public var corners: [Point] { [topLeft, topRight, bottomRight, bottomLeft] }

  /// Enclosed area in square pixels, by the shoelace formula; negative where the corners run counter-clockwise.
  public var area: Double {
    let points = corners
    var sum = 0.0
    for (index, point) in points.enumerated() {
      let next = points[(index + 1) % 4]
      sum += point.x * next.y - next.x * point.y
    }
    return sum / 2
  }

  /// Mean length of the top and bottom sides in pixels.
  public var meanWidth: Double { (topLeft.distance(to: topRight) + bottomLeft.distance(to: bottomRight)) / 2 }

  /// Mean length of the left and right sides in pixels.
  public var meanHeight: Double { (topLeft.distance(to: bottomLeft) + topRight.distance(to: bottomRight)) / 2 }

  /// The same frame with the corners renamed, so that what it frames is seen turned clockwise by `turns` quarters.
  public func turnedClockwise(_ turns: Int) -> Quadrilateral {
    let points = corners
    let start = ((-turns % 4) + 4) % 4
    return Quadrilateral(
      topLeft: points[start], topRight: points[(start + 1) % 4], bottomRight: points[(start + 2) % 4],
      bottomLeft: points[(start + 3) % 4])
  }

  /// The frame with each corner passed through `transform`.
  public func map(_ transform: (Point) -> Point) -> Quadrilateral {
    Quadrilateral(
      topLeft: transform(topLeft), topRight: transform(topRight), bottomRight: transform(bottomRight),
      bottomLeft: transform(bottomLeft))
  }
}

extension Quadrilateral {
  /// True where the corners run clockwise and every angle is below a half turn.
  public var isConvex: Bool {
    let points = corners
    return points.indices.allSatisfy { index in
      let (a, b, c) = (points[index], points[(index + 1) % 4], points[(index + 2) % 4])
      return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x) > 0
    }
  }

  /// Whether a convex frame encloses `point`; its border counts.
  public func contains(_ point: Point) -> Bool {
    let points = corners
    return points.indices.allSatisfy { index in
      let (a, b) = (points[index], points[(index + 1) % 4])
      return (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x) >= 0
    }
  }
}
