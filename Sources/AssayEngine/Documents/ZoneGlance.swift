import Imaging
import Inference
import TextRecognition

/// A quick look at rows: a tenth of the cost of reading them as a zone.
enum ZoneGlance {
  /// Fewest characters that a quick read sees of a line of thirty or more.
  static let charactersMin = 16
  /// Least share of them from the zone's alphabet.
  static let shareMin = 0.8
  /// What the quick reader makes of fillers. Every zone has some in one of its rows: names never fill theirs.
  static let fillers: Set<Character> = ["<", "«", "‹", "≪", "《", "〈", "く", "＜"]
  /// As many of one letter in a row are fillers, too, seen badly.
  static let run = 3

  /// Whether at least one row reads like a line of a zone: long, hardly any character outside the alphabet, no words
  /// in lower case; and one, the same or another, has fillers.
  /// - Throws: ``InferenceError``.
  static func resembles(
    _ candidate: ZoneCandidate, of picture: Image, recognizer: LineRecognizer
  ) throws(InferenceError) -> Bool {
    var (isLike, isFilled) = (false, false)
    for row in candidate.rows.indices {
      let line = try recognizer.read(candidate.frame(row, margin: ZoneReader.margin), of: picture)
      let text = line.text.filter { $0 != " " }
      let fitting = text.filter { MRZAlphabet.characters.contains($0) || $0 == "«" }.count
      isLike = isLike || (text.count >= charactersMin && Double(fitting) >= shareMin * Double(text.count))
      isFilled = isFilled || hasFillers(Array(text))
      if isLike, isFilled { return true }
    }
    return false
  }

  private static func hasFillers(_ text: [Character]) -> Bool {
    if text.contains(where: fillers.contains) { return true }
    guard text.count >= run else { return false }
    return (0...(text.count - run)).contains { start in
      text[start].isLetter && text[start..<(start + run)].allSatisfy { $0 == text[start] }
    }
  }
}
