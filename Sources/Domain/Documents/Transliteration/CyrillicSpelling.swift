/// Cyrillic letters: ICAO Doc 9303-3, eighth edition, section 6.B, each language's forms kept together, and the laws of
/// states that print others.
enum CyrillicSpelling: ScriptTable {
  /// Section 6.B's recommended forms. The soft sign is not in its table and is left out, as Russian (order of the
  /// Ministry of Foreign Affairs 2113 of 2020) and Ukrainian passports do. The table's "Һ" (C) is Serbian Ћ.
  static let recommended: [Character: String] = [
    "а": "A", "б": "B", "в": "V", "г": "G", "д": "D", "е": "E", "ё": "E", "ж": "ZH", "з": "Z", "и": "I", "і": "I",
    "й": "I", "к": "K", "л": "L", "м": "M", "н": "N", "о": "O", "п": "P", "р": "R", "с": "S", "т": "T", "у": "U",
    "ф": "F", "х": "KH", "ц": "TS", "ч": "CH", "ш": "SH", "щ": "SHCH", "ы": "Y", "ъ": "IE", "э": "E", "ю": "IU",
    "я": "IA", "ѵ": "Y", "ґ": "G", "ў": "U", "ѫ": "U", "ѓ": "G", "ђ": "D", "ѕ": "DZ", "ј": "J", "ќ": "K", "љ": "LJ",
    "њ": "NJ", "ћ": "C", "џ": "DZ", "є": "IE", "ї": "I", "ь": "",
  ]

  /// Letters of other languages, which section 6.B lacks: Central Asian and Mongolian ones as those states' passports
  /// write them, the rest as the letter that they are formed from; the first form goes with the recommended ones.
  static let further: [Character: [String]] = [
    "ә": ["A", "E"], "ғ": ["G", "GH"], "қ": ["K", "Q"], "ң": ["N", "NG"], "ө": ["O", "U"], "ұ": ["U"], "ү": ["U"],
    "һ": ["H", "C"], "ҳ": ["H", "KH"], "ҷ": ["J"], "ӣ": ["I"], "ӯ": ["U"], "ҝ": ["G"], "ҹ": ["J"], "ҡ": ["Q", "K"],
    "ҙ": ["Z"], "ҫ": ["S"], "ҕ": ["G"], "ҥ": ["NG"], "ӑ": ["A"], "ӗ": ["E"], "ӓ": ["A"], "ӛ": ["A"], "ӧ": ["O"],
    "ӫ": ["O"], "ӱ": ["U"], "ӳ": ["U"], "ӹ": ["Y"], "ӥ": ["I"], "ӝ": ["ZH", "J"], "ӟ": ["Z"], "ӵ": ["CH"],
    "ӂ": ["ZH", "J"], "җ": ["J", "ZH"], "ҽ": ["CH"], "ҿ": ["CH"], "ҵ": ["TS"], "ҭ": ["T"], "ҩ": ["O"], "ӡ": ["DZ"],
    "ҟ": ["K"], "ӄ": ["K"], "ӈ": ["NG"], "ӊ": ["N"], "ӆ": ["L"], "ӎ": ["M"], "ԓ": ["L"], "ӌ": ["CH"], "ҧ": ["P"],
    "ӏ": [""], "ѐ": ["E"], "ѝ": ["I"], "ѣ": ["E"], "ѳ": ["F"], "ѧ": ["IA"], "ѩ": ["IA"], "ѭ": ["IU"], "ѡ": ["O"],
    "ѯ": ["KS"], "ѱ": ["PS"], "ѿ": ["OT"], "ѹ": ["U"], "ѥ": ["IE"], "ӭ": ["E"], "ҏ": ["R"], "ӷ": ["G"], "ӻ": ["G"],
    "ӽ": ["KH"], "ӿ": ["KH"], "ҍ": [""], "ӕ": ["AE"], "ҋ": ["I"], "ѷ": ["Y"], "ԛ": ["Q"], "ԝ": ["W"],
    "ҁ": ["Q"], "ѽ": ["O"], "ѻ": ["O"], "ԁ": ["D"], "ԃ": ["DJ"], "ԅ": ["Z"], "ԇ": ["DZ"], "ԉ": ["L"], "ԋ": ["N"],
    "ԍ": ["S"], "ԏ": ["T"], "ԑ": ["E"], "ԟ": ["K"], "ԡ": ["L"], "ԣ": ["N"], "ԥ": ["P"], "ԧ": ["H"], "ԕ": ["L"],
    "ԗ": ["R"], "ԙ": ["YA"], "ԩ": ["N"], "ԫ": ["DZ"], "ԭ": ["CH"], "ԯ": ["L"],
  ]

  static func schemes(of run: [Character]) -> [[[String]]]? {
    let letters = String(run).lowercased().map { $0 }
    var plain: [[String]] = []
    for letter in letters {
      guard let form = recommended.form(of: letter).map({ [$0] }) ?? further.form(of: letter) else { return nil }
      plain.append(form)
    }
    // One scheme a language, alike or not, so that all words of a name follow the same.
    return [plain] + CyrillicLanguage.all.map { $0.places(of: letters, over: plain) }
  }

  /// Forms that documents show without one standard behind them: earlier Soviet, Russian, German and French usage.
  static func customary(of run: [Character]) -> [[String]] {
    let letters = String(run).lowercased().map { $0 }
    let plain = schemes(of: run)?.first ?? []
    return zip(letters, plain).enumerated().map { place, pair in
      let (letter, forms) = pair
      let ending = place > 0 && place == letters.count - 1
      var all = (usual.form(of: letter) ?? []) + forms
      if ending, letter == "й", ["и", "ы", "і"].contains(letters[place - 1]) { all.append("") }
      if ending, letter == "в" { all.append("FF") }
      // КС is X at times.
      if letter == "к", place + 1 < letters.count, letters[place + 1] == "с" { all.append("X") }
      if letter == "с", place > 0, letters[place - 1] == "к" { all.append("") }
      return all
    }
  }

  private static let usual: [Character: [String]] = [
    "в": ["W", "F"], "г": ["G", "H", "GU"], "е": ["YE", "IE", "JE", "E", "IO", "YO"],
    "ё": ["YO", "IO", "JO", "YE", "IE", "O"],
    "ж": ["J", "Z", "G", "SCH"], "з": ["S"], "и": ["I", "Y", "YI", ""], "й": ["Y", "J", "I", "IY"],
    "х": ["H", "CH", "X"],
    "к": ["C", "CK"], "ц": ["C", "TZ", "Z", "TC"], "ч": ["C", "TCH", "TSCH", "TSH"], "ш": ["S", "SCH", "CH"],
    "щ": ["SHT", "SCH", "SHH", "STCH", "SCHTSCH"], "ъ": ["", "A", "Y", "U"], "ы": ["I", "YI", "UI"],
    "ь": ["", "I", "Y", "J"], "э": ["E", "A"], "ю": ["YU", "JU", "U", "IOU"], "я": ["YA", "JA", "A", "IA", "EA"],
    "у": ["U", "OU", "OO", "W"], "ў": ["W", "V", "U"], "є": ["YE", "JE", "E"], "ї": ["YI", "JI", "I", "Y"],
    "ђ": ["DJ", "DZ", "GJ"], "ћ": ["CH", "C", "TJ"], "џ": ["DZH", "DJ", "J"], "љ": ["LJ", "L", "LY"],
    "њ": ["NJ", "N", "NY", "GN"], "ќ": ["KJ", "K", "C"], "ѓ": ["GJ", "G", "DJ"], "қ": ["K", "Q"], "ғ": ["G", "GH"],
    "ә": ["A", "E", "AE"], "ү": ["U", "Y", "UE"], "ұ": ["U", "Y"], "ө": ["O", "U", "OE"], "і": ["I", "Y"], "һ": ["H"],
  ]
}
