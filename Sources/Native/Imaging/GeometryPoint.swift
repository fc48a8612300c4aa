/// A place in a picture: pixels from its top left corner, where a pixel's centre lies at one half.
public struct Point: Sendable, Hashable {
  /// Rightward.
  public var x: Double
  /// Downward.
  public var y: Double

  /// A place in pixels.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// Distance to `other` in pixels.
  public func distance(to other: Point) -> Double {
    ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
  }

  /// Moves by the vector `right`.
  public static func + (left: Point, right: Point) -> Point { Point(x: left.x + right.x, y: left.y + right.y) }

  /// The vector from `right` to `left`.
  public static func - (left: Point, right: Point) -> Point { Point(x: left.x - right.x, y: left.y - right.y) }

  /// Scales a vector.
  public static func * (left: Point, right: Double) -> Point { Point(x: left.x * right, y: left.y * right) }
}
