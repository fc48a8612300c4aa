import Testing

@testable import Imaging

struct SharpnessTests {
  /// Upright bars 20 pixels wide whose edges take `blur` pixels.
  private func bars(blur: Int, contrast: Int = 160) -> Image {
    let row = (0..<1000).map { x -> UInt8 in
      let phase = x % 40
      let ramp = { (distance: Int) in min(max(Double(distance) / Double(blur), 0), 1) }
      let value = phase < 20 ? ramp(phase + 1) : 1 - ramp(phase - 19)
      return UInt8(40 + value * Double(contrast))
    }
    let pixels = (0..<100).flatMap { _ in row.flatMap { [$0, $0, $0] } }
    return Image(width: 1000, height: 100, pixels: pixels)
  }

  @Test func `a step in one pixel is wholly sharp and wider ones are less so`() {
    let measured = [1, 2, 3, 5, 8].map { Sharpness.of(bars(blur: $0)) }
    #expect(measured[0] == 1)
    #expect(zip(measured, measured.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(measured[1] < 1 && measured[3] < measured[1])
  }

  @Test func `contrast does not count`() {
    #expect(abs(Sharpness.of(bars(blur: 3, contrast: 80)) - Sharpness.of(bars(blur: 3, contrast: 200))) < 0.05)
  }

  @Test func `a picture without edges has no sharpness`() {
    #expect(Sharpness.of(Image(width: 50, height: 50, pixels: Array(repeating: 9, count: 7500))) == 0)
  }

  @Test func `a blown-out area is glare, white paper and a scanner's bed are not`() {
    func page(_ isWhite: (Int, Int) -> Bool) -> Image {
      var pixels = [UInt8](repeating: 190, count: 640 * 400 * 3)
      for y in 0..<400 {
        for x in 0..<640 where isWhite(x, y) {
          for channel in 0..<3 { pixels[(y * 640 + x) * 3 + channel] = 255 }
        }
      }
      return Image(width: 640, height: 400, pixels: pixels)
    }
    let spot = Glare(of: page { x, y in (200..<300).contains(x) && (100..<200).contains(y) })
    #expect(abs(spot.share - 0.039) < 0.01)
    #expect(spot.regions.count == 1)
    #expect(Glare(of: page { _, _ in true }).share == 0)
    let border = page { x, _ in x < 60 }
    #expect(Glare(of: border).share > 0.05)
    #expect(Glare(of: border, ignoringBorder: true).share == 0)
  }
}
