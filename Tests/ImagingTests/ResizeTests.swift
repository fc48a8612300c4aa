import Testing

@testable import Imaging

struct ResizeTests {
  private func grey(_ values: [UInt8], width: Int) -> Image {
    Image(width: width, height: values.count / width, pixels: values.flatMap { [$0, $0, $0] })
  }

  @Test func `shrinking takes the mean of the area`() {
    let image = grey([0, 100, 200, 100, 40, 60, 80, 20], width: 4)
    #expect(image.resized(width: 2, height: 1).pixels == [50, 50, 50, 100, 100, 100])
    #expect(image.resized(width: 1, height: 1).pixels == [75, 75, 75])
  }

  @Test func `shrinking by a fraction weighs what a sample covers`() {
    let image = grey([0, 90, 240], width: 3)
    // Samples cover one and a half of three: (0 + 45) / 1.5 and (45 + 240) / 1.5.
    #expect(image.resized(width: 2, height: 1).pixels == [30, 30, 30, 190, 190, 190])
  }

  @Test func `enlarging is linear between centres and flat beyond them`() {
    let image = grey([0, 100], width: 2)
    #expect(
      image.resized(width: 4, height: 1).pixels.enumerated().filter { $0.offset % 3 == 0 }.map(\.element) == [
        0, 25, 75, 100,
      ])
  }

  @Test(arguments: [(1, 1), (7, 3), (64, 48), (200, 1)])
  func `a flat picture stays flat at any size`(width: Int, height: Int) {
    let image = Image(width: 13, height: 9, pixels: Array(repeating: 137, count: 13 * 9 * 3))
    #expect(image.resized(width: width, height: height).pixels.allSatisfy { $0 == 137 })
  }

  @Test func `seeing a frame straight on keeps what is in it`() throws {
    let image = grey((0..<100).map { UInt8($0 % 10 * 20) }, width: 10)
    let same = try #require(image.rectified(Quadrilateral(width: 10, height: 10), width: 10, height: 10))
    #expect(same == image)
    let turned = Quadrilateral(width: 10, height: 10).turnedClockwise(1)
    #expect(image.rectified(turned, width: 10, height: 10) == image.turnedClockwise(1))
  }

  @Test func `a frame beyond the picture repeats its border`() throws {
    let image = grey([10, 200], width: 2)
    let wide = Quadrilateral(width: 2, height: 1).map { Point(x: $0.x + 5, y: $0.y) }
    #expect(try #require(image.rectified(wide, width: 2, height: 1)).pixels.allSatisfy { $0 == 200 })
  }
}
