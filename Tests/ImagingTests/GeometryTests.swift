import Testing

@testable import Imaging

struct GeometryTests {
  private let slanted = Quadrilateral(
    topLeft: Point(x: 20, y: 10), topRight: Point(x: 120, y: 30), bottomRight: Point(x: 110, y: 100),
    bottomLeft: Point(x: 10, y: 80))

  @Test func `a homography takes corners to corners and back`() throws {
    let square = Quadrilateral(width: 200, height: 100)
    let map = try #require(Homography(from: square, to: slanted))
    let back = try #require(map.inverse)
    for (from, to) in zip(square.corners, slanted.corners) {
      #expect(map.apply(from).distance(to: to) < 1e-6)
      #expect(back.apply(to).distance(to: from) < 1e-6)
    }
  }

  @Test func `corners on a line have no homography`() {
    let flat = Quadrilateral(
      topLeft: Point(x: 0, y: 0), topRight: Point(x: 1, y: 0), bottomRight: Point(x: 2, y: 0),
      bottomLeft: Point(x: 3, y: 0))
    #expect(Homography(from: flat, to: slanted) == nil)
  }

  @Test func `four quarter turns rename the corners back`() {
    #expect(slanted.turnedClockwise(4) == slanted)
    #expect(slanted.turnedClockwise(1).topLeft == slanted.bottomLeft)
    #expect(slanted.turnedClockwise(-1).topLeft == slanted.topRight)
    #expect(slanted.turnedClockwise(1).turnedClockwise(-1) == slanted)
  }

  @Test func `area, convexity and enclosure`() {
    #expect(Quadrilateral(width: 20, height: 10).area == 200)
    #expect(slanted.isConvex)
    #expect(slanted.contains(Point(x: 60, y: 55)))
    #expect(!slanted.contains(Point(x: 15, y: 15)))
    let crossed = Quadrilateral(
      topLeft: slanted.topLeft, topRight: slanted.bottomRight, bottomRight: slanted.topRight,
      bottomLeft: slanted.bottomLeft)
    #expect(!crossed.isConvex)
  }

  @Test(arguments: [0, 1, 2, 3, 4, -1])
  func `turning a picture moves its first pixel round the corners`(turns: Int) {
    var image = Image(width: 3, height: 2, pixels: Array(repeating: 0, count: 18))
    image.pixels[0] = 255
    let turned = image.turnedClockwise(turns)
    let corner = [(0, 0), (turned.width - 1, 0), (turned.width - 1, turned.height - 1), (0, turned.height - 1)]
    let (x, y) = corner[((turns % 4) + 4) % 4]
    #expect(turned.pixels[(y * turned.width + x) * 3] == 255)
    #expect(turned.turnedClockwise(-turns) == image)
  }

  @Test func `a crop is clipped to the picture`() throws {
    let image = Image(width: 4, height: 4, pixels: (0..<48).map { UInt8($0) })
    let corner = try #require(image.cropped(x: 2, y: 3, width: 9, height: 9))
    #expect(corner.width == 2 && corner.height == 1)
    #expect(corner.pixels == Array(42..<48))
    #expect(image.cropped(x: 4, y: 0, width: 1, height: 1) == nil)
    #expect(image.cropped(x: -3, y: -3, width: 3, height: 3) == nil)
  }
}
