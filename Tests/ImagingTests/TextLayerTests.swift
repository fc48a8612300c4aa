import Testing

@testable import Imaging

@Suite("Text layers")
struct TextLayerTests {
  /// Letters of equal width in a row; a space has no box.
  static func characters(_ text: String, x: Double = 0, y: Double = 0, step: Double = 10) -> [TextLayerLine.Character] {
    text.unicodeScalars.enumerated().map { index, scalar in
      let left = x + Double(index) * step
      let width = scalar == " " ? 0 : step - 2
      return TextLayerLine.Character(scalar: scalar, left: left, top: y, right: left + width, bottom: y + 12)
    }
  }

  @Test func `characters of one height are a line, and spaces part its words`() {
    let lines = TextLayerLine.lines(Self.characters("Sample Road 1") + Self.characters("Berlin", y: 40))
    #expect(lines.map(\.text) == ["Sample Road 1", "Berlin"])
    #expect(lines[0].left == 0 && lines[0].right == 128 && lines[0].top == 0 && lines[0].bottom == 12)
  }

  @Test(arguments: [(20.0, 1), (23.0, 1), (25.0, 2), (200.0, 2)])
  func `a gap of two heights parts columns`(gap: Double, count: Int) {
    let first = Self.characters("AB")
    let lines = TextLayerLine.lines(first + Self.characters("CD", x: 18 + gap))
    #expect(lines.count == count)
  }

  @Test func `line ends and characters without a box begin no line of their own`() {
    let end = TextLayerLine.Character(scalar: "\n", left: 0, top: 0, right: 0, bottom: 0)
    let lines = TextLayerLine.lines([end, end] + Self.characters("A") + [end] + Self.characters("B", x: 10) + [end])
    #expect(lines.map(\.text) == ["A", "B"])
    #expect(TextLayerLine.lines([end]).isEmpty && TextLayerLine.lines([]).isEmpty)
  }

  @Test(.enabled(if: PDFLibrary.path != nil, "set-up has not fetched pdfium"))
  func `a page's text is taken with its places, up to a bound, and only when asked for`() throws {
    let decoder = try ImageDecoder(pdfLibrary: PDFLibrary.path)
    let bytes = PDFFixtures.printed(["Sample Road 1", "10115 Berlin"])
    #expect(try decoder.decode(bytes).first.textLines.isEmpty)
    let page = try decoder.decode(bytes, limits: DecodingLimits(textCharactersMax: 1_000)).first
    #expect(page.textLines.map(\.text) == ["Sample Road 1", "10115 Berlin"])
    let (first, second) = (page.textLines[0], page.textLines[1])
    #expect(first.top < second.top && abs(first.left - second.left) < 6)
    #expect(first.left > 0 && second.bottom < Double(page.image.height))
    let bounded = try decoder.decode(bytes, limits: DecodingLimits(textCharactersMax: 6)).first
    #expect(bounded.textLines.map(\.text) == ["Sample"])
  }

  @Test(.enabled(if: PDFLibrary.path != nil, "set-up has not fetched pdfium"), arguments: [90, 180, 270])
  func `text of a turned page stands where the page shows it`(rotation: Int) throws {
    let decoder = try ImageDecoder(pdfLibrary: PDFLibrary.path)
    let limits = DecodingLimits(textCharactersMax: 1_000)
    let page = try decoder.decode(PDFFixtures.printed(["Sample"], rotation: rotation), limits: limits).first
    let line = try #require(page.textLines.first)
    #expect(line.left >= 0 && line.right <= Double(page.image.width) && line.bottom <= Double(page.image.height))
    // Upright text of a page turned by a quarter runs downward.
    if rotation != 180 { #expect(page.textLines.count > 1 || line.bottom - line.top > line.right - line.left) }
  }
}
