import FaceRecognition
import Imaging
import Testing

@testable import AssayEngine

@Suite("Which face of a page is the portrait")
struct PortraitChoiceTests {
  private static func face(_ width: Double, _ vividness: Double, at left: Double) -> PortraitChoice.Candidate {
    let space = PageBox(left: left, top: 0, right: left + 2 * width, bottom: 3 * width)
    return PortraitChoice.Candidate(width: width, space: space, vividness: vividness)
  }

  @Test(arguments: [
    (100.0, 0.6, 60.0, 0.6, "ghost"), (100, 0.6, 150, 0.3, "ghost"), (100, 0.6, 100, 0.47, "ghost"),
    (100, 0.6, 100, 0.49, "rival"), (100, 0.6, 81, 0.6, "rival"), (100, 0.6, 79, 0.6, "ghost"),
    (100, 0.6, 21, 0.6, "ghost"), (100, 0.6, 19, 0.6, "pattern"),
  ])
  func `the portrait is the large and vivid one; others are ghosts, rivals or a pattern`(
    width: Double, vividness: Double, otherWidth: Double, otherVividness: Double, other: String
  ) {
    let (portrait, second) = (Self.face(width, vividness, at: 0), Self.face(otherWidth, otherVividness, at: 500))
    for faces in [[portrait, second], [second, portrait]] {
      let choice = PortraitChoice(among: faces)
      #expect(choice.portrait == portrait.space)
      #expect(choice.ghosts == (other == "ghost" ? [second.space] : []))
      #expect(choice.rivals == (other == "rival" ? [second.space] : []))
    }
  }

  @Test func `a page without a face has no portrait`() {
    let choice = PortraitChoice(among: [])
    #expect(choice.portrait == nil && choice.ghosts.isEmpty && choice.rivals.isEmpty)
  }

  @Test(arguments: [(0.0, 1.0), (0.5, 0.5), (1.0, 0.0)])
  func `an image blended into the paper is as much paler`(paper: Double, expected: Double) {
    // Left half black, right half white, blended with white.
    let samples = (0..<400).map { UInt8((255 * ($0 % 20 < 10 ? paper : 1)).rounded(.down)) }
    let plane = Plane(width: 20, height: 20, samples: samples)
    let whole = PageBox(left: 0, top: 0, right: 20, bottom: 20)
    #expect(abs(PortraitChoice.vividness(of: plane, in: whole) - expected) < 0.01)
    #expect(PortraitChoice.vividness(of: plane, in: PageBox(left: 30, top: 0, right: 40, bottom: 9)) == 0)
  }

  @Test func `the face that is compared is the portrait's, though another is larger and paler`() throws {
    let (width, height) = (400, 200)
    var pixels: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        // On the left tones near each other, on the right the whole range.
        let isBright = (x / 4 + y / 4).isMultiple(of: 2)
        pixels += [UInt8](repeating: x < 200 ? (isBright ? 140 : 120) : (isBright ? 250 : 10), count: 3)
      }
    }
    func face(_ x: Double, _ size: Double) -> Face {
      Face(
        x: x, y: 50, width: size, height: size, score: 0.9,
        landmarks: [Point](repeating: Point(x: x + size / 2, y: 60), count: 5))
    }
    let page = Image(width: width, height: height, pixels: pixels)
    let (ghost, portrait) = (face(60, 80), face(270, 60))
    #expect(PortraitChoice.face(among: [ghost, portrait], on: page) == portrait)
    #expect(PortraitChoice.face(among: [ghost], on: page) == ghost)
    #expect(PortraitChoice.face(among: [], on: page) == nil)
  }
}
