import EngineProtocol
import Glibc
import Imaging
import Testing

@testable import AssayEngine

@Suite("Signatures on a page")
struct SignatureFinderTests {
  /// A pen's wave from (200, 300) to (440, 360), three pixels thick, on a page of 800 × 560 pixels.
  private static let wave = PageBox(left: 200, top: 300, right: 440, bottom: 360)

  private static func page(_ paint: (Int, Int) -> Bool) -> Image {
    var pixels: [UInt8] = []
    for y in 0..<560 {
      for x in 0..<800 { pixels += paint(x, y) ? [30, 40, 110] : [236, 238, 232] }
    }
    return Image(width: 800, height: 560, pixels: pixels)
  }

  private static func isOnWave(_ x: Int, _ y: Int) -> Bool {
    guard (200..<440).contains(x) else { return false }
    let middle = 330 + 28 * sin(Double(x - 200) / 12)
    let slope = 28.0 / 12 * cos(Double(x - 200) / 12)
    return abs(Double(y) - middle) <= 1.5 * (1 + slope * slope).squareRoot()
  }

  private static let signed = page(isOnWave)

  @Test func `a thin connected stroke on plain ground is found where it stands`() throws {
    let found = try #require(SignatureFinder.find(on: Self.signed, lines: [], covered: []))
    for (edge, expected) in [
      (found.left, Self.wave.left), (found.top, Self.wave.top), (found.right, Self.wave.right),
      (found.bottom, Self.wave.bottom),
    ] {
      #expect(abs(edge - expected) <= 4, "\(found)")
    }
  }

  @Test(arguments: [(0.89, true), (0.9, false)])
  func `a line that was read surely is print`(confidence: Double, isFound: Bool) {
    let line = TextLineMessage(
      text: "mmmmmm", confidence: confidence, script: "Latn", box: BoxMessage(x: 190, y: 290, width: 260, height: 80))
    #expect((SignatureFinder.find(on: Self.signed, lines: [line], covered: []) != nil) == isFound)
  }

  @Test func `what lies in a zone, a symbol or a face is none`() {
    #expect(SignatureFinder.find(on: Self.signed, lines: [], covered: [Self.wave]) == nil)
  }

  private static let none: [@Sendable (Int, Int) -> Bool] = [
    { _, _ in false },
    // A solid block, a rule, letters side by side, and a stroke that leaves the page.
    { x, y in (200..<440).contains(x) && (300..<360).contains(y) },
    { x, y in (200..<440).contains(x) && (300..<303).contains(y) },
    { x, y in (200..<440).contains(x) && (300..<350).contains(y) && x % 16 < 4 },
    { x, y in isOnWave(x + 200, y) },
  ]

  @Test(arguments: none.indices)
  func `other ink is no signature`(index: Int) {
    #expect(SignatureFinder.find(on: Self.page(Self.none[index]), lines: [], covered: []) == nil)
  }

  @Test(arguments: [(1, 1), (3, 1), (1, 3), (16, 16), (17, 33)])
  func `small pages are looked at without harm`(width: Int, height: Int) {
    for value in [UInt8(0), 128, 255] {
      let page = Image(width: width, height: height, pixels: Array(repeating: value, count: width * height * 3))
      #expect(SignatureFinder.find(on: page, lines: [], covered: []) == nil)
    }
  }

  @Test func `pieces are joined over corners and told apart over a gap`() {
    let rows = ["#..##", ".#...", "....#"]
    let pieces = InkStrokes.all(of: rows.joined().map { $0 == "#" }, width: 5)
    #expect(pieces.map(\.area) == [2, 2, 1])
    #expect(pieces.map { [$0.left, $0.top, $0.width, $0.height] } == [[0, 0, 2, 2], [3, 0, 2, 1], [4, 2, 1, 1]])
  }
}
