import Imaging
import Testing

@testable import TextRecognition

struct TextRegionsTests {
  private func boxes(width: Int, height: Int, _ isText: (Int, Int) -> Bool) -> [TextBox] {
    var map = [Float](repeating: 0.01, count: width * height)
    for y in 0..<height {
      for x in 0..<width where isText(x, y) { map[y * width + x] = 0.9 }
    }
    return map.withUnsafeBufferPointer { TextRegions.boxes(in: $0, stride: width, width: width, height: height) }
  }

  @Test func `a level bar becomes a box around it, grown by what training shrank`() throws {
    let found = boxes(width: 200, height: 60) { x, y in (20..<180).contains(x) && (20..<30).contains(y) }
    let box = try #require(found.first)
    #expect(found.count == 1)
    #expect(abs(box.center.x - 100) < 0.01 && abs(box.center.y - 25) < 0.01)
    // Area times 1.4 over the perimeter on every side.
    let growth = 160.0 * 10 * 1.4 / (2 * 170)
    #expect(abs(box.length - (160 + 2 * growth)) < 0.01)
    #expect(abs(box.height - (10 + 2 * growth)) < 0.01)
    #expect(abs(box.angle) < 1e-6)
  }

  @Test func `a slanted bar keeps its angle`() throws {
    let found = boxes(width: 200, height: 120) { x, y in
      (20..<180).contains(x) && abs(Double(y) - 20 - Double(x) * 0.4) < 6
    }
    let box = try #require(found.first)
    #expect(abs(box.angle - 0.3805) < 0.03)
    #expect(box.length > box.height)
  }

  @Test func `two bars apart are two boxes and specks are none`() {
    let found = boxes(width: 120, height: 80) { x, y in
      (10..<100).contains(x) && ((10..<18).contains(y) || (40..<48).contains(y)) || (x == 115 && y == 70)
    }
    #expect(found.count == 2)
  }

  @Test func `an empty map has no box`() {
    #expect(boxes(width: 40, height: 40) { _, _ in false }.isEmpty)
  }

  @Test func `a frame's corners follow the text's axis`() {
    let box = TextBox(center: Point(x: 50, y: 50), length: 40, height: 10, angle: .pi / 2, score: 1)
    let frame = box.frame()
    #expect(frame.topLeft.distance(to: Point(x: 55, y: 30)) < 1e-6)
    #expect(frame.topRight.distance(to: Point(x: 55, y: 70)) < 1e-6)
    #expect(frame.isConvex)
  }
}
