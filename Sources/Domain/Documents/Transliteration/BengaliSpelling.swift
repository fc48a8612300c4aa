/// Bengali: the Hunterian way with the inherent vowel as A or O, as Bangladeshi and Indian passports spell names; those
/// states have no one law for it.
enum BengaliSpelling: ScriptTable {
  static func schemes(of run: [Character]) -> [[[String]]]? { abugida.places(of: run).map { [$0] } }
  static func sounds(of run: [Character]) -> [SkeletonSound]? { abugida.sounds(of: run) }

  static let abugida = Abugida(
    consonants: [
      "ক": ["K"], "খ": ["KH"], "গ": ["G"], "ঘ": ["GH"], "ঙ": ["NG", "N"], "চ": ["CH"], "ছ": ["CHH", "S", "CH"],
      "জ": ["J", "Z"], "ঝ": ["JH"], "ঞ": ["N"], "ট": ["T"], "ঠ": ["TH"], "ড": ["D"], "ঢ": ["DH"], "ণ": ["N"],
      "ত": ["T"], "থ": ["TH"], "দ": ["D"], "ধ": ["DH"], "ন": ["N"], "প": ["P"], "ফ": ["F", "PH"], "ব": ["B", "V"],
      "ভ": ["BH", "V"], "ম": ["M"], "য": ["J", "Y", "Z"], "র": ["R"], "ল": ["L"], "শ": ["SH", "S"],
      "ষ": ["SH", "S"], "স": ["S", "SH"], "হ": ["H"], "ৎ": ["T"], "ৰ": ["R"], "ৱ": ["W", "V"], "\u{9DC}": ["R", "D"],
      "\u{9DD}": ["RH", "R"], "\u{9DF}": ["Y", ""], "ৼ": [""],
    ],
    dotted: ["ড": ["R", "D"], "ঢ": ["RH", "R"], "য": ["Y", ""], "ব": ["R"]],
    conjuncts: ["কষ": ["KSH", "KKH", "KH"], "জঞ": ["GY", "GG", "JN", "GN"], "হম": ["HM", "MMH"]],
    joined: ["য": ["Y", "A", ""], "ব": ["W", "B", "V", ""]],
    vowels: [
      "অ": ["A", "O"], "আ": ["A", "AA"], "ই": ["I", "E"], "ঈ": ["I", "EE"], "উ": ["U"], "ঊ": ["U", "OO"],
      "ঋ": ["RI"], "ৠ": ["RI"], "ঌ": ["LRI"], "ৡ": ["LRI"], "এ": ["E", "A"], "ঐ": ["AI", "OI"], "ও": ["O", "W"],
      "ঔ": ["AU", "OU"], "ঀ": [""],
    ],
    signs: [
      "\u{9BE}": ["A", "AA"], "\u{9BF}": ["I", "E"], "\u{9C0}": ["I", "EE", "Y"], "\u{9C1}": ["U", "OO"],
      "\u{9C2}": ["U", "OO"], "\u{9C3}": ["RI"], "\u{9C4}": ["RI"], "\u{9C7}": ["E", "A"], "\u{9C8}": ["AI", "OI"],
      "\u{9CB}": ["O"], "\u{9CC}": ["AU", "OU"], "\u{9D7}": ["AU"], "\u{9E2}": ["LRI"], "\u{9E3}": ["LRI"],
    ],
    modifiers: [
      "\u{981}": ["N", ""], "\u{982}": ["NG", "N", "M"], "\u{983}": ["H", ""], "\u{9BD}": [""], "\u{9FE}": [""],
    ],
    nukta: "\u{9BC}", virama: "\u{9CD}", inherent: ["A", "O"])
}
