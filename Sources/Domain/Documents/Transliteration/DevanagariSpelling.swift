/// Devanagari: the Hunterian system (Survey of India; the Government of India's national system of romanisation), with
/// the spellings that Indian and Nepalese passports use beside it.
enum DevanagariSpelling: ScriptTable {
  static func schemes(of run: [Character]) -> [[[String]]]? { abugida.places(of: run).map { [$0] } }
  static func sounds(of run: [Character]) -> [SkeletonSound]? { abugida.sounds(of: run) }

  static let abugida = Abugida(
    consonants: [
      "क": ["K"], "ख": ["KH"], "ग": ["G"], "घ": ["GH"], "ङ": ["N", "NG"], "च": ["CH"], "छ": ["CHH", "CH"], "ज": ["J"],
      "झ": ["JH"], "ञ": ["N", "NY"], "ट": ["T"], "ठ": ["TH"], "ड": ["D"], "ढ": ["DH"], "ण": ["N"], "त": ["T", "TH"],
      "थ": ["TH"], "द": ["D"], "ध": ["DH"], "न": ["N"], "\u{929}": ["N"], "प": ["P"], "फ": ["PH", "F"], "ब": ["B"],
      "भ": ["BH"], "म": ["M"], "य": ["Y"], "र": ["R"], "\u{931}": ["R"], "ल": ["L"], "ळ": ["L"],
      "\u{934}": ["L", "ZH"],
      "व": ["V", "W"], "श": ["SH", "S"], "ष": ["SH", "S"], "स": ["S"], "ह": ["H"], "\u{958}": ["Q", "K"],
      "\u{959}": ["KH"],
      "\u{95A}": ["GH", "G"], "\u{95B}": ["Z", "J"], "\u{95C}": ["R", "D"], "\u{95D}": ["RH", "DH"],
      "\u{95E}": ["F", "PH"], "\u{95F}": ["Y"],
      "ॸ": ["D"], "ॹ": ["ZH"], "ॺ": ["Y"], "ॻ": ["G"], "ॼ": ["J"], "ॽ": [""], "ॾ": ["D"], "ॿ": ["B"],
    ],
    dotted: [
      "क": ["Q", "K"], "ख": ["KH"], "ग": ["GH", "G"], "ज": ["Z", "J"], "ड": ["R", "D"], "ढ": ["RH", "DH"],
      "फ": ["F", "PH"], "य": ["Y"], "न": ["N"], "र": ["R"], "ळ": ["L", "ZH"], "झ": ["ZH"],
    ],
    conjuncts: ["जञ": ["GY", "JN", "DNY", "GN"], "कष": ["KSH", "X"]],
    vowels: [
      "ॐ": ["OM"], "अ": ["A"], "आ": ["A", "AA"], "इ": ["I"], "ई": ["I", "EE"], "उ": ["U"], "ऊ": ["U", "OO"],
      "ऋ": ["RI", "RU"], "ॠ": ["RI"], "ऌ": ["LRI"], "ॡ": ["LRI"], "ऍ": ["E"], "ऎ": ["E"], "ए": ["E"],
      "ऐ": ["AI", "EI"], "ऑ": ["O"], "ऒ": ["O"], "ओ": ["O"], "औ": ["AU", "OU"], "ऄ": ["A"], "ॲ": ["A", "E"],
      "ॳ": ["O"], "ॴ": ["O"], "ॵ": ["O"], "ॶ": ["U"], "ॷ": ["U"],
    ],
    signs: [
      "\u{93E}": ["A", "AA"], "\u{93F}": ["I"], "\u{940}": ["I", "EE"], "\u{941}": ["U"], "\u{942}": ["U", "OO"],
      "\u{943}": ["RI", "RU"], "\u{944}": ["RI"], "\u{945}": ["E"], "\u{946}": ["E"], "\u{947}": ["E"],
      "\u{948}": ["AI", "EI"], "\u{949}": ["O"], "\u{94A}": ["O"], "\u{94B}": ["O"], "\u{94C}": ["AU", "OU"],
      "\u{962}": ["LRI"], "\u{963}": ["LRI"], "\u{93A}": ["O"], "\u{93B}": ["O"], "\u{94E}": ["E"], "\u{94F}": ["O"],
      "\u{955}": ["E"], "\u{956}": ["U"], "\u{957}": ["U"],
    ],
    modifiers: [
      "\u{900}": ["N", ""], "\u{901}": ["N", ""], "\u{902}": ["N", "M"], "\u{903}": ["H", ""], "\u{93D}": [""],
      "\u{971}": [""],
    ],
    nukta: "\u{93C}", virama: "\u{94D}", inherent: ["A"])
}
