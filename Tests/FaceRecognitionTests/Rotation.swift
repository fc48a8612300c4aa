import Glibc
import Imaging

/// A turn about the origin, clockwise in a picture.
struct Rotation {
  let angle: Double

  func apply(_ point: Point) -> Point {
    Point(x: point.x * cos(angle) - point.y * sin(angle), y: point.x * sin(angle) + point.y * cos(angle))
  }
}
