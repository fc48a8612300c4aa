import Imaging
import Testing

@testable import FaceRecognition

struct FaceAlignmentTests {
  @Test func `landmarks on the template give the template's own square`() throws {
    let frame = try #require(FaceAlignment.frame(of: FaceAlignment.template))
    #expect(frame.topLeft.distance(to: Point(x: 0, y: 0)) < 1e-6)
    #expect(frame.bottomRight.distance(to: Point(x: 112, y: 112)) < 1e-6)
  }

  @Test(arguments: [(2.0, 0.0), (0.5, 0.3), (3.0, -1.2), (1.0, 3.0)])
  func `a turned, scaled and shifted face gives the square turned, scaled and shifted`(
    scale: Double, angle: Double
  ) throws {
    let unit = Rotation(angle: angle)
    func place(_ point: Point) -> Point { unit.apply(point) * scale + Point(x: 300, y: 200) }
    let frame = try #require(FaceAlignment.frame(of: FaceAlignment.template.map(place)))
    for (corner, expected) in zip(frame.corners, Quadrilateral(width: 112, height: 112).corners) {
      #expect(corner.distance(to: place(expected)) < 1e-6)
    }
  }

  @Test func `landmarks in one place have no square`() {
    #expect(FaceAlignment.frame(of: Array(repeating: Point(x: 5, y: 5), count: 5)) == nil)
    #expect(FaceAlignment.frame(of: []) == nil)
  }

  @Test func `similarity is the cosine`() {
    #expect(FaceEmbedder.similarity([1, 0], [1, 0]) == 1)
    #expect(FaceEmbedder.similarity([1, 0], [0, 1]) == 0)
    #expect(FaceEmbedder.similarity([1, 0], [-1, 0]) == -1)
  }

  @Test(arguments: [(0, true), (1, false), (2, false), (3, false)])
  func `a face is upright only as it stands`(turns: Int, isUpright: Bool) {
    let rotation = Rotation(angle: Double(turns) * .pi / 2)
    let face = Face(
      x: 0, y: 0, width: 10, height: 10, score: 1, landmarks: FaceAlignment.template.map(rotation.apply))
    #expect(face.isUpright == isUpright)
  }
}
