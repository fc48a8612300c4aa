/// Japanese kana: the Hepburn table of Japanese passports (Enforcement Regulations of the Passport Act, article 9 and
/// its annexed table): no long vowels, M before B, M and P, TCH; OH, OO, OU and UU on request.
enum KanaSpelling: ScriptTable {
  /// One sound: its consonant and vowel apart, for doubling and long vowels.
  private struct Mora {
    var forms: [String]
    var vowel: Character? { forms.first?.last }
  }

  /// Rows of the table: consonants by vowel A, I, U, E, O.
  static let rows: [(kana: String, sounds: [String])] = [
    ("あいうえお", ["A", "I", "U", "E", "O"]), ("かきくけこ", ["KA", "KI", "KU", "KE", "KO"]),
    ("さしすせそ", ["SA", "SHI", "SU", "SE", "SO"]), ("たちつてと", ["TA", "CHI", "TSU", "TE", "TO"]),
    ("なにぬねの", ["NA", "NI", "NU", "NE", "NO"]), ("はひふへほ", ["HA", "HI", "FU", "HE", "HO"]),
    ("まみむめも", ["MA", "MI", "MU", "ME", "MO"]), ("やゆよ", ["YA", "YU", "YO"]),
    ("らりるれろ", ["RA", "RI", "RU", "RE", "RO"]), ("わゐゑを", ["WA", "I", "E", "O"]),
    ("がぎぐげご", ["GA", "GI", "GU", "GE", "GO"]), ("ざじずぜぞ", ["ZA", "JI", "ZU", "ZE", "ZO"]),
    ("だぢづでど", ["DA", "JI", "ZU", "DE", "DO"]), ("ばびぶべぼ", ["BA", "BI", "BU", "BE", "BO"]),
    ("ぱぴぷぺぽ", ["PA", "PI", "PU", "PE", "PO"]), ("ぁぃぅぇぉ", ["A", "I", "U", "E", "O"]),
    ("ゃゅょゎゕゖ", ["YA", "YU", "YO", "WA", "KA", "KE"]), ("ゔ", ["BU"]), ("ヷヸヹヺ", ["BUA", "BUI", "BUE", "BUO"]),
    ("ゟヿ", ["YORI", "KOTO"]), ("ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹ", ["KU", "SHI", "SU", "TO", "NU", "HA", "HI", "FU", "HE", "HO"]),
    ("ㇺㇻㇼㇽㇾㇿ", ["MU", "RA", "RI", "RU", "RE", "RO"]),
  ]

  private static let sounds: [Character: String] = {
    var sounds: [Character: String] = [:]
    for row in rows { for (kana, sound) in zip(row.kana, row.sounds) { sounds[kana] = sound } }
    return sounds
  }()

  static func schemes(of run: [Character]) -> [[[String]]]? {
    guard let kana = KanaLetters.read(run) else { return nil }
    var places: [[String]] = []
    var morae: [Mora] = []
    var index = 0
    while index < kana.count {
      let letter = kana[index]
      let next = index + 1 < kana.count ? kana[index + 1] : nil
      index += 1
      switch letter {
      case "ん", "っ":
        places.append([String(letter)])
        morae.append(Mora(forms: []))
      case "ー": places.append(long(after: morae.last?.vowel, repeating: morae.last?.vowel))
      default:
        guard let sound = sounds[letter] else { return nil }
        if let form = long(letter, after: morae.last?.vowel) {
          places.append(form)
          morae.append(Mora(forms: []))
          continue
        }
        var mora = Mora(forms: [sound])
        if let next, let small = sounds[next], "ぁぃぅぇぉゃゅょゎ".contains(next), !"ぁぃぅぇぉ".contains(letter) {
          mora = Mora(forms: joined(letter, sound, small))
          index += 1
        }
        places.append(mora.forms)
        morae.append(mora)
      }
    }
    return [settled(places)]
  }

  static func customary(of run: [Character]) -> [[String]] {
    guard let places = schemes(of: run)?.first else { return [] }
    return places.map { forms in
      forms.flatMap { form in
        usual.reduce(into: [form]) { all, swap in
          if form.hasPrefix(swap.0) { all.append(swap.1 + form.dropFirst(swap.0.count)) }
        }
      }
    }
  }

  /// Kunrei spellings (Cabinet notice 1 of 1954) and others that documents from before or abroad show.
  private static let usual = [
    ("SHI", "SI"), ("SH", "SY"), ("CHI", "TI"), ("CH", "TY"), ("TSU", "TU"), ("FU", "HU"), ("JI", "ZI"), ("J", "ZY"),
    ("JI", "DI"),
  ]

  /// O and U lengthened by う or お.
  private static func long(_ letter: Character, after vowel: Character?) -> [String]? {
    switch (vowel, letter) {
    case ("O", "う"): ["", "H", "U"]
    case ("O", "お"): ["", "H", "O"]
    case ("U", "う"): ["", "U"]
    default: nil
    }
  }

  private static func long(after vowel: Character?, repeating: Character?) -> [String] {
    guard let vowel else { return [""] }
    return vowel == "O" ? ["", "H", "O", "U"] : ["", String(vowel)]
  }

  /// A kana with a small one: KYA, SHA; the passports' own FUA and TEI for sounds from abroad, then FA and TI.
  private static func joined(_ letter: Character, _ sound: String, _ small: String) -> [String] {
    let stem = String(sound.dropLast())
    if small.hasPrefix("Y") {
      guard sound.hasSuffix("I") else { return [sound + small, stem + small] }
      return [["SH", "CH", "J"].contains(stem) ? stem + small.dropFirst() : stem + small]
    }
    if letter == "ゔ" { return ["BU" + small, "V" + small] }
    if letter == "う" { return ["U" + small, "W" + small] }
    return [sound + small, stem + small]
  }

  /// Syllabic ん and doubling っ take their sound from what follows.
  private static func settled(_ places: [[String]]) -> [[String]] {
    var settled = places
    for index in places.indices.reversed() {
      let next = index + 1 < settled.count ? settled[index + 1].first ?? "" : ""
      switch places[index] {
      case ["ん"]: settled[index] = next.first.map { "BMP".contains($0) } == true ? ["M", "N"] : ["N"]
      case ["っ"]:
        guard let first = next.first, !"AEIOU".contains(first) else {
          settled[index] = ["TSU"]
          continue
        }
        settled[index] = next.hasPrefix("CH") ? ["T", "C"] : [String(first)]
      default: break
      }
    }
    return settled
  }
}
