import Testing

@testable import Imaging

struct PageFinderTests {
  private let page = Quadrilateral(
    topLeft: Point(x: 110, y: 80), topRight: Point(x: 520, y: 100), bottomRight: Point(x: 500, y: 390),
    bottomLeft: Point(x: 90, y: 360))

  /// A light page on a dark, faintly striped desk.
  private func photograph(contrast: Int) -> Image {
    var pixels = [UInt8](repeating: 0, count: 640 * 480 * 3)
    for y in 0..<480 {
      for x in 0..<640 {
        let desk = 60 + (x / 7) % 3 * 4
        let isPage = page.contains(Point(x: Double(x) + 0.5, y: Double(y) + 0.5))
        let value = UInt8(isPage ? min(desk + contrast, 250) : desk)
        for channel in 0..<3 { pixels[(y * 640 + x) * 3 + channel] = value }
      }
    }
    return Image(width: 640, height: 480, pixels: pixels)
  }

  @Test(arguments: [40, 90, 180])
  func `a page on a desk is found within a hundredth of the picture`(contrast: Int) throws {
    let found = try #require(PageFinder.find(in: photograph(contrast: contrast)))
    for (corner, expected) in zip(found.corners, page.corners) { #expect(corner.distance(to: expected) < 6.4) }
  }

  @Test func `a page that does not enclose the text is not it`() {
    let elsewhere = [Point(x: 600, y: 20), Point(x: 610, y: 30)]
    #expect(PageFinder.find(in: photograph(contrast: 120), enclosing: elsewhere) == nil)
  }

  @Test func `an empty desk, a flat picture and a speck have no page`() {
    #expect(PageFinder.find(in: photograph(contrast: 0)) == nil)
    let flat = Image(width: 300, height: 200, pixels: Array(repeating: 200, count: 180_000))
    #expect(PageFinder.find(in: flat) == nil)
    #expect(PageFinder.find(in: Image(width: 1, height: 1, pixels: [1, 2, 3])) == nil)
  }
}
