/// Korean: the Revised Romanization (Ministry of Culture and Tourism, notice 2000-8), syllable by syllable as its
/// section 3.4 has it for personal names, with the family names' usual spellings.
enum HangulSpelling: ScriptTable {
  /// The 19 initial consonants, 21 vowels and 27 final consonants in the order of Unicode's Hangul syllables.
  static let initials = [
    "G", "KK", "N", "D", "TT", "R", "M", "B", "PP", "S", "SS", "", "J", "JJ", "CH", "K", "T", "P", "H",
  ]
  static let vowels = [
    "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WO", "WE", "WI", "YU", "EU",
    "UI", "I",
  ]
  static let finals = [
    "", "K", "K", "K", "N", "N", "N", "T", "L", "K", "M", "L", "L", "L", "P", "L", "M", "P", "P", "T", "T", "NG", "T",
    "T", "K", "T", "P", "T",
  ]

  private struct Syllable {
    let initial: Int
    let vowel: Int
    let final: Int
    var character: Character {
      let value = 0xAC00 + UInt32((initial * 21 + vowel) * 28 + final)
      return Unicode.Scalar(value).map(Character.init) ?? "가"
    }
    var romanized: String { initials[initial] + vowels[vowel] + finals[final] }
  }

  /// The family name stands first, alone or before a given name of one to three syllables, which passports join or
  /// part (Enforcement Rules of the Passport Act, article 2-2).
  static func schemes(of run: [Character]) -> [[[String]]]? {
    var syllables: [Syllable] = []
    for character in run {
      guard let syllable = syllable(character) else { return nil }
      syllables.append(syllable)
    }
    let given = join(syllables.map { [$0.romanized] })
    let length = familyNameLength(of: syllables)
    guard length > 0 else { return [given] }
    let family = String(syllables.prefix(length).map(\.character))
    let forms = HangulFamilyNames.forms[family] ?? []
    if syllables.count == length {
      return [[forms + [syllables.map(\.romanized).joined()].filter { !forms.contains($0) }]]
    }
    let rest = join(syllables.dropFirst(length).map { [$0.romanized] })
    return [[forms, [" "]] + rest, given]
  }

  static func customary(of run: [Character]) -> [[String]] {
    let syllables = run.compactMap(syllable)
    let length = familyNameLength(of: syllables)
    let family = HangulFamilyNames.forms[String(syllables.prefix(length).map(\.character))] ?? []
    let loose = syllables.flatMap { [usualInitials[$0.initial], usualVowels[$0.vowel], usualFinals[$0.final]] }
    guard length > 0 else { return loose }
    // The family name in its usual forms or sounded out: one place of both keeps the lattice a list.
    let sounded = SpellingLattice(Array(loose.prefix(3 * length))).spellings(atMost: 256)
    return [family + sounded] + loose.dropFirst(3 * length)
  }

  /// 1 or 2 syllables where the word begins with a family name and has a given name of at most three after it, else 0.
  private static func familyNameLength(of syllables: [Syllable]) -> Int {
    for length in [2, 1] where syllables.count >= length && syllables.count <= length + 3 {
      if HangulFamilyNames.forms[String(syllables.prefix(length).map(\.character))] != nil { return length }
    }
    return 0
  }

  private static func join(_ forms: [[String]]) -> [[String]] {
    forms.enumerated().flatMap { index, form in index == 0 ? [form] : [["", " "], form] }
  }

  /// A whole syllable, or one put together from conjoining letters.
  private static func syllable(_ character: Character) -> Syllable? {
    let scalars = character.unicodeScalars.map { Int($0.value) }
    guard let first = scalars.first else { return nil }
    if (0xAC00...0xD7A3).contains(first) {
      let index = first - 0xAC00
      var final = index % 28
      if final == 0, scalars.count > 1, (0x11A8...0x11C2).contains(scalars[1]) { final = scalars[1] - 0x11A7 }
      return Syllable(initial: index / 588, vowel: index / 28 % 21, final: final)
    }
    guard scalars.count > 1, (0x1100...0x1112).contains(first), (0x1161...0x1175).contains(scalars[1]) else {
      return nil
    }
    let final = scalars.count > 2 && (0x11A8...0x11C2).contains(scalars[2]) ? scalars[2] - 0x11A7 : 0
    return Syllable(initial: first - 0x1100, vowel: scalars[1] - 0x1161, final: final)
  }

  /// Spellings that passports carry beside the Revised Romanization's, in the same orders.
  private static let usualInitials: [[String]] = [
    ["G", "K"], ["KK", "GG", "K"], ["N", "L"], ["D", "T"], ["TT", "DD", "D"], ["R", "L"], ["M"], ["B", "P"],
    ["PP", "BB"],
    ["S", "SH"], ["SS", "S"], [""], ["J", "CH", "Z"], ["JJ"], ["CH", "C"], ["K"], ["T"], ["P"], ["H"],
  ]
  private static let usualVowels: [[String]] = [
    ["A", "AH"], ["AE", "AI", "E", "A"], ["YA", "YAH"], ["YAE"], ["EO", "U", "O", "UH"], ["E", "EH"],
    ["YEO", "YU", "YO", "YOU", "YUH"], ["YE", "YEA"], ["O", "OH"], ["WA"], ["WAE", "WAI"], ["OE", "OI", "WE"],
    ["YO", "YOH"], ["U", "OO", "WOO", "OU"], ["WO", "WEO"], ["WE"], ["WI", "WEE"], ["YU", "YOO", "YOU"], ["EU", "U"],
    ["UI", "EE", "I", "EUI"], ["I", "EE", "YI", "Y"],
  ]
  private static let usualFinals: [[String]] = [
    [""], ["K", "G", "C"], ["K", "G"], ["K"], ["N"], ["N"], ["N"], ["T", "D"], ["L", "R"], ["K", "LK"], ["M", "LM"],
    ["L"], ["L"], ["L"], ["P"], ["L"], ["M"], ["P", "B"], ["P"], ["T", "S"], ["T", "SS"], ["NG"], ["T"], ["T", "CH"],
    ["K"], ["T"], ["P"], ["T", "H"],
  ]
}
