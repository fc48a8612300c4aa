import Domain
import Glibc
import Imaging
import Inference
import TextRecognition

/// Reads a machine-readable zone from rows of text: each row's likeliest text of exactly a format's length under its
/// position classes, then the format whose check digits hold and whose text costs least.
struct ZoneReader {
  /// What was read of one zone.
  struct Reading {
    let format: MRZFormat
    let lines: [String]
    let unconstrained: [String]
    let confidences: [[Double]]
    /// The rows in reading direction, with ``ZoneReader/margin`` around them.
    let frames: [Quadrilateral]
    /// Mean cost of a character against free reading, natural logarithm, 0 or above.
    let cost: Double
    /// Check digits that hold and that the format has.
    let checks: (held: Int, all: Int)
    /// What the network saw at each place of each row: natural logarithms in the order of the zone's alphabet.
    let odds: [[[Float]]]
    /// What a second reader sees at each place of each row; nil at places that it does not see, empty before it was
    /// asked.
    var seen: [[Character?]] = []
    /// The rows that a second reader read; the others count as seen.
    var rowsReadTwice: Set<Int> = []

    /// Share of the places at which the second reader sees the same character, 0 through 1.
    var agreement: Double {
      Double(zip(lines.joined(), seen.joined()).count { $0 == $1 }) / Double(max(lines.joined().count, 1))
    }

    /// The least confidence among places at which the second reader sees another character or none; 1 where there are
    /// no such places.
    var disputedConfidence: Double {
      var least = 1.0
      for (line, row) in seen.enumerated() {
        for (place, pair) in zip(lines[line], row).enumerated() where pair.0 != pair.1 {
          least = min(least, confidences[line][place])
        }
      }
      return least
    }

    /// What a second reader sees of each row, a space where it sees nothing; nil for rows that were not read twice.
    var secondReading: [String?] {
      lines.indices.map { row in
        guard rowsReadTwice.contains(row), seen.indices.contains(row) else { return nil }
        return String(seen[row].map { $0 ?? " " })
      }
    }

    /// How likely a character is at a place, natural logarithm.
    func logarithm(of character: Character, line: Int, place: Int) -> Double {
      guard let symbol = MRZAlphabet.characters.firstIndex(of: character) else { return -.infinity }
      return Double(odds[line][place][symbol])
    }

    /// The same reading with other lines; a character that another was put in place of is as sure as the network is.
    func settled(_ lines: [String], seen: [[Character?]]) -> Reading {
      var sure = confidences
      for (line, (before, after)) in zip(self.lines, lines).enumerated() {
        for (place, pair) in zip(before, after).enumerated() where pair.0 != pair.1 {
          sure[line][place] = exp(logarithm(of: pair.1, line: line, place: place))
        }
      }
      return Reading(
        format: format, lines: lines, unconstrained: unconstrained, confidences: sure, frames: frames, cost: cost,
        checks: ZoneReader.checks(lines, format: format), odds: odds, seen: seen, rowsReadTwice: rowsReadTwice)
    }

    /// The same reading elsewhere.
    func moved(_ place: (Point) -> Point) -> Reading {
      Reading(
        format: format, lines: lines, unconstrained: unconstrained, confidences: confidences,
        frames: frames.map { $0.map(place) }, cost: cost, checks: checks, odds: odds, seen: seen,
        rowsReadTwice: rowsReadTwice)
    }

    /// Mean surprise of a character under the format, natural logarithm, 0 or above.
    var doubt: Double {
      let all = confidences.flatMap { $0 }
      return all.reduce(0) { $0 - log(max($1, 1e-6)) } / Double(max(all.count, 1))
    }

    /// True where one character is not sure, or a check digit fails.
    var isDoubtful: Bool {
      checks.held < checks.all || confidences.contains { $0.contains { $0 < ZoneReader.confidenceSure } }
    }

    /// The issuing state as printed, without fillers (ICAO Doc 9303-3, section 4: places 3 to 5 of the first line of
    /// every format).
    var issuer: String { String(lines[0].dropFirst(2).prefix(3).filter { $0 != "<" }) }

    /// The rows without the margin around them; nil where they are degenerate.
    var rows: [Quadrilateral]? {
      let tight = frames.compactMap { $0.shrunk(byHeights: ZoneReader.margin) }
      return tight.count == frames.count ? tight : nil
    }

    /// True where the text is a zone beyond doubt: every check digit holds and reading was hardly forced.
    var isConvincing: Bool { checks.held == checks.all && cost < ZoneReader.costConvincing }
  }

  /// A text forced on other writing costs more than this a character; where no check digit fails, more is borne.
  static let costMax = 0.5
  /// A fixed letter that the network holds for less likely than this is not there.
  static let fixedLetterMin = 0.1
  /// A zone read well costs less than this a character.
  static let costConvincing = 0.8
  /// What it costs a character if every check digit of a format fails, so that a format that fits the text wins.
  static let failedChecksCost = 0.6
  /// Space around a row, as a share of its height.
  static let margin = DocumentObservation.Zone.margin

  /// The margins tried where the first gave a doubtful reading.
  static let otherMargins = [0.0, 0.25]
  /// A character read with less than this is worth another look.
  static let confidenceSure = 0.8

  let recognizer: LineRecognizer
  let folding: ClassFolding

  init(recognizer: LineRecognizer) {
    self.recognizer = recognizer
    folding = ClassFolding(spellings: MRZAlphabet.spellings, alphabet: recognizer.alphabet)
  }

  /// Reads rows under every format with as many lines; a doubtful reading is tried again with other margins, and the
  /// surest is kept.
  /// - Parameter rows: tight frames in reading direction, from the zone's first line on.
  /// - Returns: nil where no format fits.
  /// - Throws: ``InferenceError``.
  func read(_ rows: [Quadrilateral], of image: Image) throws(InferenceError) -> Reading? {
    guard let first = try readOnce(rows, of: image) else { return nil }
    guard first.isDoubtful else { return first }
    var best = first
    for margin in Self.otherMargins {
      guard let reading = try readOnce(rows, of: image, margin: margin) else { continue }
      if Self.total(reading) + reading.doubt < Self.total(best) + best.doubt { best = reading }
    }
    return best
  }

  /// See ``read(_:of:)``; one look, with one margin.
  func readOnce(
    _ rows: [Quadrilateral], of image: Image, margin: Double = Self.margin
  ) throws(InferenceError) -> Reading? {
    var lattices: [Lattice] = []
    for row in rows {
      guard let frame = row.grown(byHeights: margin),
        let lattice = try recognizer.lattice(frame, of: image, folding: folding)
      else { return nil }
      lattices.append(lattice)
    }
    let frames = rows.compactMap { $0.grown(byHeights: Self.margin) }
    let formats = MRZFormat.allCases.filter { $0.lineCount == lattices.count }
    var free: [Int: [String]] = [:]
    for length in Set(formats.map(\.lineLength)) { free[length] = Self.unconstrained(lattices, length: length) }
    let readings = formats.compactMap { format in
      free[format.lineLength].flatMap { reading(lattices, format: format, free: $0, frames: frames) }
    }
    return readings.min { Self.total($0) < Self.total($1) }
  }

  /// Each row's likeliest text of a length of any characters of the alphabet; nil where a row has no room for it.
  private static func unconstrained(_ lattices: [Lattice], length: Int) -> [String]? {
    let any = MRZAlphabet.unrestricted(length: length)
    let rows = lattices.compactMap { ConstrainedDecoder.decode($0, allowed: any) }
    return rows.count == lattices.count ? rows.map { MRZAlphabet.text($0.symbols) } : nil
  }

  static func total(_ reading: Reading) -> Double {
    let failed = Double(reading.checks.all - reading.checks.held) / Double(max(reading.checks.all, 1))
    return reading.cost + failed * failedChecksCost
  }

  private func reading(
    _ lattices: [Lattice], format: MRZFormat, free: [String], frames: [Quadrilateral]
  ) -> Reading? {
    var (rows, cost): ([ConstrainedDecoder.Reading], Double) = ([], 0)
    for (lattice, classes) in zip(lattices, format.classes) {
      guard let best = ConstrainedDecoder.decode(lattice, allowed: MRZAlphabet.allowed(classes)) else { return nil }
      rows.append(best)
      cost += best.shortfall
    }
    let places = Double(format.lineCount * format.lineLength)
    let grammar = NameGrammar(format: format, lattices: lattices, rows: rows).settle()
    cost += grammar.cost
    let arbiter = LookalikeArbiter(
      format: format, lattices: lattices, rows: rows, symbols: grammar.rows, confidences: grammar.confidences)
    guard Self.agrees(rows, free: free, lattices: lattices, format: format) else { return nil }
    let settled = arbiter.settle { Self.checks($0, format: format) }
    let checks = Self.checks(settled.lines, format: format)
    let mean = (cost + settled.cost) / places
    guard mean < (checks.held == checks.all ? Self.costConvincing : Self.costMax) else { return nil }
    return Reading(
      format: format, lines: settled.lines, unconstrained: free, confidences: settled.confidences, frames: frames,
      cost: mean, checks: checks, odds: zip(lattices, rows).map(Self.odds))
  }

  private static func odds(_ lattice: Lattice, _ row: ConstrainedDecoder.Reading) -> [[Float]] {
    row.peaks.map { peak in
      let start = peak * (lattice.symbols + 1) + 1
      return Array(lattice.logarithms[start..<(start + lattice.symbols)])
    }
  }

  /// Whether the letters that tell one format from another, such as the first, are what the network sees or a
  /// look-alike of it: forcing a V on a P would make a visa of a passport that is cut short.
  private static func agrees(
    _ rows: [ConstrainedDecoder.Reading], free: [String], lattices: [Lattice], format: MRZFormat
  ) -> Bool {
    for (line, classes) in format.classes.enumerated() {
      for (place, kind) in classes.enumerated() {
        guard case .oneOf = kind else { continue }
        let symbol = rows[line].symbols[place]
        let letter = MRZAlphabet.characters[symbol]
        let seen = Array(free[line])[place]
        if letter == seen || LookalikeArbiter.pairs[letter]?.contains(seen) == true { continue }
        let at = rows[line].peaks[place] * (lattices[line].symbols + 1) + 1 + symbol
        if exp(Double(lattices[line].logarithms[at])) < fixedLetterMin { return false }
      }
    }
    return true
  }

  static func checks(_ lines: [String], format: MRZFormat) -> (held: Int, all: Int) {
    guard let verdicts = verdicts(lines, format: format) else { return (0, format.lineCount) }
    return (verdicts.filter(\.holds).count, verdicts.count)
  }

  /// The check digits of lines; nil where the lines do not have the format's shape.
  static func verdicts(_ lines: [String], format: MRZFormat) -> [MRZCheck]? {
    // Check digits do not depend on the day; any day settles the centuries that nobody reads here.
    guard let day = CalendarDate(year: 2000, month: 1, day: 1) else { return nil }
    do {
      return try MachineReadableZone.parse(lines: lines, format: format, today: day).checks
    } catch {
      return nil
    }
  }
}
