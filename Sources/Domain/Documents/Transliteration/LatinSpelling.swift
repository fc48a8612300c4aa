/// Latin letters (ICAO Doc 9303-3, eighth edition, section 6.A).
enum LatinSpelling: ScriptTable {
  /// How a letter of the section's table may be written: the recommended form first, then the others that it lists.
  static let listed: [Character: [String]] = [
    "Á": ["A"], "À": ["A"], "Â": ["A"], "Ä": ["AE", "A"], "Ã": ["A"], "Ă": ["A"], "Å": ["AA", "A"], "Ā": ["A"],
    "Ą": ["A"], "Ć": ["C"], "Ĉ": ["C"], "Č": ["C"], "Ċ": ["C"], "Ç": ["C"], "Đ": ["D"], "Ď": ["D"], "É": ["E"],
    "È": ["E"], "Ê": ["E"], "Ë": ["E"], "Ě": ["E"], "Ė": ["E"], "Ē": ["E"], "Ę": ["E"], "Ĕ": ["E"], "Ĝ": ["G"],
    "Ğ": ["G"], "Ġ": ["G"], "Ģ": ["G"], "Ħ": ["H"], "Ĥ": ["H"], "ı": ["I"], "Í": ["I"], "Ì": ["I"], "Î": ["I"],
    "Ï": ["I"], "Ĩ": ["I"], "İ": ["I"], "Ī": ["I"], "Į": ["I"], "Ĭ": ["I"], "Ĵ": ["J"], "Ķ": ["K"], "Ł": ["L"],
    "Ĺ": ["L"], "Ľ": ["L"], "Ļ": ["L"], "Ŀ": ["L"], "Ń": ["N"], "Ñ": ["N", "NXX"], "Ň": ["N"], "Ņ": ["N"],
    "Ŋ": ["N"], "Ø": ["OE", "O"], "Ó": ["O"], "Ò": ["O"], "Ô": ["O"], "Ö": ["OE", "O"], "Õ": ["O"], "Ő": ["O"],
    "Ō": ["O"], "Ŏ": ["O"], "Ŕ": ["R"], "Ř": ["R"], "Ŗ": ["R"], "Ś": ["S"], "Ŝ": ["S"], "Š": ["S"], "Ş": ["S"],
    "ß": ["SS"], "ẞ": ["SS"], "Ť": ["T"], "Ţ": ["T"], "Ŧ": ["T"], "Ú": ["U"], "Ù": ["U"], "Û": ["U"],
    "Ü": ["UE", "U", "UXX"], "Ũ": ["U"], "Ŭ": ["U"], "Ű": ["U"], "Ů": ["U"], "Ū": ["U"], "Ų": ["U"], "Ŵ": ["W"],
    "Ý": ["Y"], "Ŷ": ["Y"], "Ÿ": ["Y"], "Ź": ["Z"], "Ž": ["Z"], "Ż": ["Z"], "Þ": ["TH"], "Æ": ["AE"], "Œ": ["OE"],
    "Ĳ": ["IJ"], "Ð": ["D"],
  ]

  /// Letters with marks that the section does not list are written without them: each family after its letter
  /// (canonical decompositions of the Unicode Character Database, and letters of African and Azerbaijani alphabets).
  static let families = [
    "AǍǞǠǺȀȂȦḀẠẢẤẦẨẪẬẮẰẲẴẶȺª", "BḂḄḆƁɃ", "CḈƇȻ", "DḊḌḎḐḒƉƊ", "EȄȆȨḔḖḘḚḜẸẺẼẾỀỂỄỆƏƐƎɆ", "FḞƑ", "GǦǴḠƓƔǤ",
    "HȞḢḤḦḨḪⱧ", "IǏȈȊḬḮỈỊƗƖ", "JɈ", "KǨḰḲḴƘĸ", "LḶḸḺḼȽⱢ", "MḾṀṂ", "NǸṄṆṈṊƝȠ",
    "OƠǑǪǬȌȎȪȬȮȰṌṎṐṒỌỎỐỒỔỖỘỚỜỞỠỢƆƟºǾ", "PṔṖƤ", "RȐȒṘṚṜṞɌ", "SȘṠṢṤṦṨƩ", "TȚṪṬṮṰƬƮȾ",
    "UƯǓǕǗǙǛȔȖṲṴṶṸṺỤỦỨỪỬỮỰƲɄ", "VṼṾɅ", "WẀẂẄẆẈ", "XẊẌ", "YȲẎỲỴỶỸƳɎ", "ZẐẒẔƵƷȤǮ",
  ]

  private static let ligatures: [Character: [String]] = [
    "Ǆ": ["DZ"], "ǅ": ["DZ"], "Ǉ": ["LJ"], "ǈ": ["LJ"], "Ǌ": ["NJ"], "ǋ": ["NJ"], "Ǳ": ["DZ"], "ǲ": ["DZ"],
    "Ǽ": ["AE"], "Ǣ": ["AE"], "Ȣ": ["OU"], "Ƿ": ["W"], "Ƕ": ["HV"], "Ȝ": ["Y"],
  ]

  private static let forms: [Character: [String]] = {
    var forms = listed.merging(ligatures) { listed, _ in listed }
    for family in families {
      for letter in family.dropFirst() where forms[letter] == nil { forms[letter] = [String(family.prefix(1))] }
    }
    return forms
  }()

  static func schemes(of run: [Character]) -> [[[String]]]? {
    var places: [[String]] = []
    for character in String(run).uppercased() {
      guard let forms = forms(of: character) else { return nil }
      places.append(forms)
    }
    return [places]
  }

  /// A letter without its marks, in capitals: the shortest form of the table; nil for other scripts' letters.
  static func bare(_ character: Character) -> String? {
    let forms = character.uppercased().map { Self.forms(of: $0) }
    guard forms.allSatisfy({ $0 != nil }) else { return nil }
    return forms.compactMap { $0?.min { $0.count < $1.count } }.joined()
  }

  /// Capital letters as they are, listed ones by the table, and those with marks piled on as their base.
  private static func forms(of character: Character) -> [String]? {
    if let known = forms[character] { return known }
    guard let first = character.unicodeScalars.first else { return [""] }
    if first.isASCII { return [String(Character(first))] }
    if let base = forms[Character(first)] { return base }
    // Full-width letters stand at a fixed distance from ASCII's.
    if (0xFF21...0xFF3A).contains(first.value), let ascii = Unicode.Scalar(first.value - 0xFEE0) {
      return [String(Character(ascii))]
    }
    // Uppercasing may set an apostrophe free (ŉ).
    return (0x2B0...0x2FF).contains(first.value) ? [""] : nil
  }
}
