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
  /// How much less confident a native reading may be than the Latin one. Of 1,692 lines of 120 generated cards that
  /// both readers made letters of, 84 of 1,062 native ones are then left Latin and 11 of 630 Latin ones are taken for
  /// native; at 0.12 it is 109 and 6, at 0.3 58 and 35.
  static let confidenceSlack = 0.2
  /// A reading in letters that look like Latin ones does not replace a Latin one that is believed more than this: of
  /// the same lines, 6 of 247 Latin ones instead of 35 are taken for Cyrillic or Greek.
  static let latinSure = 0.985

  /// A line that the quick reader believes more than this is taken for Latin: 993 of 1,062 lines of other scripts on
  /// the same cards are believed less, 1,352 of 1,463 Latin ones more.
  static let latinLikely = 0.93

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
      if latin.confidence > Self.latinSure, ScriptCatalog.looksLatin(script) { continue }
      let (text, confidence) = try recognizer.read(frame, of: picture, model: ScriptCatalog.model(of: script))
      guard confidence >= bar, Self.ownShare(text, script) >= Self.ownShareMin, !Self.mixesDigits(text) else {
        continue
      }
      best = Reading(text: text, confidence: confidence, script: script)
      bar = confidence
    }
    // The quick reader knows Chinese and Japanese, too.
    let own = best.script == .latin ? scripts.first { Self.ownShare(best.text, $0) >= Self.ownShareMin } : nil
    return own.map { Reading(text: best.text, confidence: best.confidence, script: $0) } ?? best
  }

  /// The script as which a line is believed most; nil where Latin is. Chinese and Japanese are known by the quick
  /// reader's letters, and only what it doubts is read as anything else.
  /// - Throws: `ScriptRecognitionError`.
  func script(
    of frame: Quadrilateral, in picture: Image, latin: ReadLine
  ) throws(ScriptRecognitionError) -> DocumentScript? {
    let isEastAsian = [.han, .kana].contains(NativeScript.of(latin.text))
    guard isEastAsian || latin.confidence < Self.latinLikely else { return nil }
    let eastAsian: [DocumentScript] = [.hanSimplified, .hanTraditional, .japanese]
    let native =
      isEastAsian ? eastAsian : DocumentScript.allCases.filter { !eastAsian.contains($0) && !$0.isLatin }
    let best = try read(frame, of: picture, scripts: native, latin: latin)
    return best.script == .latin ? nil : best.script
  }

  /// Whether a text has digits of two sets: no line is written so, but one of another script is read so by force.
  static func mixesDigits(_ text: String) -> Bool {
    let digits = text.unicodeScalars.filter { $0.properties.generalCategory == .decimalNumber }
    return digits.contains { $0.isASCII } && digits.contains { !$0.isASCII }
  }

  /// Share of the letters and native digits that belong to a script; 0 where there are none.
  static func ownShare(_ text: String, _ script: DocumentScript) -> Double {
    var (own, all) = (0, 0)
    for scalar in text.unicodeScalars where scalar.properties.isAlphabetic || ScriptCatalog.owns(scalar, script) {
      all += 1
      if ScriptCatalog.owns(scalar, script) { own += 1 }
    }
    return all == 0 ? 0 : Double(own) / Double(all)
  }
}
