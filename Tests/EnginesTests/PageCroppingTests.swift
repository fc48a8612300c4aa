import Imaging
import Testing
import TextRecognition

@testable import AssayEngine

@Suite("Which part of a page lies beyond the picture")
struct PageCroppingTests {
  private static let picture = Image(width: 800, height: 600, pixels: [UInt8](repeating: 200, count: 800 * 600 * 3))

  private func missing(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) throws -> [PageBox] {
    let outline = Quadrilateral(width: right - left, height: bottom - top).map { $0 + Point(x: left, y: top) }
    let page = try #require(DocumentPage(outline, turns: 0, isOutlined: true, of: Self.picture))
    return PageCropping.missing(page, zone: nil, boxes: [], picture: Self.picture)
  }

  @Test(arguments: [0.0, 4, 8])
  func `a page within the picture, or as far out as outlines err, is whole`(out: Double) throws {
    #expect(try missing(-out, 50, 700, 550).isEmpty)
    #expect(try missing(100, 50, 800 + out, 550).isEmpty)
  }

  @Test(arguments: [
    (-200.0, 50.0, 600.0, 550.0, 0), (100, -125, 700, 375, 1), (200, 50, 1000, 550, 2), (100, 225, 700, 725, 3),
  ])
  func `a quarter of the page beyond one border is told, and where`(
    left: Double, top: Double, right: Double, bottom: Double, border: Int
  ) throws {
    let boxes = try missing(left, top, right, bottom)
    let (width, height) = (right - left, bottom - top)
    let whole = [0, 0, width, height]
    // The box along the border that is out reaches from one end of it to the other and a quarter deep.
    let deepest = try #require(boxes.max { area($0) < area($1) })
    let edges = [deepest.left, deepest.top, deepest.right, deepest.bottom]
    let size = border % 2 == 0 ? width : height
    for edge in 0..<4 {
      let isInner = edge == (border + 2) % 4
      let expected = isInner ? (border < 2 ? size / 4 : size * 3 / 4) : whole[edge]
      #expect(abs(edges[edge] - expected) <= size / 20, "edge \(edge) of \(deepest)")
    }
  }

  @Test(arguments: [15.0, 30, 60])
  func `how deep a border lies beyond the picture is told to half a hundredth of the page`(out: Double) throws {
    let boxes = try missing(-out, 50, 600 - out, 550)
    // Half of what outlines may err by is granted.
    let depth = out - 4
    let strip = try #require(boxes.first)
    #expect(strip.left == 0 && strip.top == 0 && strip.bottom == 500)
    #expect((depth...depth + 600 / 256 + 0.1).contains(strip.right))
    // Where the other borders begin, the same strip is missing of them, and no more.
    #expect(boxes.allSatisfy { $0.left == 0 && $0.right <= depth + 600 / 128 + 0.1 })
  }

  private func area(_ box: PageBox) -> Double { (box.right - box.left) * (box.bottom - box.top) }

  @Test(arguments: [(1, true), (2, false)])
  func `without an outline two lines have to run into the border`(count: Int, isWhole: Bool) throws {
    let whole = Quadrilateral(width: 800, height: 600)
    let page = try #require(DocumentPage(whole, turns: 0, isOutlined: false, of: Self.picture))
    let boxes = (0..<count).map { row in
      TextBox(center: Point(x: 100, y: 100 + 60 * Double(row)), length: 200, height: 20, angle: 0, score: 1)
    }
    let found = PageCropping.missing(page, zone: nil, boxes: boxes, picture: Self.picture)
    #expect(found.isEmpty == isWhole)
    if let strip = found.first {
      #expect(found.count == 1)
      #expect(strip.left == 0 && strip.right <= 9 && strip.top == 0 && strip.bottom == 600)
    }
  }
}
