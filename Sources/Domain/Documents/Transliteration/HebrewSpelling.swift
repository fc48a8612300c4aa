/// Hebrew letters: the Academy of the Hebrew Language's rules of 2006 (United Nations Group of Experts on Geographical
/// Names), as Israeli passports write consonants. Vowels are written only where the name is pointed; names without
/// points are for ``ConsonantSkeleton``.
enum HebrewSpelling: ScriptTable {
  /// The 22 letters and five final shapes, first as they sound at the beginning of a word, then elsewhere.
  static let forms: [Unicode.Scalar: (initial: [String], inner: [String])] = [
    "א": ([""], [""]), "ב": (["B"], ["V", "B"]), "ג": (["G"], ["G"]), "ד": (["D"], ["D"]),
    "ה": (["H"], ["H", ""]),
    "ו": (["V"], ["V"]), "ז": (["Z"], ["Z"]), "ח": (["H", "CH"], ["H", "CH"]), "ט": (["T"], ["T"]),
    "י": (["Y"], ["Y"]), "כ": (["K"], ["KH", "K"]), "ך": (["KH"], ["KH"]), "ל": (["L"], ["L"]),
    "מ": (["M"], ["M"]), "ם": (["M"], ["M"]), "נ": (["N"], ["N"]), "ן": (["N"], ["N"]), "ס": (["S"], ["S"]),
    "ע": ([""], [""]), "פ": (["P"], ["F", "P"]), "ף": (["F"], ["F"]), "צ": (["TS", "TZ"], ["TS", "TZ"]),
    "ץ": (["TS", "TZ"], ["TS", "TZ"]), "ק": (["K"], ["K"]), "ר": (["R"], ["R"]), "ש": (["SH", "S"], ["SH", "S"]),
    "ת": (["T"], ["T"]), "װ": (["V"], ["V"]), "ױ": (["VY"], ["OI", "OY"]), "ײ": (["Y"], ["AI", "EI", "Y"]),
    "ׯ": (["Y"], ["Y"]),
  ]

  private static let points: [Unicode.Scalar: String] = [
    "\u{5B0}": "", "\u{5B1}": "E", "\u{5B2}": "A", "\u{5B3}": "O", "\u{5B4}": "I", "\u{5B5}": "E", "\u{5B6}": "E",
    "\u{5B7}": "A", "\u{5B8}": "A", "\u{5B9}": "O", "\u{5BA}": "O", "\u{5BB}": "U", "\u{5C7}": "O",
  ]

  static func schemes(of run: [Character]) -> [[[String]]]? {
    var places: [[String]] = []
    for (index, character) in run.enumerated() {
      guard let cluster = cluster(character), let form = forms[cluster.letter] else { return nil }
      let marks = cluster.marks
      var consonant = index == 0 ? form.initial : form.inner
      if marks.contains("\u{5BC}") {
        switch cluster.letter {
        case "ב", "כ", "פ": consonant = form.initial
        case "ו": consonant = marks.contains { points[$0] != nil } ? ["V"] : ["U"]
        default: break
        }
      }
      if marks.contains("\u{5C1}") { consonant = ["SH"] }
      if marks.contains("\u{5C2}") { consonant = ["S"] }
      if cluster.letter == "י", marks.isEmpty, index > 0, lengthens(run[index - 1]) { consonant = [""] }
      if cluster.letter == "ו", marks.contains("\u{5B9}") {
        places.append(["O"])
        continue
      }
      places.append(consonant)
      if let vowel = marks.compactMap({ points[$0] }).first, !vowel.isEmpty { places.append([vowel]) }
    }
    return [places]
  }

  /// Whether a letter has the vowel I or E, which a bare yod after it lengthens.
  private static func lengthens(_ character: Character) -> Bool {
    cluster(character)?.marks.contains { ["I", "E"].contains(points[$0]) } == true
  }

  static func sounds(of run: [Character]) -> [SkeletonSound]? {
    var sounds: [SkeletonSound] = []
    for (index, character) in run.enumerated() {
      guard let letter = cluster(character)?.letter, let plain = spoken[letter] else { return nil }
      let last = index == run.count - 1
      let before = index > 0 ? cluster(run[index - 1])?.letter : nil
      sounds.append(
        SkeletonSound(forms: sound(of: letter, plain: plain, first: index == 0, last: last, before: before)))
    }
    return sounds
  }

  private static func sound(
    of letter: Unicode.Scalar, plain: [String], first: Bool, last: Bool, before: Unicode.Scalar?
  ) -> [String] {
    switch letter {
    case "א", "ע":
      if first { return ["A", "E", "I", "O", "U"] }
      return last ? ["", "A", "E", "O", "AH"] : [""]
    case "ה" where last && !first: return ["H", "A", "E", "O", ""]
    // A silent letter may lend its place to the vowel after it.
    case "ו" where before == "א" || before == "ע": return ["V", "W", "O", "U", ""]
    case "י" where before == "א" || before == "ע": return ["Y", "I", "J", "E", ""]
    case "ו": return first ? ["V", "W"] : ["V", "W", "O", "U"] + (before == letter ? [""] : [])
    case "י": return ["Y", "I", "J"] + (first ? [] : ["E"]) + (before == letter ? [""] : [])
    default: return plain
    }
  }

  /// How consonants are romanised in Israel and abroad.
  private static let spoken: [Unicode.Scalar: [String]] = [
    "א": [""], "ב": ["B", "V", "BH"], "ג": ["G", "J", "DJ"], "ד": ["D"], "ה": ["H"], "ו": ["V"], "ז": ["Z", "ZH"],
    "ח": ["H", "CH", "KH"], "ט": ["T"], "י": ["Y"], "כ": ["K", "KH", "CH", "C"], "ך": ["KH", "CH", "K", "H"],
    "ל": ["L"], "מ": ["M"], "ם": ["M"], "נ": ["N"], "ן": ["N"], "ס": ["S", "C"], "ע": [""], "פ": ["P", "F", "PH"],
    "ף": ["F", "P", "PH", "FF"], "צ": ["TS", "TZ", "Z", "CH", "C"], "ץ": ["TS", "TZ", "Z", "CH"],
    "ק": ["K", "C", "Q", "CK"], "ר": ["R"], "ש": ["SH", "S", "SCH"], "ת": ["T", "TH"], "װ": ["V", "W"],
    "ױ": ["OY", "OI"], "ײ": ["Y", "I", "J"], "ׯ": ["Y"],
  ]

  /// A letter with its points; letters composed with theirs (U+FB1D to U+FB4E) are taken apart.
  private static func cluster(_ character: Character) -> (letter: Unicode.Scalar, marks: [Unicode.Scalar])? {
    guard let first = character.unicodeScalars.first else { return nil }
    let marks = character.unicodeScalars.dropFirst()
    if let composed = composed[first] {
      let scalars = composed.unicodeScalars
      return scalars.first.map { ($0, Array(scalars.dropFirst()) + Array(marks)) }
    }
    return (first, Array(marks))
  }

  private static let composed: [Unicode.Scalar: String] = [
    "\u{FB1D}": "\u{5D9}\u{5B4}", "\u{FB1F}": "\u{5F2}\u{5B7}", "\u{FB20}": "\u{5E2}", "\u{FB21}": "\u{5D0}",
    "\u{FB22}": "\u{5D3}", "\u{FB23}": "\u{5D4}", "\u{FB24}": "\u{5DB}", "\u{FB25}": "\u{5DC}", "\u{FB26}": "\u{5DD}",
    "\u{FB27}": "\u{5E8}", "\u{FB28}": "\u{5EA}", "\u{FB2A}": "\u{5E9}\u{5C1}", "\u{FB2B}": "\u{5E9}\u{5C2}",
    "\u{FB2C}": "\u{5E9}\u{5BC}\u{5C1}", "\u{FB2D}": "\u{5E9}\u{5BC}\u{5C2}", "\u{FB2E}": "\u{5D0}\u{5B7}",
    "\u{FB2F}": "\u{5D0}\u{5B8}", "\u{FB30}": "\u{5D0}\u{5BC}", "\u{FB31}": "\u{5D1}\u{5BC}",
    "\u{FB32}": "\u{5D2}\u{5BC}", "\u{FB33}": "\u{5D3}\u{5BC}", "\u{FB34}": "\u{5D4}\u{5BC}",
    "\u{FB35}": "\u{5D5}\u{5BC}", "\u{FB36}": "\u{5D6}\u{5BC}", "\u{FB38}": "\u{5D8}\u{5BC}",
    "\u{FB39}": "\u{5D9}\u{5BC}", "\u{FB3A}": "\u{5DA}\u{5BC}", "\u{FB3B}": "\u{5DB}\u{5BC}",
    "\u{FB3C}": "\u{5DC}\u{5BC}", "\u{FB3E}": "\u{5DE}\u{5BC}", "\u{FB40}": "\u{5E0}\u{5BC}",
    "\u{FB41}": "\u{5E1}\u{5BC}", "\u{FB43}": "\u{5E3}\u{5BC}", "\u{FB44}": "\u{5E4}\u{5BC}",
    "\u{FB46}": "\u{5E6}\u{5BC}", "\u{FB47}": "\u{5E7}\u{5BC}", "\u{FB48}": "\u{5E8}\u{5BC}",
    "\u{FB49}": "\u{5E9}\u{5BC}", "\u{FB4A}": "\u{5EA}\u{5BC}", "\u{FB4B}": "\u{5D5}\u{5B9}",
    "\u{FB4C}": "\u{5D1}\u{5BF}", "\u{FB4D}": "\u{5DB}\u{5BF}", "\u{FB4E}": "\u{5E4}\u{5BF}",
  ]
}
