import EngineProtocol
import FaceRecognition
import Imaging
import Inference

/// Compares the person on a document with the person on a selfie.
struct FaceComparer {
  /// Faces of the selfie that count as present are at least this share as wide as its largest.
  static let comparableShare = 1.0 / 3
  static let jpegQuality = 90

  private let detector: FaceDetector
  private let embedder: FaceEmbedder

  init(detector: FaceDetector, embedder: FaceEmbedder) {
    self.detector = detector
    self.embedder = embedder
  }

  /// Compares the holder's portrait with the largest upright face of the selfie.
  /// - Returns: the comparison and the JPEG crops that it refers to by index.
  /// - Throws: ``InferenceError`` or `ImagingError` for faults of ours.
  func compare(reference: Image, probe: Image) throws -> (FaceComparisonMessage, [[UInt8]]) {
    let found = try UprightFace.find(in: reference, detector: detector)
    // A ghost image may be larger than the portrait, and a face that lies beside it, too.
    let left = found.map { $0.with(PortraitChoice.face(among: $0.all, on: $0.picture) ?? $0.face) }
    let right = try UprightFace.find(in: probe, detector: detector)
    var blobs: [[UInt8]] = []
    func keep(_ found: UprightFace?) throws -> (message: FaceMessage, crop: Int)? {
      guard let found, let crop = found.picture.cropped(to: PageBox(portraitOf: found.face)) else { return nil }
      blobs.append(try JPEGEncoder.encode(crop, quality: Self.jpegQuality))
      return (Self.message(found, crop: crop), blobs.count - 1)
    }
    let (kept, other) = (try keep(left), try keep(right))
    let message = FaceComparisonMessage(
      reference: kept?.message, probe: other?.message, probeFaces: right.map(Self.comparable) ?? 0,
      similarity: try similarity(left, right), referenceCrop: kept?.crop, probeCrop: other?.crop)
    return (message, blobs)
  }

  /// The embedding of the largest upright face; nil where there is none.
  /// - Throws: ``InferenceError``.
  func embedding(of picture: Image) throws(InferenceError) -> [Float]? {
    guard let found = try UprightFace.find(in: picture, detector: detector) else { return nil }
    return try embedder.embed(found.face, of: found.picture)
  }

  private func similarity(_ left: UprightFace?, _ right: UprightFace?) throws(InferenceError) -> Double? {
    guard let left, let right, let a = try embedder.embed(left.face, of: left.picture),
      let b = try embedder.embed(right.face, of: right.picture)
    else { return nil }
    return FaceEmbedder.similarity(a, b)
  }

  private static func comparable(_ found: UprightFace) -> Int {
    found.all.filter { $0.width >= comparableShare * found.face.width }.count
  }

  private static func message(_ found: UprightFace, crop: Image) -> FaceMessage {
    let face = found.face
    let box = PageBox(left: face.x, top: face.y, right: face.x + face.width, bottom: face.y + face.height)
    return FaceMessage(
      box: box.message, score: face.score.quantised,
      eyeDistance: (face.eyeDistance * 10).rounded() / 10, rotationDegrees: found.turns * 90,
      sharpness: Sharpness.of(crop))
  }
}
