/// How one language or state departs from the recommended forms of ICAO Doc 9303-3, section 6.B.
struct CyrillicLanguage {
  /// Forms that replace the recommended ones.
  let forms: [Character: [String]]
  /// Forms at the beginning of a word.
  var initial: [Character: [String]] = [:]
  /// Forms after a vowel, a hard or a soft sign.
  var afterVowel: [Character: [String]] = [:]
  /// Two letters that are written together.
  var pairs: [String: [String]] = [:]
  /// Two letters that are written together at the end of a word.
  var endings: [String: [String]] = [:]

  func places(of letters: [Character], over plain: [[String]]) -> [[String]] {
    var places = plain
    for (index, letter) in letters.enumerated() {
      if let form = forms.form(of: letter) { places[index] = form }
      if index == 0, let form = initial.form(of: letter) { places[index] = form }
      if index > 0, "аеёиоуыэюяьъіїєў".contains(letters[index - 1]), let form = afterVowel[letter] {
        places[index] = form
      }
    }
    for index in letters.indices.dropLast() {
      let pair = String(letters[index...index + 1])
      let ending = index + 2 == letters.count ? endings[pair] : nil
      guard let form = ending ?? pairs[pair] else { continue }
      places[index] = form
      places[index + 1] = [""]
    }
    return places
  }

  /// Section 6.B's exceptions by language, then states' own laws, nearest to the section first.
  static let all = [
    ukrainian, ukrainianLaw, belarusian, bulgarian, bulgarianLaw, serbian, macedonian, russian1997, russian2010,
    mongolian, centralAsian,
  ]

  /// Section 6.B, exceptions for Ukrainian.
  private static let ukrainian = CyrillicLanguage(forms: ["г": ["H"], "и": ["Y"]])

  /// Cabinet of Ministers of Ukraine, resolution 55 of 27 January 2010.
  private static let ukrainianLaw = CyrillicLanguage(
    forms: ["г": ["H"], "и": ["Y"]],
    initial: ["є": ["YE"], "ї": ["YI"], "й": ["Y"], "ю": ["YU"], "я": ["YA"]], pairs: ["зг": ["ZGH"]])

  /// Section 6.B, exceptions for Belarusian.
  private static let belarusian = CyrillicLanguage(forms: ["г": ["H"], "ё": ["IO"]])

  /// Section 6.B, exception for Bulgarian.
  private static let bulgarian = CyrillicLanguage(forms: ["щ": ["SHT"]])

  /// Bulgaria's Transliteration Act, State Gazette 19 of 13 March 2009.
  private static let bulgarianLaw = CyrillicLanguage(
    forms: ["й": ["Y"], "х": ["H"], "щ": ["SHT"], "ъ": ["A"], "ь": ["Y"], "ю": ["YU"], "я": ["YA"]],
    endings: ["ия": ["IA"]])

  /// Section 6.B, exceptions for Serbian; its H for Г is kept as the alternative, because Serbian passports print G,
  /// and DJ is how they write Đ.
  private static let serbian = CyrillicLanguage(forms: [
    "г": ["G", "H"], "ж": ["Z"], "х": ["H"], "ц": ["C"], "ч": ["C"], "ш": ["S"], "ђ": ["D", "DJ"],
  ])

  /// Section 6.B, exceptions for Macedonian; DZH is how its passports write Џ as well.
  private static let macedonian = CyrillicLanguage(forms: [
    "ѓ": ["GJ"], "ќ": ["KJ"], "х": ["H"], "ц": ["C"], "џ": ["DJ", "DZH"],
  ])

  /// Russian passports of 1997 to 2010 (order of the Ministry of the Interior 310 of 26 May 1997, annex 8).
  private static let russian1997 = CyrillicLanguage(
    forms: ["й": ["Y"], "ъ": [""], "ю": ["YU"], "я": ["YA"], "ё": ["E", "YE"]], initial: ["е": ["YE"], "ё": ["YE"]],
    afterVowel: ["е": ["YE"], "ё": ["YE"]], endings: ["ий": ["IY", "Y"], "ый": ["YY", "Y"]])

  /// Russian passports of 2010 to 2013 (GOST R 52535.1-2006, annex A).
  private static let russian2010 = CyrillicLanguage(forms: ["ц": ["TC"], "ъ": [""]])

  /// MNS 5217:2012, Mongolian.
  private static let mongolian = CyrillicLanguage(forms: [
    "е": ["YE", "E"], "ё": ["YO"], "ж": ["J"], "ө": ["U", "O"], "ъ": ["I", ""], "ь": ["I", ""], "ю": ["YU"],
    "я": ["YA"],
  ])

  /// Kazakh, Kyrgyz, Tajik and Uzbek passports: no one law, but these forms.
  private static let centralAsian = CyrillicLanguage(
    forms: ["ё": ["YO"], "й": ["Y"], "ж": ["ZH", "J"], "х": ["KH", "H"], "ъ": [""], "ю": ["YU"], "я": ["YA"]],
    initial: ["е": ["YE", "E"]])
}
