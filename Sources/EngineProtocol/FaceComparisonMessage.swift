/// What an engine saw on two pictures of faces.
public struct FaceComparisonMessage: Codable, Sendable, Equatable {
  /// The largest face of the document picture; nil where there is none.
  public let reference: FaceMessage?
  /// The largest face of the selfie; nil where there is none.
  public let probe: FaceMessage?
  /// Faces in the selfie that are at least a third as wide as its largest.
  public let probeFaces: Int
  /// Cosine similarity of the two embeddings, -1 through 1; nil where a face is missing.
  public let similarity: Double?
  /// Answer blob index of the portrait crop, JPEG, upright.
  public let referenceCrop: Int?
  /// Answer blob index of the selfie's face crop, JPEG, upright.
  public let probeCrop: Int?

  /// A comparison.
  public init(
    reference: FaceMessage?, probe: FaceMessage?, probeFaces: Int, similarity: Double?, referenceCrop: Int?,
    probeCrop: Int?
  ) {
    self.reference = reference
    self.probe = probe
    self.probeFaces = probeFaces
    self.similarity = similarity
    self.referenceCrop = referenceCrop
    self.probeCrop = probeCrop
  }
}

/// A face found in a picture.
public struct FaceMessage: Codable, Sendable, Equatable {
  /// Box in the decoded picture, after `rotationDegrees` was undone.
  public let box: BoxMessage
  /// Detector score, 0 through 1.
  public let score: Double
  /// Distance between the eyes in pixels of the decoded picture.
  public let eyeDistance: Double
  /// Quarter turns clockwise that were undone to find it.
  public let rotationDegrees: Int
  /// Sharpness of the crop, 0 upward, on the scale of ``LegibilityMessage/sharpness``.
  public let sharpness: Double

  /// A found face.
  public init(box: BoxMessage, score: Double, eyeDistance: Double, rotationDegrees: Int, sharpness: Double) {
    self.box = box
    self.score = score
    self.eyeDistance = eyeDistance
    self.rotationDegrees = rotationDegrees
    self.sharpness = sharpness
  }
}
