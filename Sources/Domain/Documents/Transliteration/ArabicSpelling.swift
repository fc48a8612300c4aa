/// Arabic letters: ICAO Doc 9303-3, eighth edition, section 6.C and appendix B, with Persian's, Pashto's and Urdu's.
/// What people's documents print instead follows the sound, with the vowels that the script leaves out, and cannot be
/// derived; ``ConsonantSkeleton`` compares it.
enum ArabicSpelling: ScriptTable {
  /// The section's table. Vowel signs are not encoded; neither are ڜ, ڢ, ڧ and ڨ, for which the letters that they stand
  /// for are alternatives. Farsi yeh may be written as either yeh of Arabic (appendix B, section 5.5).
  static let codes: [Unicode.Scalar: [String]] = [
    "ء": ["XE"], "آ": ["XAA"], "أ": ["XAE"], "ؤ": ["U"], "إ": ["I"], "ئ": ["XI"], "ا": ["A"], "ب": ["B"],
    "ة": ["XTA"], "ت": ["T"], "ث": ["XTH"], "ج": ["J"], "ح": ["XH"], "خ": ["XKH"], "د": ["D"], "ذ": ["XDH"],
    "ر": ["R"], "ز": ["Z"], "س": ["S"], "ش": ["XSH"], "ص": ["XSS"], "ض": ["XDZ"], "ط": ["XTT"], "ظ": ["XZZ"],
    "ع": ["E"], "غ": ["G"], "ف": ["F"], "ق": ["Q"], "ك": ["K"], "ل": ["L"], "م": ["M"], "ن": ["N"], "ه": ["H"],
    "و": ["W"], "ى": ["XAY"], "ي": ["Y"], "ٱ": ["XXA"], "ٹ": ["XXT"], "ټ": ["XRT"], "پ": ["P"], "ځ": ["XKE"],
    "څ": ["XXH"], "چ": ["XC"], "ڈ": ["XXD"], "ډ": ["XDR"], "ڑ": ["XXR"], "ړ": ["XRR"], "ږ": ["XRX"], "ژ": ["XJ"],
    "ښ": ["XXS"], "ک": ["XKK"], "ګ": ["XXK"], "ڭ": ["XNG"], "گ": ["XGG"], "ں": ["XNN"], "ڼ": ["XXN"], "ھ": ["XDO"],
    "ۀ": ["XYH"], "ہ": ["XXG"], "ۂ": ["XGE"], "ۃ": ["XTG"], "ی": ["XYA", "Y", "XAY"], "ۍ": ["XXY"], "ې": ["Y"],
    "ے": ["XYB"], "ۓ": ["XBE"], "ڜ": ["", "XSH"], "ڢ": ["", "F"], "ڧ": ["", "Q"], "ڨ": ["", "Q", "G"],
  ]

  /// Letters that the section lacks, Kurdish ones above all, as their languages' Latin alphabets write them.
  private static let further: [Unicode.Scalar: [String]] = [
    "ڤ": ["V"], "ە": ["E", "A"], "ۆ": ["O"], "ێ": ["E"], "ڕ": ["R"], "ڵ": ["L"], "ۇ": ["U"], "ۈ": ["U"], "ۋ": ["V"],
    "ۅ": ["O"], "ۊ": ["U"], "ڌ": ["DH"], "ڊ": ["D"], "ڄ": ["J"], "ڃ": ["NY"], "ڇ": ["CH"], "ٺ": ["TH"], "ٻ": ["B"],
    "ڀ": ["BH"], "ٽ": ["T"], "ٿ": ["TH"], "ڦ": ["PH"], "ڪ": ["K"], "ڱ": ["NG"], "ڳ": ["G"], "ڻ": ["N"], "ڙ": ["R"],
    "ڍ": ["DH"], "ڎ": ["D"], "ۉ": ["U"], "ڥ": ["V"], "ݜ": ["SH"], "ڠ": ["NG"], "ڽ": ["NY"], "ڬ": ["G"], "ؠ": ["Y"],
    "ۏ": ["V"], "ٶ": ["U"], "ٸ": ["I"], "ٷ": ["U"], "ٵ": ["A"],
  ]

  static func schemes(of run: [Character]) -> [[[String]]]? {
    guard let letters = ArabicLetters.read(run) else { return nil }
    var places: [[String]] = []
    for (index, letter) in letters.enumerated() {
      if letter == ArabicLetters.joint {
        places.append(["", " "])
        continue
      }
      if letter == ArabicLetters.shadda {
        // "Double": the letter again; search must allow for a sign left out (appendix B, section 5.3).
        if let last = places.popLast() { places.append(last.map { $0 + $0 } + last) }
        continue
      }
      guard var form = codes[letter] ?? further[letter] else { return nil }
      let ends = index + 1 == letters.count || letters[index + 1] == ArabicLetters.joint
      // Teh marbuta is XAH at the end of a name's part; search must allow for both (appendix B, section 5.5).
      if letter == "ة", ends { form = ["XAH", "XTA"] }
      places.append(form)
    }
    return [places]
  }

  static func sounds(of run: [Character]) -> [SkeletonSound]? {
    guard let read = ArabicLetters.read(run) else { return nil }
    let letters = read.filter { $0 != ArabicLetters.shadda && $0 != ArabicLetters.joint }
    var sounds: [SkeletonSound] = []
    for (index, letter) in letters.enumerated() {
      guard let plain = consonants[letter] ?? further[letter] ?? codes[letter] else { return nil }
      let last = index == letters.count - 1
      sounds.append(
        SkeletonSound(forms: sound(of: letter, at: index, last: last, in: letters, plain: plain)))
    }
    return sounds
  }

  /// How a letter sounds in its place: at the beginning, in the article, as a long vowel, at the end.
  private static func sound(
    of letter: Unicode.Scalar, at index: Int, last: Bool, in letters: [Unicode.Scalar], plain: [String]
  ) -> [String] {
    let vowels = ["A", "E", "I", "O", "U"]
    let isArticle = letters.count > 3 && letters[0] == "ا" && letters[1] == "ل"
    let opening: Set<Unicode.Scalar> = ["ا", "أ", "إ", "آ", "ٱ"]
    switch letter {
    case "ل" where index == 1 && isArticle: return ["L", ""]
    case "ا", "أ", "إ", "آ", "ٱ":
      if index == 0 {
        // The article falls away at times, and Abu is Bu.
        let falls = isArticle || letters.starts(with: ["ا", "ب", "و"]) || letters.starts(with: ["أ", "ب", "و"])
        return vowels + (falls ? [""] : [])
      }
      // The article inside a name written as one word: ABDULLAH, NASRULLAH.
      let rest = letters[(index + 1)...]
      if rest.first == "ل", !last, letters.starts(with: ["ع", "ب", "د"]) || rest.elementsEqual(["ل", "ل", "ه"]) {
        return vowels + [""]
      }
      return last ? ["A", "AA", "AH", "E", "O"] : ["A", "AA", "E", "O"]
    case "ع":
      // A long vowel after it swallows its own.
      let long = letters.count > 1 && ["ا", "ي", "ی", "و"].contains(letters[1])
      return index > 0 ? [""] : long ? vowels + [""] : vowels
    case "ء": return [""]
    case "ب" where letters == ["ب", "ن"]: return ["B", "IB", "EB"]
    case "و", "ؤ":
      let quiet = index == 1 && opening.contains(letters[0])
      return ["W", "V", "O", "U"] + (quiet || letter == "ؤ" ? [""] : [])
    case "ي", "ی", "ئ", "ې", "ے", "ۍ":
      let quiet = index == 1 && opening.contains(letters[0])
      return ["Y", "I", "E"] + (quiet || letter == "ئ" ? [""] : [])
    case "ى": return ["A", "AA", "AH", "I", "Y", "E"]
    case "ة", "ۃ": return last ? ["A", "E", "AH", "EH", "AT", "ET"] : ["T", "AT", "ET"]
    case "ه", "ہ", "ۀ", "ۂ", "ە", "ھ": return last ? ["H", "A", "E", ""] : ["H"]
    default: return plain
    }
  }

  /// How consonants are romanised in Arab, Persian and South Asian states, after English, French or German.
  private static let consonants: [Unicode.Scalar: [String]] = [
    "ب": ["B"], "پ": ["P"], "ت": ["T"], "ث": ["TH", "T", "S"], "ج": ["J", "G", "DJ", "ZH"], "چ": ["CH", "TCH"],
    "ح": ["H"], "خ": ["KH", "H", "K"], "د": ["D"], "ذ": ["DH", "D", "Z", "TH"], "ر": ["R"], "ز": ["Z"],
    "ژ": ["ZH", "J"], "س": ["S", "C"], "ش": ["SH", "CH", "SCH"], "ص": ["S", "C"], "ض": ["D", "DH", "Z"], "ط": ["T"],
    "ظ": ["Z", "DH", "D"], "غ": ["GH", "G"], "ف": ["F", "PH"], "ق": ["Q", "K", "G", "C", "GH"],
    "ك": ["K", "C"], "ک": ["K", "C"], "گ": ["G"], "ل": ["L"], "م": ["M"], "ن": ["N"], "ں": ["N"], "ٹ": ["T"],
    "ټ": ["T"], "ځ": ["DZ", "Z"], "څ": ["TS", "S"], "ڈ": ["D"], "ډ": ["D"], "ڑ": ["R"], "ړ": ["R"],
    "ږ": ["ZH", "G", "R"], "ښ": ["SH", "KH", "X"], "ګ": ["G"], "ڭ": ["NG", "G"], "ڼ": ["N"], "ڜ": ["SH"], "ڢ": ["F"],
    "ڧ": ["Q", "K"], "ڨ": ["G", "Q"],
  ]
}
