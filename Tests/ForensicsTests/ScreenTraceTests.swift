import Foundation
import Imaging
import SeededNumbers
import Testing

@testable import Forensics

@Suite("Pictures of a screen")
struct ScreenTraceTests {
  /// A textured picture with a wave on each colour, so many waves along and down the picture's 64 pixels.
  /// - Parameters:
  ///   - steps: by how much of a wave each colour comes later.
  ///   - inset: share of the picture, from each edge, that has no wave.
  private static func picture(
    across: Double = 21, down: Double = 1, steps: [Double], height: Double = 8, inset: Double = 0, bend: Double = 0
  ) -> Image {
    var picture = Textures.picture(width: 640, height: 480)
    for y in 0..<480 {
      for x in 0..<640 {
        let (u, v) = (Double(x) / 640, Double(y) / 480)
        guard u >= inset, u <= 1 - inset, v >= inset, v <= 1 - inset else { continue }
        let place = (across * Double(x) + down * Double(y)) / 64 + bend * sin(Double(x + y) / 60)
        for colour in 0..<3 {
          let at = (y * 640 + x) * 3 + colour
          let wave = height * cos(2 * .pi * (place - steps[colour]))
          picture.pixels[at] = UInt8(clamping: Int((Double(picture.pixels[at]) + wave).rounded()))
        }
      }
    }
    return picture
  }

  private static let stripes = [0, 1.0 / 3, 2.0 / 3]

  @Test(arguments: [(21.0, 1.0), (1, -19), (9, 7), (-13, 10)])
  func `colours that follow each other by a third of a wave are a screen's`(across: Double, down: Double) throws {
    let trace = try #require(
      ScreenTraces.find(in: Self.picture(across: across, down: down, steps: Self.stripes)))
    #expect(trace.frame.contains(Point(x: 320, y: 240)) && trace.frame.meanWidth > 320)
    #expect(trace.strength > 0 && trace.strength.isFinite)
  }

  @Test(arguments: [[0.0, 0, 0], [0, 0.5, 0], [0.25, 0.25, 0.75]])
  func `colours that rise together, or against each other, are an ink's or a mosaic's`(steps: [Double]) {
    #expect(ScreenTraces.find(in: Self.picture(steps: steps, height: 16)) == nil)
  }

  @Test func `a picture without a wave, or with one that grain hides, shows nothing`() {
    #expect(ScreenTraces.find(in: Self.picture(steps: Self.stripes, height: 0)) == nil)
    #expect(ScreenTraces.find(in: Self.picture(steps: Self.stripes, height: 0.2)) == nil)
  }

  @Test func `coloured lines that end with the page are print`() {
    #expect(ScreenTraces.find(in: Self.picture(steps: Self.stripes, inset: 0)) != nil)
    #expect(ScreenTraces.find(in: Self.picture(steps: Self.stripes, inset: 0.14)) == nil)
  }

  @Test func `coloured lines that bend all over the page are print`() {
    #expect(ScreenTraces.find(in: Self.picture(steps: Self.stripes, bend: 2)) == nil)
  }

  @Test func `a screen is still seen after a JPEG of good quality`() throws {
    let kept = try Textures.kept(Self.picture(across: 10, steps: Self.stripes, height: 12), quality: 90)
    #expect(ScreenTraces.find(in: kept.image) != nil)
  }

  @Test(arguments: [(1, 1), (63, 64), (64, 64), (65, 400), (3_000, 64), (120, 120)])
  func `pictures of any size and of one colour end nothing`(width: Int, height: Int) {
    for level: UInt8 in [0, 128, 255] {
      let pixels = [UInt8](repeating: level, count: width * height * 3)
      #expect(ScreenTraces.find(in: Image(width: width, height: height, pixels: pixels)) == nil)
    }
  }
}
