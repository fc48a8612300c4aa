import Imaging
import Testing

@Suite struct LightingTests {
  static func plain(_ colour: [UInt8], width: Int = 64, height: Int = 48) -> Image {
    Image(width: width, height: height, pixels: (0..<(width * height)).flatMap { _ in colour })
  }

  @Test(arguments: [(UInt8(0), 0.0), (14, 14), (200, 200), (255, 255)])
  func `brightness is the paper's`(level: UInt8, brightness: Double) {
    #expect(Lighting(of: Self.plain([level, level, level])).brightness == brightness)
  }

  @Test(arguments: [[200, 200, 200], [220, 190, 120], [90, 120, 160], [0, 0, 0]] as [[UInt8]])
  func `one colour is no colour, whatever it is`(colour: [UInt8]) {
    #expect(Lighting(of: Self.plain(colour)).colourSpread < 1e-6)
  }

  @Test func `two colours spread`() {
    var image = Self.plain([220, 60, 60])
    for index in 0..<(64 * 24) { image.pixels.replaceSubrange((index * 3)..<(index * 3 + 3), with: [60, 60, 220]) }
    #expect(Lighting(of: image).colourSpread > 0.2)
  }

  @Test func `a picture of one pixel is measured`() {
    let lighting = Lighting(of: Self.plain([10, 20, 30], width: 1, height: 1))
    #expect(lighting.colourSpread == 0 && lighting.brightness == 18)
  }
}

@Suite struct PlaneSharpeningTests {
  @Test func `an even plane stays as it is, to its border`() {
    let plane = Plane(width: 7, height: 5, samples: Array(repeating: 90, count: 35))
    #expect(plane.sharpened(radius: 3, amount: 1.5) == plane)
  }

  @Test func `both sides of an edge move apart, and no sample leaves its range`() {
    let row: [UInt8] = [100, 100, 100, 150, 150, 150]
    let plane = Plane(width: 6, height: 3, samples: row + row + row)
    let sharp = plane.sharpened(radius: 1, amount: 1.5).samples
    #expect(sharp[2] < 100 && sharp[3] > 150)
    #expect(sharp[0] == 100 && sharp[5] == 150)
    let extreme = Plane(width: 2, height: 1, samples: [0, 255]).sharpened(radius: 4, amount: 9)
    #expect(extreme.samples == [0, 255])
  }

  @Test(arguments: [(1, 1, 3), (5, 1, 1), (1, 6, 2), (9, 7, 0), (9, 7, 1), (9, 7, 3), (9, 7, 20)])
  func `every sample goes by the mean of the square around it`(width: Int, height: Int, radius: Int) {
    let samples = (0..<width * height).map { UInt8(truncatingIfNeeded: $0 &* 97 &+ $0 / 3) }
    let plane = Plane(width: width, height: height, samples: samples)
    let expected = (0..<height).flatMap { y in
      (0..<width).map { x in
        let rows = max(y - radius, 0)...min(y + radius, height - 1)
        let columns = max(x - radius, 0)...min(x + radius, width - 1)
        let around = rows.flatMap { row in columns.map { Int(samples[row * width + $0]) } }
        let (mean, value) = (Double(around.reduce(0, +)) / Double(around.count), Double(samples[y * width + x]))
        return UInt8(min(max(value + 1.5 * (value - mean), 0), 255))
      }
    }
    #expect(plane.sharpened(radius: radius, amount: 1.5).samples == expected)
  }
}
