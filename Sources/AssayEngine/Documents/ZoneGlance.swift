import Imaging
import Inference
import TextRecognition

/// A quick look at rows: a tenth of the cost of reading them as a zone.
enum ZoneGlance {
  /// Fewest characters that a quick read sees of a line of thirty or more.
  static let charactersMin = 16
  /// Least share of them from the zone's alphabet.
  static let shareMin = 0.8

  /// Whether at least one row reads like a line of a zone: long, hardly any character outside the alphabet, no words
  /// in lower case.
  /// - Throws: ``InferenceError``.
  static func resembles(
    _ candidate: ZoneCandidate, of picture: Image, recognizer: LineRecognizer
  ) throws(InferenceError) -> Bool {
    for row in candidate.rows.indices {
      let line = try recognizer.read(candidate.frame(row, margin: ZoneReader.margin), of: picture)
      let text = line.text.filter { $0 != " " }
      let fitting = text.filter { MRZAlphabet.characters.contains($0) || $0 == "«" }.count
      if text.count >= charactersMin, Double(fitting) >= shareMin * Double(text.count) { return true }
    }
    return false
  }
}
