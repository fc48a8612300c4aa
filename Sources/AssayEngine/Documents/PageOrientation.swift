import Imaging
import Inference
import TextRecognition

/// Tells how many quarter turns a page was turned clockwise.
enum PageOrientation {
  /// From the direction in which the zone reads.
  static func turns(of zone: ZoneReader.Reading) -> Int {
    guard let frame = zone.frames.first else { return 0 }
    return turns(along: frame.topRight - frame.topLeft)
  }

  /// From the longest lines where there is no zone: the direction in which a recogniser reads them best.
  /// - Throws: ``InferenceError``.
  static func turns(
    of boxes: [TextBox], in picture: Image, recognizer: LineRecognizer
  ) throws(InferenceError) -> Int {
    let longest = boxes.filter { $0.length > 3 * $0.height }.sorted { $0.length > $1.length }.prefix(5)
    guard !longest.isEmpty else { return 0 }
    var scores = [0.0, 0, 0, 0]
    for box in longest {
      for half in [0, 2] {
        let frame = box.frame(margin: VisualZoneReader.margin).turnedClockwise(half)
        let line = try recognizer.read(frame, of: picture)
        scores[turns(along: frame.topRight - frame.topLeft)] += line.confidence * Double(min(line.text.count, 12))
      }
    }
    return scores.indices.max { scores[$0] < scores[$1] } ?? 0
  }

  private static func turns(along direction: Point) -> Int {
    if abs(direction.x) >= abs(direction.y) { return direction.x >= 0 ? 0 : 2 }
    return direction.y > 0 ? 1 : 3
  }
}
