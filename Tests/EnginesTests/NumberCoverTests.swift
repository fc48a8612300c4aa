import EngineProtocol
import Imaging
import Testing

@testable import AssayEngine

@Suite("Numbers that nobody may keep")
struct NumberCoverTests {
  private static let page = Image(width: 20, height: 10, pixels: Array(repeating: 200, count: 600))

  private func line(_ text: String, _ box: BoxMessage) -> TextLineMessage {
    TextLineMessage(text: text, confidence: 0.9, script: "Kore", box: box)
  }

  @Test func `the line with the number is blackened, and no other`() {
    let covered = NumberCover.covering(
      Self.page,
      lines: [
        line("주민등록증", BoxMessage(x: 0, y: 0, width: 20, height: 3)),
        line("680607-2724239", BoxMessage(x: 2, y: 4, width: 30, height: 2)),
      ])
    let dark = (0..<200).filter { covered.pixels[$0 * 3] == 0 }
    #expect(dark == (4..<6).flatMap { y in (2..<20).map { y * 20 + $0 } })
  }

  @Test(arguments: ["주민등록증", "6806072724239"])
  func `a page without the number, or of no such document, stays as it is`(text: String) {
    #expect(
      NumberCover.covering(Self.page, lines: [line(text, BoxMessage(x: 0, y: 0, width: 9, height: 9))]) == Self.page)
  }
}
