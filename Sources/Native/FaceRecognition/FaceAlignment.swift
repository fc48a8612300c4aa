import Imaging

/// Where the five landmarks stand in the picture that the embedding was trained on, and the similarity (turn, scale,
/// shift) that brings a face there with least squared error (Umeyama 1991, without reflection).
enum FaceAlignment {
  /// Side of the aligned picture.
  static let side = 112
  /// Eyes, nose tip, mouth corners: the ArcFace template, which SFace uses.
  static let template = [
    Point(x: 38.2946, y: 51.6963), Point(x: 73.5318, y: 51.5014), Point(x: 56.0252, y: 71.7366),
    Point(x: 41.5493, y: 92.3655), Point(x: 70.7299, y: 92.2041),
  ]

  /// The square of the picture that becomes the aligned face; nil where the landmarks coincide.
  static func frame(of landmarks: [Point]) -> Quadrilateral? {
    guard landmarks.count == template.count else { return nil }
    let count = Double(template.count)
    let source = template.reduce(Point(x: 0, y: 0), +) * (1 / count)
    let target = landmarks.reduce(Point(x: 0, y: 0), +) * (1 / count)
    var (cosine, sine, spread) = (0.0, 0.0, 0.0)
    for (from, to) in zip(template, landmarks) {
      let (a, b) = (from - source, to - target)
      cosine += a.x * b.x + a.y * b.y
      sine += a.x * b.y - a.y * b.x
      spread += a.x * a.x + a.y * a.y
    }
    cosine /= spread
    sine /= spread
    guard cosine * cosine + sine * sine > 1e-6 else { return nil }
    return Quadrilateral(width: Double(side), height: Double(side)).map { corner in
      let offset = corner - source
      return Point(x: target.x + cosine * offset.x - sine * offset.y, y: target.y + sine * offset.x + cosine * offset.y)
    }
  }
}
