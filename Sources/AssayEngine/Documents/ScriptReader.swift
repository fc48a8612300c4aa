import Domain
import Imaging
import ScriptRecognition
import TextRecognition

/// Reads a line as each of a few scripts and keeps the reading that is believed most.
struct ScriptReader {
  /// A line as one script.
  struct Reading {
    let text: String
    let confidence: Double
    let script: DocumentScript
  }

  /// Space around a tightly framed line, as a share of its height: without it marks above and below are lost.
  static let margin = 0.25
  /// Share of a reading's letters that have to belong to its script: the recogniser of a script makes words of it out
  /// of Latin ones too.
  static let ownShareMin = 0.5
  /// How much less confident a native reading may be than the Latin one: two scales that differ by about this much on
  /// lines whose script is known.
  static let confidenceSlack = 0.12

  let recognizer: ScriptRecognizer

  /// The best of a Latin reading and those of other scripts.
  /// - Parameters:
  ///   - frame: the line, framed without space.
  ///   - latin: what it says as plain Latin.
  /// - Throws: `ScriptRecognitionError`.
  func read(
    _ frame: Quadrilateral, of picture: Image, scripts: [DocumentScript], latin: ReadLine
  ) throws(ScriptRecognitionError) -> Reading {
    var best = Reading(text: latin.text, confidence: latin.confidence, script: .latin)
    var bar = latin.confidence - Self.confidenceSlack
    for script in scripts {
      let (text, confidence) = try recognizer.read(frame, of: picture, model: ScriptCatalog.model(of: script))
      guard confidence >= bar, Self.ownShare(text, script) >= Self.ownShareMin else { continue }
      best = Reading(text: text, confidence: confidence, script: script)
      bar = confidence
    }
    return best
  }

  /// Share of the letters that belong to a script; 0 where there are none.
  static func ownShare(_ text: String, _ script: DocumentScript) -> Double {
    var (own, all) = (0, 0)
    for scalar in text.unicodeScalars where scalar.properties.isAlphabetic || ScriptCatalog.owns(scalar, script) {
      all += 1
      if ScriptCatalog.owns(scalar, script) { own += 1 }
    }
    return all == 0 ? 0 : Double(own) / Double(all)
  }
}
