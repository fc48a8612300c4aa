/// Armenian letters: the BGN/PCGN 1981 system, which Armenian passports follow, apostrophes left out as a zone must
/// (ICAO Doc 9303-3, section 4.6).
enum ArmenianSpelling: ScriptTable {
  /// The 39 letters of the alphabet; Ե, Ո and ՈՒ change by place.
  static let forms: [Character: [String]] = [
    "ա": ["A"], "բ": ["B"], "գ": ["G"], "դ": ["D"], "ե": ["E"], "զ": ["Z"], "է": ["E"], "ը": ["Y"], "թ": ["T"],
    "ժ": ["ZH"], "ի": ["I"], "լ": ["L"], "խ": ["KH"], "ծ": ["TS"], "կ": ["K"], "հ": ["H"], "ձ": ["DZ"], "ղ": ["GH"],
    "ճ": ["CH"], "մ": ["M"], "յ": ["Y"], "ն": ["N"], "շ": ["SH"], "ո": ["O"], "չ": ["CH"], "պ": ["P"], "ջ": ["J"],
    "ռ": ["R", "RR"], "ս": ["S"], "վ": ["V"], "տ": ["T"], "ր": ["R"], "ց": ["TS"], "ւ": ["V", "W"], "փ": ["P"],
    "ք": ["K"], "օ": ["O"], "ֆ": ["F"], "և": ["EV"], "ՙ": [""], "ՠ": ["A"], "ֈ": ["Y"], "ﬓ": ["MN"], "ﬔ": ["ME"],
    "ﬕ": ["MI"], "ﬖ": ["VN"], "ﬗ": ["MKH"],
  ]

  /// Western Armenian sounds (ALA-LC, note on Western Armenian) and Russian-time spellings.
  private static let usual: [Character: [String]] = [
    "բ": ["P"], "գ": ["K", "C"], "դ": ["T"], "պ": ["B"], "կ": ["G", "C"], "տ": ["D"], "ձ": ["TZ", "TS"],
    "ծ": ["DZ", "TZ"],
    "ճ": ["J", "DJ", "TCH"], "ջ": ["CH", "DJ", "DZH"], "է": ["EH"], "ը": ["E", "U", ""], "թ": ["TH"],
    "խ": [
      "H",
      "KH",
    ],
    "ղ": ["G", "KH"], "յ": ["I", "H", "J"], "չ": ["TCH"], "ց": ["TZ", "C"], "փ": ["PH"], "ք": ["C", "Q"], "ժ": ["J"],
    "ո": ["VO"], "ե": ["YE", "IE"], "և": ["YEV"], "ի": ["EE", "Y"],
  ]

  static func schemes(of run: [Character]) -> [[[String]]]? { places(of: run, loose: false).map { [$0] } }

  static func customary(of run: [Character]) -> [[String]] { places(of: run, loose: true) ?? [] }

  /// Ե is YE and Ո is VO at the beginning of a word, և YEV; Ե is YE after a vowel too; ՈՒ is U everywhere.
  private static func places(of run: [Character], loose: Bool) -> [[String]]? {
    let letters = String(run).lowercased().map { $0 }
    var places: [[String]] = []
    for (index, letter) in letters.enumerated() {
      guard var form = forms.form(of: letter) else { return nil }
      let before = index == 0 ? nil : letters[index - 1]
      if letter == "ւ", before == "ո" {
        places[places.count - 1] = loose ? ["U", "OU"] : ["U"]
        continue
      }
      let opens = before.map { "աեէըիոօ".contains($0) } ?? true
      switch letter {
      case "ե" where opens: form = ["YE", "E"]
      case "և" where opens: form = ["YEV", "EV"]
      case "ո" where before == nil: form = ["VO", "O"]
      default: break
      }
      places.append(loose ? form + (usual.form(of: letter) ?? []) : form)
    }
    return places
  }
}
