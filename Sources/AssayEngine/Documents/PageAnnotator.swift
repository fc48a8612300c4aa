import Imaging

/// Draws what was read on a copy of a page, for people who review it.
struct PageAnnotator {
  /// Red, green, blue.
  typealias Colour = (UInt8, UInt8, UInt8)
  static let zone: Colour = (0, 140, 60)
  static let line: Colour = (40, 90, 220)
  static let portrait: Colour = (220, 120, 0)
  /// The portrait's, lighter.
  static let ghost: Colour = (250, 190, 110)
  static let signature: Colour = (120, 40, 180)
  static let glare: Colour = (210, 0, 90)
  static let occlusion: Colour = (0, 150, 170)
  static let trace: Colour = (200, 0, 0)
  static let stroke = 2

  private(set) var image: Image

  init(_ page: Image) { image = page }

  /// Draws the outline of a box.
  mutating func outline(_ box: PageBox, in colour: Colour) {
    let (left, right) = (max(Int(box.left), 0), min(Int(box.right), image.width - 1))
    let (top, bottom) = (max(Int(box.top), 0), min(Int(box.bottom), image.height - 1))
    guard left <= right, top <= bottom else { return }
    for offset in 0..<Self.stroke {
      for x in left...right {
        paint(x, min(top + offset, bottom), colour)
        paint(x, max(bottom - offset, top), colour)
      }
      for y in top...bottom {
        paint(min(left + offset, right), y, colour)
        paint(max(right - offset, left), y, colour)
      }
    }
  }

  private mutating func paint(_ x: Int, _ y: Int, _ colour: Colour) {
    let at = (y * image.width + x) * 3
    (image.pixels[at], image.pixels[at + 1], image.pixels[at + 2]) = colour
  }
}
