/// Greek letters: ELOT 743, second edition (ISO 843:1997, type 2), which Greek and Cypriot passports follow.
enum GreekSpelling: ScriptTable {
  /// One letter without its accents.
  private struct Letter {
    let base: Character
    let accented: Bool
    /// Two dots: the vowel stands for itself.
    let parted: Bool
  }

  /// The 24 letters, then those that only numerals, old texts and symbols have.
  static let forms: [Character: String] = [
    "α": "A", "β": "V", "γ": "G", "δ": "D", "ε": "E", "ζ": "Z", "η": "I", "θ": "TH", "ι": "I", "κ": "K", "λ": "L",
    "μ": "M", "ν": "N", "ξ": "X", "ο": "O", "π": "P", "ρ": "R", "σ": "S", "ς": "S", "τ": "T", "υ": "Y", "φ": "F",
    "χ": "CH", "ψ": "PS", "ω": "O", "ϐ": "V", "ϑ": "TH", "ϒ": "Y", "ϕ": "F", "ϖ": "P", "ϗ": "KAI", "ϰ": "K", "ϱ": "R",
    "ϲ": "S", "ϵ": "E", "ϛ": "ST", "ϝ": "W", "ϟ": "Q", "ϙ": "Q", "ϡ": "SS", "ͳ": "SS", "ϸ": "SH", "ϻ": "S", "ͷ": "W",
    "ͱ": "H", "ϳ": "J", "ͻ": "S", "ͼ": "S", "ͽ": "S", "ϼ": "R", "ͅ": "I",
  ]

  private static let accentedFamilies = [
    "αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ", "εέἐἑἒἓἔἕὲέ", "ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ", "ιίἰἱἲἳἴἵἶἷὶίῐῑῖ",
    "οόὀὁὂὃὄὅὸό", "υύὐὑὒὓὔὕὖὗὺύῠῡῦ", "ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ", "ρῤῥ", "υϓ",
  ]
  private static let partedFamilies = ["ιϊΐῒῗ", "υϋΰῢῧϔ"]

  private static let letters: [Character: Letter] = {
    var letters: [Character: Letter] = [:]
    for base in forms.keys { letters[base] = Letter(base: base, accented: false, parted: false) }
    for family in accentedFamilies {
      guard let base = family.first else { continue }
      for letter in family.dropFirst() { letters[letter] = Letter(base: base, accented: true, parted: false) }
    }
    for family in partedFamilies {
      guard let base = family.first else { continue }
      for letter in family.dropFirst() { letters[letter] = Letter(base: base, accented: false, parted: true) }
    }
    return letters
  }()

  static func schemes(of run: [Character]) -> [[[String]]]? {
    var letters: [Letter] = []
    for character in String(run).lowercased() {
      guard let letter = self.letters.form(of: character) else { return nil }
      letters.append(letter)
    }
    return [places(of: letters, loose: false)]
  }

  static func customary(of run: [Character]) -> [[String]] {
    places(of: String(run).lowercased().compactMap { letters.form(of: $0) }, loose: true)
  }

  private static func places(of letters: [Letter], loose: Bool) -> [[String]] {
    var places: [[String]] = []
    var index = 0
    while index < letters.count {
      let letter = letters[index]
      let next = index + 1 < letters.count ? letters[index + 1] : nil
      if let next, let pair = pair(letter, next, at: index, in: letters) {
        places.append(loose ? pair + (usualPairs[String([letter.base, next.base])] ?? []) : pair)
        index += 2
      } else {
        let form = [forms[letter.base] ?? ""]
        places.append(loose ? form + (usual[letter.base] ?? []) : form)
        index += 1
      }
    }
    return places
  }

  /// ELOT 743, notes on combinations: ΑΥ, ΕΥ and ΗΥ end in V before vowels and voiced consonants, else in F; ΟΥ is OU;
  /// an accent on the first vowel or two dots on the second part them. ΓΓ, ΓΞ and ΓΧ begin with N. ΜΠ is B at either
  /// end of a word.
  private static func pair(_ first: Letter, _ second: Letter, at index: Int, in letters: [Letter]) -> [String]? {
    let after = index + 2 < letters.count ? letters[index + 2].base : nil
    switch (first.base, second.base) {
    case ("γ", "γ"): return ["NG"]
    case ("γ", "ξ"): return ["NX"]
    case ("γ", "χ"): return ["NCH"]
    case ("μ", "π"): return index == 0 || after == nil ? ["B", "MP"] : ["MP", "B"]
    case ("α", "υ"), ("ε", "υ"), ("η", "υ"):
      guard !first.accented, !second.parted else { return nil }
      let vowel = forms[first.base] ?? ""
      return [vowel + (after.map { "αεηιουωβγδζλμνρ".contains($0) } == true ? "V" : "F")]
    case ("ο", "υ"): return first.accented || second.parted ? nil : ["OU"]
    default: return nil
    }
  }

  /// Spellings from before ELOT 743 and from abroad, which Greek passports keep on request.
  private static let usual: [Character: [String]] = [
    "β": ["B"], "γ": ["GH", "Y"], "δ": ["DH", "TH"], "η": ["E", "EE"], "ι": ["Y", "J"], "κ": ["C"], "ξ": ["KS"],
    "υ": ["I", "U"], "φ": ["PH"], "χ": ["H", "KH"], "σ": ["SS"], "ω": ["OH"], "τ": ["TH"],
  ]
  private static let usualPairs: [String: [String]] = [
    "γγ": ["GG"], "γξ": ["GX"], "γχ": ["GCH", "NH"], "αυ": ["AU", "AV", "AF"], "ευ": ["EU", "EV", "EF"],
    "ηυ": ["IV", "IF"], "ου": ["U", "OO"],
  ]
}
