public import Imaging

/// A face found in a picture.
public struct Face: Sendable, Equatable {
  /// Left edge of its box in pixels.
  public var x: Double
  /// Top edge of its box in pixels.
  public var y: Double
  /// Width of its box in pixels.
  public var width: Double
  /// Height of its box in pixels.
  public var height: Double
  /// Detector score, 0 through 1.
  public var score: Double
  /// Eye, eye, nose tip, mouth corner, mouth corner; of each pair the one on the picture's left side of an upright
  /// face first.
  public var landmarks: [Point]

  /// A found face.
  /// - Precondition: five landmarks.
  public init(x: Double, y: Double, width: Double, height: Double, score: Double, landmarks: [Point]) {
    precondition(landmarks.count == 5, "a face has five landmarks")
    self.x = x
    self.y = y
    self.width = width
    self.height = height
    self.score = score
    self.landmarks = landmarks
  }

  /// Distance between the eyes in pixels.
  public var eyeDistance: Double { landmarks[0].distance(to: landmarks[1]) }

  /// True where the eyes lie above the mouth and beside each other, so that the picture is not on its side.
  public var isUpright: Bool {
    let eyes = (landmarks[0] + landmarks[1]) * 0.5
    let mouth = (landmarks[3] + landmarks[4]) * 0.5
    return mouth.y - eyes.y > abs(mouth.x - eyes.x)
  }
}
