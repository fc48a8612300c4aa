import Domain
import EngineProtocol
import Foundation

/// Measures the recognisers of scripts on folders of pictures of one line each, whose labels tell its text and script.
struct LineAccuracy {
  private struct Label: Decodable {
    let file: String
    let script: String
    let text: String
  }

  /// Scripts as labels name them.
  static let scripts: [String: DocumentScript] = [
    "arabic": .arabic, "armenian": .armenian, "bengali": .bengali, "chinese-s": .hanSimplified,
    "chinese-t": .hanTraditional, "cyrillic-ru": .cyrillic, "cyrillic-uk": .cyrillic, "devanagari": .devanagari,
    "georgian": .georgian, "greek": .greek, "hebrew": .hebrew, "hindi": .devanagari, "japanese": .japanese,
    "korean": .korean, "latin": .latin, "latin-ext": .latin, "persian": .persian, "russian": .cyrillic, "thai": .thai,
    "ukrainian": .cyrillic, "vietnamese": .vietnamese,
  ]

  let role: DocumentsRole

  /// Character error rates: of each script, and their means over scripts, for clean and for degraded pictures apart.
  /// - Throws: where labels cannot be read, a script is not known or the role fails.
  func measure(_ set: URL) throws -> [AccuracyMeasure] {
    let labels = try JSONDecoder().decode(
      [Label].self, from: Data(contentsOf: set.appendingPathComponent("labels.json")))
    var tallies: [String: [String: (errors: Int, characters: Int)]] = [:]
    var milliseconds: [Double] = []
    for label in labels {
      guard let script = Self.scripts[label.script] else { throw AccuracyError.unknownScript(label.script) }
      let picture = [UInt8](try Data(contentsOf: set.appendingPathComponent(label.file)))
      let start = ContinuousClock.now
      let read = try role.readLine(picture, script: script)
      milliseconds.append(start.duration(to: .now) / .milliseconds(1))
      let kind = label.file.contains("clean") ? "clean" : "degraded"
      let (truth, text) = (Self.canonical(label.text), Self.canonical(read))
      var tally = tallies[kind, default: [:]][label.script] ?? (0, 0)
      tally.errors += EditDistance.between(truth, text)
      tally.characters += truth.count
      tallies[kind, default: [:]][label.script] = tally
    }
    let name = set.lastPathComponent
    return tallies.sorted { $0.key < $1.key }.flatMap { Self.measures($0.value, kind: $0.key, set: name) }
      + [.median(milliseconds, area: "documents", set: name, metric: "ms_p50")]
  }

  private static func measures(
    _ tallies: [String: (errors: Int, characters: Int)], kind: String, set: String
  ) -> [AccuracyMeasure] {
    let rates = tallies.mapValues { Double($0.errors) / Double(max($0.characters, 1)) }
    let characters = tallies.values.reduce(0) { $0 + $1.characters }
    let mean = rates.values.reduce(0, +) / Double(max(rates.count, 1))
    return [.rate(mean, n: characters, area: "documents", set: set, metric: "cer_\(kind)")]
      + rates.sorted { $0.key < $1.key }.map { script, rate in
        .rate(
          rate, n: tallies[script]?.characters ?? 0, area: "documents", set: set, metric: "cer_\(kind)_\(script)")
      }
  }

  /// One form for what looks alike: composed characters (Unicode Standard Annex #15, NFC).
  private static func canonical(_ text: String) -> [Unicode.Scalar] {
    Array(text.precomposedStringWithCanonicalMapping.unicodeScalars)
  }
}
