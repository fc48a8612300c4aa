/// Latin letters as machine-readable zones write them (ICAO Doc 9303-3, section 6.A).
public enum Transliteration {
  /// How a letter may be written: the recommended form first, then others that states use.
  static let forms: [Character: [String]] = [
    "Á": ["A"], "À": ["A"], "Â": ["A"], "Ä": ["AE", "A"], "Ã": ["A"], "Ă": ["A"], "Å": ["AA", "A"], "Ā": ["A"],
    "Ą": ["A"], "Ć": ["C"], "Ĉ": ["C"], "Č": ["C"], "Ċ": ["C"], "Ç": ["C"], "Đ": ["D"], "Ď": ["D"], "É": ["E"],
    "È": ["E"], "Ê": ["E"], "Ë": ["E"], "Ě": ["E"], "Ė": ["E"], "Ē": ["E"], "Ę": ["E"], "Ĕ": ["E"], "Ĝ": ["G"],
    "Ğ": ["G"], "Ġ": ["G"], "Ģ": ["G"], "Ħ": ["H"], "Ĥ": ["H"], "I": ["I"], "Í": ["I"], "Ì": ["I"], "Î": ["I"],
    "Ï": ["I"], "Ĩ": ["I"], "İ": ["I"], "Ī": ["I"], "Į": ["I"], "Ĭ": ["I"], "ı": ["I"], "Ĵ": ["J"], "Ķ": ["K"],
    "Ł": ["L"], "Ĺ": ["L"], "Ľ": ["L"], "Ļ": ["L"], "Ŀ": ["L"], "Ń": ["N"], "Ñ": ["N", "NXX"], "Ň": ["N"], "Ņ": ["N"],
    "Ŋ": ["N"], "Ø": ["OE", "O"], "Ó": ["O"], "Ò": ["O"], "Ô": ["O"], "Ö": ["OE", "O"], "Õ": ["O"], "Ő": ["O"],
    "Ō": ["O"], "Ŏ": ["O"], "Ŕ": ["R"], "Ř": ["R"], "Ŗ": ["R"], "Ś": ["S"], "Ŝ": ["S"], "Š": ["S"], "Ş": ["S"],
    "Ș": ["S"], "ß": ["SS"], "ẞ": ["SS"], "Ť": ["T"], "Ţ": ["T"], "Ț": ["T"], "Ŧ": ["T"], "Ú": ["U"], "Ù": ["U"],
    "Û": ["U"], "Ü": ["UE", "U", "UXX"], "Ũ": ["U"], "Ŭ": ["U"], "Ű": ["U"], "Ů": ["U"], "Ū": ["U"], "Ų": ["U"],
    "Ŵ": ["W"], "Ý": ["Y"], "Ŷ": ["Y"], "Ÿ": ["Y"], "Ź": ["Z"], "Ž": ["Z"], "Ż": ["Z"], "Þ": ["TH"], "Æ": ["AE"],
    "Œ": ["OE"], "Ĳ": ["IJ"], "Ð": ["D"], "Ə": ["E"],
  ]

  /// Every way to write a name in a zone: capital letters, words separated by one space; apostrophes vanish, hyphens
  /// and other marks become spaces (ICAO Doc 9303-3, section 4.6). At most 64 ways; the recommended one first.
  public static func spellings(of name: String) -> [String] {
    var ways = [""]
    for character in name.uppercased() {
      let forms = forms(of: character)
      ways =
        ways.count * forms.count <= 64 ? forms.flatMap { form in ways.map { $0 + form } } : ways.map { $0 + forms[0] }
    }
    var seen: Set<String> = []
    return ways.map(collapsed).filter { seen.insert($0).inserted }
  }

  /// Whether a printed name and a zone's name may be the same: one spelling equals the other, or begins with it where
  /// the zone's is cut short.
  /// - Parameter mayBeTruncated: ``MachineReadableZone/namesMayBeTruncated``.
  public static func matches(_ printed: String, zone: String, mayBeTruncated: Bool = false) -> Bool {
    let zone = collapsed(zone.uppercased())
    return spellings(of: printed).contains { spelling in
      // A name in a script that has no table here spells as nothing, which agrees with nothing.
      !spelling.isEmpty && spelling == zone || (mayBeTruncated && !zone.isEmpty && spelling.hasPrefix(zone))
    }
  }

  private static func forms(of character: Character) -> [String] {
    if let known = forms[character] { return known }
    if character.isASCII, character.isLetter || character.isNumber { return [String(character)] }
    if silent.contains(character) { return [""] }
    // A Latin letter with marks that section 6.A does not list is written without them.
    for family in families where family.dropFirst().contains(character) { return [String(family.prefix(1))] }
    return [" "]
  }

  /// Vietnamese and Pinyin letters, each family after the letter that it is written as.
  private static let families = [
    "AẠẢẤẦẨẪẬẮẰẲẴẶǍ", "EẸẺẼẾỀỂỄỆ", "IỈỊǏ", "OỌỎỐỒỔỖỘƠỚỜỞỠỢǑ", "UỤỦƯỨỪỬỮỰǓǕǗǙǛ", "YỲỴỶỸ",
  ]

  /// Apostrophes in all their forms, and full stops, leave no trace in a zone.
  private static let silent: Set<Character> = ["'", "’", "‘", "ʼ", "ʻ", "´", "`", "."]

  private static func collapsed(_ text: String) -> String { text.split(separator: " ").joined(separator: " ") }
}
