import Domain
import EngineProtocol
import Imaging
import TextRecognition

/// Reads the lines of text on a page outside its machine-readable zone.
struct VisualZoneReader {
  /// Most lines read of one page.
  static let linesMax = 60
  /// A line read worse than this is left out.
  static let confidenceMin = 0.4
  /// Lines by which an unknown document's script is told: each is read as every script, about 15 ms a time.
  static let linesProbed = 3
  /// Space around a line, as a share of its height.
  static let margin = 0.08

  let recognizer: LineRecognizer
  let scripts: ScriptReader

  /// Reads lines.
  /// - Parameters:
  ///   - native: scripts beside plain Latin that the page may be written in, most likely first.
  ///   - countMax: how many lines are read, the largest first.
  /// - Returns: lines on the page, from top to bottom and from left to right.
  /// - Throws: `InferenceError` or `ScriptRecognitionError`.
  func read(
    _ boxes: [TextBox], outside zone: [PageBox], page: DocumentPage, picture: Image, native: [DocumentScript],
    countMax: Int = Self.linesMax
  ) throws -> [TextLineMessage] {
    var lines: [(box: PageBox, message: TextLineMessage)] = []
    for box in boxes.sorted(by: { $0.height > $1.height }).prefix(countMax) {
      let frame = page.readingFrame(box, margin: Self.margin)
      guard let place = page.box(around: frame), !zone.contains(where: { Self.covers($0, place) }) else { continue }
      let latin = try recognizer.read(frame, of: picture)
      let spacious = page.readingFrame(box, margin: ScriptReader.margin)
      let line = try scripts.read(spacious, of: picture, scripts: native, latin: latin)
      guard !line.text.isEmpty, line.confidence >= Self.confidenceMin else { continue }
      let confidence = line.confidence.quantised
      lines.append(
        (
          place,
          TextLineMessage(
            text: line.text, confidence: confidence, script: line.script.rawValue, box: place.message)
        ))
    }
    return lines.sorted { Self.precedes($0.box, $1.box) }.map(\.message)
  }

  /// The script that most of the largest lines are in, where it is not Latin.
  /// - Throws: `InferenceError` or `ScriptRecognitionError`.
  func script(of boxes: [TextBox], page: DocumentPage, picture: Image) throws -> DocumentScript? {
    var votes: [DocumentScript: Int] = [:]
    let largest = boxes.sorted { $0.height * $0.length > $1.height * $1.length }.prefix(Self.linesProbed)
    for box in largest {
      let latin = try recognizer.read(page.readingFrame(box, margin: Self.margin), of: picture)
      let frame = page.readingFrame(box, margin: ScriptReader.margin)
      if let script = try scripts.script(of: frame, in: picture, latin: latin) { votes[script, default: 0] += 1 }
    }
    let winner = votes.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }
    return winner.flatMap { $0.value * 2 > largest.count ? $0.key : nil }
  }

  private static func covers(_ zone: PageBox, _ place: PageBox) -> Bool {
    let (x, y) = ((place.left + place.right) / 2, (place.top + place.bottom) / 2)
    return x > zone.left && x < zone.right && y > zone.top && y < zone.bottom
  }

  /// By the row of ten pixels on which a line is centred, then from the left: a total order.
  private static func precedes(_ left: PageBox, _ right: PageBox) -> Bool {
    let rows = (Int((left.top + left.bottom) / 20), Int((right.top + right.bottom) / 20))
    return rows.0 == rows.1 ? left.left < right.left : rows.0 < rows.1
  }
}
