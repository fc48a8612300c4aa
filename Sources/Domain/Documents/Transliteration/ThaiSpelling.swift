/// Thai. The Royal Thai General System of Transcription (1999) writes what is spoken, which needs a dictionary, and
/// Thais may choose their names' spelling; so there is no scheme here, only the letters' sounds for
/// ``ConsonantSkeleton``.
enum ThaiSpelling: ScriptTable {
  static func schemes(of run: [Character]) -> [[[String]]]? {
    run.flatMap(\.unicodeScalars).allSatisfy { sounds[$0] != nil || isVowelOrMark($0) } ? [] : nil
  }

  static func sounds(of run: [Character]) -> [SkeletonSound]? {
    var found: [SkeletonSound] = []
    for scalar in run.flatMap(\.unicodeScalars) {
      if let forms = sounds[scalar] {
        found.append(SkeletonSound(forms: forms))
      } else if scalar == "\u{E4C}" {
        // Thanthakhat: the letter before it is not spoken, though often written.
        // So are both of a pair that ends in ร.
        let pair = found.count > 1 && found.last?.forms == sounds["ร"]
        for place in found.indices.suffix(pair ? 2 : 1) {
          found[place] = SkeletonSound(forms: found[place].forms + [""])
        }
      } else if !isVowelOrMark(scalar) {
        return nil
      }
    }
    return found
  }

  /// The system's forms at either end of a syllable, then what registers show beside them. Vowels other than these
  /// count as unwritten; an R may mark a long one (ARNON, SUCHART).
  static let sounds: [Unicode.Scalar: [String]] = [
    "ก": ["K", "G"], "ข": ["KH", "K"], "ฃ": ["KH", "K"], "ค": ["KH", "K", "C"], "ฅ": ["KH", "K"],
    "ฆ": ["KH", "K", "G"], "ง": ["NG", "N"], "จ": ["CH", "J", "T", "C"], "ฉ": ["CH"], "ช": ["CH", "T"],
    "ซ": ["S", "Z"],
    "ฌ": ["CH"], "ญ": ["Y", "N", "I"], "ฎ": ["D", "T"], "ฏ": ["T", "D"], "ฐ": ["TH", "T"], "ฑ": ["TH", "T", "D"],
    "ฒ": ["TH", "T", "D"], "ณ": ["N"], "ด": ["D", "T"], "ต": ["T", "D"], "ถ": ["TH", "T"], "ท": ["TH", "T", "D"],
    "ธ": ["TH", "T", "D", "DH"], "น": ["N"], "บ": ["B", "P"], "ป": ["P", "B"], "ผ": ["PH", "P"], "ฝ": ["F"],
    "พ": ["PH", "P", "B"], "ฟ": ["F", "P"], "ภ": ["PH", "P", "B", "BH"], "ม": ["M"], "ย": ["Y", "I", ""],
    "ร": ["R", "N", "L", "RN", ""], "ฤ": ["R"], "ล": ["L", "N"], "ฦ": ["L"], "ว": ["W", "V", "U", "O", ""],
    "ศ": ["S", "T", "SH"], "ษ": ["S", "T"], "ส": ["S", "T"], "ห": ["H", ""], "ฬ": ["L", "N"], "อ": ["", "R"],
    "ฮ": ["H"],
    "\u{E32}": ["", "R"], "\u{E33}": ["M"], "ใ": ["I", "Y", ""], "ไ": ["I", "Y", ""],
  ]

  private static func isVowelOrMark(_ scalar: Unicode.Scalar) -> Bool { (0xE2F...0xE4E).contains(scalar.value) }
}
