/// Names of any script here as machine-readable zones and other documents write them in Latin letters: by ICAO
/// Doc 9303-3, section 6 for Latin, Cyrillic and Arabic letters, and by the standard that each script's table cites
/// for the rest. Chinese characters are not read: they need a dictionary.
public enum Transliteration {
  /// Most spellings that are listed.
  static let spellingsMax = 64

  /// The ways to write a name, the recommended one first, 64 at most: capital letters A–Z (and digits where the name
  /// has them), words separated by one space; apostrophes vanish, hyphens and other marks become spaces (ICAO
  /// Doc 9303-3, section 4.6). Empty where the name has no letter, has one without a table here, is written in Thai
  /// (which no standard spells letter by letter), or is longer than 256 characters or 1,024 Unicode scalars.
  public static func spellings(of name: String) -> [String] {
    let lattices = lattices(of: name)
    guard !lattices.isEmpty else { return [] }
    var seen: Set<String> = []
    var spellings: [String] = []
    // Every scheme's recommended spelling comes before the alternatives of any.
    for limit in [1, spellingsMax] {
      for lattice in lattices where spellings.count < spellingsMax {
        spellings += lattice.spellings(atMost: limit).filter { seen.insert($0).inserted }
      }
    }
    return Array(spellings.prefix(spellingsMax))
  }

  /// Whether a printed name and a zone's name may be the same: one spelling equals the other, or begins with it where
  /// the zone's is cut short. Spellings past the 64 that are listed count too. Never true of an empty name.
  /// - Parameter mayBeTruncated: ``MachineReadableZone/namesMayBeTruncated``.
  public static func matches(_ printed: String, zone: String, mayBeTruncated: Bool = false) -> Bool {
    guard zone.utf8.count <= NameReading.scalarsMax else { return false }
    let zone = Array(words(of: zone.uppercased()).joined(separator: " ").utf8)
    guard !zone.isEmpty else { return false }
    return lattices(of: printed).contains { $0.accepts(zone, cutShort: mayBeTruncated) }
  }

  /// How a name in its native script agrees with one in Latin letters; its words may come in turned order, the family
  /// name first or last. Native and Latin text of at most 256 characters, else `.unknown`.
  public static func agreement(native: String, latin: String) -> TransliterationAgreement {
    guard let reading = NameReading(native), reading.hasLetters, let other = NameReading(latin), other.hasLetters,
      other.parts.allSatisfy(isLatin), reading.isReadable
    else { return .unknown }
    let turns = spellings(of: latin).prefix(8).flatMap { turned(words(of: $0)) }
    let exact = reading.lattices
    for turn in turns where exact.contains(where: { $0.accepts(Array(turn.joined(separator: " ").utf8)) }) {
      return .equal
    }
    if let skeleton = ConsonantSkeleton(reading) {
      return turns.contains(where: skeleton.agrees) ? .compatible : .different
    }
    let loose = reading.customary.withoutGaps
    return turns.contains { loose.accepts(Array($0.joined().utf8)) } ? .compatible : .different
  }

  private static func lattices(of name: String) -> [SpellingLattice] {
    guard let reading = NameReading(name), reading.hasLetters else { return [] }
    return reading.lattices
  }

  private static func isLatin(_ part: NameReading.Part) -> Bool {
    if case .run(let script, _) = part { script == .latin } else { true }
  }

  private static func words(of text: String) -> [String] { text.split(separator: " ").map(String.init) }

  /// The words begun at each in turn; names of more than 12 words stay as they are.
  private static func turned(_ words: [String]) -> [[String]] {
    guard words.count <= 12 else { return [words] }
    return words.indices.map { Array(words[$0...] + words[..<$0]) }
  }
}

extension NameReading {
  /// Whether every letter has a form in its script's table.
  var isReadable: Bool {
    parts.allSatisfy { part in
      if case .run(let script, let letters) = part { script.table?.schemes(of: letters) != nil } else { true }
    }
  }

  /// One lattice for each scheme; a script with fewer schemes than another in the name repeats its last.
  var lattices: [SpellingLattice] {
    var runs: [[[[String]]]] = []
    for part in parts {
      switch part {
      case .gap: runs.append([[[" "]]])
      case .run(let script, let letters):
        guard let schemes = script.table?.schemes(of: letters), !schemes.isEmpty else { return [] }
        runs.append(schemes)
      }
    }
    let count = runs.map(\.count).max() ?? 0
    var lattices: [SpellingLattice] = []
    for scheme in 0..<count {
      let lattice = SpellingLattice(runs.flatMap { $0[min(scheme, $0.count - 1)] })
      if !lattice.places.isEmpty, !lattices.contains(lattice) { lattices.append(lattice) }
    }
    return lattices
  }

  /// The loosest reading: every customary form of every letter.
  var customary: SpellingLattice {
    SpellingLattice(
      parts.flatMap { part -> [[String]] in
        guard case .run(let script, let letters) = part, let table = script.table else { return [[" "]] }
        let loose = table.customary(of: letters)
        return loose.isEmpty ? table.schemes(of: letters)?.first ?? [] : loose
      })
  }
}
