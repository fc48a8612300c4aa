import FaceRecognition
import Imaging
import Inference

/// Finds the faces of a picture that may lie on its side.
struct FaceFinder {
  /// What was found, in the picture as it was turned.
  struct Finding {
    let image: Image
    /// Widest first.
    let faces: [Face]
    /// Quarter turns clockwise that were undone, in degrees.
    let rotationDegrees: Int
  }

  /// Longest side of a picture that is searched: above it the detector, which works at 640 pixels, sees no more.
  static let sideMax = 2400

  let detector: FaceDetector

  /// Looks upright first; a picture without an upright face is turned by quarters until one is found.
  func find(_ picture: Image) throws -> Finding {
    let image = picture.shrunk(toSide: Self.sideMax)
    for turns in [0, 1, 3, 2] {
      let turned = turns == 0 ? image : image.turnedClockwise(turns)
      let faces = try detector.detect(turned).filter(\.isUpright)
      guard faces.isEmpty else { return Finding(image: turned, faces: faces, rotationDegrees: turns * 90) }
    }
    return Finding(image: image, faces: [], rotationDegrees: 0)
  }
}
