import Domain
import Glibc
import Imaging
import ScriptRecognition

/// Reads a zone's rows once more with a network of another kind and settles where the two disagree.
///
/// Check digits do not tell ZZ from 22 (35 · 7 + 35 · 3 and 2 · 7 + 2 · 3 are both 0 modulo 10); two readers seldom err
/// alike. A character is replaced only where a check digit tells it from the other: in a name, which has none, the two
/// readings stand against each other, and ``ZoneReader/Reading/disputedConfidence`` says so.
///
/// A row that the first reader is sure of is not read again: it would take a quarter of a zone's time.
struct SecondOpinion {
  /// A row of a convincing zone with no character less likely than this is taken as it is. Of 522 rows of 240 generated
  /// zones whose check digits held, 337 were that sure and none of these was wrong; of the wrong ones the surest had
  /// one of 0.84.
  static let sure = 0.9
  /// Places that the second reader sees right: 234 of 264 generated rows were exact, most others off by one place.
  static let right = log(0.95)
  /// What is left, spread over the few characters that look alike.
  static let wrong = log(0.005)
  /// A character that the first reader holds for less likely than this counts as this likely.
  static let floor = log(1e-6)
  /// Disagreements that are weighed together, the likeliest mistakes first.
  static let disagreementsMax = 8

  private struct Disagreement {
    let line: Int
    let place: Int
    let character: Character
    /// By how much the second reader's character is the likelier one, natural logarithm.
    let gain: Double
  }

  let recognizer: ScriptRecognizer

  /// The reading with the likeliest characters under which every check digit holds, and what the second reader sees in
  /// their places; the reading's own characters where no choice makes them hold. Rows that are ``sure`` count as seen.
  /// - Throws: `ScriptRecognitionError`.
  func settle(_ reading: ZoneReader.Reading, of picture: Image) throws(ScriptRecognitionError) -> ZoneReader.Reading {
    var (seen, readTwice): ([[Character?]], Set<Int>) = ([], [])
    for (row, (line, frame)) in zip(reading.lines, reading.frames).enumerated() {
      if Self.isSure(row, of: reading) {
        seen.append(Array(line))
        continue
      }
      readTwice.insert(row)
      let text = try recognizer.read(frame, of: picture, model: .machineReadableZone).text
      seen.append(RowAlignment.align(Self.canonical(text), to: Array(line)))
    }
    var settled = Self.settle(reading, seen: seen)
    settled.rowsReadTwice = readTwice
    return settled
  }

  /// Whether a row needs no second reader: see ``sure``.
  static func isSure(_ row: Int, of reading: ZoneReader.Reading) -> Bool {
    reading.isConvincing && reading.confidences[row].allSatisfy { $0 >= sure }
  }

  /// See ``settle(_:of:)``; `seen` is what the second reader sees at each place.
  static func settle(_ reading: ZoneReader.Reading, seen: [[Character?]]) -> ZoneReader.Reading {
    let reading = unfilled(reading, seen)
    let checks = ZoneReader.verdicts(reading.lines, format: reading.format) ?? []
    let disagreements = disagreements(reading, seen, checks)
    var best = (lines: reading.lines, gain: reading.checks.held == reading.checks.all ? 0 : -Double.infinity)
    for choice in 0..<(1 << disagreements.count) {
      let chosen = disagreements.indices.filter { choice >> $0 & 1 == 1 }.map { disagreements[$0] }
      let gain = chosen.reduce(0) { $0 + $1.gain }
      guard gain > best.gain else { continue }
      let lines = replaced(reading.lines, chosen)
      let after = ZoneReader.checks(lines, format: reading.format)
      if after.held == after.all { best = (lines, gain) }
    }
    return reading.settled(best.lines, seen: seen)
  }

  /// A letter of a name that was taken for a filler because fillers are more frequent (``NameGrammar``), and for no
  /// better reason, is the letter again where the second reader does not see a filler, either: names are not corrected
  /// by guess.
  private static func unfilled(_ reading: ZoneReader.Reading, _ seen: [[Character?]]) -> ZoneReader.Reading {
    let corrections = MRZCorrection.all(
      of: reading.format, lines: reading.lines, read: reading.unconstrained,
      second: seen.map { row in String(row.map { $0 ?? " " }) })
    var rows = reading.lines.map(Array.init)
    for correction in corrections where correction.proof == nil && correction.to == "<" {
      let place = correction.place
      guard let other = seen[place.line][place.index], other != "<" else { continue }
      rows[place.line][place.index] = correction.from
    }
    return reading.settled(rows.map { String($0) }, seen: seen)
  }

  private static func disagreements(
    _ reading: ZoneReader.Reading, _ seen: [[Character?]], _ checks: [MRZCheck]
  ) -> [Disagreement] {
    var found: [Disagreement] = []
    for (line, row) in reading.lines.enumerated() {
      for (place, character) in row.enumerated() {
        guard let other = seen[line][place], other != character,
          reading.format.classes[line][place].contains(other),
          CheckDigit.tells(other, from: character), checks.contains(where: { $0.covers(line: line, place: place) })
        else { continue }
        let before = max(reading.logarithm(of: character, line: line, place: place), floor) + wrong
        let after = max(reading.logarithm(of: other, line: line, place: place), floor) + right
        found.append(Disagreement(line: line, place: place, character: other, gain: after - before))
      }
    }
    return Array(found.sorted { $0.gain > $1.gain }.prefix(disagreementsMax))
  }

  private static func replaced(_ lines: [String], _ chosen: [Disagreement]) -> [String] {
    var rows = lines.map(Array.init)
    for change in chosen { rows[change.line][change.place] = change.character }
    return rows.map { String($0) }
  }

  private static func canonical(_ text: String) -> [Character] {
    text.uppercased().filter { $0 != " " }.map { MRZCharacterClass.any.contains($0) ? $0 : "<" }
  }
}
