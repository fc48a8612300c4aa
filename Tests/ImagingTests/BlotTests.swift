import Imaging
import Testing

@Suite("Blotting out")
struct BlotTests {
  @Test func `what a frame encloses takes the border's colour, and nothing else changes`() {
    var picture = Image(width: 20, height: 20, pixels: [UInt8](repeating: 50, count: 20 * 20 * 3))
    for index in 0..<(20 * 3) { picture.pixels[8 * 60 + index] = 200 }
    let frame = Quadrilateral(width: 6, height: 6).map { $0 + Point(x: 5, y: 5) }
    let blotted = picture.blotting(frame)
    #expect(blotted.pixels[(8 * 20 + 7) * 3] == 50)
    #expect(blotted.pixels[(8 * 20 + 14) * 3] == 200)
    #expect(picture.blotting(Quadrilateral(width: 0, height: 0)) == picture)
  }
}
