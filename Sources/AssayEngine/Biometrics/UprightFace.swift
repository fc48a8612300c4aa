import FaceRecognition
import Imaging
import Inference

/// The largest face of a picture that may lie on its side or upside down.
struct UprightFace {
  /// The picture turned so that the face is upright.
  let picture: Image
  /// Quarter turns clockwise that the picture had.
  let turns: Int
  /// The face in the turned picture.
  let face: Face
  /// Every face of the turned picture, the widest first.
  let all: [Face]

  /// The same picture with another of its faces.
  func with(_ face: Face) -> UprightFace { UprightFace(picture: picture, turns: turns, face: face, all: all) }

  /// A face scored this well upright needs no other turn tried.
  static let scoreConvincing = 0.8

  /// Finds it; nil where no turn of the picture shows a face.
  /// - Throws: ``InferenceError``.
  static func find(in picture: Image, detector: FaceDetector) throws(InferenceError) -> UprightFace? {
    var best: UprightFace?
    for turns in [0, 1, 3, 2] {
      let turned = picture.turnedClockwise(-turns)
      let faces = try detector.detect(turned).filter(\.isUpright)
      guard let face = faces.first else { continue }
      let found = UprightFace(picture: turned, turns: turns, face: face, all: faces)
      if face.score >= scoreConvincing { return found }
      if face.score > best?.face.score ?? 0 { best = found }
    }
    return best
  }
}
